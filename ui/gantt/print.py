"""A chart for paper: self-contained pages of A3, inline SVG, legible in black and white."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import escape
from typing import Any

import pandas as pd

from texts import say
from ui import tokens
from ui.gantt.chart import Chart
from ui.gantt.layout import Words, dates
from ui.gantt.legend import keys, word
from ui.gantt.letters import shortened
from ui.gantt.words import consent_of

WIDTH, LABELS, LINE_AT, ROW, TOP, FOOT = 1560, 330, 190, 17, 26, 20
PROJECT_LETTERS, LINE_LETTERS, LETTER = 15, 12, 11.5
LINES = 54  # to a page
INK, MUTED, PALE, GRID, PLAN, SOLID, OVER = "#17202B", "#566273", "#97A5B6", "#C9D1DB", "#E3E9F1", "#5B6B80", "#B3261E"
HEIGHTS = {"plan": 12, "running": 6, "finished": 6, "overrun": 8, "waiting": 3, "transit": 6, "inspection": 3, "start_unknown": 2}
FILLS = {"plan": PLAN, "overrun": "url(#hatch)", "running": INK, "transit": "url(#stripes)", "waiting": PALE, "inspection": INK}
PATTERNS = (
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="6" height="6" fill="{OVER}"/><line x1="0" y1="0" x2="0" y2="6" stroke="#fff" stroke-width="2"/></pattern>'
    f'<pattern id="stripes" width="4" height="6" patternUnits="userSpaceOnUse"><rect width="4" height="6" fill="{INK}"/>'
    '<rect width="1.2" height="6" fill="#fff"/></pattern>'
)
STYLE = (
    "@page{size:A3 landscape;margin:9mm 10mm}body{margin:0;color:#17202B;font-family:" + tokens.FONT + ";"
    "print-color-adjust:exact;-webkit-print-color-adjust:exact}h1{font-size:18px;margin:0 0 4px}svg{width:100%;height:auto}"
    "p{display:flex;flex-wrap:wrap;gap:2px 16px;margin:0 0 4px;font-size:12px}p span{display:inline-flex;align-items:center;gap:4px}"
    "p svg{width:26px;height:16px}section+section{break-before:page}"
)


def document(chart: Chart, title: str) -> str:
    """The pages as HTML, each with its head, its legend and its days."""
    lang = "zh-CN" if chart.language == "zh" else "en"
    day = say("schedule.chart.today", chart.language, day=f"{chart.as_of:%Y-%m-%d}")
    head = f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
    patterns = f'<svg width="0" height="0" style="position:absolute"><defs>{PATTERNS}</defs></svg>'
    parts = [replace(chart, lines=part) for part in _pages(chart.lines)]
    numbers = [f" · {number}/{len(parts)}" if len(parts) > 1 else "" for number in range(1, len(parts) + 1)]
    pages = [
        f"<section><h1>{escape(title)} · {escape(day)}{number}</h1>{_legend(part)}{drawing(part)}</section>"
        for part, number in zip(parts, numbers, strict=True)
    ]
    return f"{head}{patterns}{''.join(pages)}</html>"


def _pages(lines: pd.DataFrame) -> list[pd.DataFrame]:
    """The lines in parts that fit on a page; a project is divided only when it is longer than one."""
    projects = lines["project"].to_numpy()
    parts, start = [], 0
    while len(lines) - start > LINES:
        end = start + LINES
        group = next((row for row in range(end, start, -1) if projects[row] != projects[row - 1]), end)
        parts.append(lines.iloc[start:group].reset_index(drop=True))
        start = group
    return [*parts, lines.iloc[start:].reset_index(drop=True)]


def drawing(chart: Chart) -> str:
    """The chart as SVG: hatching and thickness carry what colour does on screen; consent is said in words."""
    words, room = chart.words(WIDTH - LABELS, LETTER)
    end = WIDTH - room
    foot = TOP + len(chart.lines) * ROW

    def x(days: float) -> float:
        """Pixels of a number of days after the chart's first midnight, held within the days in view."""
        return LABELS + min(max(days / (chart.end - chart.first).days, 0), 1) * (end - LABELS)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {foot + FOOT}" font-family="{escape(tokens.FONT)}">',
        *(_day_off(chart, day, x, foot) for day in chart.shaded),
        *_dates(chart, x, foot, room),
        *_rows(chart),
        *(_bar(chart, piece, x) for piece in chart.bars.itertuples()),
        *(_marks(chart, number, line, x) for number, line in enumerate(chart.each)),
        *(_words(chart, each, x) for each in words),
        _today(chart, x, foot),
    ]
    return "".join([*parts, "</svg>"])


Scale = Callable[[float], float]


def _after(chart: Chart, day: date) -> int:
    return (day - chart.first).days


def _day_off(chart: Chart, day: date, x: Scale, foot: float) -> str:
    left, right = x(_after(chart, day)), x(_after(chart, day) + 1)
    return f'<rect x="{left:.1f}" y="{TOP}" width="{right - left:.1f}" height="{foot - TOP}" fill="#F1F3F6"/>'


def _dates(chart: Chart, x: Scale, foot: float, room: float) -> list[str]:
    parts = []
    for day, said in dates(chart.first, chart.last, chart.language, WIDTH - LABELS - room, room):
        at = x(_after(chart, day))
        parts.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{TOP - 14}" y2="{foot}" stroke="{GRID}" stroke-width=".7"/>')
        parts.append(f'<text x="{at + 3:.1f}" y="{TOP - 5}" font-size="12" fill="{MUTED}">{said}</text>')
    return parts


def _today(chart: Chart, x: Scale, foot: float) -> str:
    at = x(_after(chart, chart.as_of) + 1)
    said = escape(say("schedule.chart.today", chart.language, day=f"{chart.as_of:%m-%d}"))
    return (
        f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{TOP}" y2="{foot}" stroke="{INK}" stroke-width="1.4"/>'
        f'<text x="{at:.1f}" y="{foot + 13}" font-size="11" font-weight="700" text-anchor="middle" fill="{INK}">{said}</text>'
    )


def _rows(chart: Chart) -> list[str]:
    parts, before = [], None
    names = shortened([chart.names[line.project] for line in chart.each], PROJECT_LETTERS)
    labels = shortened(chart.labels, LINE_LETTERS)
    for number, (line, name, said) in enumerate(zip(chart.each, names, labels, strict=True)):
        y = TOP + number * ROW
        if line.project != before:
            before = line.project
            parts.append(f'<line x1="0" x2="{WIDTH}" y1="{y}" y2="{y}" stroke="{GRID}" stroke-width=".6"/>')
            parts.append(f'<text x="0" y="{y + 12}" font-size="11.5" font-weight="700" fill="{INK}">{escape(name)}</text>')
        parts.append(f'<text x="{LINE_AT}" y="{y + 12}" font-size="11" fill="{MUTED}">{escape(said)}</text>')
    return parts


def _bar(chart: Chart, piece: Any, x: Scale) -> str:
    start, end = (x(_after(chart, day.date())) for day in (piece.start, piece.end))
    if end <= start:
        return ""
    return _block(piece.role, start, TOP + piece.line * ROW + ROW / 2, max(end - start, 1))


def _block(role: str, x: float, y: float, width: float) -> str:
    height = HEIGHTS[role]
    edge = f' stroke="{MUTED}" stroke-width=".5"' if role == "plan" else ""
    return f'<rect x="{x:.1f}" y="{y - height / 2:.1f}" width="{width:.1f}" height="{height}" fill="{FILLS.get(role, SOLID)}"{edge}/>'


def _marks(chart: Chart, number: int, line: Any, x: Scale) -> str:
    """The diamonds in view, one within the other as on screen."""
    y, how = TOP + number * ROW + ROW / 2, consent_of(line)
    marks = [
        ("late_start", line.plan_start if line.late_start else None, 0.0),
        ("contract", line.contract_on, 0.5),
        (how or "expected", line.expected_on, 0.5),
        ("agreed", line.agreed_on, 0.5),
        ("accepted", line.accepted_on, 0.5),
        ("rejected", line.rejected_on, 0.5),
    ]
    return "".join(
        mark(key, x(_after(chart, day) + part), y) for key, day, part in marks if day is not None and chart.first <= day <= chart.last
    )


def mark(key: str, x: float, y: float) -> str:
    """One mark around a point: each has its own shape, for paper may know no colours."""
    if key == "late_start":
        return f'<path d="M{x:.1f} {y - 7}v14" stroke="{INK}" stroke-width="3" stroke-dasharray="3 1"/>'
    if key == "contract":
        return _diamond(x, y, 8.5, 8.5, INK, "#fff")
    if key == "agreed":
        return _diamond(x, y, 3.2, 6.8, SOLID, "#fff")
    if key == "accepted":
        return f'<path d="M{x:.1f} {y - 8}l2 6l6 2l-6 2l-2 6l-2 -6l-6 -2l6 -2z" fill="{MUTED}" stroke="#fff" stroke-width=".8"/>'
    if key == "rejected":
        around = f'<circle cx="{x:.1f}" cy="{y}" r="7" fill="#fff"/>'
        return f'{around}<path d="M{x - 4:.1f} {y - 4}l8 8m0 -8l-8 8" stroke="{OVER}" stroke-width="2.6"/>'
    edge = {"refused": OVER, "stale": MUTED}.get(key, INK)
    return _diamond(x, y, 6.6, 6.6, "#fff", "#fff") + _diamond(x, y, 4.8, 4.8, "#fff", edge)


def _diamond(x: float, y: float, half: float, tall: float, fill: str, edge: str) -> str:
    path = f"M{x:.1f} {y - tall:.1f}l{half} {tall}l-{half} {tall}l-{half} -{tall}z"
    return f'<path d="{path}" fill="{fill}" stroke="{edge}" stroke-width="1.2"/>'


def _words(chart: Chart, words: Words, x: Scale) -> str:
    line = chart.each[words.row]
    ink = OVER if line.status == "late" else INK
    days = f'<tspan font-weight="700">{escape(words.days)}</tspan> ' if words.days else ""
    y = TOP + words.row * ROW + ROW / 2 + 4
    return f'<text x="{x(words.at) + words.gap:.1f}" y="{y}" font-size="11" fill="{ink}">{days}{escape(words.rest)}</text>'


def _legend(chart: Chart) -> str:
    """What is drawn on the page, in the shapes it is drawn with."""
    return f"<p>{''.join(f'<span>{sign(key)}{escape(word(chart, key))}</span>' for key in keys(chart))}</p>"


def sign(key: str) -> str:
    """A bar or a mark by itself, for the legend."""
    drawn = _block(key, 1, 8, 24) if key in HEIGHTS else mark(key, 13, 8)
    return f'<svg viewBox="0 0 26 16">{drawn}</svg>'
