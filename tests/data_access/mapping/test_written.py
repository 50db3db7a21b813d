"""A mapping written down, changed by hand, read again and applied to their sheets."""

import io
from pathlib import Path

import openpyxl
import pytest

from data_access.excel import workbook
from data_access.mapping.proposing import propose
from data_access.mapping.writing import as_toml
from data_access.mapping.written import MappingInvalid, read_mapping
from data_access.reading import book_of
from schemas import states
from tests.data_access.mapping.ledgers import Ledger, all_ledgers, register, separate, simple, wide, yearly
from tests.data_access.mapping.recognising import read
from texts import LANGUAGES


def written(text: str, folder: Path) -> Path:
    """A mapping file."""
    path = folder / "mapping.toml"
    path.write_text(text, "utf-8")
    return path


def with_rows(ledger: Ledger, sheet: str, *rows: list) -> Ledger:
    """The ledger with more rows below."""
    for row in rows:
        ledger.book[sheet].append(row)
    return ledger


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ledger", all_ledgers(), ids=lambda ledger: ledger.file)
def test_what_is_written_is_what_was_proposed(ledger: Ledger, language: str, tmp_path: Path) -> None:
    proposal = propose([workbook(ledger.content(), ledger.file)])

    assert read_mapping(written(as_toml(proposal, language), tmp_path)).tables == proposal.mapping.tables


def test_a_foreign_workbook_is_read_without_a_word_changed_in_it() -> None:
    book = read(simple())

    assert list(book.contracts["contract_amount"]) == [128_500_000, 86_000_000, 240_360_000]
    assert list(book.projects["project_name"]) == ["城南医院综合楼", "高新数据中心二期", "滨江商务中心"]
    assert list(book.receipts["method"]) == ["电汇", "银行承兑汇票", "电汇"]
    assert list(book.receipts.project) == [0, 0, 1]


def test_findings_keep_their_addresses_and_headings() -> None:
    ledger = simple()
    ledger.book["合同台帐"]["E4"] = "等通知再签"

    book = read(ledger)

    [finding] = [each for each in book.findings(book.found) if each.code == "unreadable_date"]
    assert (finding.address, finding.column, finding.value) == ("合同台帐!E4", "签约日期", "等通知再签")


def test_columns_may_move_and_be_joined_by_new_ones() -> None:
    ledger = simple()
    mapping = propose([workbook(ledger.content(), ledger.file)]).mapping
    before = book_of([workbook(ledger.content(), ledger.file)], mapping)
    sheet = ledger.book["合同台帐"]
    sheet.unmerge_cells("A1:J1")
    sheet.move_range("F2:F6", cols=8)
    sheet.insert_cols(3)
    sheet.insert_rows(1)

    after = book_of([workbook(ledger.content(), ledger.file)], mapping)

    assert after.contracts.frame.equals(before.contracts.frame)
    assert after.places[1].columns["contract_amount"] == before.places[1].columns["contract_amount"] + 9


def test_a_heading_that_is_gone_is_said_by_its_own_name() -> None:
    ledger = simple()
    mapping = propose([workbook(ledger.content(), ledger.file)]).mapping
    ledger.book["合同台帐"]["F2"] = "钱"

    book = book_of([workbook(ledger.content(), ledger.file)], mapping)

    said = [(each.code, each.facts["header"]) for each in book.findings(book.found) if each.field == "contract_amount"]
    assert said == [("missing_column", "合同额(万元)")]


def test_rows_without_a_number_of_their_own_are_numbered_by_place_and_it_is_said() -> None:
    book = read(simple())

    assert list(book.receipts["receipt_no"]) == ["到款登记-2", "到款登记-3", "到款登记-4"]
    [finding] = [each for each in book.findings(book.found) if each.code == "numbered_by_place"]
    assert (finding.sheet, finding.column, finding.severity) == ("到款登记", "收款编号", "info")


def test_two_files_with_sheets_of_the_same_name_do_not_share_numbers() -> None:
    last_year = simple()
    last_year.file = "合同和到款2025.xlsx"
    for row in range(3, 6):
        last_year.book["合同台帐"].cell(row, 2).value = f"B25-{row}"
    for row in range(2, 5):
        last_year.book["到款登记"].cell(row, 2).value = "B25-3"

    book = read(simple(), last_year)

    assert len(book.contracts) == 6
    assert len(set(book.receipts["receipt_no"])) == len(book.receipts) == 6


def test_a_project_with_several_contracts_is_one_project() -> None:
    ledger = Ledger("多合同.xlsx")
    rows = [
        ["项目名称", "客户", "合同号", "合同额"],
        ["一期", "甲公司", "H-1", 100],
        ["一期", "甲公司", "H-2", 50],
        ["二期", "乙公司", "H-3", 70],
    ]
    ledger.sheet("合同", rows, header=1, meanings=["-"] * 4)

    book = read(ledger)

    assert list(book.projects["project_id"]) == ["一期", "二期"]
    assert list(book.contracts.project) == [0, 0, 1]
    assert all(each.rows == each.used + each.set_aside + each.footers for each in book.ledgers)


def test_names_and_numbers_of_the_other_kind_find_the_project() -> None:
    ledger = yearly()
    rows = [
        ["项目名称", "安装部位", "计划进场", "计划完工"],
        ["一号地块配电工程", "一层", "2026-03-01", "2026-03-20"],
        ["没有的项目", "一层", "2026-03-01", "2026-03-20"],
    ]
    ledger.sheet("安装进度", rows, header=1, meanings=["-"] * 4)

    book = read(ledger)

    assert list(book.installations["project_id"])[-1] == "P26001"
    [unknown] = [each for each in book.findings(book.found) if each.code == "unknown_reference"]
    assert unknown.address == "安装进度!A3"


def test_groups_of_payment_columns_become_payment_nodes_at_their_own_cells() -> None:
    book = read(wide())

    first = book.payment_schedule.frame[book.payment_schedule["contract_no"] == "XS20260001"]
    assert list(first["milestone"]) == ["预付款", "发货款", "验收款", "质保金"]
    assert list(first["amount_due"]) == [6_000_000, 8_000_000, 5_000_000, 1_000_000]
    assert list(first["trigger"]) == ["合同签订", "发货前", "工程验收", "质保期满"]
    at = {place.columns["amount_due"] for place in book.places if place.table == "payment_schedule"}
    assert at == {7, 9, 11, 13}


def test_a_payment_group_without_an_amount_is_no_node() -> None:
    ledger = wide()
    for column in "LM":
        ledger.book["应收明细"][f"{column}4"] = "/"

    book = read(ledger)

    first = book.payment_schedule.frame[book.payment_schedule["contract_no"] == "XS20260001"]
    assert list(first["milestone"]) == ["预付款", "发货款", "验收款"]


def test_a_running_total_is_one_entry_without_a_day() -> None:
    book = read(yearly())

    assert len(book.receipts) == 8
    assert set(book.receipts.states["received_date"]) == {states.UNDATED}
    assert book.receipts.fen("amount")[0] == 2_000_000


def test_a_running_total_never_adds_to_single_receipts_of_the_same_contract() -> None:
    ledger = yearly()
    rows = [["合同编码", "到账日期", "到账金额"], ["26HT001", "2026-02-01", 15000], ["26HT001", "2026-03-01", 5000]]
    ledger.sheet("收款明细", rows, header=1, meanings=["-"] * 3)

    book = read(ledger)

    of_first = book.receipts.frame[book.receipts["contract_no"] == "26HT001"]
    assert sorted(of_first["amount"]) == [500_000, 1_500_000]
    assert len(book.receipts) == 2 + 7
    [said] = [each for each in book.findings(book.found) if each.code == "running_total_left_out"]
    assert said.address == "2026!I2"


def test_names_and_numbers_in_one_cell_are_told_apart() -> None:
    book = read(register())

    assert book.contacts["name"][0] == "张工"
    assert book.contacts["mobile"][0] == "13800138001"
    assert (book.contract_items["rated_current"][0], book.contract_items["poles"][0], book.contract_items["ip_rating"][0]) == (
        2500,
        "4P",
        "IP54",
    )


def test_every_row_of_every_sheet_is_accounted_for() -> None:
    for ledger in (simple(), register(), wide(), separate(), yearly()):
        book = read(ledger)

        assert all(each.rows == each.used + each.set_aside + each.footers for each in book.ledgers)


def test_merged_names_hold_for_all_their_rows() -> None:
    ledger = Ledger("合并.xlsx")
    rows = [
        ["项目名称", "客户名称", "合同编号", "合同金额"],
        ["一期", "甲公司", "H-1", 100],
        ["", "", "H-2", 50],
        ["二期", "乙公司", "H-3", 70],
    ]
    ledger.sheet("合同", rows, header=1, meanings=["-"] * 4, merged=["A2:A3", "B2:B3"])

    assert list(read(ledger).contracts["project_id"]) == ["一期", "一期", "二期"]


def test_a_constant_holds_for_every_row(tmp_path: Path) -> None:
    path = written(
        '[[table]]\ntable = "contracts"\nsheet = "合同台帐"\n[table.columns]\nproject_id = "合同号"\ncontract_no = "合同号"\n[table.fixed]\nbrand = "某牌"\n',
        tmp_path,
    )

    rows = book_of([workbook(simple().content(), "x.xlsx")], read_mapping(path)).tables["contracts"]

    assert set(rows.aside["brand"]) | set(rows["brand"]) == {"某牌"}


@pytest.mark.parametrize(
    ("text", "key", "where"),
    [
        ("[[table]\n", "line", "1"),
        ('[[table]]\ntable = "contracts"\nsheet = "合同"\n[table.columns]\ncontract_no = "合同', "end", ""),
        ('[[table]]\nsheet = "合同"\n', "missing", "[[table]] 1: table"),
        ('[[table]]\ntable = "contracts"\nsheet = "合同"\nsheeet = "x"\n', "unknown", "[[table]] 1: sheeet"),
        ('[[table]]\ntable = "合同"\nsheet = "合同"\n', "table", "[[table]] 1: 合同"),
        (
            '[[table]]\ntable = "contracts"\nsheet = "合同"\n[table.columns]\namount = "金额"\n',
            "column",
            "[[table]] 1 contracts.columns.amount",
        ),
        (
            '[[table]]\ntable = "contracts"\nsheet = "合同"\n[table.multiply]\ncontract_amount = "万元"\n',
            "value",
            "[[table]] 1 contracts.multiply.contract_amount",
        ),
        (
            '[[table]]\ntable = "shipments"\nsheet = "发货"\n[table.columns]\ncarrier = "承运单位"\n[table.joined]\ncarrier = "司机"\n',
            "value",
            "[[table]] 1 shipments.joined.carrier",
        ),
        ('[[table]]\ntable = "installations"\nsheet = "日志"\nlatest = ["inspect_date"]\n', "value", "[[table]] 1 installations.latest"),
        ('[[table]]\ntable = "installations"\nsheet = "日志"\nlatest = "日期"\n', "column", "[[table]] 1 installations.latest"),
        ('table = "contracts"\n', "value", "table"),
        ("[column]\n", "unknown", "column"),
    ],
)
def test_a_malformed_mapping_is_named_with_its_line_or_key(text: str, key: str, where: str, tmp_path: Path) -> None:
    with pytest.raises(MappingInvalid) as raised:
        read_mapping(written(text, tmp_path))

    assert (raised.value.key, raised.value.where) == (key, where)
    assert all(where in raised.value.sentence(language) for language in LANGUAGES)


def test_a_workbook_in_our_own_words_is_not_touched_by_a_mapping_of_others() -> None:
    mapping = propose([workbook(simple().content(), "x.xlsx")]).mapping
    book = openpyxl.Workbook()
    book.active.title = "项目台账"
    book.active.append(["项目编号", "项目名称", "公司名称(甲方)", "售后专员", "项目状态"])
    file = io.BytesIO()
    book.save(file)
    content = workbook(file.getvalue(), "ours.xlsx")

    assert book_of([content], mapping).places == book_of([content]).places


def test_carrier_lorry_and_driver_in_columns_of_their_own_are_read_together(tmp_path: Path) -> None:
    drawing = """
        发货单号 | 项目编号 | 发货日期   | 承运单位 | 车牌号  | 司机
        FH-1     | XM-1     | 2026-04-01 | 顺远物流 | 苏E0001 | 陈师傅
        FH-2     | XM-2     | 2026-04-06 | 顺远物流 |         | 李师傅
        FH-3     | XM-3     | 2026-04-09 |          | /       |"""
    ledger = Ledger("发货.xlsx").draw("发货登记", drawing.strip())
    proposal = propose([workbook(ledger.content(), ledger.file)])
    mapping = read_mapping(written(as_toml(proposal, "zh"), tmp_path))

    book = book_of([workbook(ledger.content(), ledger.file)], mapping)

    assert not proposal.to_ask()
    assert mapping.tables == proposal.mapping.tables
    assert book.shipments.texts("carrier").tolist() == ["顺远物流 苏E0001 陈师傅", "顺远物流 李师傅", ""]
    assert not {each.code for each in book.findings(book.found)} & {"unknown_column", "missing_column"}

    ledger.book["发货登记"]["F1"] = "驾驶员"
    changed = book_of([workbook(ledger.content(), ledger.file)], mapping)

    assert changed.shipments.texts("carrier").tolist() == ["顺远物流 苏E0001", "顺远物流", ""]
    assert [each.facts["header"] for each in changed.findings(changed.found) if each.code == "missing_column"] == ["司机"]
