"""A project's story: how far it is, what it is like, what went wrong; the sheets are written from it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]

AS_OF = date(2026, 11, 20)

# Days after signing on which each thing happens when all goes to plan.
PLAN = {
    "sign": 0,
    "contract_copy": 2,
    "handover": 3,
    "archived": 5,
    "promised": 7,
    "review": 6,
    "survey": 11,
    "advance": 8,
    "erp": 9,
    "drawing_in": 14,
    "drawing_ok": 18,
    "production": 20,
    "produced": 54,
    "ready": 55,
    "told": 56,
    "papers": 57,
    "ship": 60,
    "arrive": 63,
    "inspect": 64,
    "back": 66,
    "install": 68,
    "installed": 92,
    "checked": 94,
    "accept": 104,
    "settle": 122,
    "user": 124,
    "feedback": 130,
}
# The stage each of them belongs to: a project stuck at a stage has none of its things, nor of the later ones.
STAGE = {
    "archived": 1,
    "review": 2,
    "survey": 3,
    "advance": 4,
    "erp": 4,
    "production": 5,
    "produced": 5,
    "ready": 8,
    "drawing_in": 6,
    "drawing_ok": 6,
    "papers": 7,
    "told": 8,
    "ship": 9,
    "arrive": 10,
    "inspect": 10,
    "back": 10,
    "install": 11,
    "installed": 11,
    "checked": 11,
    "accept": 12,
    "settle": 13,
    "user": 14,
    "feedback": 15,
}
PATTERNS = ("standard", "deposit", "cumulative", "on_delivery", "fixed")


@dataclass(frozen=True, slots=True)
class Story:
    """One project.

    Attributes:
        age: days since signing on the as-of day.
        stuck: the stage it is stuck at, 0 for none.
        installs: 是否需要安装 and 安装方式, ``""`` for supply only.
        batches: delivery notes.
        pattern: how it is paid.
        state: 项目状态.
        twists: what is odd about it.
        size: contract amount in yuan.
    """

    number: int
    age: int
    stuck: int = 0
    installs: str = "本公司安装队"
    batches: int = 1
    pattern: str = "standard"
    state: str = "进行中"
    twists: frozenset[str] = frozenset()
    size: int = 1_000_000

    @property
    def project_id(self) -> str:
        """项目编号."""
        return f"XM2026-{self.number:03d}"

    @property
    def contract_no(self) -> str:
        """合同编号."""
        return f"HT2026-{self.number:03d}"

    @property
    def signed_on(self) -> date:
        """签订日期."""
        return AS_OF - timedelta(days=self.age)

    def planned(self, step: str, shift: int = 0) -> date:
        """The day a step is planned for."""
        return self.signed_on + timedelta(days=PLAN[step] + shift)

    def happened(self, step: str, shift: int = 0) -> date | None:
        """The day a step happened, None if it has not."""
        stage = STAGE.get(step, 0)
        # drawings, papers and production run side by side: being stuck at one holds what waits for it, not its neighbours
        held = (
            self.stuck and stage >= self.stuck and not (self.stuck in (3, 4) and stage in (5, 6)) and not (self.stuck == 5 and stage == 6)
        )
        day = self.planned(step, shift)
        return None if held or day > AS_OF else day


def stories(count: int = 60, seed: int = 20261120) -> list[Story]:
    """So many projects, spread over all stages and states."""
    pick = random.Random(seed)  # noqa: S311 - invented data
    made = [_ordinary(number, pick) for number in range(1, count + 1)]
    for number, changes in SPECIAL.items():
        if number <= count:
            made[number - 1] = Story(**{**_as_dict(made[number - 1]), "state": "进行中", **changes})
    return made


def _ordinary(number: int, pick: random.Random) -> Story:
    age = pick.choice((2, 6, 10, 15, 21, 28, 40, 50, 58, 61, 65, 70, 80, 90, 100, 112, 126, 140, 170, 210))
    return Story(
        number=number,
        age=age,
        installs=pick.choices(("本公司安装队", "指导安装", "分包", "客户自装", ""), (60, 10, 8, 8, 14))[0],
        batches=pick.choices((1, 2, 3), (70, 22, 8))[0],
        pattern=pick.choices(PATTERNS, (45, 15, 18, 14, 8))[0],
        state="已完成" if age >= 170 else "进行中",
        size=pick.choice((420_000, 680_000, 950_000, 1_280_000, 1_860_000, 2_450_000, 3_700_000, 5_200_000, 8_800_000, 11_600_000)),
    )


def _as_dict(story: Story) -> dict[str, object]:
    return {name: getattr(story, name) for name in story.__slots__}


def _twists(*names: str) -> frozenset[str]:
    return frozenset(names)


# What makes the sample worth looking at.
SPECIAL: dict[int, dict[str, object]] = {
    1: {"age": 158, "stuck": 13, "state": "进行中", "pattern": "standard", "size": 5_200_000, "twists": _twists("slow_payer")},
    2: {"age": 112, "stuck": 11, "installs": "本公司安装队", "size": 2_450_000, "twists": _twists("problems")},
    3: {"age": 48, "stuck": 3, "size": 3_700_000},
    4: {"age": 96, "stuck": 10, "batches": 2, "size": 8_800_000, "twists": _twists("short_delivery")},
    5: {"age": 74, "stuck": 8, "size": 1_860_000},
    6: {"age": 70, "stuck": 7, "size": 950_000, "twists": _twists("papers_returned")},
    7: {"age": 33, "stuck": 4, "pattern": "standard", "size": 4_100_000, "twists": _twists("announced")},
    8: {"age": 66, "stuck": 5, "size": 2_980_000, "twists": _twists("production_late", "no_consent")},
    9: {"age": 64, "stuck": 5, "size": 1_280_000, "twists": _twists("production_late", "consent")},
    10: {"age": 90, "size": 3_300_000, "twists": _twists("crew_before_drawings")},
    11: {"age": 72, "size": 1_560_000, "twists": _twists("shipped_unpaid"), "pattern": "standard"},
    12: {"age": 78, "size": 2_200_000, "twists": _twists("shipped_before_papers", "short_packing"), "installs": "本公司安装队"},
    13: {"age": 84, "size": 990_000, "twists": _twists("not_told", "waived_not_told"), "installs": ""},
    14: {"age": 118, "size": 6_400_000, "twists": _twists("installed_early"), "installs": "本公司安装队"},
    15: {"age": 140, "stuck": 12, "size": 2_750_000, "twists": _twists("punch_list")},
    16: {"age": 60, "state": "暂停", "stuck": 6, "size": 1_150_000},
    17: {"age": 30, "state": "取消", "stuck": 3, "size": 720_000},
    18: {"age": 240, "state": "已完成", "pattern": "standard", "size": 4_600_000, "twists": _twists("visit_missed")},
    19: {"age": 300, "state": "已完成", "pattern": "cumulative", "size": 1_980_000},
    20: {"age": 150, "size": 3_150_000, "pattern": "on_delivery", "installs": "", "twists": _twists("disputed")},
    21: {"age": 128, "size": 2_640_000, "twists": _twists("bill", "overpaid")},
    22: {"age": 86, "size": 1_750_000, "twists": _twists("bounced"), "pattern": "standard"},
    23: {"age": 110, "size": 870_000, "twists": _twists("refund"), "installs": ""},
    24: {"age": 62, "pattern": "standard", "size": 5_900_000, "batches": 3, "twists": _twists("operations")},
    25: {"age": 44, "size": 3_480_000, "twists": _twists("operations", "early")},
    26: {"age": 145, "size": 2_050_000, "twists": _twists("complaint")},
    27: {"age": 58, "size": 1_420_000, "installs": "客户自装"},
    28: {"age": 36, "size": 2_300_000, "twists": _twists("survey_waived"), "stuck": 3},
    29: {"age": 52, "size": 3_900_000, "twists": _twists("two_contracts")},
    30: {"age": 40, "size": 1_100_000, "stuck": 6, "twists": _twists("drawing_returned")},
    31: {"age": 99, "size": 7_200_000, "batches": 2, "stuck": 11, "twists": _twists("on_hold_by_customer")},
    32: {"age": 420, "state": "进行中", "stuck": 14, "pattern": "standard", "size": 3_600_000, "twists": _twists("short_warranty")},
    33: {"age": 4, "size": 2_480_000},
    34: {"age": 9, "stuck": 2, "size": 660_000},
    35: {"age": 24, "stuck": 4, "size": 9_600_000, "pattern": "deposit"},
    36: {"age": 133, "stuck": 14, "pattern": "cumulative", "size": 4_300_000, "twists": _twists("uninvoiced")},
    37: {"age": 560, "state": "进行中", "stuck": 15, "size": 2_150_000, "pattern": "standard", "twists": _twists("short_warranty")},
    38: {
        "age": 262,
        "stuck": 13,
        "size": 1_640_000,
        "pattern": "standard",
        "installs": "本公司安装队",
        "twists": _twists("unpaid_acceptance"),
    },
    39: {"age": 430, "stuck": 13, "size": 920_000, "pattern": "standard", "installs": "分包", "twists": _twists("unpaid_acceptance")},
}


def contract_parts(story: Story) -> list[tuple[str, int]]:
    """The contracts of a project: number suffix and amount in yuan."""
    if "two_contracts" in story.twists:
        return [("", story.size - 600_000), ("-B", 600_000)]
    return [("", story.size)]
