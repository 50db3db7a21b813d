"""The fifteen stage pages: the deck's sentence, the figures, what lacks with cells, the view of its own, filters in the address."""

import re

import pytest

from tests.drawn import content_of
from tests.pages.conftest import Open, text_of
from tests.workflow.complete import drawing
from texts import LANGUAGES, say
from ui.navigation import PAGES

STAGE_PAGES = [page for page in PAGES if page.stage]
OWN_VIEW = {
    "project_file": "contact_matrix", "contract_review": "completeness", "site_survey": "visits", "advance_payment": "advance_chain",
    "production": "changed_ship_days", "drawing_review": "awaiting_review", "shipping_documents": "papers",
    "shipment_confirmation": "confirmations", "release_and_crew": "release", "goods_acceptance": "signed_copies",
    "installation_supervision": "sections", "project_acceptance": "acceptance_marks", "settlement_collection": "closing_parts",
    "user_information": "return_visits", "customer_feedback": "scores",
}  # fmt: skip
LATE = {"送货单已签回": "否", "预计到货日期": "2026-11-10"}


def drawn(**changes) -> bytes:
    return content_of(drawing(**changes), whole=False)


def plain(at) -> str:
    """What a reader sees: our markup without tags."""
    return re.sub(r"\\?\"", '"', re.sub(r"<[^>]*>", " ", text_of(at)))


def test_there_is_a_page_for_each_of_the_fifteen() -> None:
    assert [page.stage for page in sorted(STAGE_PAGES, key=lambda page: page.stage)] == list(range(1, 16))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", STAGE_PAGES, ids=lambda page: page.key)
def test_a_stage_page_says_what_the_stage_is_and_shows_figures_list_and_its_own_view(opened: Open, page, language: str) -> None:
    said = plain(opened(page.key, lang=language))

    assert say(f"stages.deck.{page.key}", language) in said.replace("&amp;", "&")
    assert say("stages.list.title", language) in said
    assert say(f"stages.view.{OWN_VIEW[page.key]}", language) in said
    for figure in ("overdue", "blocked", "done_this_month", "median_days"):
        assert say(f"stages.figure.{figure}", language) in said


def test_the_quotation_is_the_deck_word_for_word(opened: Open) -> None:
    assert "「货到工地后,售后专员与客户一起进行货物验收,并将送货单、装箱单签回给事业部、售后部、仓库、财务存档。」" in plain(
        opened("goods_acceptance")
    )


def test_a_late_batch_stands_in_the_list_with_its_days_its_person_and_its_cell(opened: Open) -> None:
    said = plain(opened("goods_acceptance", drawn(发货单=LATE)))

    assert "逾期 10 天" in said
    assert re.search(r"送货单未签回\s.*王敏.*11-10.*发货单!Y2", said, re.S)
    assert "缺，已逾期" in said


def test_the_breach_of_a_gate_stands_on_the_page_of_its_stage_and_a_waiver_with_its_reason(opened: Open) -> None:
    early = {"通知仓库日期": "2026-05-06", "通知安装队日期": "2026-05-06"}
    waiver = [{"阶段": "7", "人工状态": "豁免", "依据/原因": "主管批准"}]

    assert "2026-05-06 已通知仓库或发货" in plain(opened("shipping_documents", drawn(发货单=early)))
    assert "已豁免：主管批准" in plain(opened("shipping_documents", drawn(发货单=early, 流程进度=waiver)))
    assert "2026-05-06" not in plain(opened("goods_acceptance", drawn(发货单=early)))


def test_a_blocked_stage_says_what_it_waits_for(opened: Open) -> None:
    unsigned = [{"签字确认": ""}, {"签字确认": "", "图纸类型": "施工图", "图号": "T-2"}]

    assert "等 6 图纸" in plain(opened("release_and_crew", drawn(发货单={"实际发货日期": ""}, 图纸审核=unsigned)))


def test_the_filters_stand_in_the_address(opened: Open) -> None:
    two = drawn(
        项目台账=[{}, {"项目编号": "P-2", "项目名称": "另一大厦", "售后专员": "李思远"}],
        用户信息=[{"负责人": ""}, {"项目编号": "P-2", "负责人": ""}],
    )

    everything, hers, nobody = (
        opened("user_information", two, **query) for query in ({}, {"specialist": "李思远"}, {"specialist": "没有这个人"})
    )

    assert "某大厦" in plain(everything) and "另一大厦" in plain(everything)
    assert "某大厦" not in plain(hers) and "另一大厦" in plain(hers)
    assert "没有符合条件的项目" in plain(nobody)


def test_a_status_nobody_knows_shows_nothing_and_says_so(opened: Open) -> None:
    at = opened("goods_acceptance", drawn(发货单=LATE), status="sideways")

    assert not at.exception
    assert "没有符合条件的项目" in plain(at)


def test_what_has_not_begun_is_shown_when_asked_for(opened: Open) -> None:
    workbook = drawn(用户信息=[])

    assert "没有用户信息" not in plain(opened("user_information", workbook))
    assert "还没有" in plain(opened("user_information", workbook))
    assert "用户信息" in plain(opened("user_information", workbook, begun="1"))


def test_a_stage_whose_sheet_is_missing_says_which(opened: Open) -> None:
    assert "工作簿里没有“图纸审核”这张表" in plain(opened("drawing_review", drawn(图纸审核=None)))


def test_text_from_a_cell_is_never_markup(opened: Open) -> None:
    nasty = {"安装区段": "<img src=x onerror=al(1)>", "检查结论": "", "问题与整改": "<b>x</b>", "整改完成日期": ""}

    assert "<img" not in text_of(opened("installation_supervision", drawn(安装监督=nasty))).replace("\\", "")


def test_a_breach_names_the_money_that_hangs_on_it_and_who_must_act(opened: Open) -> None:
    early = {"通知仓库日期": "2026-05-06", "通知安装队日期": "2026-05-06", "单据审核人": "赵审"}
    unpaid = [{}, {"期次": "2", "款项名称": "发货款", "比例": "", "应收金额": "100000", "触发条件": "发货", "开票日期": "2026-05-10"}]

    said = plain(opened("shipping_documents", drawn(发货单=early, 付款计划=unpaid)))

    assert re.search(r"2026-05-06 已通知仓库或发货.*¥100,000\.00.*赵审", said, re.S)


def test_a_list_that_is_cut_can_be_opened_to_its_end(opened: Open) -> None:
    twelve = [{"项目编号": f"P-{number}", "项目名称": f"{number}号楼", "归档日期": "2026-03-02"} for number in range(1, 13)]
    closed, open_ = opened("project_file", drawn(项目台账=twelve)), opened("project_file", drawn(项目台账=twelve), open="breaches")

    assert "再显示 2 行" in plain(closed)
    assert "open=breaches" in text_of(closed)
    assert plain(open_).count("归档，移交签字") == 12


def test_a_sketch_on_the_web_can_be_opened_and_one_in_a_folder_is_only_named(opened: Open) -> None:
    lately = dict.fromkeys(("约定时间", "实际到场日期"), "2026-11-18")
    web, folder = ({"走向草图": where, **lately} for where in ("https://files.example/1.pdf", "共享盘/草图/1.pdf"))

    assert 'href=\\"https://files.example/1.pdf\\"' in text_of(opened("site_survey", drawn(现场测量复核=web)))
    assert 'href=\\"共享盘' not in text_of(opened("site_survey", drawn(现场测量复核=folder)))
    assert "共享盘/草图/1.pdf" in plain(opened("project", drawn(现场测量复核=folder), id="P-1"))
