"""Who may see what: decided by the kind of a column, enforced where data is handed out."""

from dataclasses import dataclass

HIDDEN = "***"


@dataclass(frozen=True, slots=True)
class Role:
    """What an account may see.

    Attributes:
        money: amounts, and the pages about money.
        phones: telephone numbers in full; otherwise the middle is masked.
        connects: says how a team's own sheets are ours.
    """

    key: str
    money: bool
    phones: bool
    connects: bool = False

    def may_see(self, confidential: str) -> bool:
        """Whether cells of a column with that ``Column.confidential`` may be shown as they are."""
        return {"money": self.money, "phone": self.phones}.get(confidential, True)


MANAGER = Role("manager", money=True, phones=True, connects=True)
FINANCE = Role("finance", money=True, phones=False)
STAFF = Role("staff", money=False, phones=False)

ROLES = {role.key: role for role in (MANAGER, FINANCE, STAFF)}
