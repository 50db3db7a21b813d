"""What a command cannot do, in one sentence; click's own sentences are English and stay inside."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import click

import settings
from data_access.mapping import SheetMapping
from data_access.mapping.written import MappingInvalid
from texts import LANGUAGES, say

EXTRA = re.compile(r"\((.*)\)$")


class Stop(click.ClickException):
    """Ends a command with the sentence of a key in ``texts/*/cli.toml`` and status 2."""

    def __init__(self, key: str, **facts: Any) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts


class SettingsStop(click.ClickException):
    """Ends a command because the configuration cannot be used."""

    def __init__(self, invalid: settings.SettingsInvalid) -> None:
        super().__init__(invalid.key)
        self.invalid = invalid


def loaded_settings() -> settings.Settings:
    """The settings.

    Raises:
        SettingsStop: they cannot be used.
    """
    try:
        return settings.load()
    except settings.SettingsInvalid as invalid:
        raise SettingsStop(invalid) from invalid


def loaded_mapping(ours: settings.Settings) -> SheetMapping:
    """How a team's own sheets are ours.

    Raises:
        Stop: the mapping file cannot be used.
    """
    try:
        return ours.sheet_mapping()
    except MappingInvalid as invalid:
        raise Stop("refused", reason=invalid.sentence(click.get_current_context().obj)) from invalid


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for on the command line, else the configured one; known before the rest is understood."""
    asked = [each.removeprefix("--lang=") for each in arguments if each.startswith("--lang=")]
    asked += [after for before, after in pairwise(arguments) if before == "--lang"]
    if asked and asked[-1] in LANGUAGES:
        return asked[-1]
    try:
        return settings.load().language
    except settings.SettingsInvalid:  # the command that needs the settings says so
        return LANGUAGES[0]


def sentence(error: click.ClickException, language: str) -> str:
    """Why a command ended."""
    match error:
        case Stop():
            return say(f"cli.stop.{error.key}", language, **error.facts)
        case SettingsStop():
            return error.invalid.sentence(language)
        case click.exceptions.NoSuchCommand():
            return say("cli.usage.command", language, name=error.command_name)
        case click.NoSuchOption():
            return say("cli.usage.option", language, name=error.option_name)
        case click.MissingParameter() if error.param:
            return say("cli.usage.missing", language, name=error.param.make_metavar(error.ctx or click.Context(click.Command(None))))
        case click.BadOptionUsage() if "does not take a value" in error.message:  # click has no other mark of it
            return say("cli.usage.no_value", language, name=error.option_name)
        case click.BadOptionUsage():
            return say("cli.usage.value", language, name=error.option_name)
        case _:
            extra = EXTRA.search(error.message)
            return say("cli.usage.extra", language, words=extra[1]) if extra else say("cli.usage.other", language)
