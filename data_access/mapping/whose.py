"""Whose people a heading speaks of: whom the customer sends along is none of ours."""

import re

OUR_PEOPLE = frozenset(
    {
        *(f"projects.{key}" for key in ("specialist", "supervisor", "technical_supervisor", "handover_by", "clerk")),
        "site_surveys.aftersales_staff",
        "site_surveys.technician",
        "production.factory_contact",
        "installations.inspector",
        "installations.crew_leader",
        "acceptances.p_specialist",
    }
)
_THE_CUSTOMERS = re.compile("甲方|客户|业主|用户|需方|联系人|建设|监理|总包|项目部")


def is_the_customers(heading: str) -> bool:
    """Whether a heading names the customer, or another party of the building site."""
    return bool(_THE_CUSTOMERS.search(heading))
