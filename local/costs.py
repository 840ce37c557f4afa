"""`make cost`: what the sample reports ask of AWS, for each report, and its list price."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from local.inputs import inputs
from local.session import Session
from local.stack import Stack
from local.usage import Usage, prices

SAMPLES = Path(__file__).parents[1] / "events" / "reports"


def measured(files: list[Path]) -> tuple[int, Usage]:
    """How many reports were sent one by one and drained together, and what that took."""
    session = Session(Stack.deploy())
    found = list(inputs(files))
    for _ in session.send(found):
        pass
    return len(found), session.stack.usage


def show(count: int, usage: Usage) -> None:
    calls = Table("service", "call", "for each report", title=f"AWS calls of {count} reports")
    for (service, action), number in sorted(usage.requests.items()):
        calls.add_row(service, action, f"{number / count:.2f}")
    costs = Table("unit", "for each report", "$ for a million reports", title=f"List price, {prices()['as_of']}, without storage and logs")
    for unit, dollars in usage.dollars().items():
        amount = float(usage.units.get(unit, usage.gb_seconds))
        costs.add_row(unit, f"{amount / count:.2f}", f"{dollars / count * 1e6:.2f}")
    costs.add_row("total", "", f"{sum(usage.dollars().values()) / count * 1e6:.2f}")
    for table in (calls, costs):
        Console().print(table)


def main() -> None:
    show(*measured([Path(name) for name in sys.argv[1:]] or sorted(SAMPLES.iterdir())))


if __name__ == "__main__":
    main()
