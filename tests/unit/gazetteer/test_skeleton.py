from __future__ import annotations

import pytest

from tocsin.gazetteer.skeleton import skeleton


@pytest.mark.parametrize(
    "names",
    [
        ("Mosul", "Mossoul", "الموصل", "Мосул"),
        ("Deir ez-Zor", "Deir al-Zour", "Deir Ezzor", "دير الزور"),
        ("Kharkiv", "خاركيف"),
        ("Hawija", "الحويجة"),
        ("Wasit", "واسط"),
    ],
)
def test_spellings_of_one_name_share_their_skeleton(names: tuple[str, ...]) -> None:
    assert len({skeleton(name) for name in names}) == 1


def test_other_names_do_not() -> None:
    assert skeleton("Basra") != skeleton("Mosul")


def test_what_has_too_few_consonants_has_none() -> None:
    assert skeleton("Aue") == ""
