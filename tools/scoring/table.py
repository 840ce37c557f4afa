"""What was measured, as text."""

from __future__ import annotations

from collections.abc import Mapping

from tools.scoring.measure import FIELDS
from tools.scoring.tally import Tally, b_cubed

WIDTH = 14


def overview(measured: Mapping[str, Tally]) -> str:
    """F1 by field, a column a language."""
    rows = [["F1", *measured], ["reports", *(str(t.reports) for t in measured.values())]]
    rows += [[name, *(f"{t.rate(name).f1:.3f}" for t in measured.values())] for name in FIELDS]
    rows.append(["merge (B3)", *(f"{b_cubed(t.pairs).f1:.3f}" for t in measured.values())])
    rows.append(["false alarms", *(f"{t.alarms}/{t.quiet}" for t in measured.values())])
    return "\n".join(row[0].ljust(WIDTH) + "".join(cell.rjust(8) for cell in row[1:]) for row in rows)


def details(name: str, tally: Tally) -> str:
    """Precision, recall, F1 and the counts behind them, a row a field."""
    rows = [f"{name}: {tally.reports} reports, {tally.alarms} of {tally.quiet} without incident read as one"]
    rows.append(f"{'field':{WIDTH}}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'said':>7}{'asked':>7}")
    for field in FIELDS:
        rate = tally.rate(field)
        shares = "".join(f"{share:7.3f}" for share in (rate.precision, rate.recall, rate.f1))
        rows.append(f"{field:{WIDTH}}{shares}{rate.right:7d}{rate.said:7d}{rate.asked:7d}")
    merged = b_cubed(tally.pairs)
    rows.append(f"{'merge (B3)':{WIDTH}}{merged.precision:7.3f}{merged.recall:7.3f}{merged.f1:7.3f}")
    return "\n".join(rows)
