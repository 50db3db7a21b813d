"""What everybody is shown: the latest snapshot, what it has lost, and what a restart will show before anything is read."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from data_access.atomic import put_in_place
from data_access.kept import KeptDamaged, kept
from data_access.losses import Doubts, Loss
from data_access.outcome import Outcome
from data_access.sources import Snapshot, Source, waiting

log = logging.getLogger(__name__)

SNAPSHOT = "snapshot.kept"


class Shown:
    """The latest snapshot, in memory and on local disk.

    Attributes:
        snapshot: None while there is nothing good.
        states: of every source, in order, as the snapshot holds it.
        count: how many snapshots were shown; whoever joins sheets sees by it whether somebody else was quicker.
    """

    def __init__(self, folder: Path, sources: tuple[Source, ...], doubts: Doubts, on_reload: Callable[[Snapshot], None]) -> None:
        self._file, self._doubts, self._on_reload = folder / SNAPSHOT, doubts, on_reload
        self._notice, self._noticed_at = "", 0.0
        self.snapshot: Snapshot | None = None
        self.states = tuple(waiting(source) for source in sources)
        self.count = 0

    @property
    def losses(self) -> list[Loss]:
        """What the snapshot has lost against the last one believed, told until it is back or has been told long enough."""
        return self._doubts.told

    @property
    def notice(self) -> str:
        """The key of a sentence about what is kept, ``""`` when there is nothing to say."""
        is_old_news = self._notice == "kept_damaged" and time.monotonic() - self._noticed_at > self._doubts.seconds
        return "" if is_old_news else self._notice

    def restore(self) -> bool:
        """Shows the snapshot of the last run; whether there was one, of these sources and undamaged."""
        self._unless_damaged(self._doubts.remember)
        found = self._unless_damaged(lambda: kept(self._file))
        if not isinstance(found, Outcome) or [each.source for each in found.states] != [each.source for each in self.states]:
            return False
        return self._show(found)

    def show(self, outcome: Outcome, written: Path) -> bool:
        """Shows an outcome if it says anything new; whether it did.

        Args:
            written: where the outcome has been written; it becomes what a restart shows.
        """
        if outcome.damaged:
            self.is_damaged()
        if outcome.snapshot is None or (self.snapshot and self.snapshot.version == outcome.snapshot.version):
            return False
        self.count += 1
        self._show(outcome)
        try:
            put_in_place(written, self._file)
            self._notice = "" if self._notice == "not_kept" else self._notice
        except OSError:
            self._notice = "not_kept"
        return True

    def is_damaged(self) -> None:
        """Has it said, for a while, that something that was kept was damaged."""
        self._notice, self._noticed_at = "kept_damaged", time.monotonic()

    def _show(self, outcome: Outcome) -> bool:
        if outcome.snapshot is None:
            return False
        try:
            self._on_reload(outcome.snapshot)  # what follows from it, worked out before anybody sees it: no page waits for it
        finally:
            self.snapshot, self.states = outcome.snapshot, outcome.states
        self._doubts.weigh(outcome.snapshot)
        return True

    def _unless_damaged(self, remember: Callable[[], object]) -> object:
        try:
            return remember()
        except KeptDamaged as damaged:
            log.warning("what was kept was damaged; it now is %s", damaged.path.name)
            self.is_damaged()
            return None
