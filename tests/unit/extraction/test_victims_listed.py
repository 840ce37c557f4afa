"""Who is counted, and who is not, where people are told in lists, by office and name, or beside other numbers."""

from __future__ import annotations

import pytest

from tests.unit.extraction.counted import killed as killed_in


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Police stormed a house in Verviers on Thursday. Two suspects were killed and a third was arrested.", "2"),
        ("La police a donné l'assaut jeudi à une maison de Verviers. Deux suspects ont été tués, un troisième a été arrêté.", "2"),
        ("A polícia invadiu na quinta-feira uma casa em Natal. Dois suspeitos foram mortos e um terceiro foi preso.", "2"),
        ("Two suspects and a policeman were killed on Thursday when police stormed a house in Verviers.", "1"),
    ],
)
def test_attackers_alone(text: str, killed: str) -> None:
    """Attackers are those killed where nobody else is."""
    assert killed_in(text) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Un vehículo cargado de explosivos mató el martes a un guardia civil, Antonio Ruiz, en Barcelona.", "1"),
        ("An air strike killed the general Antonio Ruiz on Tuesday near Barcelona.", "1-"),
    ],
)
def test_one_named(text: str, killed: str) -> None:
    """ "A guard" is one; "the general" is at least one, where a bomb killed him."""
    assert killed_in(text) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen shot at a clinic's car in Mogadishu on Tuesday. Two nurses (f, 39 and 34) did not survive; two others got away.", "2"),
        ("A bomb went off in Madrid on Tuesday. A woman of 40 died of burns in hospital.", "1"),
        ("A bomb went off in Madrid on Tuesday. The lawyer Ana Ruiz, 38, a mother of three, died on the way to hospital.", "1"),
        ("Nine men were hurt by a bomb in Madrid on Tuesday, three of whom died on the operating table.", "3"),
        ("A bomb went off in Madrid on Tuesday. Three victims died in hospital.", "3"),
    ],
)
def test_ages_of_the_dying(text: str, killed: str) -> None:
    """Ages and children left behind count nobody who died of wounds."""
    assert killed_in(text) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "LIMA, 20 APR 89 (CANAL 12) -- [REPORT] MAYOR OMAR HADDAD WAS KILLED YESTERDAY WHEN GUNMEN FIRED ON HIS JEEP.",
            "1",
        ),
        ("Gunmen raided a school at Kagara on Monday. They shot dead one student and took 42 people.", "1"),
        ('Rebels overran the camp at Mansila yesterday. They claim "more than 100 soldiers" killed & 7 captured.', "100-"),
        ("Four prison guards and a mechanic were killed on Monday in Santiago by gunmen.", "5"),
        ("The senator Ana Ruiz was shot dead on Monday in Cali. Gunmen have killed eight members of her party in the past year.", "1"),
    ],
)
def test_other_numbers(text: str, killed: str) -> None:
    """Of a channel, of those taken away, of the years before: none of them is of this incident's dead."""
    assert killed_in(text) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Ten policemen, including their chief, Major Omar Haddad, were killed on Monday in an attack on their post at Uchiza.", "10"),
        (
            "Zehn Polizisten, darunter ihr Kommandeur, Major Omar Haddad, wurden am Montag bei einem Angriff getötet.",
            "10",
        ),
        (
            "L'ambassadeur d'Italie, Mario Neri, son garde du corps le carabinier Vito Bianchi et le chauffeur Paul Mbala ont été tués "
            "lundi dans une embuscade près de Goma.",
            "3",
        ),
        (
            "L'ambasciatore d'Italia nella Repubblica Democratica del Congo, Mario Neri, il carabiniere della scorta Vito Bianchi e "
            "l'autista Paolo Mbala sono stati uccisi lunedì in un agguato vicino a Goma.",
            "3",
        ),
        ("Confirman el asesinato de la candidata a la Alcaldía de Suárez, Ana García, y de cinco acompañantes, anoche.", "6"),
        ("Der Gouverneur der Nordprovinz, Omar Haddad, und sein Fahrer wurden am Montag in Herat erschossen.", "2"),
        ("The minister, John Bauer, three guards and a driver were shot dead on Monday in Herat.", "5"),
    ],
)
def test_offices_and_names(text: str, killed: str) -> None:
    """One for each, whatever says who he was."""
    assert killed_in(text) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Der polnische Fahrer eines Lastwagens ist am Montag in Berlin erschossen worden.", "1"),
        ("Die polnischen Fahrer zweier Lastwagen sind am Montag in Berlin erschossen worden.", "2-"),
        ("В понедельник в Назрани боевики убили начальника милиции.", "1"),
        ("Pazartesi günü Van'daki saldırıda bir polisle iki sivil öldü.", "3"),
        ("قال وزير الصحة إن عدد القتلى في تفجير بيروت الثلاثاء بلغ 12 شخصا، وإن الجرحى كثيرون.", "12"),
    ],
)
def test_one_or_more(text: str, killed: str) -> None:
    """What tells one from several: an article with an adjective, the head of two nouns, "with" and "and" written onto a word."""
    assert killed_in(text) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Eight fans who were watching the final on a screen outside a club in the old town of Kampala were shot dead on Sunday.", "8"),
        ("Ocho jóvenes que celebraban una fiesta en una casa del pueblo, en el departamento de Nariño, fueron asesinados el sábado.", "8"),
        (
            "Cinq jeunes gens qui rentraient à pied d'une fête dans les environs de la ville de Mora ont été tués dimanche par balle.",
            "5",
        ),
        ("Three gunmen who had hidden in a house on the edge of the old town of Kampala since the raid on Friday killed a guard.", "1"),
    ],
)
def test_far_from_the_verb(text: str, killed: str) -> None:
    """Who opens the sentence is its subject, however much is told of them; attackers are not whom they killed."""
    assert killed_in(text) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Six gardes étaient tombés lundi à Rutshuru sous les balles de miliciens.", "6"),
        ("El lunes, en Aguililla, trece policías habían caído bajo las balas del cartel.", "13"),
        ("El lunes, en Aguililla, trece policías habían caído en una emboscada del cartel.", "-"),
        ("The blogger Ana Ruiz, whose blog had needled both big parties, died on Monday when a bomb went off under her car in Rome.", "1"),
        ("The senator Ana Ruiz was shot dead on Monday in Cali. Some 1,000 members of the party were killed since it was founded.", "1"),
        ("En Medellín cuatro agentes fueron abatidos el viernes por sicarios; ya son 142 en lo que va del año.", "4"),
    ],
)
def test_fallen_and_counted_elsewhere(text: str, killed: str) -> None:
    """Soldiers who fell under fire are dead; those who fell into a trap need not be; other numbers are of other things and times."""
    assert killed_in(text) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The mayor Omar Haddad was shot dead on Monday in Herat by gunmen, along with two of his bodyguards.", "3"),
        ("El alcalde Omar Haddad fue asesinado el lunes en Herat por hombres armados, junto con dos escoltas.", "3"),
        ("Il sindaco Omar Haddad è stato ucciso lunedì a Herat da uomini armati, insieme a due guardie del corpo.", "3"),
        ("O prefeito Omar Haddad foi morto a tiros na segunda-feira em Herat, junto com dois seguranças.", "3"),
        ("The mayor Omar Haddad was shot dead on Monday in Herat, with police blaming two gangs of the town.", "1"),
        ("Tre giornalisti della Rai di Trieste, Marco Bruni, Alessandro Ota e Dario Neri, sono stati uccisi lunedì a Mostar.", "3"),
        ("Tres periodistas de la radio estatal, Ana Ruiz, Luis Vega y Marta Gil, fueron asesinados el lunes en Pama.", "3"),
    ],
)
def test_along_and_by_name(text: str, killed: str) -> None:
    """Those who died along with somebody, told behind a comma; names of those whom a number has counted."""
    assert killed_in(text) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("El coronel Enrique Bermejo recibió un disparo el sábado en un hotel de Managua. Fue declarado muerto una hora después.", "1"),
        ("O vereador Pedro Gomes foi baleado no sábado no Rio. Morreu no local.", "1"),
        ("Una bomba estalló el sábado en Managua. Murieron tres personas.", "3"),
        ("Gunmen boxed in the editor's car in Colombo on Thursday and shot him. Surgeons worked long before pronouncing him dead.", "1"),
    ],
)
def test_nobody_named_again(text: str, killed: str) -> None:
    """A word in the singular that opens its sentence, or "him" inside it, is of one."""
    assert killed_in(text) == killed
