"""Stage 3: the site was measured, every visit is written down, and the last one says the order can be placed."""

from datetime import date

from tests.workflow.complete import ask

CHECK = {"测量单号": "CL-2", "类型": "复核", "约定时间": "2026-03-20", "实际到场日期": "2026-03-20", "现场环境": "", "施工情况": ""}


def test_a_survey_that_says_ready_is_done_and_a_missing_re_check_does_not_hold_it():
    survey = ask("site_survey")

    assert (survey.status, survey.done_on) == ("done", "2026-03-10")


def test_nobody_was_there_yet_and_no_visit_is_planned():
    survey = ask("site_survey", 现场测量复核=[])

    assert (survey.status, survey.lacks, survey.owner, survey.due_on) == ("not_started", ["现场测量复核"], "周主管", "NaT")


def test_a_re_check_needs_neither_environment_nor_state_of_the_site():
    assert ask("site_survey", 现场测量复核=[{}, CHECK]).status == "done"
    assert ask("site_survey", 现场测量复核={"现场环境": "", "施工情况": ""}).lacks == ["现场环境", "施工情况"]


def test_a_re_check_alone_is_no_survey():
    survey = ask("site_survey", 现场测量复核=[{"类型": "复核"}])

    assert (survey.status, survey.lacks) == ("in_progress", ["现场测量复核"])


def test_a_planned_visit_is_due_on_the_day_agreed_and_its_own_person_goes():
    planned = {"实际到场日期": "", "约定时间": "2026-11-20", "测量结论": ""}

    on_the_day = ask("site_survey", date(2026, 11, 20), 现场测量复核=planned)
    the_day_after = ask("site_survey", date(2026, 11, 21), 现场测量复核=planned)

    assert (on_the_day.status, on_the_day.due_on, on_the_day.owner) == ("in_progress", "2026-11-20", "陈六")
    assert (the_day_after.status, the_day_after.late) == ("overdue", True)


def test_of_several_planned_visits_the_next_one_is_due_and_the_last_one_done_counts():
    planned = {"实际到场日期": "", "测量结论": ""}
    two = [{}, {**CHECK, **planned, "约定时间": "2026-12-10"}, {**CHECK, **planned, "测量单号": "CL-3", "约定时间": "2026-12-20"}]

    assert ask("site_survey", 现场测量复核=two).due_on == "2026-12-10"
    assert ask("site_survey", 现场测量复核=[{}, CHECK]).done_on == "2026-03-20"


def test_the_last_visit_decides_whether_the_order_can_be_placed():
    again = ask("site_survey", 现场测量复核=[{}, {**CHECK, "测量结论": "需复测"}])
    good = ask("site_survey", 现场测量复核=[{"测量结论": "需复测"}, CHECK])

    assert (again.status, again.lacks, again.cells) == ("in_progress", ["测量结论"], ["L3"])
    assert good.status == "done"


def test_an_additional_visit_counts_for_what_came_out_only():
    additional = {**CHECK, "类型": "补测", "现场地址": "", "现场联系人": "", "技术员": ""}

    assert ask("site_survey", 现场测量复核=[{}, additional]).status == "done"
    assert ask("site_survey", 现场测量复核=[{}, {**additional, "测量结论": "现场不具备条件"}]).lacks == ["测量结论"]
    assert ask("site_survey", 现场测量复核=[{}, {**additional, "测量结论": ""}]).lacks == ["测量结论"]


def test_a_visit_after_the_day_looked_at_has_not_taken_place():
    survey = ask("site_survey", date(2026, 3, 9))

    assert (survey.status, survey.lacks) == ("in_progress", ["实际到场日期"])


def test_the_person_who_was_sent_acts_while_the_result_is_open():
    assert ask("site_survey", 现场测量复核={"测量结论": ""}).owner == "陈六"
