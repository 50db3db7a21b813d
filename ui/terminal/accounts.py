"""Local accounts from the terminal: add, list, remove."""

from collections.abc import Callable
from typing import TypeVar

import click

from data_access.accounts import SHORTEST_PASSWORD, Accounts, AccountsDamaged, folded
from schemas.roles import ROLES
from texts import say
from ui.terminal.arguments import Word, language_option
from ui.terminal.problems import Stop, loaded_settings
from ui.terminal.tables import aligned

Answer = TypeVar("Answer")


@click.group()
def user() -> None:
    """Local accounts."""


@user.command("add")
@click.argument("name", metavar="NAME")
@click.option("--role", default="staff", type=Word(ROLES), metavar="|".join(ROLES))
@click.option("--phones", is_flag=True)
@language_option
@click.pass_obj
def user_add(language: str, name: str, role: str, phones: bool) -> None:
    """Adds an account, or gives it a new password."""
    if not folded(name):
        raise Stop("empty_name")
    password = click.prompt(say("cli.user.password", language), hide_input=True, confirmation_prompt=say("cli.user.again", language))
    if len(password) < SHORTEST_PASSWORD:
        raise Stop("short_password", least=SHORTEST_PASSWORD)
    _with_accounts(lambda accounts: accounts.add(name, role, password, phones=phones))
    click.echo(say("cli.user.added", language, name=name, role=role))


@user.command("list")
@language_option
@click.pass_obj
def user_list(language: str) -> None:
    """Names and roles."""
    accounts = _with_accounts(lambda accounts: accounts.all())
    headers = [say(f"cli.user.{key}", language) for key in ("name", "role")]
    click.echo(aligned(headers, [[each.name, each.role] for each in accounts.values()]))


@user.command("remove")
@click.argument("name", metavar="NAME")
@language_option
@click.pass_obj
def user_remove(language: str, name: str) -> None:
    """Removes an account and ends its sessions."""
    if not _with_accounts(lambda accounts: accounts.remove(name)):
        raise Stop("no_such_user", name=name)
    click.echo(say("cli.user.removed", language, name=name))


def _with_accounts(do: Callable[[Accounts], Answer]) -> Answer:
    ours = loaded_settings()
    path = ours.resolved(ours.serve.accounts)
    try:
        return do(Accounts(path))
    except AccountsDamaged as damaged:
        raise Stop(f"accounts_{damaged.key}", path=path) from None
    except OSError:
        raise Stop("cannot_write", path=path) from None
