"""What a measurement found, beside its budget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the table. `kept` is None where there is no budget to compare with."""

    what: str
    budget: str
    measured: str
    kept: bool | None = None


def table(findings: Iterable[Finding]) -> str:
    """The findings as aligned columns."""
    marks = {True: "kept", False: "OVER", None: ""}
    rows = [("what", "budget", "measured", "")]
    rows += [(each.what, each.budget, each.measured, marks[each.kept]) for each in findings]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def at_most(
    what: str, measured: float, budget: float, unit: str = "", *, note: str = ""
) -> Finding:
    """A finding that keeps its budget if it is not above it."""
    shown = f"{measured:,.4g}{unit}" if isinstance(measured, float) else f"{measured:,}{unit}"
    return Finding(what, f"<= {budget:,g}{unit}", shown + note, measured <= budget)
