"""Installation supervision (stage 11): every section is built to the drawing, inspected and found good.

Deck: 「安装队按照母线施工图纸,进行现场安装。」「售后专员对安装工程进行严格检查,保证安装质量及工程顺利完成。」
"""

import numpy as np

from schemas import states
from workflow import days
from workflow.daybook import DayBook
from workflow.evidence import Evidence

GOOD = "合格"


def evidence(day: DayBook) -> Evidence:
    """One unit a project; not applicable where nothing is installed by us."""
    sections = day.book.installations
    found = Evidence(day, 11)
    found.applies = day.installation_needed
    found.lack_row("installations", np.bincount(sections.project, minlength=day.size) == 0, "section")
    found.needs(sections, sections.project, when={"rectified_date": sections.has("issues") & (sections.texts("issues") != "无")})
    found.needs_in_project(day.book.projects, day.own_crew & found.applies)
    unfinished = ~finished(day)
    found.lack(sections, sections.project, "percent_done", unfinished)
    not_good = sections.has("result") & ~sections.equals("result", GOOD)
    found.lack(sections, sections.project, "result", not_good, result=sections.texts("result")[not_good])
    begun = sections.has("actual_start") | (sections.numbers("percent_done") > 0)
    found.started |= days.any_by(sections.project, begun, day.size)
    _who_and_when(found, day, unfinished)
    return found


def finished(day: DayBook) -> np.ndarray:
    """Mask of the sections that are built: 100 %, or finished without a word on the percentage; not before the day they were."""
    sections = day.book.installations
    percent = sections["percent_done"].to_numpy(float)
    not_yet = sections.states["actual_finish"] == states.LATER
    return np.asarray(((percent >= 1) & ~not_yet) | (np.isnan(percent) & sections.has("actual_finish")))


def _who_and_when(found: Evidence, day: DayBook, unfinished: np.ndarray) -> None:
    """The crew leader while there is something to build, then the specialist for the inspection."""
    sections = day.book.installations
    still_open = unfinished | ~sections.equals("result", GOOD)
    building = np.where(unfinished, sections.project, -1)
    leader = days.first_by(building, sections.texts("crew_leader"), day.size)
    found.owner = np.where(leader != "", leader, day.specialist)
    found.due_on = days.earliest_by(np.where(still_open, sections.project, -1), sections.days("plan_finish"), day.size)
    inspected = days.latest(sections.days("inspect_date"), sections.days("rectified_date"))
    found.done_on = days.latest_by(sections.project, inspected, day.size)
