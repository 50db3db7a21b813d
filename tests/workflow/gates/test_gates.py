"""The deck's four gates: a breach at its cell, the day on which it is none, what was never done, what another sheet says."""

from datetime import date

import pytest

from tests.workflow.gates.breaches import breaches, told

SIGNED, INSTALLED = "archived_before_signed", "installed_before_drawings_signed"
VERIFIED, CONFIRMED = "shipped_before_documents_verified", "shipped_before_customer_confirmed"


def archive(archived: str, signed: str, signed_on: str) -> str:
    return f"""
        项目台账
        项目编号 | 归档日期 | 移交签字确认 | 签字日期
        P-1      | {archived} | {signed} | {signed_on}
    """


def test_a_project_archived_before_it_was_signed_over():
    [breach] = breaches(SIGNED, archive("2026-03-04", "是", "2026-03-06"))

    assert told(breach) == ("B2", "2026-03-04", "项目台账!D2", "2026-03-06", 2)


@pytest.mark.parametrize(("signed", "signed_on"), [("否", ""), ("", ""), ("否", "2026-03-01")])
def test_a_project_archived_without_a_signature_is_a_breach_to_this_day(signed, signed_on):
    [breach] = breaches(SIGNED, archive("2026-04-20", signed, signed_on))

    assert told(breach) == ("B2", "2026-04-20", "项目台账!C2", "", 10)


@pytest.mark.parametrize("signed_on", ["2026-03-04", "2026-03-01", ""])
def test_signed_the_same_day_or_before_or_on_a_day_nobody_wrote_down_is_none(signed_on):
    assert not breaches(SIGNED, archive("2026-03-04", "是", signed_on))


def test_a_signature_that_comes_after_the_day_looked_at_is_not_there_yet():
    [breach] = breaches(SIGNED, archive("2026-03-04", "是", "2026-03-20"), as_of=date(2026, 3, 10))

    assert told(breach) == ("B2", "2026-03-04", "项目台账!C2", "", 6)


def crew(route: str, construction: str, started: str, install: str = "是", result: str = "通过") -> str:
    return f"""
        图纸审核
        项目编号 | 图纸类型 | 图号 | 版本 | 审核日期 | 审核结论 | 签字确认
        P-1      | 走向图   | T-1  | A    | {route} | 通过 | 是
        P-1      | 施工图   | T-2  | A    | {construction} | {result} | 是

        安装监督
        项目编号 | 安装区段 | 实际进场
        P-1      | 一层     | {started}

        合同信息
        项目编号 | 合同编号 | 是否需要安装
        P-1      | HT-1     | {install}
    """


def test_a_crew_that_starts_before_both_drawings_are_signed_is_found_at_its_own_cell():
    [breach] = breaches(INSTALLED, crew("2026-03-05", "2026-03-10", "2026-03-08"))

    assert told(breach) == ("C2", "2026-03-08", "图纸审核!E3", "2026-03-10", 2)


def test_a_start_on_the_day_of_the_last_signature_is_none():
    assert not breaches(INSTALLED, crew("2026-03-05", "2026-03-10", "2026-03-10"))


def test_a_drawing_sent_back_lets_nobody_start():
    [breach] = breaches(INSTALLED, crew("2026-03-05", "2026-03-10", "2026-04-20", result="退回"))

    assert told(breach) == ("C2", "2026-04-20", "图纸审核!E3", "", 10)


def test_goods_only_need_no_construction_drawing():
    assert not breaches(INSTALLED, crew("2026-03-05", "", "2026-03-08", install="否"))


def test_a_crew_told_before_the_drawings_is_a_breach_at_the_delivery_note():
    [breach] = breaches(
        INSTALLED,
        """
        图纸审核                                                                   发货单
        项目编号 | 图纸类型 | 图号 | 审核日期   | 审核结论 | 签字确认 | 版本      项目编号 | 送货单号 | 通知安装队日期
        P-1      | 走向图   | T-1  | 2026-03-05 | 通过     | 是       | A         P-1      | SH-1     | 2026-03-01
        P-1      | 施工图   | T-2  | 2026-03-04 | 通过     | 是       | A
        """,
    )

    assert told(breach) == ("C2", "2026-03-01", "图纸审核!D2", "2026-03-05", 4)


def test_a_later_revision_does_not_undo_what_was_signed():
    drawing = """
        图纸审核                                                                   安装监督
        项目编号 | 图纸类型 | 图号 | 版本 | 审核日期   | 审核结论 | 签字确认      项目编号 | 安装区段 | 实际进场
        P-1      | 走向图   | T-1  | A    | 2026-03-01 | 通过     | 是            P-1      | 一层     | 2026-03-08
        P-1      | 施工图   | T-2  | A    | 2026-03-02 | 通过     | 是
        P-1      | 施工图   | T-2  | B    | 2026-03-20 | 通过     | 是
    """

    assert not breaches(INSTALLED, drawing)


def papers(told_on: str, shipped: str, checked: str, result: str = "无误") -> str:
    return f"""
        发货单
        项目编号 | 送货单号 | 通知仓库日期 | 实际发货日期 | 单据审核日期 | 核对结果
        P-1      | SH-1     | {told_on} | {shipped} | {checked} | {result}
    """


def test_a_warehouse_told_before_the_papers_were_verified_is_one_breach_a_batch():
    [breach] = breaches(VERIFIED, papers("2026-03-01", "2026-03-02", "2026-03-04"))

    assert told(breach) == ("C2", "2026-03-01", "发货单!E2", "2026-03-04", 3)


def test_goods_shipped_without_a_notice_before_the_papers_were_verified():
    [breach] = breaches(VERIFIED, papers("", "2026-03-02", "2026-03-04"))

    assert told(breach) == ("D2", "2026-03-02", "发货单!E2", "2026-03-04", 2)


@pytest.mark.parametrize("result", ["有误已退回", ""])
def test_papers_that_are_not_correct_let_nothing_leave(result):
    [breach] = breaches(VERIFIED, papers("2026-04-01", "2026-04-02", "2026-03-30", result))

    assert told(breach) == ("C2", "2026-04-01", "发货单!F2", "", 29)


def test_papers_verified_on_the_day_of_the_notice_are_in_time():
    assert not breaches(VERIFIED, papers("2026-03-04", "2026-03-04", "2026-03-04"))


def confirmed(shipped: str, told_on: str, agreed: str) -> str:
    return f"""
        发货单
        项目编号 | 送货单号 | 实际发货日期 | 通知客户日期 | 确认出货日期
        P-1      | SH-1     | {shipped} | {told_on} | {agreed}
    """


def test_goods_shipped_before_the_customer_was_told():
    [breach] = breaches(CONFIRMED, confirmed("2026-03-02", "2026-03-05", "2026-03-06"))

    assert told(breach) == ("C2", "2026-03-02", "发货单!D2", "2026-03-05", 3)


def test_goods_shipped_without_telling_the_customer():
    [breach] = breaches(CONFIRMED, confirmed("2026-04-20", "", "2026-04-20"))

    assert told(breach) == ("C2", "2026-04-20", "发货单!D2", "", 10)


@pytest.mark.parametrize("agreed", ["", "待定"])
def test_goods_shipped_without_an_agreed_day_point_at_the_agreed_day(agreed):
    [breach] = breaches(CONFIRMED, confirmed("2026-04-20", "2026-04-18", agreed))

    assert told(breach) == ("C2", "2026-04-20", "发货单!E2", "", 10)


def test_a_customer_told_on_the_day_of_shipment_was_told():
    assert not breaches(CONFIRMED, confirmed("2026-03-02", "2026-03-02", "2026-03-09"))


def test_goods_that_leave_after_the_day_looked_at_have_not_left():
    assert not breaches(CONFIRMED, confirmed("2026-03-02", "", ""), as_of=date(2026, 3, 1))
