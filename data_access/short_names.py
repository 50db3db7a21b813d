"""The one project a name that leaves something out can stand for: 砚湖安置房 is 南通市砚湖安置房母线工程, if no other is called so."""

from __future__ import annotations

import re
from collections.abc import Mapping

LEAST = 4  # letters; 二期 is in too many names
_PLACE = re.compile("[一-鿿]{0,3}|[一-鿿]{1,8}[省市区县州镇]")  # what stands before a name only says where it is
_WORK = re.compile(
    "(?:项目|工程|建设|新建|母线槽?|母线|配电|供电|供配电|采购|供货|安装|系统|设备|部分|的|及|与)*"
)  # and behind it what is done


def full_name(name: str, keys: Mapping[str, str]) -> str:
    """The one name of which another leaves out only the place and the kind of work; ``""`` if there is none, or several are meant.

    Args:
        name: as compared.
        keys: names as compared, each with the key of whom it names.
    """
    found = {key: known for known, key in keys.items() if _leaves_out(name, known) or _leaves_out(known, name)}
    return next(iter(found.values())) if len(found) == 1 else ""


def _leaves_out(short: str, full: str) -> bool:
    at = full.find(short) if len(short) >= LEAST else -1
    return at >= 0 and bool(_PLACE.fullmatch(full[:at])) and bool(_WORK.fullmatch(full[at + len(short) :]))
