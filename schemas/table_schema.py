"""The sheets as Frictionless Table Schema, and as a guide for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from schemas.columns import Column
from schemas.table import Table

_TYPES = {
    "day": "date",
    "money": "number",
    "money_or_percent": "number",
    "percent": "number",
    "quantity": "number",
    "months": "integer",
    "whole": "integer",
    "current": "integer",
    "score": "integer",
    "yes_no": "boolean",
}


def package(tables: Iterable[Table]) -> dict[str, Any]:
    """Several tables as the resources of a data package."""
    return {
        "name": "aftersales",
        "resources": [{"name": table.key, "title": table.sheet, "schema": table_schema(table)} for table in tables],
    }


def table_schema(table: Table) -> dict[str, Any]:
    """A table as Table Schema; our own facts stand in properties of their own."""
    schema: dict[str, Any] = {
        "name": table.key,
        "title": table.sheet,
        "description": table.english,
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.primary_key),
    }
    if table.parent:
        resource = {"resource": table.parent.references, "fields": table.parent.key}
        schema["foreignKeys"] = [{"fields": table.parent.key, "reference": resource}]
    return schema


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.kind == "one_of":
        constraints["enum"] = list(column.values)
    if column.minimum is not None:
        constraints["minimum"] = column.minimum if isinstance(column.minimum, int) else float(column.minimum)
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    field: dict[str, Any] = {
        "name": column.key,
        "title": column.header,
        "description": column.english,
        "type": _TYPES.get(column.kind, "string"),
        "kind": column.kind,
    }
    more = {
        "constraints": constraints,
        "stages": list(column.stages),
        "aliases": list(column.aliases),
        "values": dict(column.values),
        "unit": column.unit,
        "example": column.example,
        "happened": column.happened,
        "na_allowed": column.na_allowed,
    }
    return {**field, **{name: value for name, value in more.items() if value}}
