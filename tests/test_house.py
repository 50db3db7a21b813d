"""The house rules that a reader would otherwise have to remember."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.sheets import TABLES
from ui.navigation import PAGES
from workflow.stages import STAGES

ROOT = Path(__file__).parent.parent
OURS = ("app", "cli", "settings", "schemas", "data_access", "workflow", "texts", "ui", "pages", "sample_data")
MAY_IMPORT = {
    "texts": set(),
    "schemas": {"schemas"},
    "workflow": {"workflow", "schemas", "texts"},
    "data_access": {"data_access", "schemas", "texts", "workflow"},
    "ui": {"ui", "workflow", "data_access", "schemas", "texts", "settings"},
    "pages": {"ui", "workflow", "schemas"},
    "settings": {"data_access", "workflow", "texts", "schemas"},
}
WORLD = {"streamlit", "plotly", "openpyxl", "gspread", "python_calamine", "os", "time", "requests", "socket"}
BUILT = {"__pycache__", ".venv"}


def files(*folders: str) -> list[Path]:
    """Every Python file of the folders."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py") if not BUILT & set(path.parts))


def imports(path: Path) -> Iterator[str]:
    """The top-level names a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("folder", [name for name in MAY_IMPORT if (ROOT / name).is_dir()])
def test_arrows_point_down(folder: str) -> None:
    upwards = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files(folder)
        for name in imports(path)
        if name in OURS and name not in MAY_IMPORT[folder]
    }

    assert not upwards


@pytest.mark.parametrize("folder", ["schemas", "workflow"])
def test_what_decides_knows_neither_the_web_nor_files_nor_the_clock(folder: str) -> None:
    found = {f"{path.relative_to(ROOT)} imports {name}" for path in files(folder) for name in imports(path) if name in WORLD}
    asked = {
        str(path.relative_to(ROOT))
        for path in files(folder)
        if re.search(r"\b(date\.today|datetime\.now|os\.environ)\b", path.read_text("utf-8"))
    }

    assert not found | asked


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.key)
def test_every_stage_has_its_rules_its_page_and_its_test(stage) -> None:
    assert (ROOT / "workflow" / "stages" / f"{stage.key}.py").is_file()
    assert (ROOT / "tests" / "workflow" / "stages" / f"test_{stage.key}.py").is_file()
    assert [page.path for page in PAGES if page.key == stage.key] == [f"stage-{stage.number:02d}"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_page_in_the_sidebar_has_its_file(page) -> None:
    assert page.file.is_file()


def test_every_page_file_stands_in_the_sidebar() -> None:
    assert {page.file for page in PAGES} == set(files("pages"))


def test_every_column_that_code_names_exists() -> None:
    """``rows.days("…")``, ``rows.true("…")`` and their like name columns of a schema."""
    known = {column.key for table in TABLES for column in table.columns}
    readers = {"days", "fen", "true", "false", "equals", "texts", "has", "answered"}
    unknown = {
        f"{path.relative_to(ROOT)}: {node.args[0].value}"
        for path in files("workflow", "ui", "pages")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in readers and node.args
        and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str) and node.args[0].value not in known
    }  # fmt: skip

    assert not unknown


def test_a_page_chooses_and_does_not_calculate() -> None:
    long = {
        f"{path.relative_to(ROOT)}: {count} lines" for path in files("pages") if (count := len(path.read_text("utf-8").splitlines())) > 60
    }
    busy = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in files("pages")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.BinOp) and not isinstance(node.op, ast.BitOr))
        or (isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("np.", "pd.")))
    }

    assert not long | busy


def test_text_of_sheets_is_never_drawn_as_markdown() -> None:
    """Markdown of a cell could load a picture from elsewhere; what we draw goes through ``ui.markup``."""
    drawers = {
        "markdown",
        "write",
        "metric",
        "table",
        "title",
        "header",
        "subheader",
        "caption",
        "latex",
        "toast",
        "error",
        "warning",
        "info",
        "success",
    }
    found = {
        f"{path.relative_to(ROOT)}: st.{node.func.attr}"
        for path in files("ui", "pages")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in drawers
        and isinstance(node.func.value, ast.Name) and node.func.value.id == "st"
    }  # fmt: skip

    assert not found


def test_no_part_of_a_page_is_run_again_by_the_clock() -> None:
    """A fragment that runs just while its page is left ends Streamlit's front end with an empty window, see ``ui.watch``."""
    assert not {str(path.relative_to(ROOT)) for path in files("ui", "pages") if "run_every" in path.read_text("utf-8")}
