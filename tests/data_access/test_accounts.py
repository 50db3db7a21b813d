"""Local accounts on disk."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from data_access.accounts import Accounts, AccountsDamaged, AccountsUnreadable, KeyUnusable, signing_key
from tests.unprivileged import unprivileged

ROOT = Path(__file__).parents[2]
PASSWORD = "correct horse battery"


@pytest.fixture
def accounts(tmp_path) -> Accounts:
    return Accounts(tmp_path / "secrets" / "accounts.json")


def test_an_account_opens_with_its_password_only(accounts):
    accounts.add("王敏", "staff", PASSWORD)

    assert accounts.verify("王敏", PASSWORD).role == "staff"
    assert accounts.verify("王敏", PASSWORD + " ") is None
    assert accounts.verify("李四", PASSWORD) is None


def test_a_name_typed_in_full_width_is_the_same_name(accounts):
    accounts.add("ｗａｎｇ", "staff", PASSWORD)

    assert accounts.verify("wang", PASSWORD)


def test_the_file_holds_no_password_and_only_its_owner_reads_it(accounts):
    accounts.add("王敏", "staff", PASSWORD)

    assert PASSWORD not in accounts.path.read_text("utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(accounts.path.stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can write into another account's folder")
def test_an_account_that_root_adds_is_left_to_the_account_that_runs_the_board(accounts):
    accounts.path.parent.mkdir()
    os.chown(accounts.path.parent, 12345, 12345)
    accounts.add("王敏", "staff", PASSWORD)
    os.chown(accounts.path, 23456, 23456)
    accounts.add("李四", "staff", PASSWORD)

    assert (accounts.path.stat().st_uid, accounts.path.stat().st_gid) == (23456, 23456)


def test_another_process_sees_a_removed_account_at_once(accounts):
    accounts.add("王敏", "staff", PASSWORD)
    elsewhere = Accounts(accounts.path)
    assert "王敏" in elsewhere.all()

    assert accounts.remove("王敏")

    assert "王敏" not in elsewhere.all()
    assert not accounts.remove("王敏")


RIGHT = {"name": "王敏", "role": "staff", "salt": "ab" * 16, "digest": "cd" * 64, "valid_from": 1.5, "phones": False}


def written(**wrong: object) -> str:
    return json.dumps({"accounts": [{**RIGHT, **wrong}]})


@pytest.mark.parametrize(
    "content",
    [
        "", "{", "[]", "null", '{"accounts": [{"name": "王敏"}]}', '{"accounts": 3}', '{"accounts": [null]}',
        written(name=7), written(name=""), written(name=" "), written(name=None),
        written(role=3), written(role=None), written(role=["manager"]),
        written(salt="xyz"), written(salt=""), written(salt="abc"), written(salt=None), written(salt=5),
        written(digest=""), written(digest="cd"), written(digest="zz" * 64), written(digest=None),
        written(valid_from="now"), written(valid_from=None), written(valid_from=float("nan")), written(valid_from=float("inf")), written(valid_from=-1),
        written(phones="yes"), written(phones=1), written(phones=None), written(admin=True),
        json.dumps({"accounts": [RIGHT, RIGHT]}),
    ],
)  # fmt: skip
def test_a_damaged_file_is_neither_believed_nor_overwritten(accounts, content):
    accounts.path.parent.mkdir()
    accounts.path.write_text(content, "utf-8")

    with pytest.raises(AccountsDamaged):
        accounts.all()
    with pytest.raises(AccountsDamaged):
        accounts.add("李四", "manager", PASSWORD)

    assert accounts.path.read_text("utf-8") == content


def test_a_file_as_we_write_it_is_believed(accounts):
    accounts.path.parent.mkdir()
    accounts.path.write_text(json.dumps({"accounts": [RIGHT, {**RIGHT, "name": "ｂｏｂ", "valid_from": 3}]}), "utf-8")

    assert list(accounts.all()) == ["王敏", "bob"]
    assert accounts.all()["bob"].name == "bob"


def test_a_name_of_nothing_is_no_account(accounts):
    with pytest.raises(ValueError, match="name"):
        accounts.add(" ", "staff", PASSWORD)

    assert not accounts.exists


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither pipes nor permissions of this kind in a folder")
@pytest.mark.parametrize("place", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to(path)], ids=["a folder", "a pipe", "a loop"])
def test_what_is_no_file_is_there_and_cannot_be_read(accounts, place):
    accounts.path.parent.mkdir()
    place(accounts.path)

    assert accounts.exists
    with pytest.raises(AccountsUnreadable):
        accounts.all()


ASKED = """
import sys
from pathlib import Path
from data_access.accounts import Accounts, AccountsUnreadable
accounts = Accounts(Path(sys.argv[1]))
print(accounts.exists)
try:
    accounts.all()
except AccountsUnreadable:
    print("unreadable")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permissions of this kind")
@pytest.mark.parametrize("closed", ["accounts.json", "."])
def test_a_file_that_another_account_keeps_to_itself_is_there_and_cannot_be_read(tmp_path, closed):
    Accounts(tmp_path / "secrets" / "accounts.json").add("王敏", "staff", PASSWORD)
    (tmp_path / "secrets" / closed).chmod(0)
    command = unprivileged([sys.executable, "-c", ASKED, str(tmp_path / "secrets" / "accounts.json")])

    told = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    (tmp_path / "secrets").chmod(0o700)

    assert told.stdout.split() == ["True", "unreadable"], told.stderr


def test_the_signing_key_is_made_once_and_then_shared(tmp_path):
    assert signing_key(tmp_path / "key") == signing_key(tmp_path / "key")
    assert len(signing_key(tmp_path / "key")) == 64


def test_processes_that_come_at_once_all_sign_with_the_same_key(tmp_path):
    asked = "import sys; from pathlib import Path; from data_access.accounts import signing_key; print(signing_key(Path(sys.argv[1])))"
    crowd = [subprocess.Popen([sys.executable, "-c", asked, str(tmp_path / "key")], cwd=ROOT, stdout=subprocess.PIPE) for _ in range(8)]

    keys = {one.communicate(timeout=60)[0].strip() for one in crowd}

    assert keys == {(tmp_path / "key").read_bytes()}
    assert [path.name for path in tmp_path.iterdir()] == ["key"]
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"\n", b"short", b"x" * 31, b" " * 64, b"\0" * 64, b"\xff" * 64])
def test_a_key_that_anybody_could_guess_signs_nothing_and_is_left_where_it_is(tmp_path, content):
    (tmp_path / "key").write_bytes(content)

    with pytest.raises(KeyUnusable):
        signing_key(tmp_path / "key")

    assert (tmp_path / "key").read_bytes() == content


@pytest.mark.parametrize("full", ["fsync", "link"])
def test_a_disk_that_is_full_leaves_no_half_of_a_key(tmp_path, monkeypatch, full):
    def no_space(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, full, no_space)
        with pytest.raises(KeyUnusable):
            signing_key(tmp_path / "key")

    assert not list(tmp_path.iterdir())
    assert len(signing_key(tmp_path / "key")) == 64


def test_a_key_in_whose_place_a_folder_stands_is_none(tmp_path):
    (tmp_path / "key").mkdir()

    with pytest.raises(KeyUnusable):
        signing_key(tmp_path / "key")
