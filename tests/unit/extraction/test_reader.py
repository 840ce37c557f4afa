"""The reader on whole reports of our own: incidents told apart, tolls, words, and nothing without evidence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.claim import FieldName, Standing
from tocsin.model.mention import Interval, Mention, MentionView
from tocsin.model.report import Report
from tocsin.model.vocabulary import IncidentType, Stance


def mentions_of(text: str, published: str | None = None) -> tuple[Mention, ...]:
    report = Report(id="r", text=text, published_at=published, items=split(text))
    return resolve(report, read(report))


def views_of(text: str, published: str | None = None) -> list[MentionView]:
    return [mention_view(m) for m in mentions_of(text, published)]


TWO_DAYS = (
    "Gunmen attacked a checkpoint near Kandahar on Tuesday, killing at least four policemen and wounding seven others, officials said. "
    "The Taliban claimed responsibility for the attack.\n\n"
    "On March 2, a roadside bomb killed two civilians in the city of Herat, police said."
)


def test_incidents_on_two_days_in_two_towns_are_told_apart() -> None:
    first, second = views_of(TWO_DAYS, "2019-03-06")
    assert (first.date, first.place, first.killed, first.injured) == (
        "2019-03-05",
        "near Kandahar",
        Interval(min=4, max=None),
        Interval(min=7, max=7),
    )
    assert (second.date, second.place, second.killed) == ("2019-03-02", "Herat", Interval(min=2, max=2))
    assert second.type == IncidentType.BOMBING
    assert [(p.name, p.stance) for p in first.perpetrators] == [("Taliban", Stance.CLAIMED)]
    assert second.perpetrators == ()


def test_a_claim_carries_its_words_and_its_speaker() -> None:
    first = mentions_of(TWO_DAYS, "2019-03-06")[0]
    killed = next(c for c in first.claims if c.field == FieldName.KILLED)
    assert killed.words == "killing at least four policemen"
    assert killed.speaker == "officials"


def test_a_month_known_only_and_one_anchored_day_date_a_weekday() -> None:
    text = (
        "Des roquettes se sont abattues mercredi sur la base de Taji, en Irak, la deuxième attaque en une semaine, "
        "selon l'armée irakienne. "
        "Le 9 juin, des tirs de roquettes avaient visé l'aéroport de Bagdad, sans faire de victime."
    )
    main, background = views_of(text, "2020-06")
    assert (main.date, background.date) == ("2020-06-10", "2020-06-09")
    assert background.killed == Interval(min=0, max=0)
    assert main.killed is None


def test_without_an_anchor_the_month_stands() -> None:
    assert [v.date for v in views_of("Une bombe a explosé lundi sur un marché de Kirkouk, tuant trois personnes.", "2020-06")] == [
        "2020-06"
    ]


def test_parts_are_not_added_and_wounded_who_died_move() -> None:
    text = (
        "A bomb killed 12 people, including three children, in Baghdad on Sunday and wounded 30; "
        "one of the wounded died of his wounds later."
    )
    view = views_of(text, "2019-03-06")[0]
    assert view.killed == Interval(min=13, max=13)
    assert view.injured == Interval(min=29, max=29)


def test_no_sentence_ends_inside_a_date() -> None:
    (found,) = views_of("Am 3. Mai explodierte in Kabul eine Autobombe, zwölf Menschen starben.", "2021-05-20")
    assert (found.date, found.killed) == ("2021-05-03", Interval(min=12, max=12))


def test_who_stands_right_behind_the_verb_did_it() -> None:
    (found,) = views_of("Am Freitag erschoss in München ein 18-Jähriger neun Menschen.", "2016-07-25")
    assert found.killed == Interval(min=9, max=9)


def test_a_bare_plural_behind_a_count_shares_its_number() -> None:
    (found,) = views_of("Bei dem Raketenangriff auf Homs wurden 161 Zivilisten und Polizisten getötet.", "2016-07-25")
    assert found.killed == Interval(min=161, max=161)


def test_rival_counts_are_kept_with_their_speakers() -> None:
    text = (
        "Un communiqué de l'armée parle d'au moins deux roquettes tombées mardi sur Kirkouk. #Kirkouk\n\n"
        "At least 5 rockets hit #Kirkuk, says a security source pic.twitter.com/abcdefghij"
    )
    counts = [
        c for m in mentions_of(text, "2021-03-03") for c in m.claims if c.field == FieldName.MUNITIONS and c.standing == Standing.STANDS
    ]
    assert sorted(c.value.min for c in counts if c.value.kind == "count") == [2, 5]  # type: ignore[type-var]


def test_quiet_reports_tell_nothing() -> None:
    quiet = [
        "The striker scored a late goal as City's attack tore through the defence in the second half of the match.",
        "The film tells of a bank robbery; its director praised the actors after the screening.",
        "Shares fell two percent on Monday as investors worried about inflation and interest rates.",
    ]
    assert [views_of(text, "2019-03-06") for text in quiet] == [[], [], []]


WORDS = st.lists(
    st.sampled_from(
        [
            "A",
            "bomb",
            "killed",
            "five",
            "people",
            "in",
            "Kabul",
            "on",
            "Monday",
            ",",
            "and",
            "wounded",
            "3",
            "others",
            ".",
            "Police",
            "said",
            "at",
            "least",
            "two",
            "rockets",
            "hit",
            "the",
            "base",
        ]
    ),
    max_size=40,
)


@settings(deadline=None)
@given(WORDS)
def test_no_claim_without_words_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for mention in mentions_of(text, "2019-03-06"):
        for claim in mention.claims:
            assert claim.spans
            assert all(text[s.start : s.end] for s in claim.spans)
            assert claim.words == " … ".join(text[s.start : s.end] for s in claim.spans)
            assert claim.rule


@settings(deadline=None, max_examples=20)
@given(WORDS)
def test_the_same_report_gives_the_same_mentions(words: list[str]) -> None:
    text = " ".join(words)
    assert mentions_of(text, "2019-03-06") == mentions_of(text, "2019-03-06")


def test_aircraft_that_a_base_keeps_make_no_air_strike() -> None:
    (view,) = views_of(
        "On Saturday rockets hit Balad air base, where Iraqi forces keep F-16 jets, wounding a mechanic, police said.", "2021-02-22"
    )
    assert view.type == IncidentType.ROCKET_ATTACK


def test_brackets_behind_a_dateline_tell_of_no_incident() -> None:
    text = "LIMA, 4 MAY 88 (RADIO UNO) -- [REPORT OF THE LEGAL AID OFFICE] [TEXT] A BOMB WENT OFF AT A BANK IN TARMA."
    (view,) = views_of(text, "1988-05-04")
    assert (view.place, view.targets) == ("Tarma", ("bank",))


def test_a_relayed_report_happened_where_it_was_written() -> None:
    text = "BOGOTA, 4 MAY 88 (EFE) -- [EXCERPTS] QUITO, 4 MAY (EFE) -- A BOMB WENT OFF AT A BANK THIS MORNING."
    assert [v.place for v in views_of(text, "1988-05-04")] == ["Quito"]


def test_a_group_destroys_what_stands_right_behind_the_verb() -> None:
    (view,) = views_of("LIMA, 4 MAY 88 (EFE) -- [TEXT] SHINING PATH DESTROYED TWO BUSES IN TARMA.", "1988-05-04")
    assert ([p.name for p in view.perpetrators], view.targets, view.place) == (["Shining Path"], ("buses",), "Tarma")


def test_the_possibility_of_an_attack_is_none() -> None:
    assert views_of("LIMA, 4 MAY 88 (EFE) -- THE PRESS REPORTED THE POSSIBILITY OF AN ATTACK WITH ROCKETS ON A PLANE IN TARMA.") == []
