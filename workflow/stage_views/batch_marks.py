"""Stages 7 to 10: each delivery batch against its papers, its confirmations, its release and its signed copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from schemas import states
from schemas.book import Rows
from workflow.evidence import answered
from workflow.stage_views.marks import Mark, Matrix, in_order, marks
from workflow.stages.goods_acceptance import DEPARTMENTS, GOOD
from workflow.stages.shipping_documents import CORRECT

if TYPE_CHECKING:
    from workflow.board import Board

CONFIRMATIONS = ("customer_notified_date", "agreed_ship_date", "storage_told", "consignee_reconfirmed")
RELEASE = ("warehouse_notified_date", "crew_notified_date", "actual_ship_date", "specialist_onsite_date")
PAPERS = ("delivery_note_no", "packing_list_no", "warehouse_out_no", "docs_result")


def papers(board: Board, projects: np.ndarray) -> Matrix:
    """Batches × delivery note, packing list, internal slip, and whether they were found correct."""
    batches, units = _chosen(board, 7, projects)
    own_crew = board.day.own_crew[batches.project]
    fine = np.stack([*(answered(batches, key) for key in PAPERS[:3]), batches.equals("docs_result", CORRECT)], axis=1)
    needed = np.ones(fine.shape, bool)
    needed[:, 2] = own_crew
    return _matrix(board, 7, PAPERS, units, fine, needed)


def confirmations(board: Board, projects: np.ndarray) -> Matrix:
    """Batches × told, ship day agreed, storage conditions told, consignee confirmed again."""
    batches, units = _chosen(board, 8, projects)
    fine = np.stack([answered(batches, key) for key in CONFIRMATIONS], axis=1)
    said = {key: batches.days(key) for key in CONFIRMATIONS[:2]}
    return _matrix(board, 8, CONFIRMATIONS, units, fine, said=said)


def release(board: Board, projects: np.ndarray) -> tuple[Matrix, np.ndarray]:
    """Batches × warehouse told, crew told, shipped, specialist on site, with the days.

    Returns:
        The matrix, and per row how many days after the warehouse the crew was told (negative: before); 0 is as it should be.
    """
    batches, units = _chosen(board, 9, projects)
    fine = np.stack([answered(batches, key) for key in RELEASE], axis=1)
    needed = np.ones(fine.shape, bool)
    needed[:, 1] = board.day.own_crew[batches.project]
    warehouse, crew = batches.days(RELEASE[0]), batches.days(RELEASE[1])
    both = ~np.isnat(warehouse) & ~np.isnat(crew)
    apart = np.where(both, (np.where(both, crew, board.day.now) - np.where(both, warehouse, board.day.now)).astype(int), 0)
    matrix = _matrix(board, 9, RELEASE, units, fine, needed, {key: batches.days(key) for key in RELEASE})
    matrix.marks[apart[units] != 0, 1] = Mark.PARTLY
    return matrix, apart[units]


def signed_copies(board: Board, projects: np.ndarray) -> Matrix:
    """Batches × both papers signed back and the four departments that keep a copy."""
    batches, units = _chosen(board, 10, projects)
    filed = [batches["filed_with"].str.contains(each, regex=False, na=False).to_numpy(bool) for each in DEPARTMENTS]
    fine = np.stack([batches.true("dn_signed"), batches.true("pl_signed"), *filed], axis=1)
    return _matrix(board, 10, ("dn_signed", "pl_signed", *DEPARTMENTS), units, fine)


def discrepancies(board: Board, projects: np.ndarray) -> pd.DataFrame:
    """The batches whose goods were not right: ``row`` (position in 发货单), ``project``, the latest inspection first."""
    batches = board.book.shipments
    wrong: np.ndarray = batches.has("inspect_result") & ~batches.equals("inspect_result", GOOD) & projects[batches.project]
    table = pd.DataFrame(
        {"row": np.arange(len(batches)), "project": batches.project, "on": batches.days("inspect_date").astype("datetime64[us]")}
    )
    return table.loc[wrong].sort_values("on", ascending=False, kind="stable", ignore_index=True)


def batch_names(batches: Rows) -> np.ndarray:
    """Per delivery note its batch, its own number where it has none."""
    batch = batches.texts("batch")
    return np.where(batch != "", batch, batches.texts("delivery_note_no"))


def _chosen(board: Board, number: int, projects: np.ndarray) -> tuple[Rows, np.ndarray]:
    return board.book.shipments, in_order(board.stages[number - 1], projects, board.day.now)


def _matrix(
    board: Board,
    number: int,
    columns: tuple[str, ...],
    units: np.ndarray,
    fine: np.ndarray,
    needed: np.ndarray | None = None,
    said: dict[str, np.ndarray] | None = None,
) -> Matrix:
    stage, batches = board.stages[number - 1], board.book.shipments
    ticks = marks(stage, units, fine[units], None if needed is None else needed[units])
    for column, key in enumerate(columns):
        if key in batches.states:
            ticks[fine[units, column] & (batches.states[key] == states.NA)[units], column] = Mark.NOT_NEEDED
    shown = {key: day[units] for key, day in (said or {}).items()}
    return Matrix(columns, batches.project[units], batch_names(batches)[units], ticks, shown)
