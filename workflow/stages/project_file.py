"""Project file (stage 1): contract copy and handover form are in, signed, sorted and archived.

Deck: 「售后文员接到项目合同复印件、项目移交表…并签字确认后,进行整理合同与项目移交表内容,将有效信息进行归档。」
"""

import numpy as np

from schemas.book import Book
from workflow import days
from workflow.daybook import DayBook
from workflow.evidence import Evidence

HANDOVER_ROLES = ("甲方或直接用户", "技术", "采购", "现场负责人", "财务", "结算部门")


def evidence(day: DayBook) -> Evidence:
    """One unit a project; the six roles of the handover form each need an active contact who can be reached."""
    projects, contacts = day.book.projects, day.book.contacts
    found = Evidence(day, 1)
    found.needs(projects, projects.project)
    found.lack(projects, projects.project, "customer_name", ~projects.has("customer_name"))
    counts = in_force(day.book) & contacts.equals("role", *HANDOVER_ROLES)
    no_phone, no_mobile = ~contacts.has("phone"), ~contacts.has("mobile")
    found.needs(contacts, contacts.project, counts, when={"phone": no_mobile, "mobile": no_phone})
    for role in HANDOVER_ROLES:
        there = days.any_by(contacts.project, counts & contacts.equals("role", role), day.size)
        found.lack_row("contacts", ~there, "role", role=role)
    clerk = projects.texts("clerk")
    found.owner = np.where(clerk != "", clerk, day.specialist)
    found.done_on = projects.days("archived_date")
    return found


def in_force(book: Book) -> np.ndarray:
    """Mask of the contacts that are active; without a word they are."""
    return ~book.contacts.false("active")
