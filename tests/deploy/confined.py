"""Runs a command under the system call filter of a systemd unit, as systemd would: ``confined.py UNIT COMMAND…``.

systemd itself cannot be asked where the tests run; it hands its filter to libseccomp, and so does this.
"""

import ctypes
import ctypes.util
import errno
import os
import re
import subprocess
import sys
from pathlib import Path

ALLOW, KILL, FAIL = 0x7FFF0000, 0x80000000, 0x00050000


def allowed(unit: str) -> set[str]:
    """The names of the system calls that a unit allows."""
    groups, names = _groups(), set()
    for line in re.findall(r"^SystemCallFilter=(.*)$", unit, re.MULTILINE):
        listed = {name for word in line.removeprefix("~").split() for name in _calls(word, groups)}
        names = names - listed if line.startswith("~") else names | listed | _calls("@default", groups)
    return names


def _groups() -> dict[str, list[str]]:
    """The groups of system calls and what stands in them, as this machine's systemd knows them."""
    told = subprocess.run(["systemd-analyze", "syscall-filter", "--no-pager"], capture_output=True, text=True, check=True).stdout
    found: dict[str, list[str]] = {}
    for line in told.splitlines():
        if line.startswith("@"):
            inside = found.setdefault(line.strip(), [])
        elif line.startswith(" ") and not line.strip().startswith("#"):
            inside.append(line.strip())
    return found


def _calls(word: str, groups: dict[str, list[str]]) -> set[str]:
    return {name for inside in groups.get(word, []) for name in _calls(inside, groups)} if word.startswith("@") else {word}


def confine(unit: str) -> None:
    """Takes from this process, and all it starts, what the unit does not allow."""
    library = ctypes.CDLL(ctypes.util.find_library("seccomp"), use_errno=True)
    library.seccomp_init.restype = ctypes.c_void_p
    number = re.search(r"^SystemCallErrorNumber=(\w+)$", unit, re.MULTILINE)
    context = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(FAIL | getattr(errno, number[1]) if number else KILL)))
    for name in allowed(unit):
        call = library.seccomp_syscall_resolve_name(name.encode())
        if call >= 0:  # the others are of other kinds of machines
            library.seccomp_rule_add(context, ctypes.c_uint32(ALLOW), ctypes.c_int(call), ctypes.c_uint(0))
    if library.seccomp_load(context):
        raise OSError("the filter could not be loaded")


if __name__ == "__main__":
    confine(Path(sys.argv[1]).read_text("utf-8"))
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606 - the very command that is to be confined
