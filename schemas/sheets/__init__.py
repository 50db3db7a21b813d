"""The twenty sheets, in the order of the workbook."""

import copyreg

from schemas.sheets.acceptances import ACCEPTANCES
from schemas.sheets.calendar import CALENDAR
from schemas.sheets.contacts import CONTACTS
from schemas.sheets.contract_items import CONTRACT_ITEMS
from schemas.sheets.contracts import CONTRACTS
from schemas.sheets.drawings import DRAWINGS
from schemas.sheets.dunning_log import DUNNING_LOG
from schemas.sheets.feedback import FEEDBACK
from schemas.sheets.installations import INSTALLATIONS
from schemas.sheets.invoices import INVOICES
from schemas.sheets.payment_schedule import PAYMENT_SCHEDULE
from schemas.sheets.production import PRODUCTION
from schemas.sheets.projects import PROJECTS
from schemas.sheets.receipts import RECEIPTS
from schemas.sheets.settlements import SETTLEMENTS
from schemas.sheets.shipment_items import SHIPMENT_ITEMS
from schemas.sheets.shipments import SHIPMENTS
from schemas.sheets.site_surveys import SITE_SURVEYS
from schemas.sheets.stage_log import STAGE_LOG
from schemas.sheets.user_profiles import USER_PROFILES
from schemas.table import Table

TABLES: tuple[Table, ...] = (
    PROJECTS,
    CONTACTS,
    CONTRACTS,
    CONTRACT_ITEMS,
    SITE_SURVEYS,
    PAYMENT_SCHEDULE,
    RECEIPTS,
    PRODUCTION,
    DRAWINGS,
    SHIPMENTS,
    INSTALLATIONS,
    ACCEPTANCES,
    SETTLEMENTS,
    USER_PROFILES,
    FEEDBACK,
    STAGE_LOG,
    SHIPMENT_ITEMS,
    INVOICES,
    DUNNING_LOG,
    CALENDAR,
)

BY_KEY: dict[str, Table] = {table.key: table for table in TABLES}


def named(key: str) -> Table:
    """The table of that key."""
    return BY_KEY[key]


# A table travels between processes by its name; there is one of it in each.
copyreg.pickle(Table, lambda table: (named, (table.key,)))
