"""``doctor``: each thing that has to be right is looked at, and what is wrong is said with what to do."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest

from data_access.loading import SERVICE_SHARE
from tests.data_access.google_server import SPREADSHEET, Google, error, key_file, served
from tests.data_access.saving import HEAD, saved
from tests.test_cli import run

SECONDS = 30  # for reading one source


@dataclass
class Machine:
    """A machine with a configuration of its own."""

    folder: Path
    text: str = ""
    online: list[Google] = field(default_factory=list)
    servers: ExitStack = field(default_factory=ExitStack)

    def reads(self, path: Path) -> None:
        self.text += f"[[sources]]\npath = {str(path)!r}\n"

    def reads_online(self, google: Google) -> None:
        self.online.append(google)
        address = self.servers.enter_context(served(google))
        (self.folder / str(len(self.online))).mkdir()
        key = key_file(self.folder / str(len(self.online)), address)
        self.text += (
            f'[[sources]]\nkind = "google_sheets"\nspreadsheet = "{SPREADSHEET}{len(self.online)}"\n'
            f"service_account = {str(key)!r}\napi_base = {address!r}\n"
        )

    def doctor(self) -> subprocess.CompletedProcess[str]:
        (self.folder / "config.toml").write_text(f"{self.text}[limits]\nseconds = {SECONDS}\n", "utf-8")
        return run("doctor", "--lang", "zh", config=self.folder / "config.toml")


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path)
    with made.servers:
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "台账.xlsx").write_bytes(saved("一号"))
    return tmp_path / "台账.xlsx"


def spreadsheet(zone: str = "Asia/Shanghai") -> Google:
    return Google("在线台账", {"项目台账": [[*HEAD], ["G-1", "在线", "某公司", "王敏", "进行中"]]}, zone=zone)


def test_sheets_that_are_missing_are_not_counted_as_known(machine: Machine, path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book.create_sheet("我们的备注").append(["甲", "乙"])
    book.save(path)
    machine.reads(path)

    assert "“台账.xlsx”读到了：认识 1 张表" in machine.doctor().stdout


@pytest.mark.parametrize("setting", ["log_folder", "key_file"])
def test_a_place_that_cannot_be_written_is_a_problem_by_its_setting(setting: str, machine: Machine, path: Path) -> None:
    (machine.folder / "taken").write_text("a file, no folder", "utf-8")
    machine.text = f"[serve]\n{setting} = 'taken/below'\n"
    machine.reads(path)

    ended = machine.doctor()

    assert ended.returncode == 1
    assert f"serve.{setting}" in ended.stdout
    assert "没有发现问题" not in ended.stdout


def test_a_damaged_signing_key_is_a_problem(machine: Machine, path: Path) -> None:
    (machine.folder / "var").mkdir()
    (machine.folder / "var" / "signing.key").write_bytes(b"\0" * 8)
    machine.reads(path)

    ended = machine.doctor()

    assert (ended.returncode, "signing.key 不能用" in ended.stdout) == (1, True)


@pytest.mark.parametrize("lock", ["~$台账.xlsx", ".~lock.台账.xlsx#", ".~台账.xlsx"])
def test_the_lock_files_of_every_program_are_seen(lock: str, machine: Machine, path: Path) -> None:
    path.with_name(lock).touch()
    machine.reads(path)

    assert f"“台账.xlsx”有人正开着（{lock}）。读得到" in machine.doctor().stdout


def test_a_lock_beside_a_file_that_is_gone_does_not_make_it_readable(machine: Machine, path: Path) -> None:
    path.with_name("~$台账.xlsx").touch()
    path.unlink()
    machine.reads(path)

    said = machine.doctor().stdout

    assert "“台账.xlsx”旁边有锁文件（~$台账.xlsx）" in said
    assert "读得到" not in said


def test_sources_that_do_not_answer_are_waited_for_together_and_each_gets_its_own_sentence(machine: Machine, path: Path) -> None:
    for trouble in ("hang", error(503, "The service is currently unavailable."), "reset"):
        machine.reads_online(spreadsheet())
        machine.online[-1].failing["drive"] = trouble
    machine.reads(path)

    began = time.monotonic()
    ended = machine.doctor()

    assert ended.returncode == 1
    assert [word in ended.stdout for word in ("谷歌很久没有回应", "谷歌出错（503）", "连不上谷歌", "“台账.xlsx”读到了")] == [True] * 4
    assert time.monotonic() - began < 3 * SECONDS * SERVICE_SHARE  # what they would take one after the other, and nothing else


def test_a_spreadsheet_in_another_time_zone_is_told(machine: Machine) -> None:
    machine.reads_online(spreadsheet("America/New_York"))
    machine.reads_online(spreadsheet("Asia/Taipei"))

    said = machine.doctor().stdout

    assert said.count("的时区是 America/New_York，看板是 Asia/Shanghai") == 1
    assert "Asia/Taipei" not in said
