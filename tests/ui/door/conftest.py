"""A door whose one account is 王敏, of the staff."""

from pathlib import Path

import pytest

from data_access.accounts import Accounts
from tests.ui.door.knocking import PASSWORD


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Accounts(tmp_path / "accounts.json").add("王敏", "staff", PASSWORD)
    return tmp_path
