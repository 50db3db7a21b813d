"""Settings: which sources, which language, whom to serve; from config.toml, overruled by the environment."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from data_access.limits import Limits
from data_access.mapping import NO_MAPPING, SheetMapping
from data_access.mapping.written import read_mapping
from data_access.sources import EXCEL, GOOGLE, Source, spreadsheet_id
from texts import say
from workflow.daybook import Options
from workflow.receivables.lanes import BUCKET_ENDS

HERE = Path(__file__).parent
PREFIX = "AFTERSALES_"
LOCATION = f"{PREFIX}CONFIG"
MAPPING = "mapping.toml"
_AT_LINE = re.compile(r"at line (\d+)")
_OF_FIELD = re.compile(r'field "(\w+)"')


class SettingsInvalid(Exception):
    """The configuration cannot be used; names the file, or the environment variable, and the line or key.

    Attributes:
        key: of the sentence, in ``texts/*/settings.toml``.
    """

    def __init__(self, key: str, path: Path | str, where: str = "", **facts: Any) -> None:
        super().__init__(f"{path}: {where}")
        self.key, self.path, self.where = key, path, where
        self.facts = facts

    def sentence(self, language: str) -> str:
        """What is wrong and what to do."""
        return say(f"settings.{self.key}", language, path=self.path, where=self.where, **self.facts)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


def _growing(ends: tuple[int, ...]) -> tuple[int, ...]:
    if not ends or ends[0] < 1 or any(after <= before for before, after in pairwise(ends)):
        raise ValueError("the last days of buckets grow")
    return ends


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("no such time zone")
    return name


class ExcelSource(_Strict):
    """One ``[[sources]]`` entry: a workbook."""

    kind: Literal["excel"] = "excel"
    path: str = Field(min_length=1)


class GoogleSource(_Strict):
    """One ``[[sources]]`` entry: a Google spreadsheet."""

    kind: Literal["google_sheets"] = "google_sheets"
    spreadsheet: Annotated[str, AfterValidator(spreadsheet_id)] = Field(min_length=1)
    service_account: str = Field(min_length=1)
    api_base: str = ""


def _kind(entry: Any) -> Any:
    return entry.get("kind", EXCEL) if isinstance(entry, dict) else getattr(entry, "kind", EXCEL)


SourceEntry = Annotated[Annotated[ExcelSource, Tag(EXCEL)] | Annotated[GoogleSource, Tag(GOOGLE)], Discriminator(_kind)]


class Refresh(_Strict):
    """How often sources and pages look for something new, and what makes a new version of a sheet doubtful: the share of
    its rows that are gone; for so many minutes the board says so."""

    seconds: float = Field(10, ge=0.2, le=3600)
    full_read_minutes: float = Field(5, gt=0)
    lost_share: float = Field(0.2, gt=0, le=1)
    doubt_minutes: float = Field(60, ge=0)


class Serve(_Strict):
    """Who is let in, see ``ui.door.rules``."""

    allow_anonymous: bool = False
    accounts: str = "var/accounts.json"
    key_file: str = "var/signing.key"
    log_folder: str = "var/log"
    allowed_hosts: tuple[str, ...] = ()
    proxy_header: str = ""
    proxy_addresses: tuple[str, ...] = ()
    proxy_role: Literal["manager", "finance", "staff"] = "staff"
    idle_minutes: int = Field(120, gt=0)
    session_hours: int = Field(12, gt=0)
    secure_cookie: bool = False


class Money(_Strict):
    """What the department decides about money."""

    production_before_advance: Literal["off", "warn"] = "warn"
    roll_days_off: bool = False
    bucket_ends: Annotated[tuple[int, ...], AfterValidator(_growing)] = BUCKET_ENDS


class LimitSettings(_Strict):
    """Bounds on one source, see ``data_access.limits``."""

    file_megabytes: int = Field(100, gt=0)
    inflated_megabytes: int = Field(1024, gt=0)
    parts: int = Field(5000, gt=0)
    rows: int = Field(200_000, gt=0)
    columns: int = Field(200, gt=0)
    seconds: float = Field(50, gt=0)
    worker_megabytes: int = Field(2048, gt=0)


class Settings(BaseSettings):
    """Everything that can be set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid")

    language: Literal["zh", "en"] = "zh"
    as_of: date | None = None
    time_zone: Annotated[str, AfterValidator(_known_zone)] = "Asia/Shanghai"
    sources: tuple[SourceEntry, ...] = ()
    mapping: str = ""
    state_folder: str = "var"
    refresh: Refresh = Refresh()
    serve: Serve = Serve()
    money: Money = Money()
    limits: LimitSettings = LimitSettings()
    file: Path = Field(HERE / "config.toml", exclude=True)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over the file."""
        return env_settings, init_settings

    def resolved(self, path: str) -> Path:
        """A path as written in the file: relative to the file itself."""
        return Path(path) if Path(path).is_absolute() else (self.file.parent / path)

    def today(self) -> date:
        """The day it is where the department works."""
        return datetime.now(ZoneInfo(self.time_zone)).date()

    @property
    def day(self) -> date:
        """The as-of day: the fixed one, else today."""
        return self.as_of or self.today()

    def all_sources(self) -> tuple[Source, ...]:
        """The sources with their paths made absolute."""
        return tuple(self._source(each) for each in self.sources)

    def _source(self, entry: ExcelSource | GoogleSource) -> Source:
        if isinstance(entry, ExcelSource):
            return Source(entry.kind, path=self.resolved(entry.path))
        key_file = self.resolved(entry.service_account)
        return Source(entry.kind, spreadsheet=entry.spreadsheet, service_account=key_file, api_base=entry.api_base)

    def options(self) -> Options:
        """What the department decided."""
        return Options(self.money.production_before_advance == "warn", self.money.roll_days_off, self.money.bucket_ends)

    @property
    def mapping_file(self) -> Path:
        """Where the mapping of a team's own sheets stands: beside the configuration unless it says otherwise."""
        return self.resolved(self.mapping or MAPPING)

    def sheet_mapping(self) -> SheetMapping:
        """How a team's own sheets are ours; nothing while no mapping file was saved in its place.

        Raises:
            MappingInvalid: names the file and the line or key.
        """
        file = self.mapping_file
        return read_mapping(file) if file.exists() or not file.parent.is_dir() else NO_MAPPING

    def source_limits(self) -> Limits:
        """The bounds on a source."""
        limits = self.limits
        return Limits(
            file_bytes=limits.file_megabytes * 1024**2,
            inflated_bytes=limits.inflated_megabytes * 1024**2,
            parts=limits.parts,
            rows=limits.rows,
            columns=limits.columns,
            seconds=limits.seconds,
            worker_bytes=limits.worker_megabytes * 1024**2,
        )


@cache
def load() -> Settings:
    """The settings of this process.

    Raises:
        SettingsInvalid: names the file, or the environment variable, and the line or key that is wrong.
    """
    path = Path(os.environ.get(LOCATION) or HERE / "config.toml")
    written = _written(path)
    unknown = sorted(set(written) - (set(Settings.model_fields) - {"file"}))
    if unknown:
        raise SettingsInvalid("unknown", path, unknown[0])
    try:
        return Settings(**written, file=path.resolve())
    except ValidationError as error:
        raise _invalid(error.errors()[0], path) from error
    except SettingsError as error:
        field = _OF_FIELD.search(str(error))
        raise SettingsInvalid("environment", _variable([field[1]] if field else []) or f"{PREFIX}…") from error


def _written(path: Path) -> dict[str, Any]:
    """What stands in the file; nothing if there is none and none was asked for."""
    try:
        if LOCATION not in os.environ and not path.exists():
            return {}
        return tomllib.loads(path.read_text("utf-8-sig"))  # Notepad puts a mark in front
    except tomllib.TOMLDecodeError as error:
        line = _AT_LINE.search(str(error))
        raise SettingsInvalid("line" if line else "end", path, line[1] if line else "") from error
    except UnicodeDecodeError as error:
        raise SettingsInvalid("encoding", path) from error
    except OSError as error:
        raise SettingsInvalid("unreadable", path) from error


def _invalid(error: ErrorDetails, path: Path) -> SettingsInvalid:
    """The key that is wrong, where it was given, and what it may be."""
    kind, told = error["type"], error.get("ctx", {})
    keys = [part for part in error["loc"] if part not in (EXCEL, GOOGLE)]
    where = ".".join(str(part) if isinstance(part, str) else f"[{part + 1}]" for part in keys).replace(".[", "[")
    source = _variable(keys) or path
    if kind == "extra_forbidden":
        return SettingsInvalid("unknown", source, where)
    if kind == "missing":
        return SettingsInvalid("missing", source, where)
    if kind == "union_tag_invalid":
        return SettingsInvalid("choice", source, f"{where}.kind", allowed=_listed(told["expected_tags"]))
    if "expected" in told:
        return SettingsInvalid("choice", source, where, allowed=_listed(told["expected"]))
    return SettingsInvalid("value", source, where)


def _listed(words: str) -> str:
    return " / ".join(re.findall(r"'([^']*)'", words))


def _variable(keys: Sequence[str | int]) -> str:
    """The environment variable that gave a key, ``""`` if the file did."""
    names = [PREFIX + "__".join(str(key) for key in keys[:count]).upper() for count in range(len(keys), 0, -1)]
    return next((name for name in names if name in os.environ), "")
