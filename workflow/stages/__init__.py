"""The fifteen stages, once, in order: number, key, the sheets each reads, what it waits for."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from workflow.daybook import DayBook
from workflow.evidence import Evidence
from workflow.stages import (
    advance_payment,
    contract_review,
    customer_feedback,
    drawing_review,
    goods_acceptance,
    installation_supervision,
    production,
    project_acceptance,
    project_file,
    release_and_crew,
    settlement_collection,
    shipment_confirmation,
    shipping_documents,
    site_survey,
    user_information,
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the workflow.

    Attributes:
        reads: the sheets without which the stage has no data.
        waits_for: the stages that must be done, waived or not applicable first.
        batch: whether it repeats for every delivery batch.
        told_by: where other stages read the same sheet, the columns only this one is told by; without any of them there
            is nothing to judge by, and nobody is to blame.
    """

    number: int
    key: str
    evidence: Callable[[DayBook], Evidence]
    reads: tuple[str, ...]
    waits_for: tuple[int, ...] = ()
    batch: bool = False
    told_by: tuple[str, ...] = ()

    def has_data(self, held: Mapping[str, Set[str]]) -> bool:
        """Whether sheets with these columns by table say anything of it."""
        return all(table in held for table in self.reads) and self.is_told(held)

    def is_told(self, held: Mapping[str, Set[str]]) -> bool:
        """Whether any of the columns it is told by is there."""
        return not self.told_by or any(column in held.get(table, ()) for table in self.reads for column in self.told_by)


STAGES: tuple[Stage, ...] = (
    Stage(
        1,
        "project_file",
        project_file.evidence,
        ("projects", "contacts"),
        told_by=("contract_copy_date", "handover_date", "handover_signed", "archived_date"),
    ),
    Stage(2, "contract_review", contract_review.evidence, ("contracts", "contract_items")),
    Stage(3, "site_survey", site_survey.evidence, ("site_surveys",)),
    Stage(4, "advance_payment", advance_payment.evidence, ("contracts", "payment_schedule", "receipts")),
    Stage(5, "production", production.evidence, ("production",)),
    Stage(6, "drawing_review", drawing_review.evidence, ("drawings",)),
    Stage(
        7,
        "shipping_documents",
        shipping_documents.evidence,
        ("shipments",),
        batch=True,
        told_by=("packing_list_no", "docs_reviewer", "docs_review_date", "docs_result"),
    ),
    Stage(
        8,
        "shipment_confirmation",
        shipment_confirmation.evidence,
        ("shipments",),
        batch=True,
        told_by=("goods_ready_date", "customer_notified_date", "storage_told", "consignee_reconfirmed"),
    ),
    Stage(
        9,
        "release_and_crew",
        release_and_crew.evidence,
        ("shipments",),
        waits_for=(6, 7, 8),
        batch=True,
        told_by=("warehouse_notified_date", "crew_notified_date", "actual_ship_date"),
    ),
    Stage(
        10,
        "goods_acceptance",
        goods_acceptance.evidence,
        ("shipments",),
        batch=True,
        told_by=("arrival_date", "inspect_date", "inspect_result", "dn_signed", "pl_signed", "signed_back_date", "filed_with"),
    ),
    Stage(11, "installation_supervision", installation_supervision.evidence, ("installations",), waits_for=(6, 10)),
    Stage(12, "project_acceptance", project_acceptance.evidence, ("acceptances",), waits_for=(11,)),
    Stage(
        13,
        "settlement_collection",
        settlement_collection.evidence,
        ("contracts", "payment_schedule", "receipts", "settlements"),
        waits_for=(12,),
    ),
    Stage(14, "user_information", user_information.evidence, ("user_profiles",)),
    Stage(15, "customer_feedback", customer_feedback.evidence, ("feedback",)),
)

BY_KEY: dict[str, Stage] = {stage.key: stage for stage in STAGES}
