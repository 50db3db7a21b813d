"""What is proposed for a ledger, as the tests ask about it."""

from data_access.excel import workbook
from data_access.mapping.proposal import Proposal
from data_access.mapping.proposing import propose
from data_access.reading import book_of
from schemas.book import Book
from tests.data_access.mapping.ledgers import Ledger


def proposed(ledger: Ledger) -> Proposal:
    """The proposal for one workbook, read as a file."""
    return propose([workbook(ledger.content(), ledger.file)])


def read(ledger: Ledger, *more: Ledger) -> Book:
    """The book of workbooks by the mapping that is proposed for them."""
    workbooks = [workbook(each.content(), each.file) for each in (ledger, *more)]
    return book_of(workbooks, propose(workbooks).mapping)


def targets(proposal: Proposal, sheet: str = "") -> dict[str, str]:
    """Header to what it is proposed for, the questions left out; of one sheet or of all."""
    return {each.header: each.target for each in proposal.columns if sheet in ("", each.sheet) and each.target and not each.ask}


def told(proposal: Proposal, sheet: str) -> dict[str, tuple[str, str]]:
    """Header to what is proposed and why."""
    return {each.header: (each.target, each.reason.key) for each in proposal.columns if each.sheet == sheet}
