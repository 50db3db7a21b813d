"""``spreadsheets.batchUpdate`` as the local Google does it: all requests or none, and an error for what Google would not take."""

from __future__ import annotations

import copy
from typing import Any

KNOWN_FIELDS = {"userEnteredValue", "userEnteredFormat", "note"}


class NotTaken(Exception):
    """Google would answer 400."""


def edited(tabs: dict[int, dict[str, Any]], requests: list[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """The tabs, by id, after all requests; the ones given are left alone.

    Raises:
        NotTaken: one of the requests cannot be done.
    """
    after = copy.deepcopy(tabs)
    for request in requests:
        [(kind, asked)] = request.items()
        if kind not in EDITS:
            raise NotTaken(f"Unknown name {kind}")
        EDITS[kind](after, asked)
    return dict(sorted(after.items(), key=lambda each: each[1]["index"]))


def refuse(_tabs: dict[int, dict[str, Any]], _asked: dict[str, Any]) -> None:
    """An edit that Google does not take."""
    raise NotTaken("Invalid requests[0]")


def _tab(tabs: dict[int, dict[str, Any]], place: dict[str, Any]) -> dict[str, Any]:
    if place.get("sheetId") not in tabs:
        raise NotTaken(f"No grid with id: {place.get('sheetId')}")
    return tabs[place["sheetId"]]


def _add(tabs: dict[int, dict[str, Any]], asked: dict[str, Any]) -> None:
    about = asked["properties"]
    if about["sheetId"] in tabs or any(tab["title"] == about["title"] for tab in tabs.values()):
        raise NotTaken(f'A sheet with the name "{about["title"]}" already exists. Please enter another name.')
    tabs[about["sheetId"]] = {"rows": [], "looks": [], **about}


def _delete(tabs: dict[int, dict[str, Any]], asked: dict[str, Any]) -> None:
    _tab(tabs, asked)
    del tabs[asked["sheetId"]]
    if not any(not tab.get("hidden") for tab in tabs.values()):
        raise NotTaken("You can't remove all the visible sheets in a document.")


def _rename(tabs: dict[int, dict[str, Any]], asked: dict[str, Any]) -> None:
    tab = _tab(tabs, asked["properties"])
    tab.update({field: asked["properties"][field] for field in asked["fields"].split(",")})


def _write(tabs: dict[int, dict[str, Any]], asked: dict[str, Any]) -> None:
    tab = _tab(tabs, asked["start"])
    grid = tab["gridProperties"]
    if not set(asked["fields"].split(",")) <= KNOWN_FIELDS:
        raise NotTaken("Invalid field")
    if len(asked["rows"]) > grid["rowCount"] or any(len(row["values"]) > grid["columnCount"] for row in asked["rows"]):
        raise NotTaken("Attempting to write outside of the grid")
    tab["rows"] = [[next(iter(cell.get("userEnteredValue", {"": ""}).values())) for cell in row["values"]] for row in asked["rows"]]
    tab["looks"] += [cell for row in asked["rows"] for cell in row["values"] if cell]


def _on_range(tabs: dict[int, dict[str, Any]], asked: dict[str, Any]) -> None:
    place = asked["range"]
    tab = _tab(tabs, place)
    if place.get("endColumnIndex", 0) > tab["gridProperties"]["columnCount"]:
        raise NotTaken("Range exceeds grid limits")
    tab["looks"].append(asked)


def _on_ranges(tabs: dict[int, dict[str, Any]], asked: dict[str, Any]) -> None:
    for place in asked["rule"]["ranges"]:
        _on_range(tabs, {"range": place, **asked})


EDITS = {
    "addSheet": _add,
    "deleteSheet": _delete,
    "updateSheetProperties": _rename,
    "updateCells": _write,
    "repeatCell": _on_range,
    "setDataValidation": _on_range,
    "updateDimensionProperties": _on_range,
    "addConditionalFormatRule": _on_ranges,
}
