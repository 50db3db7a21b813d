"""Project acceptance (stage 12): six parties, four documents, one result, signed.

Deck: 「售后专员、安装队长一同与甲方、用户、监理、供电部门进行最终验收工作。」「(包括:走向图、现场检验报告、CCC认证复印件、产品合格证等)」
"""

import numpy as np

from schemas import states
from workflow import days
from workflow.daybook import BY_CUSTOMER, DayBook
from workflow.evidence import Evidence
from workflow.latest import last_by

PARTIES = ("p_specialist", "p_crew_leader", "p_client", "p_user", "p_supervision", "p_utility")
DOCUMENTS = ("doc_route", "doc_site_report", "doc_ccc", "doc_conformity")
ON_CONDITION, REJECTED = "有条件合格", "不合格"


def evidence(day: DayBook) -> Evidence:
    """One unit a project; the latest acceptance counts."""
    rows = day.book.acceptances
    found = Evidence(day, 12)
    found.applies = day.acceptance_applies
    latest = latest_acceptance(day)
    found.lack_row("acceptances", ~days.any_by(rows.project, latest, day.size), "accept_date")
    conditional = rows.equals("result", ON_CONDITION)
    found.needs(
        rows,
        rows.project,
        latest,
        when={
            "p_crew_leader": installed_by_us(day)[rows.project],
            "na_reason": np.logical_or.reduce([rows.states[party] == states.NA for party in PARTIES]),
            "punch_list": conditional,
        },
    )
    found.started |= days.any_by(rows.project, latest, day.size)
    rejected = latest & rows.equals("result", REJECTED)
    found.lack(rows, rows.project, "result", rejected, result=rows.texts("result")[rejected])
    found.lack(rows, rows.project, "punch_closed_date", latest & conditional & ~rows.has("punch_closed_date"))
    passed = np.where(latest, days.latest(rows.days("accept_date"), rows.days("punch_closed_date")), days.NO_DAY)
    found.done_on = days.latest_by(rows.project, passed, day.size)
    return found


def latest_acceptance(day: DayBook) -> np.ndarray:
    """Mask of the last acceptance of every project that had taken place by the day looked at."""
    rows = day.book.acceptances
    return last_by(rows.project, rows.days("accept_date"), rows.has("accept_date"))


def installed_by_us(day: DayBook) -> np.ndarray:
    """Per project whether a contract says so; only then there is a crew leader."""
    contracts = day.book.contracts
    ours = contracts.true("install_required") & ~contracts.equals("install_by", BY_CUSTOMER)
    return days.any_by(contracts.project, ours, day.size)
