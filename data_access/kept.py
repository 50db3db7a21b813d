"""What is kept on local disk so that a restart shows data at once: written whole or not at all, believed only if intact."""

from __future__ import annotations

import hashlib
import pickle
import sys
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from data_access.atomic import write_atomically

ROOT = Path(__file__).parent.parent
MAGIC = b"aftersales kept 2\n"
DIGEST = 32
LEFT_BEHIND = ("request-*.kept", "outcome-*.kept", "fresh-*.kept", ".*.kept.*.tmp")
LONG_AGO = 3600.0  # seconds; by then nobody is still writing


class KeptDamaged(Exception):
    """A kept file was damaged; it has been set aside under ``path``."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@cache
def layout() -> bytes:
    """Changes with the program and the libraries the frames are made of: what an older board kept is not read by a newer one."""
    version = hashlib.blake2b(repr((pd.__version__, sys.version_info[:2])).encode(), digest_size=8)
    for folder in ("data_access", "schemas"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            version.update(file.read_bytes())
    return version.digest()


def keep(path: Path, thing: Any) -> None:
    """Writes a thing so that it can be read again by the same version of the board.

    Raises:
        OSError: the folder cannot be written or the disk is full; what was kept before is untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    content = layout() + pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)
    write_atomically(path, MAGIC + _digest(content) + content, private=True)


def _digest(content: bytes | memoryview) -> bytes:
    return hashlib.blake2b(content, digest_size=DIGEST).digest()


def sweep(folder: Path) -> None:
    """Removes what processes that were killed have left behind."""
    for pattern in LEFT_BEHIND:
        for path in folder.glob(pattern):
            with suppress(OSError):  # another board may have been quicker
                if time.time() - path.stat().st_mtime > LONG_AGO:
                    path.unlink()


def kept(path: Path) -> Any:
    """The thing kept, None if there is none or another version of the board kept it.

    Raises:
        KeptDamaged: it is damaged; it now stands beside its old place with ``.damaged`` behind its name.
    """
    try:
        content = memoryview(path.read_bytes())
    except OSError:
        return None
    digest, body = content[len(MAGIC) : len(MAGIC) + DIGEST], content[len(MAGIC) + DIGEST :]
    # first whether it is what was written, then by whom: a single flipped bit must not pass for another version
    if content[: len(MAGIC)] != MAGIC or digest != _digest(body):
        aside = path.with_name(f"{path.name}.damaged")
        with suppress(OSError):  # another board may have set it aside already
            path.replace(aside)
        raise KeptDamaged(aside)
    if body[: len(layout())] != layout():
        return None
    # the folder belongs to this account alone, and the digest has shown that the file is what was written
    return pickle.loads(body[len(layout()) :])  # noqa: S301
