"""Accounts from the terminal, as an administrator types them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from data_access.accounts import Accounts

ROOT = Path(__file__).parents[3]
PASSWORD = "correct horse battery"
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="passwords are asked for at the console there")


def typed(folder: Path, *arguments: str, answers: str = f"{PASSWORD}\n{PASSWORD}\n") -> subprocess.CompletedProcess[str]:
    """A command on the accounts of a folder; without a terminal, passwords are read as they are piped in."""
    command = [sys.executable, str(ROOT / "cli.py"), "user", *arguments]
    env = {**os.environ, "AFTERSALES_SERVE__ACCOUNTS": str(folder / "accounts.json"), "PYTHONUTF8": "1"}
    return subprocess.run(
        command, input=answers, capture_output=True, text=True, encoding="utf-8", env=env, start_new_session=True, timeout=60, check=False
    )


@POSIX_ONLY
def test_an_account_is_added_listed_and_removed(tmp_path):
    added = typed(tmp_path, "add", "王敏", "--role", "manager")
    listed = typed(tmp_path, "list")
    removed = typed(tmp_path, "remove", "王敏")

    assert (added.returncode, listed.returncode, removed.returncode) == (0, 0, 0)
    assert PASSWORD not in added.stdout + added.stderr
    assert "manager" in listed.stdout
    assert not Accounts(tmp_path / "accounts.json").all()


@POSIX_ONLY
def test_a_password_typed_differently_the_second_time_makes_no_account(tmp_path):
    typed(tmp_path, "add", "王敏", answers=f"{PASSWORD}\nanother one\n")

    assert not Accounts(tmp_path / "accounts.json").exists


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda path: path.write_text('{"accounts": [{"name": 3}]}', "utf-8"), "损坏，没有改动"),
        (lambda path: path.mkdir(), "读不了，没有改动"),
    ],
    ids=["damaged", "a folder in its place"],
)
def test_what_cannot_be_read_is_left_alone_and_said_in_one_sentence(tmp_path, spoil, sentence):
    spoil(tmp_path / "accounts.json")

    told = typed(tmp_path, "list")

    assert told.returncode == 2
    assert sentence in told.stderr
    assert len(told.stderr.splitlines()) == 1


def test_an_account_needs_a_name(tmp_path):
    told = typed(tmp_path, "add", " ")

    assert (told.returncode, told.stderr.strip()) == (2, "账号名不能为空。")
