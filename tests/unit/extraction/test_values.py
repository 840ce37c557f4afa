"""Values that come again are one object, and others are not."""

from tocsin.extraction.facts import values
from tocsin.model.vocabulary import IncidentType, Role


def test_a_value_is_made_once() -> None:
    assert values.term("rocket") is values.term("rocket")
    assert values.count(3, None) is values.count(3, None)


def test_other_values_are_others() -> None:
    assert values.term("rocket") != values.term("drone")
    assert values.count(3, None) != values.count(3, 3)
    assert values.kind(IncidentType.BOMBING) != values.kind(IncidentType.CLASH)
    assert values.part(Role.MAIN) != values.part(Role.BACKGROUND)
