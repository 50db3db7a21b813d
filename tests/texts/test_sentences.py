"""Both languages say the same things with the same facts, and everything that can be found has its sentence."""

import ast
import re
import string
from pathlib import Path

import pytest

from schemas.findings import SEVERITIES
from schemas.sheets import BY_KEY, TABLES
from texts import LANGUAGES, sentences

ROOT = Path(__file__).parent.parent.parent
CHINESE = re.compile(r"[\u4e00-\u9fff]")
FACT = re.compile(r"\{[^}]*\}")
# Behind a code: what is still open, how a row came to be set aside, the sheet it is about.
CASE = re.compile(r"_(?:still|aside|unread|blank|pending|below|receipts)$")
# Words that stand in the sheets and must be typed as they are, whatever language one reads.
OF_THE_SHEETS = {
    word
    for table in TABLES
    for word in (table.sheet, *(word for column in table.columns for word in (column.header, *column.values)))
} | {"是", "否", "无", "有", "待定", "不适用", "万", "万元", "年", "元", "外壳", "班", "休", "同上", "〃", "同甲方"}  # fmt: skip
OF_THE_SHEETS_AT_LENGTH = re.compile("|".join(map(re.escape, sorted(OF_THE_SHEETS, key=len, reverse=True))))
# Latin letters alone are a sentence in either language: units, names of formats, marks.
SAME_IN_BOTH = re.compile(r"[A-Z0-9]*[\W\d_]*|CNY|zh|en|English|ERP|Excel|CSV|JSON|Google|ID|IP|PDF|PNG|A3", re.IGNORECASE)


def facts(sentence: str) -> set[str]:
    """The facts a sentence names."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_have_the_same_sentences() -> None:
    zh, en = (set(sentences(language)) for language in LANGUAGES)

    assert zh == en


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_but_the_measure_words_that_english_lacks(language: str) -> None:
    empty = {key for key, sentence in sentences(language).items() if not sentence.strip()}

    assert not {key for key in empty if language == "zh" or not key.startswith("ui.unit.")}


def test_both_languages_name_the_same_facts() -> None:
    zh, en = (sentences(language) for language in LANGUAGES)

    assert {key: facts(zh[key]) for key in zh} == {key: facts(en[key]) for key in en}


@pytest.mark.parametrize("code", [code for code in SEVERITIES if code != "needed_missing"])
def test_every_code_says_what_was_found_and_what_to_do(code: str) -> None:
    assert {f"findings.message.{code}", f"findings.fix.{code}"} <= set(sentences("zh"))


def test_no_code_is_explained_that_does_not_exist() -> None:
    explained = {CASE.sub("", key.split(".")[2]) for key in sentences("zh") if re.match(r"findings\.(message|fix|past)\.", key)}

    assert explained <= set(SEVERITIES)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_everything_a_stage_needs_has_its_own_sentence_for_when_it_is_missing(table) -> None:
    needed = {f"findings.no.{table.key}.{column.key}" for column in table.columns if column.stages}

    assert needed <= set(sentences("zh"))


def test_what_is_said_to_be_missing_is_a_column() -> None:
    said = [key.split(".")[2:] for key in sentences("zh") if key.startswith("findings.no.")]

    assert not [f"{table}.{field}" for table, field in said if field not in BY_KEY[table].by_key]


def test_a_note_belongs_to_a_column() -> None:
    said = [key.split(".")[1:] for key in sentences("zh") if key.startswith("columns.")]

    assert said
    assert not [f"{table}.{field}" for table, field in said if field not in BY_KEY[table].by_key]


def test_chinese_sentences_are_chinese() -> None:
    latin = {
        key: sentence
        for key, sentence in sentences("zh").items()
        if not CHINESE.search(sentence) and not SAME_IN_BOTH.fullmatch(FACT.sub("", sentence).strip())
    }

    assert not latin


def test_chinese_sentences_have_chinese_punctuation() -> None:
    latin = {key for key, sentence in sentences("zh").items() if re.search(r"[\u4e00-\u9fff][,;:?!]", sentence)}

    assert not {key for key in latin if not key.startswith("stages.deck.")}  # the deck is quoted to the letter


def test_english_sentences_hold_no_chinese_but_the_words_of_the_sheets() -> None:
    left = {}
    for key, sentence in sentences("en").items():
        if "language" in key:  # a language is offered in its own
            continue
        rest = OF_THE_SHEETS_AT_LENGTH.sub("", sentence)
        if CHINESE.search(rest):
            left[key] = rest

    assert not left


def test_every_sentence_that_code_asks_for_exists() -> None:
    known = set(sentences("zh"))
    asked = {
        f"{path.relative_to(ROOT)}: {node.args[0].value}"
        for folder in ("", "ui", "pages", "workflow", "data_access")
        for path in ((ROOT / folder).rglob("*.py") if folder else ROOT.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and _name(node.func) in ("say", "knows") and node.args
        and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str) and node.args[0].value not in known
    }  # fmt: skip

    assert not asked


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
