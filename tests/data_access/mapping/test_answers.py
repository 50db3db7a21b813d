"""What people answer about a column goes before what was guessed."""

from data_access.excel import workbook
from data_access.mapping.answers import Answer, answered
from data_access.mapping.column_proposal import ColumnProposal
from data_access.mapping.proposal import Proposal
from data_access.reading import book_of
from schemas import states
from tests.data_access.mapping.ledgers import Ledger, bare, simple
from tests.data_access.mapping.recognising import proposed


def column(proposal: Proposal, header: str) -> ColumnProposal:
    return next(each for each in proposal.columns if each.header == header)


def test_a_column_that_was_asked_about_is_read_as_it_was_answered() -> None:
    ledger = bare()
    guessed = proposed(ledger)
    elbows = column(guessed, "弯头")

    told = answered(guessed, {elbows.place: Answer("contract_items.elbow_v_qty")})
    rows = book_of([workbook(ledger.content(), ledger.file)], told.mapping).contract_items

    assert elbows.ask and not column(told, "弯头").ask
    assert rows["elbow_v_qty"].tolist() == list(range(1, 10))


def test_a_column_answered_to_be_none_of_ours_is_not_read() -> None:
    guessed = proposed(simple())
    told = answered(guessed, {column(guessed, "业务员").place: Answer("")})

    assert column(told, "业务员").target == ""
    assert "handover_by" not in told.mapping.tables[0].columns


def test_what_was_guessed_for_another_column_gives_way_to_the_answer() -> None:
    guessed = proposed(simple())
    told = answered(guessed, {column(guessed, "业务员").place: Answer("projects.customer_name")})

    assert column(guessed, "客户名称").target == "projects.customer_name"
    assert (column(told, "业务员").target, column(told, "客户名称").target) == ("projects.customer_name", "")


def test_an_amount_that_was_answered_is_multiplied_by_the_unit_above_it() -> None:
    guessed = proposed(simple())
    told = answered(guessed, {column(guessed, "合同额(万元)").place: Answer("settlements.settled_amount")})

    assert column(told, "合同额(万元)").multiply == 10_000


def test_a_word_nobody_knew_is_read_as_it_was_answered() -> None:
    ledger = Ledger("台账.xlsx")
    rows = [["项目编号", "项目名称", "甲方单位", "售后专员", "项目状态"]]
    rows += [[f"P-{n}", f"{n}号楼", "某公司", "王敏", "进行中" if n % 2 else "压着"] for n in range(1, 7)]
    ledger.sheet("所有项目", rows, header=1, meanings=["-"] * 5)
    guessed = proposed(ledger)
    state = column(guessed, "项目状态")

    told = answered(guessed, {state.place: Answer(words={"压着": "暂停"})})
    read = book_of([workbook(ledger.content(), ledger.file)], told.mapping).projects

    assert state.unknown_words == ("压着",)
    assert read.texts("project_status").tolist() == ["进行中", "暂停"] * 3


def test_a_sheet_with_our_headers_needs_no_mapping() -> None:
    ledger = Ledger("收款.xlsx")
    headers = ["收款编号", "合同编号", "到账金额", "收款方式", "到账状态", "到账日期"]
    ledger.sheet("收款记录", [headers, ["SK-1", "HT-1", 1000.0, "电汇", "已到账", ""]], header=1, meanings=["-"] * 6)

    proposal = proposed(ledger)

    assert [(sheet.ours, sheet.feeds) for sheet in proposal.sheets] == [(True, ("receipts",))]
    assert proposal.mapping.tables == ()
    assert {each.target for each in proposal.columns} >= {"receipts.amount", "receipts.status"}
    assert proposal.held["receipts"] >= {"receipt_no", "amount"}


def test_a_list_is_read_once_somebody_has_said_whose_its_rows_are() -> None:
    drawing = """
        发货单号 | 发货日期   | 车牌号  | 到货日期   | 项目缩写
        FH-1     | 2026-04-01 | 粤A1234 | 2026-04-03 | 一期厂房
        FH-2     | 2026-04-06 | 粤A1235 | 2026-04-08 | 二期厂房
        FH-3     | 2026-04-09 | 粤A1236 | 2026-04-11 | 一期厂房"""
    ledger = Ledger("发货.xlsx").draw("发货记录", drawing.strip())
    guessed = proposed(ledger)

    assert [each.header for each in guessed.to_ask()] == ["项目缩写"]
    told = answered(guessed, {column(guessed, "项目缩写").place: Answer("shipments.project_id")})
    rows = book_of([workbook(ledger.content(), ledger.file)], told.mapping).shipments

    assert rows["delivery_note_no"].tolist() == ["FH-1", "FH-2", "FH-3"]


def test_an_answered_running_total_stays_one_entry_without_a_day() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 已付款
        H-1      | 一期厂房 | 1000000  | 300000
        H-2      | 二期厂房 | 800000   | 240000"""
    ledger = Ledger("合同.xlsx").draw("合同台账", drawing.strip())
    guessed = proposed(ledger)

    told = answered(guessed, {column(guessed, "已付款").place: Answer("receipts.amount")})
    rows = book_of([workbook(ledger.content(), ledger.file)], told.mapping).receipts

    assert set(rows.states["received_date"]) == {states.UNDATED}


def test_an_answered_payment_column_keeps_its_milestone() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 预付款 | 发货款
        H-1      | 一期厂房 | 1000000  | 300000 |
        H-2      | 二期厂房 | 800000   | 240000 | 100000"""
    ledger = Ledger("合同.xlsx").draw("合同台账", drawing.strip())
    guessed = proposed(ledger)

    chosen = {column(guessed, header).place: Answer("receipts.amount") for header in ("预付款", "发货款")}
    rows = book_of([workbook(ledger.content(), ledger.file)], answered(guessed, chosen).mapping).receipts

    assert sorted(rows.fen("amount")) == [10_000_000, 24_000_000, 30_000_000]
