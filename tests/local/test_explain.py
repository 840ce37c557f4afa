"""The reasons beside the text."""

from __future__ import annotations

import pytest
from rich.console import Console

from local.explain import explained
from tests.made_up import claim
from tocsin.model.base import Span
from tocsin.model.claim import Count, FieldName, Standing
from tocsin.model.mention import Mention
from tocsin.model.report import Report

KILLED = claim(FieldName.KILLED, Count(min=2, max=None), Standing.SUPERSEDED).model_copy(
    update={"speaker": "police", "reason": "a later count replaces it"}
)


def shown(width: int, *mentions: Mention) -> list[str]:
    console = Console(width=width)
    with console.capture() as captured:
        console.print(explained(Report(id="r_1", text="Two [dead] at least."), mentions, width))
    return captured.get().splitlines()


@pytest.mark.parametrize("width", [80, 140])
def test_each_value_has_its_words_speaker_and_reason(width: int) -> None:
    lines = shown(width, Mention(report="r_1", ordinal=0, claims=(KILLED,), evidence=(Span(0, 4),)))
    text = " ".join(" ".join(lines).replace("│", " ").split())
    for part in ("[dead]", "killed", "[superseded]", "at least 2", "words", "police", "made up"):
        assert part in text
    is_beside = any("dead" in line and "mention 0" in line for line in lines)
    assert is_beside == (width == 140)


def test_nothing_told_is_said() -> None:
    assert any("no incident is told" in line for line in shown(140))
