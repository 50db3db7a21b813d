"""All breaches as one table: waived ones stay in it, and say what the sheets and 流程进度 say."""

from datetime import date

import pytest

from schemas.amounts import Fen
from schemas.roles import MANAGER, STAFF
from tests.drawn import book_of, day_of
from workflow.daybook import DayBook
from workflow.gates import GATES, Violations, violations
from workflow.wording import words

AS_OF = date(2026, 4, 30)

# Per code a drawing with one breach of it, and another sheet whose lack would leave the question open.
BREACHES = {
    "archived_before_signed": ("项目台账\n项目编号 | 归档日期 | 售后文员 | 售后专员\nP-1 | 2026-03-01 | 李文 | 王敏", 1),
    "installed_before_drawings_signed": ("发货单\n项目编号 | 送货单号 | 通知安装队日期\nP-1 | SH-1 | 2026-03-01", 6),
    "shipped_before_documents_verified": ("发货单\n项目编号 | 送货单号 | 通知仓库日期\nP-1 | SH-1 | 2026-03-01", 7),
    "shipped_before_customer_confirmed": ("发货单\n项目编号 | 送货单号 | 实际发货日期\nP-1 | SH-1 | 2026-03-01", 8),
    "shipped_without_preshipment_money": (
        "发货单\n项目编号 | 送货单号 | 实际发货日期\nP-1 | SH-1 | 2026-03-01\n\n"
        "付款计划\n合同编号 | 期次 | 款项名称 | 应收金额 | 触发条件\nHT-1 | 1 | 发货款 | 5000 | 发货前",
        9,
    ),
    "production_before_advance": (
        "生产进度\n项目编号 | 生产订单号 | 实际开始\nP-1 | SC-1 | 2026-03-01\n\n"
        "付款计划\n合同编号 | 期次 | 款项名称 | 应收金额 | 触发条件\nHT-1 | 1 | 预付款 | 5000 | 合同签订",
        5,
    ),
    "crew_not_told_same_day": (
        "发货单\n项目编号 | 送货单号 | 通知仓库日期 | 通知安装队日期\nP-1 | SH-1 | 2026-03-02 | 2026-03-01",
        9,
    ),
    "notified_before_goods_ready": (
        "发货单\n项目编号 | 送货单号 | 通知客户日期 | 生产完毕日期\nP-1 | SH-1 | 2026-03-01 | 2026-03-02",
        8,
    ),
    "installed_before_goods_accepted": ("安装监督\n项目编号 | 安装区段 | 实际进场\nP-1 | 一层 | 2026-03-01", 11),
    "accepted_before_installed": ("工程验收\n项目编号 | 验收日期\nP-1 | 2026-03-01", 12),
    "settled_before_accepted": ("最终结算\n合同编号 | 客户确认日期\nHT-1 | 2026-03-01", 13),
}


def of_code(code: str, drawing: str, as_of: date = AS_OF) -> Violations:
    ours = violations(day_of(drawing, as_of))
    return Violations(ours.table[ours.table["code"] == code], ours.found)


def test_every_gate_has_its_breach_here():
    assert [gate.code for gate in GATES] == list(BREACHES)


@pytest.mark.parametrize("code", BREACHES)
def test_every_breach_stands_at_its_stage_until_it_is_waived(code):
    drawing, stage = BREACHES[code]

    [breach] = of_code(code, drawing).standing.itertuples()

    assert (breach.stage, breach.project, str(breach.done_on.date())) == (stage, 0, "2026-03-01")


@pytest.mark.parametrize("code", BREACHES)
def test_a_waiver_with_a_reason_excuses_it_and_hides_nothing(code):
    drawing, stage = BREACHES[code]
    waiver = f"\n\n流程进度\n项目编号 | 阶段 | 人工状态 | 依据/原因\nP-1 | {stage} | 豁免 | 客户自提"

    ours = of_code(code, drawing + waiver)

    assert list(ours.table["reason"]) == ["客户自提"]
    assert ours.standing.empty


@pytest.mark.parametrize("code", BREACHES)
def test_a_waiver_without_a_reason_or_of_a_distant_stage_excuses_nothing(code):
    drawing, stage = BREACHES[code]
    waivers = f"\n\n流程进度\n项目编号 | 阶段 | 人工状态 | 依据/原因\nP-1 | {stage} | 豁免 |\nP-1 | 15 | 豁免 | 客户不填"

    assert len(of_code(code, drawing + waivers).standing) == 1


@pytest.mark.parametrize(
    ("code", "stage"),
    [
        ("shipped_without_preshipment_money", 13),
        ("production_before_advance", 4),
        ("installed_before_goods_accepted", 10),
        ("accepted_before_installed", 11),
        ("settled_before_accepted", 12),
    ],
)
def test_what_stands_between_two_stages_is_excused_by_either(code, stage):
    drawing, _ = BREACHES[code]
    waiver = f"\n\n流程进度\n项目编号 | 阶段 | 人工状态 | 依据/原因\nP-1 | {stage} | 豁免 | 老客户"

    assert list(of_code(code, drawing + waiver).table["reason"]) == ["老客户"]


@pytest.mark.parametrize("code", BREACHES)
def test_a_breach_is_said_in_both_languages_with_and_without_a_waiver(code):
    drawing, stage = BREACHES[code]
    waiver = f"\n\n流程进度\n项目编号 | 阶段 | 人工状态 | 依据/原因\nP-1 | {stage} | 豁免 | 客户自提"
    for drawn, waived in ((drawing, False), (drawing + waiver, True)):
        day = day_of(drawn, AS_OF)
        [finding] = [each for each in day.book.findings(violations(day).found) if each.code == code]

        for language in ("zh", "en"):
            said = words(finding, language, STAFF)
            assert "2026-03-01" in said.message
            assert ("客户自提" in said.message) == waived
            assert said.fix


def test_without_the_other_sheet_nobody_can_say():
    day = day_of(BREACHES["installed_before_drawings_signed"][0], AS_OF)
    assert "installed_before_drawings_signed" in set(violations(day).table["code"])

    without = book_of("发货单\n项目编号 | 送货单号 | 通知安装队日期\nP-1 | SH-1 | 2026-03-01\n\n项目台账\n项目编号\nP-1", whole=False)

    assert not without.drawings.present
    assert violations(DayBook(without, AS_OF)).table.empty


def test_the_person_named_in_the_plan_acts_else_the_one_the_sheet_names():
    drawing, _ = BREACHES["archived_before_signed"]
    plan = "\n\n流程进度\n项目编号 | 阶段 | 责任人\nP-1 | 1 | 何主任"

    assert list(of_code("archived_before_signed", drawing).table["owner"]) == ["李文"]
    assert list(of_code("archived_before_signed", drawing.replace("李文", "")).table["owner"]) == ["王敏"]
    assert list(of_code("archived_before_signed", drawing + plan).table["owner"]) == ["何主任"]


MONEY = """
发货单
项目编号 | 送货单号 | 实际发货日期 | 确认出货日期 | 通知客户日期 | 验收日期
P-1      | SH-1     | 2026-03-01   | 2026-03-01   | 2026-03-05   | {accepted}

付款计划
合同编号 | 期次 | 款项名称 | 应收金额 | 触发条件
HT-1     | 1    | 到货款   | 300000   | 到货验收
HT-1     | 2    | 进度款   | 50000    | {other}
"""


@pytest.mark.parametrize(
    ("other", "stake"),
    [("工程验收", 300_000_00), ("发货", 350_000_00)],
)
def test_the_money_of_what_the_step_releases_hangs_on_a_breach(other, stake):
    [breach] = of_code("shipped_before_customer_confirmed", MONEY.format(other=other, accepted="")).table.itertuples()

    assert breach.money == stake


def test_where_the_step_releases_none_it_is_all_the_project_owes():
    drawing = MONEY.format(other="合同签订", accepted="").replace("到货验收", "安装完成")
    signed = drawing + "\n合同信息\n项目编号 | 合同编号 | 签订日期 | 合同金额\nP-1 | HT-1 | 2026-01-05 | 350000\n"

    [breach] = of_code("shipped_before_customer_confirmed", signed).table.itertuples()

    assert breach.money == 50_000_00


def test_staff_read_no_amount_in_a_breach():
    drawing, _ = BREACHES["shipped_without_preshipment_money"]
    day = day_of(drawing, AS_OF)
    [finding] = [each for each in day.book.findings(violations(day).found) if each.code == "shipped_without_preshipment_money"]

    assert str(Fen(5000_00)) in words(finding, "zh", MANAGER).fix
    assert "5,000" not in words(finding, "zh", STAFF).fix + words(finding, "zh", STAFF).message


def test_a_book_without_breaches_has_a_table_all_the_same():
    ours = violations(day_of("项目台账\n项目编号\nP-1", AS_OF))

    assert ours.table.empty
    assert ours.of_stage(6).empty
    assert ours.of_project(0).empty
