"""Every finding stands once in the listing, the worst first, each with its cell."""

from datetime import date

from tests.drawn import book_of
from workflow.board import Board

BOOK = """
    项目台账                                    现场测量复核
    项目编号 | 项目名称 | 合同复印件收到日期    项目编号 | 测量单号 | 类型 | 约定时间   | 测量结论
    P-1      | 会展中心 | 下周三                P-1      | CL-1     | 测量     | 2026-03-01 | 待定
"""


def test_errors_come_before_warnings_and_the_lines_lead_to_the_cells() -> None:
    board = Board(book_of(BOOK), date(2026, 4, 1))
    listing = board.listing

    severities = list(listing.table["severity"])
    codes = {listing.finding(line).code: listing.finding(line).cell for line in range(len(listing.table))}

    assert severities == sorted(severities)
    assert len(listing.table) == sum(len(batch) for batch in board.findings)
    assert codes["unreadable_date"] == "C2"


def test_what_a_project_lacks_is_told_worst_stage_first_with_cell_days_and_person() -> None:
    board = Board(book_of(BOOK), date(2026, 4, 1))

    items = board.missing_of(0)
    first = items[0]

    assert first.stage == 3
    assert first.days_late == 31
    assert {item.finding.cell for item in items if item.stage == 3 and item.finding.field == "result"} == {"E2"}
    assert {item.stage for item in items} >= {1, 2, 3}
