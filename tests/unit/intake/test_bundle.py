"""Bundles come apart at tweets and languages; what is one article stays one."""

from hypothesis import given
from hypothesis import strategies as st

from tocsin.intake.bundle import header_date, split
from tocsin.intake.clean import mask
from tocsin.intake.language import detect

BUNDLE = (
    "date 2022-06 Smoke over the harbour, sirens everywhere pic.twitter.com/AbCdEf1234\n\n"
    "Deux drones ont frappé jeudi un dépôt de carburant du port, ont annoncé les autorités locales, qui font état de trois blessés.\n\n"
    "Le ministère de l'Intérieur a promis une enquête et appelé la population au calme.\n\n"
    "Three drones, not two, says the harbour master #port pic.twitter.com/ZyXwVu9876"
)


def test_a_bundle_is_split_into_tweets_and_articles() -> None:
    items = split(BUNDLE)
    assert [(i.kind, i.lang) for i in items] == [("social", "en"), ("article", "fr"), ("social", "en")]
    assert header_date(BUNDLE) == "2022-06"
    assert BUNDLE[slice(*items[1].span)].startswith("Deux drones")
    assert BUNDLE[slice(*items[1].span)].endswith("au calme.")


def test_an_article_with_its_title_is_one_item() -> None:
    text = "Blast near the station\n\nA blast shook the station on Monday.\n\nNobody was hurt, the police said."
    assert len(split(text)) == 1


@given(st.text(alphabet=st.sampled_from("ab \n#.é-*ع"), max_size=200))
def test_every_letter_belongs_to_one_item(text: str) -> None:
    covered = [n for item in split(text, "en") for n in range(*item.span)]
    assert covered == sorted(set(covered))
    assert {n for n, c in enumerate(text) if c.isalpha()} <= set(covered)


@given(st.text(max_size=300))
def test_masking_keeps_every_offset(text: str) -> None:
    assert len(mask(text)) == len(text)


def test_tags_links_and_entities_are_blanked() -> None:
    text = "<p>Two&nbsp;dead &amp; three hurt</p> https://example.org/x"
    assert mask(text).split() == ["Two", "dead", "&", "three", "hurt"]


def test_languages_are_told_apart_by_script_and_words() -> None:
    texts = {
        "en": "Police said that nobody was hurt in the blast",
        "fr": "La police a indiqué que personne n'avait été blessé",
        "es": "La policía dijo que nadie resultó herido en la explosión",
        "ar": "قالت الشرطة إن أحدا لم يصب بأذى",
        "fa": "پلیس گفت که هیچ کس آسیب ندیده است",
        "uk": "Поліція повідомила, що ніхто не постраждав, її співробітники на місці",
        "ru": "Полиция сообщила, что никто не пострадал при взрыве",
        "he": "המשטרה מסרה כי איש לא נפגע",
    }
    assert {lang: detect(text) for lang, text in texts.items()} == {lang: lang for lang in texts}


def test_languages_in_arabic_letters_are_told_by_their_letters_and_small_words() -> None:
    texts = {
        "ar": "قالت الشرطة إن انفجارا وقع قرب السوق وأصيب فيه شخصان",
        "fa": "انفجار نزديك بازار رخ داد و در آن دو نفر كه از آنجا مي گذشتند زخمي شدند",
        "ur": "پولیس کے مطابق بازار کے قریب دھماکے میں دو افراد زخمی ہوئے ہیں",
        "ps": "پولیس وايي چې په بازار کې د چاودنې له امله دوه تنه ټپیان شوي دي",
    }
    assert {lang: detect(text) for lang, text in texts.items()} == {lang: lang for lang in texts}
