"""The rows of every sheet, written from the projects' stories with the headers of the schemas."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from sample_data import names
from sample_data.closing import closing, log
from sample_data.contracts import contracts, surveys
from sample_data.deliveries import installations, shipments
from sample_data.money import plan_and_receipts
from sample_data.parties import contacts, register
from sample_data.story import Row, Story
from sample_data.workshop import drawings, production

Rows = dict[str, list[Row]]


def rows_of(stories: list[Story]) -> Rows:
    """All rows by table, keyed by our column keys."""
    every: Rows = {}
    for story in stories:
        pick = random.Random(story.number)  # noqa: S311 - invented data
        for table, row in _project(story, pick):
            every.setdefault(table, []).append(row)
    every["calendar"] = [
        {"day": date(2026, 11, 21), "kind": "班", "note": "厂庆调班"},
        {"day": date(2026, 11, 27), "kind": "休", "note": "厂庆放假"},
    ]
    return every


def _project(story: Story, pick: random.Random) -> Iterator[tuple[str, Row]]:
    person = names.SPECIALISTS[story.number % len(names.SPECIALISTS)]
    place = names.PLACES[story.number % len(names.PLACES)]
    building = names.BUILDINGS[story.number * 5 % len(names.BUILDINGS)]
    # neighbouring projects share customers, as they do
    customer = f"{place}{names.CUSTOMER_NAMES[story.number // 2 % 12]}{names.CUSTOMER_KINDS[story.number // 2 % 5]}"
    crew, leader = names.CREWS[story.number % 3]
    yield "projects", register(story, person, place, building, customer, crew)
    yield from contacts(story, customer, pick)
    yield from contracts(story, customer, place, person)
    yield from surveys(story, person, place)
    yield from plan_and_receipts(story)
    yield from production(story, pick)
    yield from drawings(story, person)
    yield from shipments(story, person, place)
    yield from installations(story, person, crew, leader)
    yield from closing(story, person, customer, place)
    yield from log(story)
