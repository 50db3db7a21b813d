"""The command line as scripts and people use it: a process of its own, its output, its exit status."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from schemas.sheets import TABLES

ROOT = Path(__file__).parent.parent
SAMPLE, BROKEN = (ROOT / "sample_data" / name for name in ("aftersales.xlsx", "broken.xlsx"))
AS_OF = ("--as-of", "2026-11-20")


def run(*arguments: object, config: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command, as typed."""
    named = {"AFTERSALES_CONFIG": str(config)} if config else {}
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)],
        capture_output=True, encoding="utf-8", timeout=90, check=False, env={**os.environ, **named, **environment},
    )  # fmt: skip


def told(*arguments: object) -> dict:
    """The JSON of a command."""
    return json.loads(run(*arguments, "--json").stdout)


def test_a_sheet_without_errors_ends_well_and_one_with_errors_says_so() -> None:
    assert run("check", SAMPLE, *AS_OF).returncode == 0
    assert run("check", BROKEN, *AS_OF).returncode == 1


def test_check_counts_every_row_and_names_every_cell() -> None:
    report = told("check", BROKEN, *AS_OF)

    assert report["as_of"] == "2026-11-20"
    assert report["sources"][0]["name"] == "broken.xlsx"
    assert all(sheet["rows"] == sheet["used"] + sheet["set_aside"] + sheet["footers"] for sheet in report["sheets"])
    assert set(report["findings"][0]) >= {
        "code", "severity", "table", "file", "sheet", "cell", "row", "column", "field", "value", "message", "fix",
    }  # fmt: skip
    assert all(re.fullmatch(r"[A-Z]+\d+", finding["cell"]) for finding in report["findings"] if finding["cell"])


def test_the_stages_of_every_project_are_told() -> None:
    rows = told("report", "stages", SAMPLE, *AS_OF)["rows"]

    projects = {row["project_id"] for row in rows}
    assert len(rows) == 15 * len(projects) == 15 * 60
    assert {row["stage"] for row in rows} == set(range(1, 16))
    late = next(row for row in rows if row["status"] == "overdue" and row["missing"])
    assert late["owner"] and date.fromisoformat(late["due_on"]) < date(2026, 11, 20)


@pytest.mark.parametrize("kind", ["production", "delivery"])
def test_what_is_drawn_and_what_is_not_are_all_rows(kind: str) -> None:
    report = told("report", kind, SAMPLE, *AS_OF)

    assert report["rows"] and all({"slip_days", "status", "markers"} <= set(row) for row in report["rows"])
    assert all(row["code"] and row["message"] for row in report["not_drawn"])


def test_the_receivables_add_up() -> None:
    report = told("report", "receivables", SAMPLE, *AS_OF)

    assert report["reconciliation"]["holds"] is True
    assert re.fullmatch(r"\d+\.\d\d", report["open"])


def test_a_table_goes_out_for_other_tools(tmp_path) -> None:
    report = told("export", "site_surveys", SAMPLE)
    out = run("export", "site_surveys", SAMPLE, "--out", tmp_path / "out.csv")

    assert out.returncode == 0
    lines = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("项目编号")
    assert len(lines) == len(report["rows"]) + 1


@pytest.mark.parametrize("arguments", [("--out", "out.pdf"), ("--out", "out.json"), ("--json", "--out", "out.csv")])
def test_an_export_that_names_no_fitting_suffix_is_refused(arguments: tuple[str, ...], tmp_path) -> None:
    ended = run("export", "projects", SAMPLE, *arguments[:-1], tmp_path / arguments[-1])

    assert (ended.returncode, ended.stdout) == (2, "")
    assert arguments[-1] in ended.stderr
    assert not list(tmp_path.iterdir())


def test_a_table_goes_into_a_file_for_scripts(tmp_path) -> None:
    ended = run("export", "projects", SAMPLE, "--json", "--out", tmp_path / "out.json")

    assert (ended.returncode, "60" in ended.stdout) == (0, True)
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == told("export", "projects", SAMPLE)


def test_a_template_is_written_once_and_never_over_something(tmp_path) -> None:
    out = tmp_path / "空台账.xlsx"

    assert run("template", out).returncode == 0
    assert {table.sheet for table in TABLES} <= set(openpyxl.load_workbook(out).sheetnames)
    again = run("template", out)
    assert (again.returncode, "已经存在" in again.stderr) == (2, True)


def test_the_column_guide_is_a_table_schema() -> None:
    schema = told("schema", "site_surveys")

    assert schema["primaryKey"] == ["survey_no"]
    assert {"name", "type"} <= set(schema["fields"][0])


def refused(what: str, folder: Path) -> Path:
    path = folder / f"{what}.xlsx"
    contents = {"empty": b"", "csv": "项目编号,项目名称\n".encode(), "html": b"<html></html>", "old": bytes.fromhex("d0cf11e0a1b11ae1")}
    if what in contents:
        path.write_bytes(contents[what])
    elif what == "folder":
        path.mkdir()
    elif what == "foreign":
        book = openpyxl.Workbook()
        book.active.append(["甲", "乙"])
        book.save(path)
    return path


@pytest.mark.parametrize("what", ["empty", "csv", "html", "old", "folder", "foreign", "nowhere"])
def test_what_is_no_workbook_gets_one_plain_sentence(what: str, tmp_path) -> None:
    ended = run("check", refused(what, tmp_path))

    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check", "--as-of", "2026-13-01"), "2026-13-01"),
        (("report", "nonsense"), "nonsense"),
        (("export", "nope"), "nope"),
        (("check", "--nope"), "--nope"),
        (("check", "--json=1", "--lang", "zh"), "--json 后面不写值"),
        (("check", "--lang", "zh", "--as-of"), "--as-of 后面要写"),
        (("nope",), "nope"),
    ],
)
def test_what_is_mistyped_is_named(arguments: tuple[str, ...], says: str) -> None:
    ended = run(*arguments)

    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert says in ended.stderr


@pytest.mark.parametrize(("written", "says"), [('language = "fr"', "language"), ("[[sources]\n", "1"), ("colour = 3", "colour")])
def test_a_broken_configuration_is_named_with_its_line_or_key(written: str, says: str, tmp_path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(written, "utf-8")

    ended = run("check", config=config)

    assert ended.returncode == 2
    assert "config.toml" in ended.stderr and says in ended.stderr


def test_doctor_finds_nothing_wrong_with_a_good_workbook_on_this_machine(tmp_path) -> None:
    ended = doctor(tmp_path, SAMPLE)

    assert (ended.returncode, "✗" in ended.stdout) == (0, False)
    assert "aftersales.xlsx" in ended.stdout and "20" in ended.stdout


def test_doctor_says_what_to_do_about_a_workbook_it_cannot_read(tmp_path) -> None:
    ended = doctor(tmp_path, refused("csv", tmp_path))

    assert ended.returncode == 1
    assert "✗ “csv.xlsx”读不了：这是 CSV 文本，不是工作簿。请另存为 .xlsx。" in ended.stdout


def test_doctor_tells_who_has_the_workbook_open(tmp_path) -> None:
    (tmp_path / "台账.xlsx").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "~$台账.xlsx").touch()

    ended = doctor(tmp_path, tmp_path / "台账.xlsx")

    assert ended.returncode == 0
    assert "~$台账.xlsx" in ended.stdout


def test_doctor_tells_a_damaged_accounts_file(tmp_path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "accounts.json").write_text("{", "utf-8")

    ended = doctor(tmp_path, SAMPLE)

    assert ended.returncode == 1
    assert "accounts.json" in ended.stdout


def doctor(folder: Path, workbook: Path) -> subprocess.CompletedProcess[str]:
    config = folder / "config.toml"
    config.write_text(f"[[sources]]\npath = {str(workbook)!r}\n", "utf-8")
    return run("doctor", "--lang", "zh", config=config)


def foreign(folder: Path) -> Path:
    """A workbook of a team's own."""
    book = openpyxl.Workbook()
    book.active.title = "合同台帐"
    for row in (
        ["序号", "合同号", "工程名称", "客户名称", "合同额(万元)"],
        [1, "A26-001", "城南医院", "宏远公司", 128.5],
        [2, "A26-002", "数据中心", "中恒公司", 86],
    ):
        book.active.append(row)
    book.save(folder / "我们的台帐.xlsx")
    return folder / "我们的台帐.xlsx"


def test_a_foreign_workbook_is_mapped_column_by_column(tmp_path) -> None:
    report = told("map", foreign(tmp_path))

    assert {"file", "sheet", "column", "header_row", "header", "target", "confidence", "ask", "reason", "multiply", "also", "fixed"} <= set(
        report["columns"][0]
    )
    assert {each["header"]: each["target"] for each in report["columns"]}["合同额(万元)"] == "contracts.contract_amount"
    assert report["columns"][0]["target"] is None
    assert report["tables"] == [
        {"file": "我们的台帐.xlsx", "sheet": "合同台帐", "header_first_row": 1, "header_row": 1, "data_first_row": 2, "data_last_row": 3, "feeds": ["projects", "contracts"], "ours": False}
    ]  # fmt: skip


def test_a_mapping_written_beside_the_configuration_is_read_by(tmp_path) -> None:
    source, config, out = foreign(tmp_path), tmp_path / "config.toml", tmp_path / "mapping.toml"
    config.write_text(f"[[sources]]\npath = {str(source)!r}\n", "utf-8")

    assert run("map", "--out", out, config=config).returncode == 0
    rows = json.loads(run("export", "contracts", "--json", config=config).stdout)["rows"]
    assert [row["values"]["contract_amount"] for row in rows] == ["1285000.00", "860000.00"]
    assert run("map", "--out", out, config=config).returncode == 2


def test_a_malformed_mapping_is_named_with_its_line(tmp_path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f"[[sources]]\npath = {str(foreign(tmp_path))!r}\n", "utf-8")
    (tmp_path / "mapping.toml").write_text("[[table]]\ntable = contracts\n", "utf-8")

    ended = run("check", config=config)

    assert ended.returncode == 2 and ended.stdout == ""
    assert "mapping.toml" in ended.stderr and "2" in ended.stderr and "Traceback" not in ended.stderr


def test_of_several_workbooks_the_one_that_cannot_be_read_is_named(tmp_path) -> None:
    empty = refused("empty", tmp_path)
    config = tmp_path / "config.toml"
    config.write_text("".join(f"[[sources]]\npath = {str(path)!r}\n" for path in (SAMPLE, empty)), "utf-8")

    for ended in (run("check", config=config), run("map", SAMPLE, empty)):
        assert ended.returncode == 2
        assert ended.stderr.startswith("empty.xlsx：")


@pytest.mark.parametrize("command", ["map", "check"])
def test_a_workbook_that_cannot_be_read_is_one_sentence(command: str, tmp_path) -> None:
    ended = run(command, tmp_path / "gone.xlsx")

    assert ended.returncode == 2 and len(ended.stderr.strip().splitlines()) == 1
