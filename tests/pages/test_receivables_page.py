"""The receivables page, its workbook and the command say the same, and another program adds them up to the same."""

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from schemas.roles import MANAGER, STAFF
from tests.data_access.mapping.ledgers import Ledger
from tests.libreoffice import saved_by_libreoffice
from tests.pages.conftest import BROKEN, SAMPLE, Open, configured, page, text_of
from texts import LANGUAGES, say
from ui import boards, formats
from ui.navigation import BY_KEY
from ui.receivables.charts import age_name
from ui.receivables.export import workbook
from ui.view import View
from workflow.receivables import views
from workflow.receivables.chosen import Chosen, choose
from workflow.receivables.lanes import Lane
from workflow.receivables.reconciliation import reconciliation
from workflow.receivables.report import receivables_report

AS_OF = date(2026, 11, 20)


@pytest.fixture(scope="module", params=[SAMPLE, BROKEN], ids=["good", "broken"])
def view(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """What the page is given, of the good and of the broken workbook."""
    with configured(request.param, tmp_path_factory.mktemp("money")):
        snapshot = boards.store().latest()
        yield View(BY_KEY["receivables"], "zh", MANAGER, "", snapshot, boards.board(snapshot, AS_OF))


def everything(view: View) -> Chosen:
    return choose(view.board.receivables, view.board.receivable_detail, {})


def exported(view: View) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(view, everything(view))))


def column(sheet, name: str) -> list:
    header = [cell.value for cell in sheet[1]]
    return [row[header.index(name)] for row in sheet.iter_rows(min_row=2, values_only=True)]


def fen(values: list) -> int:
    return sum(int((Decimal(str(value)) * 100).to_integral_value()) for value in values)


def test_the_equalities_hold(view: View) -> None:
    found = reconciliation(view.board.receivables)

    assert [(each.key, each.difference) for each in found.equalities] == [(key, 0) for key in ("lanes", "buckets", "receipts", "nodes")]
    assert found.holds


def test_the_workbook_adds_up_to_what_the_page_and_the_command_say(view: View) -> None:
    money, told = view.board.receivables, receivables_report(view.board.receivables)
    book = exported(view)
    nodes, summary = book[say("receivables.export.nodes", "zh")], book[say("receivables.export.summary", "zh")]
    outstanding = column(nodes, say("receivables.customer.outstanding", "zh"))
    lanes = column(nodes, say("receivables.customer.lane", "zh"))

    for lane in Lane:
        named = say(f"receivables.lane.{lane}", "zh")
        assert fen([amount for amount, where in zip(outstanding, lanes, strict=True) if where == named]) == money.lanes[lane]
    assert fen(column(summary, say("receivables.customer.open", "zh"))) == money.open == fen([told["open"]])
    assert fen(column(summary, say("receivables.customer.late", "zh"))) == money.overdue == fen([told["overdue"]])
    assert fen(column(summary, say("receivables.customer.unapplied", "zh"))) == money.unapplied_total == fen([told["unapplied"]])
    untold = lanes.count(say("receivables.lane.amount_unknown", "zh"))
    assert (
        len(told["nodes"])
        == nodes.max_row - 1 - untold
        == int(told["reconciliation"]["nodes"]["right"]) - told["reconciliation"]["nodes_set_aside"]
    )


def test_libreoffice_adds_the_exported_nodes_up_to_the_same(view: View, tmp_path: Path) -> None:
    book = exported(view)
    nodes = book[say("receivables.export.nodes", "zh")]
    header = {cell.value: cell.column_letter for cell in nodes[1]}
    amount, lane, bucket = (
        header[say(key, "zh")] for key in ("receivables.customer.outstanding", "receivables.customer.lane", "receivables.filter.bucket")
    )
    sums = book.create_sheet("sums")
    named = {say(f"receivables.lane.{each}", "zh"): view.board.receivables.lanes[each] for each in Lane}
    ages = {age_name(view, name): fen for name, fen in view.board.receivables.buckets.items()}
    wanted = [(lane, name) for name in named] + [(bucket, name) for name in ages]
    for row, (letter, name) in enumerate(wanted, 1):
        sums.append([name, f"=SUMIFS('{nodes.title}'!{amount}:{amount},'{nodes.title}'!{letter}:{letter},A{row})"])
    book.save(tmp_path / "nodes.xlsx")

    worked_out = openpyxl.load_workbook(saved_by_libreoffice(tmp_path / "nodes.xlsx", tmp_path / "saved"), data_only=True)["sums"]

    found = {name: fen([total]) for name, total in worked_out.iter_rows(values_only=True)}
    assert found == {**named, **ages}


def test_text_that_begins_like_a_formula_stays_text(view: View) -> None:
    assert {cell.data_type for sheet in exported(view) for row in sheet.iter_rows() for cell in row} <= {"s", "inlineStr", "n", "d"}


def test_the_figures_are_the_same_wherever_they_stand(view: View) -> None:
    board, money = view.board, view.board.receivables

    assert board.headline.overdue == money.overdue == int(money.late_by_project.sum())
    assert int(board.receivable_detail["late"].sum()) == money.overdue
    assert int(views.by_customer(everything(view))["open"].sum()) == money.open


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_prints_the_figures_and_that_they_are_reconciled(opened: Open, language: str) -> None:
    said = text_of(opened("receivables", lang=language))
    money = boards.board(boards.store().latest(), AS_OF).receivables

    assert formats.at_a_glance(money.open, language, MANAGER) in said
    assert say("receivables.reconciled.yes", language) in said


def test_a_customer_leads_to_the_nodes_with_their_cells(opened: Open) -> None:
    opened("overview")
    detail = boards.board(boards.store().latest(), AS_OF).receivable_detail
    worst = detail.sort_values("late").iloc[-1]

    said = text_of(page("receivables", customer=worst["customer"]))

    assert "付款计划!" in said
    assert worst["contract_no"] in said


def test_a_filter_nobody_knows_shows_nothing_and_says_so(opened: Open) -> None:
    assert say("receivables.customer.none", "zh") in text_of(opened("receivables", lane="nonsense"))


def test_staff_are_not_given_an_amount(view: View) -> None:
    theirs = View(view.page, "zh", STAFF, "", view.snapshot, view.board)

    assert theirs.money(123_45) == theirs.glance(123_45) == formats.yuan(1, STAFF)
    assert not any(character.isdigit() for character in theirs.money(123_45))


@pytest.mark.parametrize("lacking", ["付款计划", "收款记录"])
def test_without_plan_or_receipts_nobody_is_told_that_nothing_is_overdue(lacking: str, opened: Open, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(SAMPLE)
    book.remove(book[lacking])
    book.save(tmp_path / "less.xlsx")

    receivables = opened("receivables", tmp_path / "less.xlsx")
    overview = page("overview")

    assert say("ui.empty.sheet_missing", "zh", sheet=lacking) in text_of(receivables)
    assert "0.0" not in text_of(receivables)
    assert not receivables.get("download_button")
    assert "661.5" not in text_of(overview)
    assert "0.0" not in text_of(overview).split(say("ui.figure.overdue", "zh"))[1][:200]


@pytest.mark.parametrize(("lang", "sentence"), [("zh", "目前没有客户欠款。"), ("en", "No customer owes anything at present.")])
def test_where_nobody_owes_anything_it_is_said_and_no_empty_table_stands_there(opened: Open, lang: str, sentence: str) -> None:
    ledger = Ledger("售后台账.xlsx")
    ledger.draw("项目台账", "项目编号 | 项目名称 | 公司名称(甲方)\nP-1 | 一期厂房 | 甲机电公司")
    ledger.draw("合同信息", "合同编号 | 项目编号 | 签订日期 | 合同金额(元)\nC-1 | P-1 | 2026-11-01 | 100000")
    ledger.draw(
        "付款计划",
        "合同编号 | 期次 | 款项名称 | 触发条件 | 应收金额(元)\nC-1 | 1 | 预付款 | 合同签订 | 30000\nC-1 | 2 | 发货款 | 发货前 | 70000",
    )
    ledger.draw("收款记录", "收款编号 | 合同编号 | 期次 | 到账日期 | 到账金额(元) | 到账状态\nR-1 | C-1 | 1 | 2026-11-05 | 30000 | 已到账")

    shown = opened("receivables", ledger.content(), lang=lang)

    assert sentence in text_of(shown)
    assert not [each for each in shown.dataframe if not len(each.value)]
