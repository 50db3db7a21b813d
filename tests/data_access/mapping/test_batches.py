"""Deliveries side by side in one row of a register: each becomes a batch of its own."""

from datetime import date

from data_access.excel import workbook
from data_access.mapping.proposing import propose
from data_access.reading import book_of
from schemas.book import Book
from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed

NUMBERED = """
    项目编号 | 项目名称 | 客户       | 发货日期   |            |            | 收货地址
             |          |            | 第一批     | 第二批     | 第三批     |
    XM-1     | 一期厂房 | 甲机电公司 | 2026-04-01 | 2026-04-11 | 2026-04-21 | 工业路1号
    XM-2     | 二期厂房 | 乙机电公司 | 2026-04-06 | 2026-04-16 |            | 工业路2号
    XM-3     | 综合楼   | 丙机电公司 | 2026-04-09 |            |            | 工业路3号"""
FIRST_AND_LAST = """
    项目编号 | 项目名称 | 客户       | 首批发货   | 发完日期
    XM-1     | 一期厂房 | 甲机电公司 | 2026-04-01 | 2026-05-01
    XM-2     | 二期厂房 | 乙机电公司 | 2026-04-06 |
    XM-3     | 综合楼   | 丙机电公司 | 2026-04-09 | 2026-04-29"""


def book_with(drawing: str, *merged: str) -> Book:
    ledger = Ledger("台账.xlsx").draw("项目台账", drawing.strip(), merged=merged)
    read = workbook(ledger.content(), ledger.file)
    proposal = propose([read])
    assert not proposal.to_ask()
    return book_of([read], proposal.mapping)


def deliveries(book: Book) -> list[tuple[str, str, date]]:
    """Per batch its project, its name and its day."""
    batches = book.shipments
    projects = [book.project_ids[number] for number in batches.project]
    days = batches.days("actual_ship_date").tolist()
    return sorted(zip(projects, batches.texts("batch"), days, strict=True))


def test_every_batch_of_a_row_is_a_delivery() -> None:
    book = book_with(NUMBERED, "A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2")

    assert deliveries(book) == [
        ("XM-1", "1", date(2026, 4, 1)),
        ("XM-1", "2", date(2026, 4, 11)),
        ("XM-1", "3", date(2026, 4, 21)),
        ("XM-2", "1", date(2026, 4, 6)),
        ("XM-2", "2", date(2026, 4, 16)),
        ("XM-3", "1", date(2026, 4, 9)),
    ]
    assert len(set(book.shipments.texts("delivery_note_no"))) == 6


def test_the_day_everything_had_left_is_that_of_the_last_batch() -> None:
    book = book_with(FIRST_AND_LAST)

    assert deliveries(book) == [
        ("XM-1", "1", date(2026, 4, 1)),
        ("XM-1", "末批", date(2026, 5, 1)),
        ("XM-2", "1", date(2026, 4, 6)),
        ("XM-3", "1", date(2026, 4, 9)),
        ("XM-3", "末批", date(2026, 4, 29)),
    ]
    assert book.shipments.true("final_batch").tolist().count(True) == 2


def test_a_planned_day_is_no_delivery() -> None:
    drawing = """
        项目编号 | 项目名称 | 客户       | 首批计划发货 | 二批计划发货
        XM-1     | 一期厂房 | 甲机电公司 | 2026-04-01   | 2026-05-01
        XM-2     | 二期厂房 | 乙机电公司 | 2026-04-06   | 2026-05-06
        XM-3     | 综合楼   | 丙机电公司 | 2026-04-09   | 2026-05-09"""

    columns = proposed(Ledger("台账.xlsx").draw("项目台账", drawing.strip())).columns

    assert not any(each.reason.key == "batch" for each in columns)
