"""Writing a file so that whoever reads it sees the old one or the new one, never half of one."""

import os
import tempfile
import time
from pathlib import Path

PAUSES = (0.05, 0.1, 0.2, 0.4)  # seconds


def write_atomically(path: Path, content: bytes, *, private: bool = False) -> None:
    """Writes beside the file, flushes to disk, then renames over it; ``private`` leaves it readable by the owner only.

    Raises:
        OSError: the disk is full or the folder cannot be written; the old file is untouched.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            temporary.chmod(0o644)
        put_in_place(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def put_in_place(temporary: Path, path: Path) -> None:
    """Renames a file over another, from one moment to the next.

    On Windows nothing can be put in the place of a file that somebody is just reading; a moment later it can.

    Raises:
        OSError: it cannot be renamed; both files are untouched.
    """
    for pause in PAUSES:
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    temporary.replace(path)
