"""Fit packs/merging/weights.toml from labelled pairs.

    python -m tools.fit_linking SET [SET …] [--read SET …] [--half] [--write]

A SET is a directory with reports.jsonl whose mentions name their incident. Every comparable pair of mentions of two reports
is a case: one incident or two. Sets after --read are read by the reader first, and what it found is fitted with its
mistakes: places misread, though named in the text, show nowhere else. Logistic regression with a pull towards zero; a feature
that speaks for one incident can get no negative points and the other way round, because a small set would otherwise teach
accidents. The threshold is the lowest, from even odds on, at which the B-cubed precision, as annotated and as read, is 0.996
on average of the sets: a false merge is worse than two incidents that a later report may still join.

Labelled mentions are cleaner than those a reader makes, so each set is fitted together with copies that err as readers do:
fields lost, days off by one or known by month, places known by country, a type exchanged for its neighbour.

--half fits on half of the reports (by a digest of their ids) and reports the other half apart.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from math import exp, log
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tocsin.enrichment import resolve
from tocsin.extraction import reader
from tocsin.intake.documents import IntakeDocument, report_of
from tocsin.merging.comparing import nearest
from tocsin.merging.lines import line_profiles, link
from tocsin.merging.linking import features
from tocsin.merging.mentions import mention_view
from tocsin.merging.profile import Profile, profile
from tocsin.merging.records import record
from tocsin.merging.weights import Weights, weights
from tocsin.model.mention import MentionView
from tocsin.model.vocabulary import CODING, IncidentType
from tools import ridge
from tools.scoring.gold import GoldReport
from tools.scoring.pairing import pair

FOR = (
    "coincidence", "place_words", "same_day", "same_type", "same_family", "killed_same", "injured_same", "munitions_same",
    "targets_shared", "actor_shared", "names", "names_in_brief", "story", "same_text",
)  # fmt: skip
AGAINST = (
    "elsewhere", "misplaced", "misdated", "off_centre", "apart", "no_point", "no_date", "gap_days", "other_family", "alien_family",
    "killed_apart", "injured_apart", "munitions_apart", "killed_differ", "injured_differ", "munitions_differ",
    "targets_differ", "actors_differ", "brief",
)  # fmt: skip
PACK = Path(__file__).parent.parent / "shared/tocsin/packs/merging/weights.toml"
PULL = 0.002
COPIES, SYNDICATED = 6, 0.15
LOWEST, HIGHEST, MARGIN = -3.0, 8.0, 1.5
LEAST_PRECISION = 0.996


class Labelled(NamedTuple):
    name: str
    profiles: dict[str, Profile]
    gold: dict[str, str]


class Case(NamedTuple):
    features: dict[str, float]
    one: bool


def load(directory: Path) -> Labelled:
    lines = [json.loads(line) for line in (directory / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    profiles, gold = {}, {}
    for line in map(_plain_line, lines):
        for made, mention in zip(line_profiles(line), line["mentions"], strict=True):
            profiles[made.id], gold[made.id] = made, f"{directory.name} {mention['incident']}"
    return Labelled(directory.name, profiles, gold)


def load_read(directory: Path) -> Labelled:
    """What the reader makes of the reports of a set; a mention that answers no annotated one is left out."""
    profiles, gold = {}, {}
    for line in (directory / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        given = {"external_id": row["id"], "source": {"name": row.get("source") or "unknown"}, "published_at": row.get("published")}
        report = report_of(IntakeDocument.model_validate({**given, "text": row["text"]}))
        found = resolve(report, reader.read(report))
        for g, v in _answers([mention_view(m) for m in found], row).items():
            made = profile(record(report, found[v]))
            profiles[made.id], gold[made.id] = made, f"{directory.name} {row['mentions'][g]['incident']}"
    return Labelled(f"{directory.name} read", profiles, gold)


def _answers(views: Sequence[MentionView], row: Mapping[str, Any]) -> dict[int, int]:
    """Annotated → found. Of a report about one incident, annotated without its words, the main one answers."""
    golds = row["mentions"]
    if len(golds) == 1 and not golds[0].get("quote"):
        return {0: 0} if views else {}
    return pair(views, GoldReport.model_validate(row).mentions, row["text"]) if golds else {}


def _plain_line(line: Mapping[str, Any]) -> dict[str, Any]:
    mentions = [{k: _plain(v) for k, v in m.items()} for m in line["mentions"]]
    return {"report": line["id"], "published_at": line.get("published"), "text": line["text"], "mentions": mentions}


def _plain(value: Any) -> Any:
    """The first of several accepted wordings; a list whose wordings include silence is left out."""
    if isinstance(value, list):
        return [_plain_item(v) for v in value if not (isinstance(v, list) and None in v)]
    return value


def _plain_item(item: Any) -> Any:
    if isinstance(item, list):
        return item[0]
    if isinstance(item, dict):
        return {k: v[0] if isinstance(v, list) and k == "stance" else v for k, v in item.items()}
    return item


def half_of(labelled: Labelled, wanted: int) -> Labelled:
    kept = {i: p for i, p in labelled.profiles.items() if blake2b(p.report.encode(), digest_size=1).digest()[0] % 2 == wanted}
    return Labelled(labelled.name, kept, labelled.gold)


def worn(labelled: Labelled, seed: int) -> Labelled:
    """A copy with a reader's mistakes, in which some reports came twice: the same text from another source, read otherwise."""
    chance = Random(seed)
    profiles = {i: _wear(p, chance) for i, p in sorted(labelled.profiles.items())}
    twice = {r for r in sorted({p.report for p in profiles.values()}) if chance.random() < SYNDICATED}
    again = {f"{i} copy": _renamed(_wear(p, chance)) for i, p in profiles.items() if p.report in twice}
    gold = labelled.gold | {i: labelled.gold[i.removesuffix(" copy")] for i in again}
    return Labelled(f"{labelled.name} worn", profiles | again, gold)


def _renamed(p: Profile) -> Profile:
    return replace(p, id=f"{p.id} copy", report=f"{p.report} copy")


def _wear(p: Profile, chance: Random) -> Profile:
    nothing: dict[str, Any] = {
        "killed": None,
        "injured": None,
        "munitions": None,
        "targets": frozenset(),
        "actors": (),
        "place": frozenset(),
    }
    lost = {name: empty for name, empty in nothing.items() if chance.random() < 0.3}
    return replace(_wear_place(_wear_date(_wear_type(p, chance), chance), chance), **lost)


def _wear_type(p: Profile, chance: Random) -> Profile:
    if chance.random() > 0.15:
        return p
    kind = chance.choice([t for t, c in CODING.items() if c.family is p.family] + [IncidentType.OTHER])
    return replace(p, type=kind, family=CODING[kind].family)


def _wear_date(p: Profile, chance: Random) -> Profile:
    if p.first is None or p.last is None:
        return p
    fate = chance.random()
    if fate < 0.06:
        step = chance.choice((-1, 1))
        return replace(p, first=p.first + step, last=p.last + step)
    if fate < 0.12:
        day = date.fromordinal(p.first)
        return replace(p, first=day.replace(day=1).toordinal(), last=day.replace(day=28).toordinal())
    return p


def _wear_place(p: Profile, chance: Random) -> Profile:
    if not p.has_point or p.lat is None or p.lon is None:
        return p
    fate = chance.random()
    if fate < 0.06:
        return replace(p, radius=300.0)
    if fate < 0.16:
        return replace(p, lat=p.lat + chance.uniform(-0.2, 0.2), lon=p.lon + chance.uniform(-0.2, 0.2), radius=max(p.radius, 15.0))
    return p


def cases(labelled: Labelled) -> list[Case]:
    w = weights()
    everyone = list(labelled.profiles.values())
    return [
        Case(features(reading), labelled.gold[a.id] == labelled.gold[b.id])
        for i, a in enumerate(everyone)
        for b in everyone[i + 1 :]
        if (reading := nearest(a, b, w)) is not None
    ]


def regress(found: Sequence[Case]) -> tuple[float, dict[str, float]]:
    """Both answers weigh the same in all, so that the bias does not depend on how many pairs differ."""
    size = {one: 0.5 / max(1, sum(c.one is one for c in found)) for one in (True, False)}
    signs = dict.fromkeys(FOR, 1) | dict.fromkeys(AGAINST, -1)
    points = ridge.fit([ridge.Case({"bias": 1.0, **c.features}, c.one, size[c.one]) for c in found], PULL, signs=signs)
    return points["bias"], {name: points.get(name, 0.0) for name in (*FOR, *AGAINST)}


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the mentions of `found`."""
    both, ours, theirs = Counter((found[m], gold[m]) for m in found), Counter(found.values()), Counter(gold[m] for m in found)
    precision = sum(both[found[m], gold[m]] / ours[found[m]] for m in found) / max(1, len(found))
    recall = sum(both[found[m], gold[m]] / theirs[gold[m]] for m in found) / max(1, len(found))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def best_threshold(fitted: Weights, sets: Sequence[Labelled]) -> float:
    """The lowest from even odds on that merges little that is not one, on every set."""
    for step in range(25):
        tuned = replace(fitted, same=step / 4)
        found = [b_cubed(link(s.profiles, tuned), s.gold)[0] for s in sets]
        if sum(found) / len(found) >= LEAST_PRECISION:
            return step / 4
    raise ValueError("no threshold keeps the sets apart")


def fit(sets: Sequence[Labelled], judges: Sequence[Labelled]) -> Weights:
    """Points from `sets`, the threshold from `judges`."""
    found = [c for s in sets for c in cases(s)]
    bias, points = regress(found)
    old = weights()
    fitted = Weights(bias, points, 0.0, 0.0, LOWEST, HIGHEST, old.slack_days, old.slack_km)
    threshold = best_threshold(fitted, judges)
    print(f"{len(found)} pairs, {sum(c.one for c in found)} of them one incident; log loss {_loss(found, bias, points):.4f}")
    return replace(fitted, same=threshold, possible=threshold - MARGIN)


def _loss(found: Sequence[Case], bias: float, points: Mapping[str, float]) -> float:
    odds = [bias + sum(points[n] * v for n, v in c.features.items()) for c in found]
    return sum(log(1 + exp(-o if c.one else o)) for o, c in zip(odds, found, strict=True)) / max(1, len(found))


def text_of(fitted: Weights) -> str:
    head = "# Written by tools/fit_linking.py. Points are log-odds for one unit of a feature (tocsin.merging.linking says what each is).\n"
    points = "".join(f"{name} = {value:.3f}\n" for name, value in fitted.points.items())
    limits = f"same = {fitted.same}\npossible = {fitted.possible}\nlowest = {fitted.lowest}\nhighest = {fitted.highest}\n"
    blocking = f"slack_days = {fitted.slack_days}\nslack_km = {fitted.slack_km}\n"
    return f"{head}bias = {fitted.bias:.3f}\n\n[points]\n{points}\n[thresholds]\n{limits}\n[blocking]\n{blocking}"


def report(title: str, sets: Iterable[Labelled], fitted: Weights) -> None:
    for labelled in sets:
        precision, recall, f1 = b_cubed(link(labelled.profiles, fitted), labelled.gold)
        print(f"{title:>8} {labelled.name:<16} {len(labelled.profiles):>5} mentions  P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--read", nargs="*", type=Path, default=[])
    parser.add_argument("--half", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    sets = [load(directory) for directory in asked.sets]
    readings = [load_read(directory) for directory in asked.read]
    ours = [half_of(s, 0) for s in sets] if asked.half else sets
    copies = [worn(s, seed) for s in ours for seed in range(COPIES)]
    read = [half_of(s, 0) for s in readings] if asked.half else readings
    fitted = fit([*ours, *copies, *read], [*ours, *read])
    report("fitted", ours, fitted)
    if asked.half:
        report("held out", [half_of(s, 1) for s in sets], fitted)
        report("held out", [worn(half_of(s, 1), -1) for s in sets], fitted)
        report("held out", [half_of(s, 1) for s in readings], fitted)
        report("whole", sets, fitted)
    report("read", readings, fitted)
    if asked.write:
        PACK.write_text(text_of(fitted), encoding="utf-8")
    print(text_of(fitted))


if __name__ == "__main__":
    main()
