"""Settings are read from a file people edit; what is wrong in it is named by line or key, in a sentence."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import settings
from data_access.mapping.written import MappingInvalid
from settings import Settings, SettingsInvalid

Configured = Callable[[str | bytes], Settings]


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Configured]:
    """The settings of a file with that text."""
    path = tmp_path / "config.toml"
    monkeypatch.setenv(settings.LOCATION, str(path))

    def load(text: str | bytes) -> Settings:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        settings.load.cache_clear()
        return settings.load()

    yield load
    settings.load.cache_clear()


def refusal(configured: Configured, text: str | bytes) -> str:
    """The sentence about a file that cannot be used."""
    with pytest.raises(SettingsInvalid) as refused:
        configured(text)
    assert refused.value.sentence("en") != refused.value.sentence("zh")
    return refused.value.sentence("zh")


def test_the_file_beside_the_program_shows_the_sample_on_a_day_that_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.LOCATION, raising=False)
    settings.load.cache_clear()

    ours = settings.load()

    assert [source.path for source in ours.all_sources()] == [settings.HERE / "sample_data" / "aftersales.xlsx"]
    assert ours.day == date(2026, 11, 20)


def test_paths_are_meant_from_the_file_and_not_from_where_one_stands(configured: Configured, tmp_path: Path) -> None:
    elsewhere = tmp_path.parent / "2025.xlsx"

    ours = configured(f'[[sources]]\nkind = "excel"\npath = "share/台账.xlsx"\n[[sources]]\npath = {str(elsewhere)!r}')

    assert [source.path for source in ours.all_sources()] == [tmp_path / "share" / "台账.xlsx", elsewhere]


def test_a_google_spreadsheet_is_named_by_its_id_and_the_file_that_opens_it(configured: Configured, tmp_path: Path) -> None:
    ours = configured('[[sources]]\nkind = "google_sheets"\nspreadsheet = "1AbC"\nservice_account = "secrets/key.json"')

    [source] = ours.all_sources()

    assert (source.kind, source.spreadsheet, source.service_account) == ("google_sheets", "1AbC", tmp_path / "secrets" / "key.json")


def test_the_environment_wins_and_leaves_the_rest_of_a_section_alone(configured: Configured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERSALES_LANGUAGE", "en")
    monkeypatch.setenv("AFTERSALES_REFRESH__SECONDS", "20")

    ours = configured('language = "zh"\n[refresh]\nseconds = 5\nfull_read_minutes = 3')

    assert (ours.language, ours.refresh.seconds, ours.refresh.full_read_minutes) == ("en", 20, 3)


def test_without_a_fixed_day_it_is_today_where_the_department_works(configured: Configured) -> None:
    ours = configured("")

    assert ours.time_zone == "Asia/Shanghai"
    assert ours.day == ours.today()


@pytest.mark.parametrize(("written", "warned"), [("off", False), ("warn", True)])
def test_the_department_says_whether_production_waits_for_the_advance(configured: Configured, written: str, warned: bool) -> None:
    ours = configured(f'[money]\nproduction_before_advance = "{written}"\nroll_days_off = true\nbucket_ends = [15, 30]')

    assert ours.options().production_before_advance is warned
    assert (ours.options().roll_days_off, ours.options().bucket_ends) == (True, (15, 30))


def test_limits_are_written_in_megabytes_and_seconds(configured: Configured) -> None:
    limits = configured("[limits]\nfile_megabytes = 5\nseconds = 10").source_limits()

    assert (limits.file_bytes, limits.seconds, limits.rows) == (5 * 1024**2, 10, 200_000)


def test_the_mark_that_notepad_puts_in_front_does_no_harm(configured: Configured) -> None:
    assert configured(b'\xef\xbb\xbflanguage = "en"').language == "en"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("language = zh", "第 1 行"),
        ('language = "zh"\n\nas_of == 3', "第 3 行"),
        ('language = """zh', "末尾"),
        ('language = "中"'.encode("gbk"), "UTF-8"),
        ('language = "fr"', "“language”只能是 zh / en"),
        ('langage = "zh"', "“langage”"),
        ('as_of = "soon"', "“as_of”"),
        ('time_zone = "Mars/Olympus"', "“time_zone”"),
        ("[refresh]\nseconds = 0", "“refresh.seconds”"),
        ("refresh = 3", "“refresh”"),
        ('[serve]\npassword = "x"', "“serve.password”"),
        ("[money]\nbucket_ends = [60, 30]", "“money.bucket_ends”"),
        ('[money]\nproduction_before_advance = "maybe"', "off / warn"),
        ('[[sources]]\nkind = "excel"', "缺“sources[1].path”"),
        ('[[sources]]\npath = "a.xlsx"\n[[sources]]\nkind = "word"\npath = "b.doc"', "“sources[2].kind”只能是 excel / google_sheets"),
        ('[[sources]]\nkind = "google_sheets"\nspreadsheet = "1AbC"', "缺“sources[1].service_account”"),
        ('[[sources]]\npath = "a.xlsx"\nprivate_key = "s3cret"', "“sources[1].private_key”"),
    ],
)
def test_what_is_wrong_is_named_by_line_or_key(configured: Configured, text: str | bytes, named: str) -> None:
    assert named in refusal(configured, text)


def test_a_value_that_may_be_a_secret_is_not_repeated(configured: Configured) -> None:
    assert "s3cret" not in refusal(configured, '[serve]\npassword = "s3cret"')


@pytest.mark.parametrize(
    ("variable", "value"), [("AFTERSALES_LANGUAGE", "fr"), ("AFTERSALES_SERVE__IDLE_MINUTES", "soon"), ("AFTERSALES_AS_OF", "soon")]
)
def test_a_wrong_environment_variable_is_named_and_not_the_file(
    configured: Configured, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)

    assert refusal(configured, "").startswith(variable)


def test_a_list_in_the_environment_that_is_none_is_said_to_be_none(configured: Configured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERSALES_SOURCES", "a.xlsx")

    said = refusal(configured, "")
    assert "AFTERSALES_SOURCES" in said
    assert "JSON" in said


def test_a_file_that_was_asked_for_and_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.LOCATION, str(tmp_path / "none.toml"))
    settings.load.cache_clear()

    with pytest.raises(SettingsInvalid) as refused:
        settings.load()

    assert str(tmp_path / "none.toml") in refused.value.sentence("zh")


def test_a_mapping_that_is_named_may_still_have_to_be_saved_but_its_folder_is_there(configured: Configured, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()

    assert configured("mapping = 'state/mapping.toml'").sheet_mapping() is settings.NO_MAPPING
    with pytest.raises(MappingInvalid):
        configured("mapping = 'stat/mapping.toml'").sheet_mapping()
