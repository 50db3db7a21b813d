"""What sheets do not hold yet, told by what it would show."""

from tests.drawn import book_of
from workflow.worth_adding import Worth, worth_adding


def of_page(page: str, held: dict[str, set[str]]) -> list[Worth]:
    return [each for each in worth_adding(held) if page in each.pages]


def test_a_sheet_that_is_not_there_is_said_once_with_all_that_it_would_show() -> None:
    [plan] = [each for each in worth_adding({"projects": {"project_id"}}) if each.table == "payment_schedule"]

    assert plan.sheet and plan.nothing_yet
    assert plan.pages == ("advance_payment", "settlement_collection", "receivables")
    assert {"contract_no", "milestone", "percent"} <= set(plan.columns)


def test_a_dispatch_list_without_papers_shows_no_papers_and_says_which_columns_would() -> None:
    [papers] = of_page("shipping_documents", {"shipments": {"project_id", "delivery_note_no", "actual_ship_date"}})

    assert (papers.sheet, papers.nothing_yet) == (False, True)
    assert papers.columns == ("packing_list_no", "docs_reviewer", "docs_review_date", "docs_result")


def test_one_column_short_shows_less_but_not_nothing() -> None:
    [consent] = of_page(
        "production", {"production": {"project_id", "order_no", "plan_start", "est_ship_date", "agreed_ship_date", "delay_reason"}}
    )

    assert (consent.columns, consent.nothing_yet) == (("negotiation",), False)


def test_what_shows_nothing_yet_comes_first() -> None:
    said = [each.nothing_yet for each in worth_adding({"production": {"project_id"}, "shipments": {"actual_ship_date"}})]

    assert said == sorted(said, reverse=True)
    assert True in said and False in said


def test_nothing_is_worth_adding_to_a_whole_workbook() -> None:
    drawn = """
        项目台账
        项目编号 | 项目名称
        P-1      | 一号楼
    """

    assert worth_adding(book_of(drawn).held) == []
    assert worth_adding(book_of(drawn, whole=False).held) != []
