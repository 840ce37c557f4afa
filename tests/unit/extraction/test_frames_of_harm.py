"""How many came to harm, in the frames of twelve languages: one sentence a language for each."""

import pytest

from tests.unit.extraction.counted import told


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Militants attacked a checkpoint in Mosul on Monday, wounding three policemen and killing a fourth.", "1", "3"),
        ("Des djihadistes ont attaqué lundi un poste de contrôle à Mossoul, blessant trois policiers et en tuant un quatrième.", "1", "3"),
        ("Yihadistas atacaron el lunes un puesto de control en Mosul, hirieron a tres policías y mataron a un cuarto.", "1", "3"),
        ("Jihadistas atacaram na segunda-feira um posto de controlo em Mossul, ferindo três polícias e matando um quarto.", "1", "3"),
        ("Jihadisti hanno attaccato lunedì un posto di blocco a Mosul, ferendo tre poliziotti e uccidendone un quarto.", "1", "3"),
        ("Islamisten griffen am Montag in Mossul einen Kontrollposten an, verletzten drei Polizisten und töteten einen vierten.", "1", "3"),
        ("Боевики напали в понедельник на блокпост в Мосуле, ранили троих полицейских и убили четвёртого.", "1", "3"),
        ("Бойовики напали в понеділок на блокпост у Мосулі, поранили трьох поліцейських і вбили четвертого.", "1", "3"),
        ("هاجم مسلحون نقطة تفتيش في الموصل يوم الاثنين فأصابوا ثلاثة من الشرطة وقتلوا رابعا.", "1", "3"),
        ("מחבלים תקפו ביום שני מחסום במוסול, פצעו שלושה שוטרים והרגו רביעי.", "1", "3"),
        ("Двое мужчин убиты, третий тяжело ранен при обстреле в воскресенье в Кветте.", "2", "1"),
        ("Двоє чоловіків убиті, третій важко поранений під час обстрілу в неділю у Кветті.", "2", "1"),
        ("Sicarios en motocicleta mataron a dos hombres y dejaron gravemente herido a un tercero el domingo en Guayaquil.", "2", "1"),
        ("قتل مسلحون على دراجة نارية رجلين وأصابوا ثالثا بجروح خطيرة يوم الأحد في كويتا.", "2", "1"),
    ],
)
def test_one_more_told_by_an_ordinal(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The attack in Nairobi on Monday left four people dead and as many injured.", "4", "4"),
        ("L'attaque de lundi à Nairobi a fait quatre morts et autant de blessés.", "4", "4"),
        ("El ataque del lunes en Nairobi dejó cuatro muertos e igual número de heridos.", "4", "4"),
        ("O ataque de segunda-feira em Nairobi fez quatro mortos e outros tantos feridos.", "4", "4"),
        ("L'attacco di lunedì a Nairobi ha fatto quattro morti e altrettanti feriti.", "4", "4"),
        ("Der Angriff vom Montag in Nairobi forderte vier Tote und ebenso viele Verletzte.", "4", "4"),
        ("В результате нападения в понедельник в Найроби четыре человека погибли, столько же ранены.", "4", "4"),
        ("Унаслідок нападу в понеділок у Найробі четверо людей загинули, стільки ж поранені.", "4", "4"),
    ],
)
def test_as_many(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Американский миссионер и его водитель убиты в понедельник в Порт-о-Пренсе.", "2", "-"),
        ("Американського місіонера та його водія вбили в понеділок у Порт-о-Пренсі.", "2", "-"),
        ("Port-au-Prince'te pazartesi günü Amerikalı bir misyoner ve şoförü öldürüldü.", "2", "-"),
        ("اغتيل مبشر أمريكي وسائقه يوم الاثنين في بورت أو برنس.", "2", "-"),
        ("یک مبلغ آمریکایی و راننده\u200cاش روز دوشنبه در پورتوپرنس به قتل رسیدند.", "2", "-"),
        ("מיסיונר אמריקני ונהגו נרצחו ביום שני בפורט-או-פרנס.", "2", "-"),
        ("Медсестра и её пациент погибли в понедельник при ударе беспилотника по машине скорой помощи в Херсоне.", "2", "-"),
        ("Herson'da pazartesi günü insansız hava aracının ambulansı vurması sonucu bir hemşire ve hastası öldü.", "2", "-"),
        ("قتلت ممرضة ومريضها يوم الاثنين في هجوم بطائرة مسيرة على سيارة إسعاف في خيرسون.", "2", "-"),
        ("یک پرستار و بیمارش روز دوشنبه در حمله پهپادی به آمبولانسی در خرسون کشته شدند.", "2", "-"),
        ('אחות והמטופל שלה נהרגו ביום שני כשכטב"ם פגע באמבולנס בחרסון.', "2", "-"),
    ],
)
def test_somebody_beside_people_of_his(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("34-річного підприємця застрелили невідомі в четвер у Карачі.", "1", "-"),
        ("Щонайменше 24 селян убили у вівторок озброєні люди в Замфарі.", "24-", "-"),
        ("Тринадцятьох шахтарів, серед них сімох підлітків, убили в понеділок у Баміані.", "13", "-"),
        ("Двоих полицейских застрелили в понедельник в Махачкале.", "2", "-"),
        ("В Киеве в понедельник застрелили журналиста.", "1", "-"),
        ("Трёх женщин зарезали в понедельник в Москве неизвестные.", "3", "-"),
        ("Двое полицейских в понедельник в Махачкале убили нападавшего.", "1", "-"),
    ],
)
def test_objects_before_their_verbs(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Полковник, два майора и трое солдат погибли в понедельник при теракте в Сане.", "6", "-"),
        ("Полковник, два майори й троє солдатів загинули в понеділок унаслідок теракту в Сані.", "6", "-"),
        ("قتل عقيد ورائدان وثلاثة جنود في تفجير في صنعاء يوم الاثنين.", "6", "-"),
        ('אל"מ, שני רס"נים ושלושה חיילים נהרגו ביום שני בפיגוע בצנעא.', "6", "-"),
        ("استشهد أب وزوجته وطفلاهما يوم الجمعة إثر سقوط قذيفة على منزلهم في إدلب.", "4", "-"),
    ],
)
def test_lists_that_one_without_a_number_opens(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Одиннадцать членов одной семьи погибли в понедельник при авиаударе по дому в Рафахе.", "11", "-"),
        ("Одинадцятеро членів однієї родини загинули в понеділок унаслідок авіаудару по будинку в Рафаху.", "11", "-"),
        ("אחד עשר בני משפחה אחת נהרגו ביום שני בתקיפה אווירית על בית ברפיח.", "11", "-"),
        ("שני אחים בני 12 ו-14 נהרגו ביום חמישי מפיצוץ מוקש בחודיידה.", "2", "-"),
        ("בן 19 נהרג ושני צעירים נפצעו קשה בפיצוץ רכב ביום שני בלוד.", "1", "2"),
        ("Tredici minatori, sette dei quali adolescenti, sono stati uccisi lunedì da uomini armati a Bamiyan.", "13", "-"),
        ("Девять человек погибли, двадцать госпитализированы после взрыва газа в жилом доме в Казани в воскресенье.", "9", "20"),
        ("Дев'ятеро людей загинули, двадцятьох госпіталізовано після вибуху газу в будинку в Казані в неділю.", "9", "20"),
        ("توفي تسعة أشخاص ونقل عشرون إلى المستشفى بعد انفجار غاز في مبنى بقازان يوم الأحد.", "9", "20"),
        ("قتل أفراد الطاقم الستة لمروحية عسكرية أسقطت قرب غوما يوم الأحد.", "6", "-"),
        ("The bodies of three men with gunshot wounds were found in Culiacan on Monday.", "3", "-"),
        (
            "Duas mulheres, de 22 e 25 anos, foram baleadas e morreram no domingo no Rio de Janeiro; outras três pessoas ficaram feridas.",
            "2",
            "3",
        ),
        ("A double murder in Naples on Monday: a 45-year-old man and his 20-year-old nephew were shot in their car.", "2", "-"),
        ("Duplice omicidio lunedì a Napoli: un uomo di 45 anni e il nipote di 20 sono stati freddati in auto.", "2", "-"),
        ("Двойное убийство в Неаполе в понедельник: 45-летний мужчина и его 20-летний племянник расстреляны в автомобиле.", "2", "-"),
        ("Une roquette s'est abattue lundi dans un champ près de Sderot, sans faire de victime.", "0", "0"),
        ("יותר מ-20 בני אדם נהרגו ומעל 40 נפצעו ביום שני בעימותים בטריפולי.", "20-", "40-"),
        ("מספר ההרוגים בפיגוע ביום ראשון בלאהור עלה לשבעה לאחר שאחד הפצועים מת בבית החולים.", "7", "-"),
        ("شمار کشته\u200cشدگان انفجار روز یکشنبه در لاهور با مرگ یکی از زخمی\u200cها در بیمارستان به هفت نفر رسید.", "7", "-"),
    ],
)
def test_families_ages_and_words_for_both(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A roadside bomb hit an aid convoy in Kismayo on Monday. Dead: a surgeon, two nurses and their driver.", "4", "-"),
        ("Drone strike on a lorry near Kupiansk on Monday. Killed: three soldiers. Injured: two.", "3", "2"),
        ("Une bombe a visé lundi un convoi humanitaire à Kismayo. Tués : un chirurgien, deux infirmières et leur chauffeur.", "4", "-"),
        ("Una bomba alcanzó el lunes un convoy humanitario en Kismayo. Muertos: un cirujano, dos enfermeras y su chófer.", "4", "-"),
        ("Militiamen put forty villagers to the sword in Darfur on Monday.", "40", "-"),
        ("The mayor of Jutiapa was taken from his house by gunmen on Monday; his corpse turned up on Tuesday.", "1", "-"),
        ("A shell landed near a school in Donetsk on Monday, causing neither deaths nor injuries.", "0", "0"),
        ("سقطت قذيفة قرب مدرسة في دونيتسك يوم الاثنين ولم تسفر عن قتلى أو جرحى.", "0", "0"),
    ],
)
def test_labelled_lists_and_split_words(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Un director de escuela fue sacado de su casa el lunes en Palamau y asesinado a machetazos.", "1", "-"),
        ("Um diretor de escola foi arrancado de casa na segunda-feira em Palamau e morto a machadadas.", "1", "-"),
        ("Un preside è stato trascinato fuori di casa lunedì a Palamau e ucciso a colpi d'ascia.", "1", "-"),
        ("Ein Schulleiter wurde am Montag in Palamau aus seinem Haus gezerrt und erschlagen.", "1", "-"),
        ("Директора школы вытащили из дома в понедельник в Паламау и зарубили.", "1", "-"),
        ("Директора школи витягли з дому в понеділок у Паламау і зарубали.", "1", "-"),
        ("اقتيد مدير مدرسة من منزله في بالامو يوم الاثنين وقتل بالفأس.", "1", "-"),
        ("نازحة قتلت وستة جرحوا بصاروخ على حي في مأرب يوم الاثنين.", "1", "6"),
        ("كان متعاقد أمريكي قد قتل بقصف على قاعدة في كركوك يوم الاثنين.", "1", "-"),
    ],
)
def test_a_subject_told_before(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("قتل القائد مع أربعة من مرافقيه في غارة على دمشق يوم الاثنين.", "5", "-"),
        ("Celalabad'da pazartesi günü patlamada komutan, dört korumasıyla birlikte öldü.", "5", "-"),
        ("فرمانده روز دوشنبه همراه چهار محافظش در انفجاری در جلال\u200cآباد کشته شد.", "5", "-"),
        ("El comandante murió junto con cuatro de sus escoltas en una explosión el lunes en Jalalabad.", "5", "-"),
    ],
)
def test_others_brought_along(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)
