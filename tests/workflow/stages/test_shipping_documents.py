"""Stage 7: the three papers of every batch are there and found correct."""

from datetime import date

import pytest

from tests.workflow.complete import ask

UNSEEN = dict.fromkeys(("装箱单号", "内部出仓单号", "单据审核人", "单据审核日期", "核对结果"), "")


def test_papers_found_correct_are_done_on_the_day_of_the_check():
    papers = ask("shipping_documents")

    assert (papers.status, papers.done_on) == ("done", "2026-05-07")


def test_without_a_delivery_note_there_is_no_batch_yet():
    papers = ask("shipping_documents", 发货单=[])

    assert (papers.status, papers.lacks, papers.due_on) == ("not_started", ["发货单"], "NaT")


def test_a_batch_nobody_has_looked_at_has_not_started_and_is_late_after_the_agreed_day():
    assert ask("shipping_documents", date(2026, 5, 10), 发货单=UNSEEN).status == "not_started"
    assert ask("shipping_documents", date(2026, 5, 11), 发货单=UNSEEN).status == "overdue"


@pytest.mark.parametrize("header", UNSEEN)
def test_each_paper_and_each_part_of_the_check_is_needed(header):
    papers = ask("shipping_documents", 发货单={header: ""})

    assert (papers.status, papers.lacks) == ("overdue", [header])


def test_papers_with_errors_are_not_verified():
    papers = ask("shipping_documents", 发货单={"核对结果": "有误已退回"})

    assert (papers.status, papers.lacks) == ("overdue", ["核对结果"])


@pytest.mark.parametrize("contract", [{"安装方式": "分包"}, {"安装方式": "客户自装"}, {"是否需要安装": "否"}])
def test_the_internal_slip_is_for_our_own_crew_only(contract):
    assert ask("shipping_documents", 发货单={"内部出仓单号": ""}, 合同信息=contract).status == "done"


def test_the_reviewer_acts_and_without_one_the_specialist():
    assert ask("shipping_documents", 发货单={"核对结果": "", "单据审核人": "仓小二"}).owner == "仓小二"
    assert ask("shipping_documents", 发货单=UNSEEN).owner == "王敏"
