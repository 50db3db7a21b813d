"""What a role may not see is in no byte that reaches its browser: pages, charts, tables, downloads, findings and footers alike."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from data_access.accounts import Accounts
from schemas.sheets import TABLES
from tests.browser.canaries import Canaries, planted
from tests.browser.visiting import Sent, Visitor
from tests.deploy.board import SAMPLE, serving
from tests.ui.door.knocking import PASSWORD, cookies, signed_in
from ui.navigation import PAGES
from workflow.listing import ABOUT, IN_ORDER

PEOPLE = {"manager": "manager", "finance": "finance", "staff": "staff", "staff with telephone numbers": "staff"}
AMOUNT = re.compile(r"¥\s*-?\d|\d{1,3}(?:,\d{3})+\.\d\d(?!\d)")
COUNTED = re.compile(r"\s*\(?\d.*")
UNITS = (1, 100, Decimal("0.0001"), Decimal("0.000001"))  # yuan, fen, ten thousands, millions
SEPARATORS = re.compile(r"(?<=\d)[,，](?=\d)")


@dataclass(frozen=True)
class Board:
    port: int
    canaries: Canaries
    places: tuple[str, ...]


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    """A board on the workbook with canaries, with an account of every role."""
    folder = tmp_path_factory.mktemp("roles")
    canaries = planted(SAMPLE, folder / "售后台账.xlsx")
    for name, role in PEOPLE.items():
        Accounts(folder / "accounts.json").add(name, role, PASSWORD, phones="telephone" in name)
    serve = "[serve]\naccounts = 'accounts.json'\nkey_file = 'key'\nlog_folder = 'log'\n"
    (folder / "config.toml").write_text(f"as_of = 2026-11-20\n[[sources]]\npath = '售后台账.xlsx'\n{serve}", "utf-8")
    with serving(folder / "config.toml", folder / "server.log") as port:
        yield Board(port, canaries, tuple(places(folder / "售后台账.xlsx")))


def places(workbook: Path) -> Iterator[str]:
    """Every page, opened to its end, and the pages of the projects whose rows hold canaries."""
    sheet = openpyxl.load_workbook(workbook, read_only=True)["项目台账"]
    projects = [row[0] for row in sheet.iter_rows(min_row=2, max_row=9, max_col=1, values_only=True)]
    for page in PAGES:
        yield page.path
        yield f"{page.path}?all=1&lang=en"
    yield from (f"data?severity={severity}&page={number}" for severity in IN_ORDER for number in range(1, 9))
    yield from (f"data?about={about}&lang=en" for about in ABOUT)
    yield from (f"project?id={project}&all=1" for project in projects)
    yield from (f"project?id={project}&stage={stage}" for project in projects[:2] for stage in range(1, 16))
    yield from ("receivables?show=node", "production-gantt?level=operation", "todo?week=2026-11-16", "data?q=footer_row")


@pytest.fixture(scope="module")
def sent_to(board: Board) -> Callable[[str], Sent]:
    """Everything that somebody is sent who opens every page and takes every file along."""

    @cache
    def sent(name: str) -> Sent:
        answer, _ = signed_in(board.port, name)
        with Visitor(board.port, f"aftersales_session={cookies(answer)['aftersales_session']}") as visitor:
            for place in board.places:
                visitor.open(place)
        return visitor.sent

    return sent


def written(amount: Decimal) -> tuple[str, ...]:
    """An amount as it may be written, thousands not separated: in full, without its last zeros, in fen, in units of ten thousand."""
    return (f"{amount:.2f}", f"{amount.normalize():f}", f"{amount * 100:.0f}", f"{amount / 10000:.1f}")


def amounts(sent: Sent, canaries: Canaries) -> dict[Decimal, str]:
    """The canaries among what was sent, and where they stand."""
    whole = SEPARATORS.sub("", "\n".join(sent.texts))
    as_number = {round(float(amount * unit), 4): amount for amount in canaries.amounts for unit in UNITS}
    seen = {as_number[number] for number in sent.numbers & set(as_number)}
    return {amount: where for amount, where in canaries.amounts.items() if amount in seen or any(form in whole for form in written(amount))}


def phones(sent: Sent, canaries: Canaries) -> dict[str, str]:
    whole = re.sub(r"(?<=\d)[ -](?=\d)", "", "\n".join(sent.texts))
    as_number = {float(phone): phone for phone in canaries.phones}
    seen = {as_number[number] for number in sent.numbers & set(as_number)}
    return {phone: where for phone, where in canaries.phones.items() if phone in seen or phone in whole}


def test_the_manager_is_sent_what_the_others_are_not(board, sent_to) -> None:
    """Without this the other tests would hold for a visitor who understands nothing of what is sent."""
    sent = sent_to("manager")
    seen, heard = {*amounts(sent, board.canaries).values()}, {*phones(sent, board.canaries).values()}

    assert {f"{table.key} footer" for table in TABLES} <= seen
    assert seen >= {
        "contracts.contract_amount", "payment_schedule.amount_due", "receipts.amount", "invoices.gross_amount", "settlements.settled_amount",
        "contracts.contract_amount unreadable", "receipts.amount unreadable", "contract_items.unit_price unreadable",
        "contracts.payment_terms note", "dunning_log.outcome note", "installations.issues note", "stage_log.reason note",
        "production unknown column", "receipts unknown column",
    }  # fmt: skip
    assert heard >= {
        "contacts.mobile", "contacts.phone unreadable", "contracts.consignee_mobile", "shipments.consignee_mobile unreadable",
        "contracts.delivery_address note", "dunning_log.person note", "production unknown column",
    }  # fmt: skip
    assert sum(bool(AMOUNT.search(text)) for text in sent.texts) > 50


@pytest.mark.parametrize("name", ["staff", "staff with telephone numbers"])
def test_no_amount_is_sent_to_staff(board, sent_to, name: str) -> None:
    sent = sent_to(name)

    assert sorted({*amounts(sent, board.canaries).values()}) == []
    assert not [text[:300] for text in sent.texts if AMOUNT.search(text)]


@pytest.mark.parametrize("name", ["finance", "staff"])
def test_no_telephone_number_is_sent_to_whoever_may_not_see_them(board, sent_to, name: str) -> None:
    assert sorted({*phones(sent_to(name), board.canaries).values()}) == []


def test_finance_sees_amounts_and_staff_with_telephone_numbers_sees_those(board, sent_to) -> None:
    assert "receipts.amount" in amounts(sent_to("finance"), board.canaries).values()
    assert "contacts.mobile" in phones(sent_to("staff with telephone numbers"), board.canaries).values()


def test_everybody_takes_the_files_along_that_their_pages_offer(sent_to) -> None:
    offered = {name: {COUNTED.sub("", label) for label in sent_to(name).downloads} for name in PEOPLE}

    assert len(offered["manager"]) >= 5
    assert offered["manager"] >= offered["finance"] >= offered["staff"]
    assert len(offered["staff"]) >= 4
