"""A Google spreadsheet that is followed: what a look costs, what trouble leaves, what stands in Excel beside it."""

from pathlib import Path

from data_access.loading import read
from data_access.sources import Source
from data_access.store import Store
from sample_data.generate import HERE as SAMPLES
from tests.data_access.google_server import error


def test_an_unchanged_sheet_costs_looks_at_drive_only(google, source, tmp_path):
    store = Store([source], seconds=3600, folder=tmp_path / "kept")
    store.look(settled=True)
    before = google.asked["values"]

    for _ in range(5):
        store.look()

    assert google.asked["values"] == before

    google.tabs["项目台账"].append(["P-2", "二号", "某公司", "王敏", "进行中"])
    google.version += 1
    store.look()
    store.look()

    assert store.latest().book.projects.texts("project_id").tolist() == ["P-1", "P-2"]


def test_trouble_leaves_the_last_good_data_and_passes_without_a_restart(google, source, tmp_path):
    store = Store([source], seconds=3600, folder=tmp_path / "kept")
    store.look(settled=True)

    google.failing["drive"] = error(403, "The caller does not have permission", "PERMISSION_DENIED")
    store.look()
    assert (store.states[0].state, store.states[0].refusal.key) == ("stale", "google_not_shared")
    assert store.latest().book.projects.texts("project_name").tolist() == ["一号"]

    google.failing, google.version = {}, 2
    store.look()
    store.look()
    assert store.states[0].state == "fresh"


def test_what_is_said_to_be_unchanged_is_read_anew_after_a_while(google, source, tmp_path):
    store = Store([source], seconds=3600, folder=tmp_path / "kept", full_read_seconds=0)
    store.look(settled=True)
    google.tabs["项目台账"].append(["P-2", "二号", "某公司", "王敏", "进行中"])

    store.look()

    assert store.latest().book.projects.texts("project_id").tolist() == ["P-1", "P-2"]


def test_projects_in_excel_and_receipts_in_google_make_one_book(google, source, tmp_path):
    google.tabs = {"现场测量复核": [["项目编号", "测量单号", "类型"], ["XM2026-001", "CL-G", "复核"]]}

    book = read([Source(path=Path(SAMPLES / "aftersales.xlsx")), source]).book

    assert book.site_surveys.texts("survey_no").tolist()[-1] == "CL-G"
    assert book.site_surveys.project[-1] == 0
