"""What is proposed for ledgers that were made without our headers in mind."""

import pytest

from data_access.mapping.column_proposal import SURE
from tests.data_access.mapping.ledgers import Ledger, all_ledgers, bare, register, separate, simple, wide, yearly
from tests.data_access.mapping.recognising import proposed, read


def judged(ledger: Ledger) -> tuple[int, list[tuple[str, str]]]:
    """How many columns are right, and which are wrong though the program is sure."""
    found = {(each.sheet, each.letter): each for each in proposed(ledger).columns}
    right = {place for place, answers in ledger.truth.items() if {found[place].target or None, *found[place].also} & answers}
    return len(right), [place for place in ledger.truth if place not in right and found[place].confidence >= SURE]


@pytest.mark.parametrize("ledger", all_ledgers(), ids=lambda ledger: ledger.file)
def test_nine_of_ten_columns_are_right_and_none_is_wrong_with_confidence(ledger: Ledger) -> None:
    right, surely_wrong = judged(ledger)

    assert right >= 0.9 * len(ledger.truth)
    assert surely_wrong == []


def test_titles_above_and_totals_and_signatures_below_are_no_data() -> None:
    [sheet] = proposed(register()).sheets

    assert (sheet.header_first_row, sheet.header_row, sheet.data_first_row, sheet.data_last_row) == (3, 4, 5, 10)


def test_headings_above_each_other_are_one_name() -> None:
    names = {each.letter: each.header for each in proposed(register()).columns}

    assert names["H"] == "合同信息 / 合同总价"
    assert names["A"] == "序号"


def test_the_unit_in_a_heading_and_the_unit_above_the_list_multiply_the_amounts() -> None:
    in_heading = {each.letter: each.multiply for each in proposed(simple()).columns if each.sheet == "合同台帐"}
    above = {each.target: each.multiply for each in proposed(wide()).columns}

    assert in_heading["F"] == 10_000
    assert above["contracts.contract_amount"] == above["payment_schedule.amount_due"] == 10_000
    assert above["payment_schedule.percent"] == 1


def test_payment_columns_say_which_milestone_they_belong_to() -> None:
    nodes = [each.fixed["payment_schedule.milestone"] for each in proposed(wide()).columns if each.target == "payment_schedule.amount_due"]

    assert nodes == ["预付款", "发货款", "验收款", "质保金"]


def test_one_cell_with_current_poles_and_protection_feeds_three_columns() -> None:
    spec = next(each for each in proposed(register()).columns if each.letter == "J")

    assert {spec.target, *spec.also} >= {"contract_items.rated_current", "contract_items.poles", "contract_items.ip_rating"}


def test_balances_ageing_and_running_numbers_are_recognised_and_not_mapped() -> None:
    reasons = {each.header: each.reason.key for each in proposed(wide()).columns if not each.target}

    assert reasons == {"序号": "running_number", "未收款": "balance", "账龄": "ageing", "1-30天": "ageing", "31-60天": "ageing"}


def test_a_column_that_is_the_difference_of_two_others_is_a_formula_whatever_its_name() -> None:
    ledger = Ledger("公式.xlsx")
    rows = [["合同号", "项目名称", "合同额", "已收款", "剩的"]]
    rows += [[f"H-{n}", f"{n}号楼", 100.0 * n, 30.0 * n + 1, 70.0 * n - 1] for n in range(1, 6)]
    ledger.sheet("合同", rows, header=1, meanings=["-"] * 5)

    last = proposed(ledger).columns[-1]

    assert (last.target, last.reason.key) == ("", "formula")


def test_their_words_for_ours_are_proposed_and_unknown_ones_asked() -> None:
    ledger = Ledger("状态.xlsx")
    rows = [
        ["项目编号", "项目名称", "项目状态"],
        ["1", "甲楼", "在建"],
        ["2", "乙楼", "竣工"],
        ["3", "丙楼", "老板说了算"],
        ["4", "丁楼", "在建"],
    ]
    ledger.sheet("项目台账", rows, header=1, meanings=["-"] * 3)

    proposal = proposed(ledger)
    status = proposal.columns[-1]

    assert status.words == {"在建": "进行中", "竣工": "已完成"}
    assert status.unknown_words == ("老板说了算",)
    assert (status.target, status.ask) == ("projects.project_status", False)
    assert status in proposal.to_ask()


def test_a_heading_that_could_be_two_columns_is_asked_and_not_read() -> None:
    elbow = next(each for each in proposed(bare()).columns if each.header == "弯头")

    assert elbow.ask and not elbow.accepted
    assert {"contract_items.elbow_h_qty", "contract_items.elbow_v_qty"} <= {elbow.target, *elbow.candidates}


def test_cells_that_speak_for_themselves_are_asked_under_a_heading_that_does_not() -> None:
    ledger = Ledger("无名.xlsx")
    rows = [["合同号", "项目名称", "参数甲", "参数乙"], *([f"H-{n}", f"{n}号楼", "IP54", "4P"] for n in range(1, 5))]
    ledger.sheet("合同", rows, header=1, meanings=["-"] * 4)

    protection, poles = proposed(ledger).columns[2:]

    assert (protection.target, poles.target) == ("contract_items.ip_rating", "contract_items.poles")
    assert protection.ask and poles.ask and max(protection.confidence, poles.confidence) < SURE


def test_a_list_named_by_project_needs_no_register() -> None:
    feeds = {sheet.sheet: sheet.feeds for sheet in proposed(separate()).sheets}

    assert feeds["发货记录"] == ("shipments", "projects")
    assert feeds["现场测量"][0] == "site_surveys"


def test_a_register_named_only_by_a_year_is_still_one() -> None:
    [sheet] = proposed(yearly()).sheets

    assert sheet.feeds[:2] == ("projects", "contracts")


def test_a_sheet_without_a_list_is_left_out() -> None:
    ledger = simple()
    ledger.book.create_sheet("说明")["A1"] = "本表每周五更新"

    assert proposed(ledger).left_out == (("合同和到款.xlsx", "说明"),)


def test_a_header_that_is_said_again_on_every_printed_page_is_neither_a_project_nor_a_word_of_a_list() -> None:
    drawing = """
        合同编号 | 合同信息 |            | 状态
                 | 项目名称 | 合同金额   |
        H-1      | 一期厂房 | 1280000    | 在建
        H-2      | 二期厂房 | 860000     | 完工
        合同编号 | 合同信息 |            | 状态
                 | 项目名称 | 合同金额   |
        H-3      | 综合楼   | 520000     | 在建"""
    ledger = Ledger("台账.xlsx").draw("合同台账", drawing.strip(), merged=["A1:A2", "B1:C1", "D1:D2"])

    book = read(ledger)

    assert book.project_ids.tolist() == ["H-1", "H-2", "H-3"]
    assert [each.footers for each in book.ledgers if each.footers] == [2]
    [column] = [each for each in proposed(ledger).columns if each.header == "状态"]
    assert not column.unknown_words
