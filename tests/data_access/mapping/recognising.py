"""What is proposed for a ledger, as the tests ask about it."""

from data_access.excel import workbook
from data_access.mapping.proposal import Proposal
from data_access.mapping.proposing import propose
from data_access.reading import book_of
from schemas.book import Book
from tests.data_access.mapping.ledgers import Ledger

# Four projects with a contract each, for the lists that stand beside a register.
REGISTER = """
    项目编号 | 项目名称 | 客户名称 | 合同金额 | 签订日期
    XM-1     | 一期厂房 | 华东机电 | 1280000  | 2026-01-05
    XM-2     | 二期厂房 | 南方电气 | 860000   | 2026-01-19
    XM-3     | 综合楼   | 海工集团 | 520000   | 2026-02-02
    XM-4     | 三期厂房 | 华东机电 | 310000   | 2026-02-09"""


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
