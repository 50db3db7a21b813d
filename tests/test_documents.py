"""What the documents promise is so: sentences quoted word for word, units and scripts that pass their checkers, files that exist."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from texts import LANGUAGES, say

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "SECURITY.md", ROOT / "deploy" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SCRIPTS = [*sorted((ROOT / "deploy").rglob("*.sh")), ROOT / "deploy" / "linux" / "aftersales-board"]
FACTS = {
    "api": "Google … API",
    "path": "secrets/service-account.json",
    "account": "board@….iam.gserviceaccount.com",
    "spreadsheet": "1AbC…",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_google_guide_quotes_what_people_see_when_a_step_is_missing(language: str) -> None:
    guide = (ROOT / "docs" / "google_sheets.md").read_text("utf-8")

    for key in ("api_disabled", "key_missing", "key_unreadable", "not_found", "not_shared", "office_file", "unreachable"):
        assert say(f"refusals.google_{key}", language, **FACTS) in guide


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_a_document_names_is_there(document: Path) -> None:
    text = document.read_text("utf-8")
    named = set(re.findall(r"\]\(([^)#:]+)\)", text)) | set(re.findall(r"\b(?:deploy|docs)/[\w./-]*\w", text))

    missing = {name for name in named if not (ROOT / name).exists() and not (document.parent / name).exists()}
    assert not missing


@pytest.mark.parametrize("script", [*SCRIPTS, ROOT / ".ci" / "run"], ids=lambda path: path.name)
def test_shell_scripts_pass_shellcheck(script: Path) -> None:
    checker = shutil.which("shellcheck")
    assert checker, "shellcheck is needed for this test; .ci/run installs it"

    found = subprocess.run([checker, str(script)], capture_output=True, text=True, check=False)

    assert found.stdout == ""
