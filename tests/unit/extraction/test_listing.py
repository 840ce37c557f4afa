"""Lines that list incidents, and which incidents are the news."""

from __future__ import annotations

import pytest

from tocsin.extraction.reader import read
from tocsin.extraction.scene.listing import Listing
from tocsin.intake.bundle import split
from tocsin.model.claim import RoleValue
from tocsin.model.report import Report
from tocsin.text import tokenize
from tocsin.times import find_times

LISTS = {
    "bullets": ("en", "Week 12\n• Gao: shots\n• Kidal: a mine\n• Mopti: calm", [0, 2, 3, 4]),
    "numbers": ("en", "1. Shots near Gao.\n2. A mine near Kidal.\n3. Calm in Mopti.", [1, 2, 3]),
    "headings": ("fr", "Nord. Des tirs à Gao.\nEst : une mine près de Kidal.\nSud – calme.", [1, 2, 3]),
    "labels": ("fr", "[Radio] Des tirs.\n[Presse] Une mine.\n[Armée] Calme.", [1, 2, 3]),
    "days": ("es", "Lunes disparos en Gao\nMartes una mina\nJueves calma", [1, 2, 3]),
    "entries": ("de", "Liveblog\n18:05 Uhr | Schüsse in Gao\nDrei Tote.\n17:40 Uhr | Mine bei Kidal\n9:30 Uhr: Ruhe", [0, 1, 1, 2, 3]),
    "entries behind hours": ("fr", "18 h 05 – Des tirs à Gao.\nTrois morts.\n17h40. Une mine.\n[16 h] Calme.", [1, 1, 2, 3]),
    "two hours are none": ("es", "18:05. Disparos en Gao.\nTres muertos.\n17:40. Una mina.", [0, 0, 0]),
    "two are none": ("en", "- Shots near Gao\n- A mine near Kidal", [0, 0]),
    "paragraphs": ("en", "Shots rang out near Gao.\nA mine killed two.\nThe army said so.\nKidal: calm.", [0, 0, 0, 0]),
}


@pytest.mark.parametrize(("lang", "text", "items"), LISTS.values(), ids=list(LISTS))
def test_lines_that_begin_alike_are_a_list(lang: str, text: str, items: list[int]) -> None:
    tokens = tokenize(text)
    starts = [0, *(i + 1 for i, gap in enumerate(tokens.gaps[:-1]) if "\n" in gap)]
    listing = Listing(tokens, find_times(tokens, lang))
    assert [listing.item(i) for i in starts] == items


DIGEST = (
    "Weekly security digest, 6-12 May 2024\n"
    "• Gao, 7 May: a roadside bomb killed two soldiers and wounded five.\n"
    "• Kidal, 9 May: gunmen kidnapped an aid worker from her car.\n"
    "• Mopti: in March 2021 gunmen had killed nine villagers in Bandiagara."
)


def test_each_fresh_line_of_a_digest_is_news() -> None:
    assert _roles(DIGEST) == ["main", "main", "background"]


TOLD_BESIDE = {
    "a day of its own": ("On 9 May gunmen kidnapped a driver in Kidal.", "main"),
    "hours later": ("Hours later gunmen shot dead a driver in Kidal.", "main"),
    "long before": ("In March 2021 gunmen shot dead nine villagers in Bandiagara.", "background"),
    "told as what had been": ("The day before, gunmen had shot dead a driver in Kidal.", "background"),
}


@pytest.mark.parametrize(("text", "role"), TOLD_BESIDE.values(), ids=list(TOLD_BESIDE))
def test_what_an_article_tells_beside(text: str, role: str) -> None:
    assert _roles(f"A roadside bomb killed two soldiers near Gao on Tuesday.\n{text}") == ["main", role]


def _roles(text: str) -> list[str]:
    found = read(Report(id="r", text=text, published_at="2024-05-13", items=split(text)))
    return [c.value.role.value for m in found for c in m.claims if isinstance(c.value, RoleValue)]
