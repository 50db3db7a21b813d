"""Help in the language that was asked for: what commands and options do stands in ``texts/*/cli.toml``."""

import click

from texts import say


def tell(command: click.Command, language: str, path: str = "cli.help") -> None:
    """Gives a command, its options and the commands below it their help."""
    command.help = say(f"{path}.what", language)
    for option in command.params:
        if isinstance(option, click.Option):
            option.help = say(f"cli.option.{option.name}", language)
    asked_for_help = command.get_help_option(click.Context(command))
    if asked_for_help:
        asked_for_help.help = say("cli.option.help", language)
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            tell(below, language, f"{path}.{name}")


def formatter(language: str) -> type[click.HelpFormatter]:
    """Headings in a language."""
    headings = {name: say(f"cli.heading.{name.lower()}", language) for name in ("Usage", "Options", "Commands", "Arguments")}

    class Formatter(click.HelpFormatter):
        """click's, with our headings."""

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            """The line that shows how a command is written."""
            super().write_usage(prog, args, prefix or f"{headings['Usage']}: ")

        def write_heading(self, heading: str) -> None:
            """The line above a list."""
            super().write_heading(headings.get(heading, heading))

    return Formatter
