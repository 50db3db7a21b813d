"""What Google makes of a cell: days and times as serial numbers, or as they are shown."""

from datetime import date, datetime, time, timedelta
from typing import Any

EPOCH = date(1899, 12, 30)


def serial(cell: Any) -> Any:
    """A cell unformatted: days and times are serial numbers, whole numbers have no point."""
    match cell:
        case None:
            return ""
        case datetime():
            return _whole((cell - datetime.combine(EPOCH, time())) / timedelta(days=1))
        case date():
            return (cell - EPOCH).days
        case time():
            return (datetime.combine(EPOCH, cell) - datetime.combine(EPOCH, time())) / timedelta(days=1)
        case timedelta():
            return _whole(cell / timedelta(days=1))
        case float():
            return _whole(cell)
    return cell


def _whole(number: float) -> float:
    return int(number) if number.is_integer() else number


def with_days_as_shown(cell: Any) -> Any:
    """The same, but days and times as they are shown in a Chinese spreadsheet."""
    match cell:
        case datetime() if cell.time() != time():
            return f"{cell.year}/{cell.month}/{cell.day} {cell:%H:%M:%S}"
        case date():
            return f"{cell.year}/{cell.month}/{cell.day}"
        case time():
            return f"{cell:%H:%M:%S}"
        case timedelta():
            minutes = cell // timedelta(minutes=1)
            return f"{minutes // 60}:{minutes % 60:02d}"
    return serial(cell)
