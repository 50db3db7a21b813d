"""How large a workbook may be before it is taken for a mistake or an attack; defaults are well above a real one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on one source.

    Attributes:
        file_bytes: of the file as it lies on the share.
        inflated_bytes: of all its parts, unpacked.
        rows, columns: of the used part of one sheet.
        parts: files inside the workbook.
        seconds: for reading one source, after which the reading process is ended.
        worker_bytes: of memory for the reading process.
    """

    file_bytes: int = 100 * 1024**2
    inflated_bytes: int = 1024**3
    parts: int = 5000
    rows: int = 200_000
    columns: int = 200
    seconds: float = 50.0
    worker_bytes: int = 2 * 1024**3
