"""Stage 1: the project file is complete when papers, sign-off, six contacts and the archive are there."""

from tests.workflow.complete import COMPLETE, ask

CONTACTS = COMPLETE["联系人"]


def test_a_file_with_papers_sign_off_six_contacts_and_archive_is_done_on_the_day_it_was_archived():
    file = ask("project_file")

    assert (file.status, file.lacks, file.done_on) == ("done", [], "2026-03-04")


def test_a_project_that_is_only_registered_lacks_papers_and_all_six_contacts():
    nothing = dict.fromkeys(
        ("公司地址", "公司电话", "传真", "合同复印件收到日期", "项目移交表收到日期", "移交签字确认", "签字日期", "售后文员", "归档日期"), ""
    )

    file = ask("project_file", 项目台账=nothing, 联系人=[])

    assert file.status == "not_started"
    assert file.lacks == [
        "公司地址", "公司电话", "传真", "合同复印件收到日期", "项目移交表收到日期", "移交签字确认", "售后文员", "归档日期",
        "联系人 甲方或直接用户", "联系人 技术", "联系人 采购", "联系人 现场负责人", "联系人 财务", "联系人 结算部门",
    ]  # fmt: skip


def test_a_handover_form_that_is_not_signed_holds_the_file():
    file = ask("project_file", 项目台账={"移交签字确认": "否", "签字日期": ""})

    assert (file.status, file.lacks) == ("in_progress", ["移交签字确认"])


def test_a_signature_that_comes_after_the_day_looked_at_is_not_there_yet():
    file = ask("project_file", 项目台账={"签字日期": "2026-11-30"})

    assert (file.status, file.lacks) == ("in_progress", ["移交签字确认"])


def test_no_fax_is_an_answer_but_an_empty_fax_is_none():
    assert ask("project_file", 项目台账={"传真": "不适用"}).status == "done"
    assert ask("project_file", 项目台账={"传真": ""}).lacks == ["传真"]


def test_a_role_whose_only_contact_has_left_is_missing():
    left = [{**each, "是否有效": "否" if each["角色"] == "财务" else ""} for each in CONTACTS]

    assert ask("project_file", 联系人=left).lacks == ["联系人 财务"]


def test_one_number_is_enough_and_without_any_both_cells_are_named():
    silent = [{**each, "电话": "", "手机": "" if each["角色"] == "采购" else each["手机"] or "13800138009"} for each in CONTACTS]

    file = ask("project_file", 联系人=silent)

    assert file.lacks == ["电话", "手机"]


def test_the_consignee_is_none_of_the_six():
    without = [each for each in CONTACTS if each["角色"] != "收货人"]

    assert ask("project_file", 联系人=without).status == "done"


def test_a_project_without_the_name_of_its_customer_is_not_complete():
    assert ask("project_file", 项目台账={"公司名称(甲方)": ""}).lacks == ["公司名称(甲方)"]


def test_the_clerk_acts_and_without_a_clerk_the_specialist():
    assert ask("project_file", 项目台账={"归档日期": ""}).owner == "李文"
    assert ask("project_file", 项目台账={"归档日期": "", "售后文员": ""}).owner == "王敏"
