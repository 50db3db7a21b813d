"""Local accounts: names, roles and scrypt digests in one small JSON file that only its owner can read."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import stat
import tempfile
import time
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, TypeAdapter

from data_access.atomic import write_atomically

# OWASP's figures for scrypt with 32 MiB of memory; about a tenth of a second.
COST, BLOCK, PARALLEL = 2**15, 8, 3
MEMORY = 64 * 1024 * 1024
SHORTEST_PASSWORD = 10
SHORTEST_KEY = 32  # bytes


class AccountsDamaged(Exception):
    """The accounts file is there but cannot be read as one; nobody gets in until it is mended.

    Attributes:
        key: of the sentence, under ``door.notice`` in ``texts/*/door.toml``.
    """

    key = "damaged"

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class AccountsUnreadable(AccountsDamaged):
    """Something stands in the place of the accounts file that this process cannot open."""

    key = "unreadable"


class KeyUnusable(Exception):
    """The key that signs cookies cannot be made or read, or anybody could guess it; nobody gets in."""

    key = "signing_key"

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True, slots=True)
class Account:
    """One local account.

    Attributes:
        name: compared after NFKC, letter case kept.
        role: key of a role in ``schemas.roles``.
        salt, digest: hexadecimal.
        valid_from: seconds since the epoch; sessions begun before have ended.
        phones: may see telephone numbers in full, whatever the role.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: str
    role: str
    salt: Annotated[str, Field(pattern="^([0-9a-f]{2}){16,}$")]
    digest: Annotated[str, Field(pattern="^[0-9a-f]{128}$")]
    valid_from: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0
    phones: bool = False


_WRITTEN: TypeAdapter[dict[str, list[Account]]] = TypeAdapter(dict[str, list[Account]])


def folded(name: str) -> str:
    """A name as it is compared: full-width letters folded, no white space around it."""
    return unicodedata.normalize("NFKC", name).strip()


def digest(password: str, salt: str) -> str:
    """The scrypt digest of a password, hexadecimal."""
    raw = unicodedata.normalize("NFKC", password).encode()
    return hashlib.scrypt(raw, salt=bytes.fromhex(salt), n=COST, r=BLOCK, p=PARALLEL, maxmem=MEMORY).hex()


class Accounts:
    """The accounts file; read again whenever it has changed on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp: tuple[int, ...] | None = None
        self._accounts: Mapping[str, Account] = {}

    @property
    def exists(self) -> bool:
        """Whether anything stands in the place of the accounts file, readable or not; without it nobody signs in."""
        try:
            self.path.lstat()
        except FileNotFoundError:
            return False
        except OSError:  # what cannot be looked at may well be there
            return True
        return True

    def all(self) -> Mapping[str, Account]:
        """Accounts by name; nobody if there is no file.

        Raises:
            AccountsDamaged: the file cannot be read as an accounts file.
        """
        try:
            status = self.path.stat()
            if not stat.S_ISREG(status.st_mode):  # a pipe would keep everybody waiting
                raise AccountsUnreadable(self.path)
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            if stamp != self._stamp:
                self._accounts, self._stamp = _accounts(self.path), stamp
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise AccountsUnreadable(self.path) from error
        return self._accounts

    def add(self, name: str, role: str, password: str, *, phones: bool = False) -> None:
        """Adds an account or gives it a new password and role; its open sessions end.

        Raises:
            ValueError: the name is empty.
        """
        if not folded(name):
            raise ValueError("an account needs a name")
        salt = secrets.token_hex(16)
        account = Account(folded(name), role, salt, digest(password, salt), time.time(), phones)
        self._write({**self.all(), account.name: account})

    def remove(self, name: str) -> bool:
        """Removes an account; False if there was none. Its open sessions end."""
        accounts = dict(self.all())
        there = accounts.pop(folded(name), None) is not None
        if there:
            self._write(accounts)
        return there

    def end_sessions(self, name: str) -> None:
        """Ends all sessions of an account, in every process that reads this file."""
        accounts = self.all()
        if name in accounts:
            self._write({**accounts, name: replace(accounts[name], valid_from=time.time())})

    def verify(self, name: str, password: str) -> Account | None:
        """The account if the password is right; takes as long when there is no such account."""
        account = self.all().get(folded(name))
        salt = account.salt if account else "00" * 16
        right = hmac.compare_digest(digest(password, salt), account.digest if account else "")
        return account if account and right else None

    def _write(self, accounts: Mapping[str, Account]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        owner = (self.path if self.exists else self.path.parent).stat()
        text = json.dumps({"accounts": [asdict(account) for account in accounts.values()]}, ensure_ascii=False, indent=1)
        write_atomically(self.path, text.encode(), private=True)
        if os.name != "nt" and not os.geteuid():  # an administrator's hand must not shut out the account that runs the board
            os.chown(self.path, owner.st_uid, owner.st_gid)
        self._stamp = None


def _accounts(path: Path) -> Mapping[str, Account]:
    """The accounts in a file, all of them right or none believed.

    Raises:
        AccountsDamaged: a field holds what it may not, or two accounts have one name.
        OSError: the file cannot be opened.
    """
    content = path.read_bytes()
    try:
        listed = [replace(entry, name=folded(entry.name)) for entry in _WRITTEN.validate_json(content, strict=True)["accounts"]]
    except (ValueError, KeyError) as error:
        raise AccountsDamaged(path) from error
    named = {account.name: account for account in listed if account.name}
    if len(named) < len(listed):
        raise AccountsDamaged(path)
    return named


def signing_key(path: Path) -> str:
    """The key that signs cookies; made on first use, shared by all processes that name the same file.

    Raises:
        KeyUnusable: it cannot be made or read, or what stands there is too short to be one.
    """
    try:
        if not path.exists():
            _make_key(path)
        key = path.read_text("ascii").strip()
    except (OSError, ValueError) as error:
        raise KeyUnusable(path) from error
    if len(key) < SHORTEST_KEY or not key.isprintable():  # a disk that lost its power leaves zeros
        raise KeyUnusable(path)
    return key


def _make_key(path: Path) -> None:
    """Puts a key in its place only when the whole of it is on disk; of several processes that come at once, one is first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")  # readable by its owner only
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(SHORTEST_KEY))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        Path(name).unlink(missing_ok=True)
