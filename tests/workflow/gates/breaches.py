"""What the tests of the gates ask: the breaches of one code in drawn sheets."""

from datetime import date

from schemas.amounts import Fen
from schemas.findings import Finding
from tests.drawn import day_of
from workflow.daybook import Options
from workflow.gates import violations

AS_OF = date(2026, 4, 30)


def breaches(code: str, drawing: str, as_of: date = AS_OF, **options: bool) -> list[Finding]:
    """The breaches of a code, as findings in the order of the sheets."""
    day = day_of(drawing, as_of, options=Options(**options))
    return [finding for finding in day.book.findings(violations(day).found) if finding.code == code]


def told(breach: Finding) -> tuple[str, str, str, str, int]:
    """A breach in short: its cell, the day it was done, where and on which day it was allowed, the days between."""
    done_on, allowed_on = (str(breach.facts[name]) for name in ("done_on", "allowed_on"))
    return breach.cell, done_on, breach.facts["other_cell"], allowed_on, breach.facts["days"]


def at_stake(breach: Finding) -> Fen:
    """The money that hangs on it."""
    return breach.facts["money"]
