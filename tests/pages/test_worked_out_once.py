"""What follows from the sheets is worked out once for everybody: counted, not timed."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import workflow.board
import workflow.daybook
from tests.pages.conftest import SAMPLE, configured, page
from tests.pages.test_one_store import looked_at_twice, named
from ui import boards
from ui.navigation import PAGES

PARTS = {
    workflow.board: ("statuses", "standing", "violations", "listing", "todo", "production", "delivery", "detail"),
    workflow.daybook: ("receivables",),
}
DAYS = 2  # the day looked at, and the same day a week earlier for what has changed since


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """How often each part of a board is worked out."""
    calls: Counter[str] = Counter()

    def counting(name: str, work: Callable[..., object]) -> Callable[..., object]:
        def worked(*args: object, **options: object) -> object:
            calls[f"{name} {args[1:] if name == 'production' else ''}"] += 1
            return work(*args, **options)

        return worked

    for module, names in PARTS.items():
        for name in names:
            monkeypatch.setattr(module, name, counting(name, getattr(module, name)))
    yield calls


def every_page() -> None:
    """Two visitors on every page, one in each language."""
    for entry in PAGES:
        for language in ("zh", "en"):
            page(entry.key, lang=language, **({"id": "P-1"} if entry.key == "project" else {}))


def test_however_many_look_at_whatever_pages_each_part_is_worked_out_once_a_day_looked_at(counted: Counter[str], tmp_path: Path) -> None:
    with configured(SAMPLE.read_bytes(), tmp_path):
        named(tmp_path, "没有人看过的名字")  # boards of other tests are kept by what the sheets hold
        every_page()
        first, reads = Counter(counted), boards.store().reads
        every_page()

        assert counted == first
        assert {name: times for name, times in first.items() if times > DAYS} == {}
        assert {name.split()[0] for name in first} == {name for names in PARTS.values() for name in names}
        assert boards.store().reads == reads == 1

        named(tmp_path, "改过的名字")
        looked_at_twice()
        every_page()

        assert {name: times for name, times in (counted - first).items() if times > DAYS} == {}
        assert boards.store().reads == 2
