"""Where an incident is put when its own sentence does not simply say it."""

from __future__ import annotations

import pytest

from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.documents import IntakeDocument, report_of
from tocsin.merging.mentions import mention_view
from tocsin.model.mention import MentionView


def first(text: str) -> MentionView:
    report = report_of(IntakeDocument.model_validate({"external_id": "t", "published_at": "2020-05-05", "text": text}))
    return mention_view(resolve(report, read(report))[0])


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("A bomb killed two soldiers in Harrasu village, Sinjar, Iraq.", "Harrasu", "IQ"),
        ("Gunmen killed six traders. The shooting took place in Gao, Mali.", "Gao", "ML"),
        ("Militants attacked Afgooye, about 30 km southwest of Mogadishu, and killed four people.", "Afgooye", "SO"),
        ("Two Syrian officers were shot dead on Sunday.", "Syria", "SY"),
        ("Boko Haram gunmen killed nine farmers near Bama.", "near Bama", "NG"),
        ("Three people were shot dead in Kunduz's Khan Abad district.", "Khanabad", "AF"),
    ],
)
def test_where(text: str, place: str, country: str) -> None:
    view = first(text)
    assert (view.place or "").partition(",")[0].removesuffix(" village") == place
    assert view.country == country


def test_a_country_spoken_of_is_no_pin() -> None:
    view = first("Two Syrian officers were shot dead on Sunday.")
    assert (view.lat, view.lon) == (None, None)


def test_an_unknown_place_has_the_point_and_reach_of_what_contains_it() -> None:
    known, unknown = (
        first("Gunmen killed two teachers in Mopti region, Mali."),
        first("Gunmen killed two teachers in Zawaro, Mopti region, Mali."),
    )
    assert (unknown.lat, unknown.lon, unknown.radius_km) == (known.lat, known.lon, known.radius_km)
    assert unknown.place == "Zawaro, Mopti"
