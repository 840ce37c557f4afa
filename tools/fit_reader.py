"""Fit the reader's weights: `python -m tools.fit_reader GOLD_DIR… [--half] [--capitals]` writes packs/reading/gate.toml and kinds.toml.

A gold directory holds reports.jsonl and perhaps meta.json, or, like tests/reading, one file of reports a language; tables like
tests/times/told.tsv and tests/kinds/sentences.tsv serve as well. With --half
only one half of each foreign set is used, so that the other half can be measured apart; the corpus of the project is used whole.
What is written in capitals throughout has weights of its own in the gate, which are added to the others and teach them nothing;
with --capitals only those are fitted. The tables teach them as well, put in capitals: so short texts are not taken for long ones.
MUC-4 is of use to those alone: it teaches no types.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tocsin import packs
from tocsin.extraction.incidents.decisions import evidence
from tocsin.extraction.incidents.features import Whole, kind_features
from tocsin.extraction.reader import drafts_of
from tocsin.extraction.words.odds import SHOUTED
from tocsin.intake.bundle import split
from tocsin.model.report import Report
from tocsin.model.vocabulary import IncidentType
from tocsin.model.when import Days
from tocsin.packs import HERE
from tools import ridge
from tools.ridge import Case
from tools.softmax import Sample, Weights, fit
from tools.told import told

QUIET = "quiet"  # in place of the types of a line that tells of no incident
MANY = 6  # accepted types that say nothing of which it is
KIND_SIZES = {"devset": 6.0, "reading": 2.0, "case2021": 2.0, "sentences.tsv": 0.5, "muc4": 0.0}
VOTES_COUNT = 4.0  # what a type's share of the votes weighs before anything is learned
LIKENESS = 1.5  # the same of what a plain attack is held against
PENALTY = 3.0  # of the gate: the best of those tried by five-fold cross-validation
PENALTY_CAPITALS = 40.0  # the same of what is in capitals
LIFT = 0.32  # from even odds to the threshold: in capitals what is likelier than not passes
# a report of another set counts 1
SIZES = {"devset": 3.0, "reading": 2.0, "news_cluster": 2.0, "case2021": 1.2, "awsd": 0.3, "wikipedia_2018": 0.3, "muc4": 4.0, SHOUTED: 0.1}


def main(arguments: list[str]) -> None:
    folders = [Path(a) for a in arguments if not a.startswith("--")]
    gate: list[Case] = []
    kinds: list[Sample] = []
    for folder in folders:
        for report in reports_of(folder, "--half" in arguments):
            _learn(report, folder.name, meta_of(folder), gate, kinds)
            if folder.suffix == ".tsv":
                _learn(report | {"text": report["text"].upper()}, SHOUTED, meta_of(folder), gate, [])
    print(f"gate: {len(gate)} samples, {sum(case.yes for case in gate)} of incidents; kinds: {len(kinds)} samples")
    if "--capitals" in arguments:
        write_gate(packs.load("reading/gate")["weights"], gate)
        return
    general = [case for case in gate if SHOUTED not in case.features]
    write_gate(ridge.fit(general, PENALTY, prior=packs.load("reading/weights")["gate_prior"]), gate)
    trust: Weights = {kind: {f"vote.{kind.value}": VOTES_COUNT, f"likened.{kind.value}": LIKENESS} for kind in IncidentType}
    write("kinds", fit(kinds, sorted(IncidentType), rounds=45, rate=0.1, shrink=0.02, prior=trust))


def write_gate(weights: dict[str, float], gate: list[Case]) -> None:
    """The weights of the gate, and how far from them those lie that fit what is in capitals."""
    capitals = ridge.in_capitals(gate, weights, PENALTY_CAPITALS)
    capitals["bias"] = capitals.get("bias", 0.0) + LIFT
    write("gate", {"weights": weights, "capitals": capitals}, least=0.02)


def in_tuning_half(report_id: str) -> bool:
    """Which half a report belongs to."""
    return hashlib.sha256(report_id.encode()).digest()[0] % 2 == 1


def reports_of(folder: Path, half: bool) -> Iterator[dict[str, Any]]:
    """The annotated reports of a gold directory, or of a table of published, day, text and types, each of one incident or quiet."""
    if folder.suffix == ".tsv":
        yield from (_of_line(line) for line in folder.read_text(encoding="utf-8").splitlines())
        return
    whole = folder / "reports.jsonl"
    for path in [whole] if whole.exists() else sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            if not half or path != whole or in_tuning_half(report["id"]):
                yield report


def _of_line(line: str) -> dict[str, Any]:
    published, day, text, *kinds = line.split("\t")
    mention = {"date": day or None, "types": [kind for field in kinds for kind in field.split(",")]}
    return {"id": text, "text": text, "published": published, "mentions": [] if kinds == [QUIET] else [mention]}


def gathered(arguments: list[str], learned: Callable[[dict[str, Any], float], Iterable[Case]], sizes: Mapping[str, float]) -> list[Case]:
    """The cases of all reports of the gold directories among the arguments; a report of a set not in `sizes` counts 1."""
    folders = [Path(a) for a in arguments if not a.startswith("--")]
    reports = ((r, sizes.get(folder.name, 1.0)) for folder in folders for r in reports_of(folder, "--half" in arguments))
    return [case for report, size in reports for case in learned(report, size)]


def meta_of(folder: Path) -> dict[str, Any]:
    """What a gold directory says of itself; a table has one incident a report."""
    if folder.suffix == ".tsv":
        return {"single": True}
    path = folder / "meta.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def _learn(gold: dict[str, Any], name: str, meta: Mapping[str, Any], gate: list[Case], kinds: list[Sample]) -> None:
    """The cases of a report; `name` is that of its set, `meta` what the set says of itself."""
    report = Report(id=gold["id"], text=gold["text"], published_at=gold["published"], items=split(gold["text"]))
    reading = drafts_of(report)
    whole = Whole.of(reading.statements, Days.parse(report.published_at))
    single, judged = bool(meta.get("single")), gold.get("judged_types")
    silent = bool(gold["mentions"]) and (single or not meta.get("exhaustive", True))
    for draft, mention in zip(reading.drafts, told(reading.drafts, gold, single), strict=True):
        types = types_of(mention)
        if types and len(types) < MANY:
            kinds.append(Sample(kind_features(draft, reading.drafts), types, KIND_SIZES.get(name, 1.0)))
        if mention is None and (silent or (judged and (draft.kind is None or draft.kind.value not in judged))):
            continue
        gate.append(Case(evidence(draft, reading.drafts, whole), mention is not None, SIZES.get(name, 1.0)))


def types_of(mention: dict[str, Any] | None) -> frozenset[str]:
    """The types that are right for a mention."""
    return frozenset(filter(None, mention.get("types") or [mention.get("type")])) if mention else frozenset()


def wordings_of(mention: dict[str, Any], field: str) -> list[list[str]]:
    """The accepted wordings of each annotated term of a mention."""
    terms = mention.get(field) or []
    return [[w for w in term if w] if isinstance(term, list) else [term] for term in terms]


def write(name: str, tables: Weights, tool: str = "fit_reader.py", features: str = "incidents/features.py", least: float = 0.1) -> None:
    """A TOML file: one table a class, the weights of at least `least`, largest first."""
    lines = [f"# Fitted by tools/{tool}; do not edit. Features: tocsin/extraction/{features}.", ""]
    for table, weights in sorted(tables.items()):
        lines.append(f"[{table}]")
        kept = sorted(((f, w) for f, w in weights.items() if abs(w) >= least), key=lambda fw: (-abs(fw[1]), fw[0]))
        lines += [f'"{f}" = {w:.2f}' for f, w in kept] + [""]
    (HERE / "reading" / f"{name}.toml").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
