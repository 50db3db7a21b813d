"""Who somebody is, told from the door to the pages in headers that only the door may set."""

from dataclasses import dataclass
from urllib.parse import quote, unquote

USER, ROLE, WAY = "x-aftersales-user", "x-aftersales-role", "x-aftersales-way"
SIGNED_IN, PROXY, ANONYMOUS, LOCAL = "signed_in", "proxy", "anonymous", "local"


@dataclass(frozen=True, slots=True)
class Identity:
    """A person at the door.

    Attributes:
        role: key of a role in ``schemas.roles``.
        way: how they came in: signed in, by a proxy's word, anonymously, or at this very machine.
        phones: may see telephone numbers in full, whatever the role.
    """

    name: str
    role: str
    way: str
    phones: bool = False

    def headers(self) -> list[tuple[bytes, bytes]]:
        """As request headers for the pages."""
        role = f"{self.role}+phones" if self.phones else self.role
        return [(USER.encode(), quote(self.name).encode()), (ROLE.encode(), role.encode()), (WAY.encode(), self.way.encode())]


def from_headers(user: str, role: str, way: str) -> Identity:
    """The identity out of the headers the door set."""
    key, _, extra = role.partition("+")
    return Identity(unquote(user), key, way, extra == "phones")


def without_identity(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Request headers without any identity somebody may have forged; ``_`` and ``-`` are alike to some servers."""
    ours = {USER, ROLE, WAY}
    return [(name, value) for name, value in headers if name.decode("latin-1").lower().replace("_", "-") not in ours]
