"""Every page once, in the order of the sidebar: its file, its address, its stage."""

from dataclasses import dataclass
from pathlib import Path

from schemas.roles import Role
from texts import say
from workflow.stages import BY_KEY as STAGES

PAGES_FOLDER = Path(__file__).resolve().parent.parent / "pages"


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page of the board.

    Attributes:
        key: our name of it, that of the stage on a stage page.
        section: the folder and the heading in the sidebar it stands under.
        path: its address without the slash; "" is the home page.
        about_money: nothing for a role that may not see money.
        about_connecting: nothing for a role that may not say how a team's own sheets are ours; there before any data is.
    """

    key: str
    section: str
    path: str
    about_money: bool = False
    about_connecting: bool = False

    def is_open_to(self, role: Role) -> bool:
        """Whether a role may see it at all."""
        return (role.money or not self.about_money) and (role.connects or not self.about_connecting)

    @property
    def file(self) -> Path:
        """Absolute, so that no page is ever run beside the frame."""
        return PAGES_FOLDER / self.section / f"{self.key}.py"

    @property
    def stage(self) -> int:
        """The number of its stage, 0 where it has none."""
        return STAGES[self.key].number if self.key in STAGES else 0

    def title(self, language: str) -> str:
        """What it is called; a stage with its number."""
        return f"{self.stage:02d} {say(f'stages.name.{self.key}', language)}" if self.stage else say(f"ui.page.{self.key}", language)

    def question(self, language: str) -> str:
        """The question it answers."""
        return say(f"ui.question.{self.key}", language)


def _stage(key: str, section: str) -> PageEntry:
    return PageEntry(key, section, f"stage-{STAGES[key].number:02d}")


PAGES: tuple[PageEntry, ...] = (
    PageEntry("overview", "overview", ""),
    PageEntry("todo", "overview", "todo"),
    PageEntry("project", "overview", "project"),
    *(_stage(key, "preparation") for key in ("project_file", "contract_review", "site_survey", "advance_payment", "drawing_review")),
    *(_stage(key, "production_and_shipping") for key in ("production", "shipping_documents", "shipment_confirmation", "release_and_crew")),
    *(_stage(key, "on_site") for key in ("goods_acceptance", "installation_supervision", "project_acceptance")),
    *(_stage(key, "closing") for key in ("settlement_collection", "user_information", "customer_feedback")),
    PageEntry("production_gantt", "charts", "production-gantt"),
    PageEntry("delivery_gantt", "charts", "delivery-gantt"),
    PageEntry("receivables", "money", "receivables", about_money=True),
    PageEntry("data_check", "data", "data"),
    PageEntry("connect", "data", "connect", about_connecting=True),
)

BY_KEY: dict[str, PageEntry] = {page.key: page for page in PAGES}
BY_PATH: dict[str, PageEntry] = {page.path: page for page in PAGES}
SECTIONS: tuple[str, ...] = tuple(dict.fromkeys(page.section for page in PAGES))
