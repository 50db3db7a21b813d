"""The container, as far as it can be known without building it."""

import re
import shlex
import subprocess
import sys
import tomllib

import pytest

from data_access.accounts import Accounts
from tests.deploy.board import ROOT, serving

OURS = {"data_access", "pages", "schemas", "texts", "ui", "workflow"}
FILE = ROOT / "deploy" / "docker" / "Dockerfile"


@pytest.fixture(scope="module")
def steps() -> list[tuple[str, str]]:
    """Its instructions, each with what it is given; comments left out, lines joined."""
    text = re.sub(r"\\\n", " ", "\n".join(line for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")))
    return [(line.split()[0], line.split(maxsplit=1)[1]) for line in text.splitlines() if line.strip()]


def given(steps: list[tuple[str, str]], instruction: str) -> list[str]:
    return [rest for name, rest in steps if name == instruction]


def test_everything_that_is_copied_is_there_and_not_ignored(steps):
    ignored = set((ROOT / ".dockerignore").read_text("utf-8").split())
    copied = [source for rest in given(steps, "COPY") if not rest.startswith("--from") for source in rest.split()[:-1]]

    assert copied == ["requirements.txt", "."]
    assert all((ROOT / source).exists() for source in copied)
    assert not ignored & {"app.py", "cli.py", "settings.py", "requirements.txt", ".streamlit", *OURS}
    assert {".git", ".venv", "var", "secrets"} <= ignored


def test_it_does_not_run_as_root_and_writes_to_its_volume_only(steps):
    [user] = given(steps, "USER")
    [volume] = given(steps, "VOLUME")
    example = tomllib.loads((ROOT / "deploy" / "docker" / "config.example.toml").read_text("utf-8"))
    places = [example["state_folder"], example["mapping"], *(example["serve"][key] for key in ("accounts", "key_file", "log_folder"))]

    assert user == "aftersales"
    assert any(f"--uid 10001 --home-dir /state {user}" in rest and f"chown {user} /state" in rest for rest in given(steps, "RUN"))
    assert all(place.startswith(volume) for place in places)


def test_its_health_check_is_answered_by_the_board(steps, machine, tmp_path):
    [check] = given(steps, "HEALTHCHECK")
    code = next(word for word in shlex.split(check[check.index("[") + 1 : -1].replace('",', '" ')) if "urlopen" in word)
    env = dict(pair.split("=", 1) for rest in given(steps, "ENV") for pair in rest.split())
    here = machine("docker")
    Accounts(here.state / "accounts.json").add("王敏", "manager", "correct horse battery")

    def checked(path: str) -> int:
        asked = code.replace(":8501", f":{port}").replace("/_stcore/health", path)
        return subprocess.run([sys.executable, "-c", asked], timeout=30, capture_output=True, check=False).returncode

    with serving(here.config, tmp_path / "server.log") as port:
        found = checked("/_stcore/health"), checked("/_stcore/healthy")

    assert found == (0, 1)
    assert f":{env['STREAMLIT_SERVER_PORT']}/" in code
    assert given(steps, "EXPOSE") == [env["STREAMLIT_SERVER_PORT"]]


def test_the_commands_at_its_top_mount_what_the_image_reads(steps):
    env = dict(pair.split("=", 1) for rest in given(steps, "ENV") for pair in rest.split())

    assert FILE.read_text("utf-8").count(f"-v ./config.toml:{env['AFTERSALES_CONFIG']}:ro") == 2
