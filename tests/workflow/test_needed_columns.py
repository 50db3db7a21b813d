"""Every column a stage needs, once it is empty, shows up as missing in that stage, at its cell."""

import pytest

from schemas.sheets import TABLES
from tests.workflow.complete import COMPLETE, asked, project_day
from workflow.status import statuses

NEEDED = [
    pytest.param(stage, table, column, id=f"{stage}-{table.key}.{column.key}")
    for table in TABLES
    for column in table.columns
    for stage in column.stages
]


@pytest.mark.parametrize(("stage", "table", "column"), NEEDED)
def test_a_needed_cell_that_is_emptied_is_missing_in_its_stage_at_its_cell(stage, table, column):
    # of two numbers one is enough
    headers = ("电话", "手机") if column.key in ("phone", "mobile") else (column.header,)
    emptied = [{**row, **{header: "" for header in headers if header in row}} for row in COMPLETE[table.sheet]]

    day = project_day(**{table.sheet: emptied})
    found = asked(day, statuses(day)[stage - 1])

    assert column.header in found.lacks
    assert found.status not in ("done", "not_applicable", "waived", "no_data")
    assert len(found.cells) == len(found.lacks)


def test_every_column_that_a_stage_needs_is_in_the_complete_project():
    drawn = {(name, header) for name, rows in COMPLETE.items() for row in rows for header in row}
    needed = {(table.sheet, column.header) for table in TABLES for column in table.columns if column.stages}

    assert needed <= drawn
