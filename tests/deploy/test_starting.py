"""The board as it is deployed: settings nobody may write, state and log where the settings say; or one sentence why not."""

import json
import sys

import pytest

from data_access.accounts import Accounts
from tests.deploy.board import ROOT, ask, ended, serving, wait_until
from tests.unprivileged import unprivileged
from texts import LANGUAGES, say

PASSWORD = "correct horse battery"
EVERY_INTERFACE = "0.0.0.0"  # noqa: S104 - the very address that must be refused
posix = pytest.mark.skipif(sys.platform == "win32", reason="folders are closed in another way there")


def in_both_languages(key: str, **facts: object) -> str:
    return "\n".join(say(key, language, **facts) for language in LANGUAGES)


@posix
@pytest.mark.parametrize("kind", ["linux", "docker", "windows"])
def test_the_example_settings_serve_from_a_folder_that_nobody_may_write(machine, tmp_path, kind):
    here = machine(kind)
    Accounts(here.state / "accounts.json").add("王敏", "manager", PASSWORD)
    before = {path for path in here.config.parent.rglob("*") if here.state not in path.parents}

    with serving(here.config, tmp_path / "server.log", unprivileged) as port:
        form, _ = ask(port, "/sign-in")
        ask(port, "/", host="evil.example")
        kept = wait_until((here.state / "kept" / "snapshot.kept").exists)

    assert form == 200
    assert kept
    assert len((here.state / "signing.key").read_text("ascii")) == 64
    assert json.loads((here.log / f"audit-{port}.jsonl").read_text("utf-8").splitlines()[0])["what"] == "host"
    assert {path for path in here.config.parent.rglob("*") if here.state not in path.parents and here.log not in path.parents} == before
    assert "Traceback" not in (tmp_path / "server.log").read_text("utf-8")


@posix
@pytest.mark.parametrize("said", ["", "state_folder = '/proc/state'\n"], ids=["nothing", "a state folder that cannot be"])
def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path, said):
    settings = tmp_path / "settings"
    settings.mkdir()
    (settings / "config.toml").write_text(said, "utf-8")
    settings.chmod(0o555)

    status, told = ended(settings / "config.toml", tmp_path / "server.log", unprivileged)
    settings.chmod(0o755)

    folder = "/proc/state" if said else settings / "var"
    assert status == 1
    assert told.strip().endswith("\n" + in_both_languages("door.start.folder", path=folder, config=settings / "config.toml"))
    assert "Traceback" not in told


@posix
def test_a_log_folder_that_cannot_be_written_is_said_in_one_sentence(machine, tmp_path):
    here = machine("linux")
    here.log.chmod(0o555)

    status, told = ended(here.config, tmp_path / "server.log", unprivileged)

    assert status == 1
    assert told.strip().endswith("\n" + in_both_languages("door.start.folder", path=here.log, config=here.config))
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("said", "address", "why"),
    [
        ("", EVERY_INTERFACE, "refused"),
        ('allowed_hosts = ["board.example"]', "127.0.0.1", "for_others"),
        ("secure_cookie = true", "127.0.0.1", "for_others"),
        ('proxy_addresses = ["127.0.0.1"]', "127.0.0.1", "for_others"),
        ('proxy_header = "X-Remote-User"', "127.0.0.1", "proxy_unnamed"),
    ],
)
def test_what_would_let_everybody_in_is_not_served_and_said_why(tmp_path, said, address, why):
    config = tmp_path / "config.toml"
    config.write_text(f"[serve]\n{said}\n", "utf-8")

    status, told = ended(config, tmp_path / "server.log", address=address)

    assert status == 1
    assert told.strip().endswith("\n" + in_both_languages(f"door.start.{why}"))
    assert "Traceback" not in told


def test_without_a_cookie_the_whole_board_answers_health_and_the_form_and_nothing_else(machine, tmp_path):
    here = machine("linux")
    Accounts(here.state / "accounts.json").add("王敏", "manager", PASSWORD)
    paths = [
        "/healthz", "/_stcore/host-config", "/_stcore/metrics", "/_stcore/allowed-message-origins", "/_stcore/script-health-check",
        "/media/x.json", "/component/x/index.html", "/static/index.html", "/index.html", "/favicon.png", "/app/static/x", "/auth/login",
        "/oauth2callback", "/_stcore/agent", "/_stcore/health/", "//_stcore/health", "/_stcore/health/../host-config", "/todo", "/sign-in/", "/%2e%2e/app.py",
    ]  # fmt: skip

    with serving(here.config, tmp_path / "server.log") as port:
        quiet = {path: ask(port, path, accept="*/*") for path in paths}
        pages = {path: ask(port, path) for path in paths}

    assert quiet == dict.fromkeys(paths, (401, ""))
    assert pages == dict.fromkeys(paths, (303, ""))


def test_the_program_names_no_place_of_the_machine_it_was_written_on():
    written = [path.read_text("utf-8") for path in (ROOT / "deploy").rglob("*") if path.is_file()]

    assert not [text for text in written if str(ROOT) in text]
