"""What teams call our columns and sheets: the template's names and aliases, the words of the trade, and how alike two names are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from schemas.cells.plain import folded
from schemas.columns import Column
from schemas.sheets import BY_KEY, TABLES
from schemas.table import Table

TRADE_WORDS = Path(__file__).with_name("trade_words.toml")
EXACT, ALIAS, SAME, LIKE = 1.0, 0.97, 0.94, 0.86
ABOUT, ALSO_ABOUT = 0.88, 0.83  # of a name that holds a word of a table, last or before another one
LEAST = 0.62  # of likeness, below which two names have nothing to do with each other

PLANNED, ACTUAL = "计划", "实际"
OPPOSITES = (
    ("发货", "到货"),
    (PLANNED, ACTUAL),
    ("开始", "完工"),
    ("开工", "完工"),
    ("进场", "撤场"),
    ("应收", "实收"),
    ("应收", "已收"),
    ("应收", "承诺"),
    ("应付", "承诺"),
)

# What the payment nodes of a contract are called; the first that matches.
MILESTONES = (
    ("质保金", re.compile("质保|保修|质量保证")),
    ("结算款", re.compile("结算|决算|尾款|余款|尾数")),
    ("验收款", re.compile("验收|[初终]验|完工款|完工付款")),
    ("安装款", re.compile("安装|调试")),
    ("到货款", re.compile("到货|货到|交货")),
    ("发货款", re.compile("发货|提货|^货款")),
    ("进度款", re.compile("进度(?:款|付|应|收)|^进度$|中期|生产款|排产款|投料")),
    ("定金", re.compile("(?<![审约暂固核确商议])定金(?!额)|订金")),
    ("预付款", re.compile("预[付收]|首付|首款|首期|头款")),
)

_A_SUM = re.compile("[款金付]")
_BRACKETS = re.compile(r"[(\[【〔<][^)\]】〕>]*[)\]】〕>]")
_MARKS = re.compile(r"^[\d.、*※#★\s]+(?=[^\d\s])|[*※★:。,;!?\s]+|(?<=.)[/\\]$")
_AROUND_NAMES = re.compile(r"[\d年月度\-_.]+|(?:情况|信息|明细|资料|记录|台账|登记|汇总|统计|管理|跟进|流水|一览|总)*[表单]?$")
# The code of a field that some program puts before or behind its heading: FBillNo/订单编号, 单据日期(bill_date).
_CODE = r"(?:F[A-Z][A-Za-z]+|[A-Za-z]+_[A-Za-z_]+|[A-Z]?[a-z]+[A-Z][A-Za-z]*)"
_WITH_CODE = re.compile(rf"^{_CODE}[/|:：\s-]+(?=[一-鿿])|(?<=[一-鿿])[/|:：\s-]*[(（]?{_CODE}[)）]?$")
_CODE_WITH = re.compile(rf"{_CODE}[(（](?=[一-鿿])([^)）]+)[)）]")  # FCustName(客户名称)
_PLANS = re.compile("(?:计划|进度|安排|跟踪)+表?$")
_SAME = (
    (re.compile("啥|咩|乜嘢?"), "什么"),
    (re.compile("咋个?|啷个|^点(?=处理|解决|搞|整|修)"), "怎么"),
    (re.compile("边个|边位|哪个(?=[^工项队地])"), "谁"),
    (re.compile("好久"), "何时"),
    (re.compile("好多(?=[米件箱台节钱])"), "多少"),
    (re.compile("[弄整搞做办](?:[完好掂]|妥当)"), "完成"),
    (re.compile("而家|现时"), "现在"),
    (re.compile("搞定"), "完成"),
    (re.compile("唔"), "不"),
    (re.compile("(?<=收)返"), "回"),
    (re.compile("(?<=..)(?:了?没有?|未)$"), ""),
    (re.compile("日子"), "日期"),
    (re.compile("该(?=[收付])"), "应"),
    (re.compile("说好"), "约定"),
    (re.compile("^(?:对应|所属|相关|关联)(?=..)"), ""),
    (re.compile("(?<=..)(?:/?(?:亿元|万元|千元|万|元)|/[米m台只件节套]|是/否|√|%)$"), ""),
    (re.compile("(?:编号|编码|代码|代号|号码)"), "号"),
    (re.compile("(?:甲方|需方|买方|购方)(?=.)"), "客户"),
    (re.compile("(?:质量保证|保修)"), "质保"),
    (re.compile("(?:送货|交货)(?=单)"), "发货"),
    (re.compile("^(.*)(?:哪天|什么时候|何时|几号)(.+)$"), r"\1\2日期"),
    (re.compile("^谁(?:去)?(..+?)的?$"), r"\1人"),
    (re.compile("^(怎么..+)的$"), r"\1"),
    (re.compile("(?<=..)的$"), "人"),
    (re.compile("#$"), "号"),
    (re.compile("(?:现场)?(?:勘察|勘查|踏勘|现勘|勘测|复尺|量尺|测尺|测绘)"), "测量"),
    (re.compile("时间"), "日期"),
    (re.compile("日(?!期)"), "日期"),
    (re.compile("帐"), "账"),
    (re.compile("工程"), "项目"),
    (re.compile("(?:发运|出货|发送|发出|启运|起运)"), "发货"),
    (re.compile("(?:(?<!货)到款|回款|进账|来款|入账|入数)"), "收款"),
    (re.compile("(?:签约|签署)"), "签订"),
    (re.compile("(?:总金额|总价款|价款|总价|总额|款额|(?<=[合同票款收税]{1})额|(?<=同)价)"), "金额"),
    (re.compile("(?:手机号|移动电话)"), "手机"),
    (re.compile("(?:联系电话|电话号)"), "电话"),
    (re.compile("(?:完成|结束|完毕)"), "完工"),
    (re.compile("(?:预定|预估)"), "预计"),
    (re.compile("^是否|是否$|与否$"), ""),
    (re.compile("(?<=电流)等?级?a$"), ""),
    (re.compile("情况$"), "情况"),
)


def canonical(name: str) -> str:
    """A name without brackets and marks, with one word for every meaning."""
    said = folded(without_code(name))
    text = _MARKS.sub("", _BRACKETS.sub("", said) or said)
    for pattern, word in _SAME:
        text = pattern.sub(word, text)
    return text


def without_code(heading: str) -> str:
    """A heading without the code of a field that a program wrote beside it."""
    explained = _CODE_WITH.fullmatch(heading)
    return explained[1] if explained else _WITH_CODE.sub("", heading) or heading


@cache
def trade_words() -> Mapping[str, Any]:
    """The words of the trade as written in their file."""
    return tomllib.loads(TRADE_WORDS.read_text("utf-8"))


@cache
def their_words(table: Table, key: str) -> Mapping[str, str]:
    """Their words for the listed words of a column, as compared, to ours."""
    of_kind = trade_words()["words_of_kind"].get(table[key].kind, {})
    listed = {**of_kind, **trade_words()["words"].get(table.key, {}).get(key, {})}
    return {folded(theirs): ours for ours, words in listed.items() for theirs in words}


def milestone_of(word: str) -> str:
    """The payment node a word of theirs names, 发货款 of 提货款, ``""`` if none."""
    listed = their_words(BY_KEY["payment_schedule"], "milestone").get(folded(word))
    named = next((name for name, pattern in MILESTONES if pattern.search(canonical(word))), "") if _A_SUM.search(word) else ""
    return str(listed or named)


@cache
def known_names() -> Mapping[str, tuple[tuple[Table, Column, float], ...]]:
    """Every name as compared to the columns it may mean and how sure it is."""
    found: dict[str, dict[tuple[str, str], tuple[Table, Column, float]]] = {}
    for table, column, name, sure in _names():
        for form, less in ((folded(name), 0.0), (_BRACKETS.sub("", folded(name)), 0.01), (canonical(name), EXACT - SAME)):
            meanings = found.setdefault(form, {})
            before = meanings.get((table.key, column.key))
            if form and (before is None or before[2] < sure - less):
                meanings[table.key, column.key] = (table, column, sure - less)
    return {form: tuple(meanings.values()) for form, meanings in found.items() if form}


def _names() -> Iterator[tuple[Table, Column, str, float]]:
    for table in TABLES:
        extra = trade_words()["columns"].get(table.key, {})
        for column in table.columns:
            yield table, column, column.header, EXACT
            yield table, column, column.english, ALIAS
            for alias in column.aliases:
                yield table, column, alias, ALIAS
            for name in extra.get(column.key, ()):
                yield table, column, name, SAME


@cache
def meanings(name: str) -> tuple[tuple[Table, Column, float], ...]:
    """The columns a heading may mean with the likeness of the names, best first; none where nothing is like it."""
    known = known_names()
    best: dict[tuple[str, str], tuple[Table, Column, float]] = {}
    forms = dict.fromkeys((folded(name), _BRACKETS.sub("", folded(name)), canonical(name)))
    for less, form in enumerate(forms):
        for table, column, sure in known.get(form, ()):
            _better(best, table, column, min(sure, 1 - 0.03 * less))
    bare = canonical(name)
    if len(bare) >= 2:
        for form, there in known.items():
            likeness = alike(bare, form)
            if likeness >= LEAST:
                for table, column, sure in there:
                    _better(best, table, column, LIKE * likeness * sure)
    return tuple(sorted(best.values(), key=lambda each: -each[2]))


def opposed(one: str, other: str) -> bool:
    """Whether two names as compared say opposite things in nearly the same letters: 首批发货 and 首批到货."""
    return any((a in one and b in other and a not in other and b not in one) for pair in OPPOSITES for a, b in (pair, pair[::-1]))


def alike(one: str, other: str) -> float:
    """How alike two names are, 0 to 1; a name that holds the other whole is fairly like it."""
    if len(one) < 2 or len(other) < 2:
        return 0.0
    ratio = fuzz.ratio(one, other) / 100
    short, long = sorted((one, other), key=len)
    if len(short) >= 3 and (long.endswith(short) or long.startswith(short)):
        ratio = max(ratio, 0.72 + 0.2 * len(short) / len(long))
    return 0.0 if ratio >= LEAST and opposed(one, other) else ratio


def _better(best: dict[tuple[str, str], tuple[Table, Column, float]], table: Table, column: Column, sure: float) -> None:
    before = best.get((table.key, column.key))
    if before is None or before[2] < sure:
        best[table.key, column.key] = (table, column, sure)


@cache
def sheet_names() -> Mapping[str, tuple[tuple[Table, float], ...]]:
    """Every name of a sheet as compared to the tables it may hold."""
    found: dict[str, dict[str, tuple[Table, float]]] = {}
    for table in TABLES:
        extra = trade_words()["sheets"].get(table.key, ())
        for name, sure in ((table.sheet, 1.0), *((alias, 0.95) for alias in table.aliases), *((each, 0.9) for each in extra)):
            found.setdefault(canonical(name), {}).setdefault(table.key, (table, sure))
    return {form: tuple(tables.values()) for form, tables in found.items()}


def tables_named(name: str) -> dict[str, float]:
    """The tables a sheet's name or a heading above others speaks of, 0 to 1; what a Chinese name is about stands last in it."""
    whole = canonical(name)
    best: dict[str, float] = {table.key: sure for table, sure in sheet_names().get(whole, ())}
    bare = _AROUND_NAMES.sub("", whole) or whole
    if not best:  # 收款计划 is none of 收款, but 安装计划 is one of 安装
        bare = _PLANS.sub("", bare) or bare
    for form, tables in sheet_names().items():
        likeness = max(
            0.95 * fuzz.ratio(whole, form) / 100,
            0.9 if bare == form else 0.85 * fuzz.ratio(bare, form) / 100,
            0.9 if len(form) >= 2 and bare.endswith(form) else 0.0,
        )
        if likeness >= 0.6:
            for table, sure in tables:
                best[table.key] = max(best.get(table.key, 0.0), likeness * sure)
    for table_key, sure in _about(whole).items():
        best[table_key] = max(best.get(table_key, 0.0), sure)
    return best


@cache
def _words_about() -> tuple[tuple[str, str], ...]:
    """The words that say what a sheet is about with their tables, the longest first."""
    words = [(canonical(word), table) for table, listed in trade_words()["about"].items() for word in listed]
    return tuple(sorted(words, key=lambda each: -len(each[0])))


def _about(name: str) -> dict[str, float]:
    """The tables whose words a name holds; a longer word leaves its letters to no shorter one, and the last one weighs most."""
    found: dict[str, int] = {}
    rest = name
    for word, table in _words_about():
        at = rest.rfind(word)
        if at >= 0:
            found[table] = max(found.get(table, 0), at)
            rest = rest[:at] + "\0" * len(word) + rest[at + len(word) :]
    last = max(found.values(), default=0)
    return {table: ABOUT if at == last else ALSO_ABOUT for table, at in found.items()}
