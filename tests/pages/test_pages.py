"""Every page, in both languages, on a good, an empty and a broken workbook."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from data_access.refusals import SourceRefused
from tests.pages.conftest import BROKEN, NAME, SAMPLE, Open, configured, empty_workbook, page, text_of
from texts import LANGUAGES, say
from ui import boards
from ui.navigation import PAGES, PageEntry

CHINESE = re.compile(r"[\u4e00-\u9fff]")
WORKBOOKS = {"good": SAMPLE, "empty": empty_workbook(), "broken": BROKEN}


@pytest.fixture(scope="module", params=WORKBOOKS)
def workbook(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The board on each workbook in turn, read once for all pages."""
    with configured(WORKBOOKS[request.param], tmp_path_factory.mktemp(request.param)):
        yield request.param


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_every_page_shows_itself_whatever_the_workbook_holds(workbook: str, entry: PageEntry, language: str) -> None:
    at = page(entry.key, lang=language)

    assert not at.exception
    assert entry.title(language) in text_of(at)
    if workbook == "empty" and language == "en":
        assert not chinese_of_ours(at)


def chinese_of_ours(at: AppTest) -> list[str]:
    """Chinese on an English page without data; the deck's own sentences and the file's name are not ours."""
    ours = [element.proto.body for element in at.get("html") if "<style>" not in element.proto.body]
    return CHINESE.findall(re.sub(rf"{re.escape(NAME)}|<blockquote.*?</blockquote>", "", "\n".join(ours)))


def test_a_project_that_does_not_exist_is_said_to(opened: Open) -> None:
    at = opened("project", id="X-0815")

    assert "没有编号为“X-0815”的项目" in text_of(at)


def test_a_project_shows_what_it_lacks_with_the_cells(opened: Open) -> None:
    opened("overview")
    board = boards.board(boards.store().latest(), date(2026, 11, 20))
    worst = str(board.book.project_ids[board.standing.order[0]])
    at = page("project", id=worst)

    assert "缺什么" in text_of(at)
    assert re.search(r"as-cell\\?\">[^<]*![A-Z]+\d+<", text_of(at))


@pytest.mark.parametrize("stage", ["", "3", "13"])
def test_every_state_a_project_can_be_in_has_its_page(opened: Open, stage: str) -> None:
    opened("overview")
    board = boards.board(boards.store().latest(), date(2026, 11, 20))
    where = board.standing
    kinds = zip(where.late, where.blocked, where.at_risk.any(axis=0), board.book.projects.texts("project_status"), strict=True)
    one_of_each = {kind: str(number) for kind, number in zip(kinds, board.book.project_ids, strict=True)}

    for number in one_of_each.values():
        assert not page("project", id=number, stage=stage).exception


def test_a_filter_nobody_knows_shows_nothing_and_says_so(opened: Open) -> None:
    at = opened("overview", specialist="没有这个人")

    assert not at.exception
    assert "没有符合条件的项目" in text_of(at)


def test_a_day_that_is_none_is_named_and_the_usual_day_shown(opened: Open) -> None:
    at = opened("overview", as_of="2026-13-45")

    assert "“2026-13-45”不是日期" in text_of(at)
    assert "2026-11-20" in text_of(at)


def test_another_day_shows_that_day(opened: Open) -> None:
    later, earlier = opened("overview"), page("overview", as_of="2026-01-01")

    assert text_of(later) != text_of(earlier)
    assert earlier.query_params["as_of"] == "2026-01-01"


def test_a_name_full_of_markup_is_shown_as_typed(opened: Open) -> None:
    from tests.drawn import content_of  # noqa: PLC0415 - only this test draws a workbook

    workbook = content_of("""
        项目台账
        项目编号 | 项目名称                  | 公司名称(甲方)
        P-1      | <img src=x onerror=al(1)> | ![](http://x.example/a.png)
    """)

    at = opened("project", workbook, id="P-1")

    assert "<img" not in text_of(at).replace('\\"', '"')
    assert not at.get("markdown")


def test_a_workbook_that_cannot_be_read_leaves_a_board_that_says_why(opened: Open) -> None:
    at = opened("overview", b"no workbook at all")

    assert not at.exception
    assert "还没有读到数据" in text_of(at)
    assert "售后台账.xlsx" in text_of(at)


def test_a_workbook_that_lost_a_sheet_is_shown_with_a_warning_on_every_page(tmp_path: Path) -> None:
    with configured(empty_workbook(), tmp_path):
        page("overview")
        book = openpyxl.load_workbook(tmp_path / NAME)
        del book["图纸审核"]
        book.save(tmp_path / NAME)
        for _ in range(2):
            boards.store().look()

        assert say("refusals.lost_sheet", "zh", sheet="图纸审核") in text_of(page("overview"))
        assert say("refusals.lost_sheet", "en", sheet="图纸审核") in text_of(page("data_check", lang="en"))


@pytest.mark.parametrize(
    ("happens", "state", "why"),
    [(Path.unlink, "unreachable", "not_found"), (lambda path: path.write_bytes(b"a,b"), "refused", "csv_file")],
    ids=["gone", "no workbook"],
)
def test_a_source_that_cannot_be_read_shows_its_state_why_and_the_last_good_rows(
    happens: Callable[[Path], object], state: str, why: str, tmp_path: Path
) -> None:
    with configured(empty_workbook(), tmp_path):
        page("overview")
        happens(tmp_path / NAME)
        for _ in range(3):
            boards.store().look()

        for language in LANGUAGES:
            said = text_of(page("data_check", lang=language))
            assert said.count(SourceRefused(why, path=str(tmp_path / NAME)).sentence(language)) == 2  # in the banner and beside the file
            assert say(f"ui.source.{state}", language) in said
            assert say("ui.data.ledger", language) in said


@pytest.mark.parametrize("state", ["waiting", "kept", "fresh", "locked", "unreachable", "refused"])
def test_every_state_of_a_source_has_its_word(state: str) -> None:
    assert all(say(f"ui.source.{state}", language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("key", "query", "said"),
    [
        ("overview", {"as_of": "0001-01-03"}, "“0001-01-03”不是日期"),
        ("project", {"id": "XM2026-001", "stage": "99"}, "没有第 99 阶段"),
        ("todo", {"week": "9999-12-31"}, "“9999-12-31”不是日期"),
        ("todo", {"week": "NaT"}, "“NaT”不是日期"),
        ("receivables", {"show": "nobody"}, "没有符合条件"),
        ("data_check", {"about": "nothing"}, "没有符合条件"),
        ("data_check", {"page": "99"}, ""),
    ],
)
def test_whatever_the_address_says_is_answered_with_a_sentence(opened: Open, key: str, query: dict[str, str], said: str) -> None:
    at = opened(key, **query)

    assert not at.exception
    assert "这一页出了错" not in text_of(at)
    assert said in text_of(at)


def test_the_figure_of_broken_gates_leads_to_just_as_many_lines(opened: Open) -> None:
    strip = text_of(opened("overview"))
    count = re.search(r"about=gate.*?<b[^>]*>(\d+)<", strip.replace('\\"', '"'), re.S)
    listed = text_of(page("data_check", about="gate", in_hand="1"))

    assert count and int(count[1]) > 0
    assert f'as-count\\">{count[1]}<' in listed


def test_two_files_are_told_apart_in_the_list(tmp_path: Path) -> None:
    from tests.drawn import content_of  # noqa: PLC0415 - only these tests draw workbooks

    for name in ("2025.xlsx", "2026.xlsx"):
        sheet = f"项目台账\n项目编号 | 项目名称 | 公司名称(甲方) | 归档日期\nP-{name[:4]} | 一号楼 | 某公司 | 下周三"
        (tmp_path / name).write_bytes(content_of(sheet))
    with configured(tmp_path / "2025.xlsx", tmp_path):
        config = tmp_path / "config.toml"
        config.write_text(config.read_text("utf-8") + f"[[sources]]\npath = {str(tmp_path / '2026.xlsx')!r}\n", "utf-8")
        both, one = text_of(page("data_check", about="cell")), text_of(page("data_check", about="cell", file="2025.xlsx"))

    assert both.count("2025.xlsx</div>") == both.count("2026.xlsx</div>") > 0
    assert one.count("“下周三”") == 1


def test_a_project_on_hold_is_listed_and_told_apart_from_the_open_ones(opened: Open) -> None:
    at = opened("overview")
    board = boards.board(boards.store().latest(), date(2026, 11, 20))
    paused = int(board.book.projects.equals("project_status", "暂停").sum())

    assert paused
    assert say("ui.overview.count_paused", "zh", n=int(board.standing.is_open.sum()) + paused, paused=paused) in text_of(at)


def listed(at: AppTest) -> list[str]:
    """The numbers of the projects in the matrix, from the top."""
    [data] = [found for element in at.get("bidi_component") if "rows" in (found := json.loads(element.proto.json))]
    return [row[0] for row in data["rows"]]


def test_of_very_many_projects_the_worst_are_listed_and_the_others_found_by_name(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    every = listed(opened("overview"))
    monkeypatch.setattr("ui.overview.matrix.MOST", 3)

    at = opened("overview")

    assert listed(at) == every[:3]
    assert say("ui.overview.worst", "zh", n=3) in text_of(at)
    assert listed(opened("overview", q=every[3])) == [every[3]]
