"""A team's own workbook gets onto the board: asked about in the browser, saved beside the configuration, read by at once."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import serving
from tests.data_access.mapping.ledgers import Ledger, register


def own_ledger(folder: Path) -> Path:
    """A register with a heading that says nothing and a word of the team's own."""
    ledger: Ledger = register()
    sheet = ledger.book["项目跟踪"]
    sheet["R4"] = "弯头"
    for row in range(5, 11):
        sheet[f"R{row}"] = row
        sheet[f"Q{row}"] = "压着不动" if row == 5 else "在建"
    path = folder / ledger.file
    path.write_bytes(ledger.content())
    return path


def test_a_workbook_with_other_headings_is_connected_in_the_browser(visit, tmp_path: Path) -> None:
    with serving(own_ledger(tmp_path), tmp_path) as server:
        page = visit(server.address)
        expect(page.get_by_text("表头和模板不一样")).to_be_visible()
        page.get_by_role("link", name="去“接入”对照表头").click()
        expect(page.get_by_text("要您确认的列")).to_be_visible(timeout=30_000)
        status = page.get_by_test_id("stSelectbox").first.get_by_role("combobox")
        expect(status).to_have_attribute("placeholder", "项目台账·项目状态")  # known; only a word of it is asked

        for place, answer in enumerate(("项目台账·项目状态", "暂停", "都不是，不读这一列")):
            page.get_by_test_id("stSelectbox").nth(place).click()
            page.get_by_role("option", name=answer, exact=True).click()
            expect(page.get_by_test_id("stSelectbox").nth(place).get_by_role("combobox")).to_have_value(answer)
        page.get_by_role("button", name="保存并使用").click()
        expect(page.get_by_text("已保存为 mapping.toml")).to_be_visible()

        page.get_by_role("link", name="总览", exact=True).click()
        expect(page.locator(".as-grid tbody tr")).to_have_count(6, timeout=30_000)
        expect(page.locator(".as-figure").first).to_contain_text("5个")  # the sixth is on hold
        assert '"压着不动" = "暂停"' in (tmp_path / "mapping.toml").read_text("utf-8")


def test_a_mapping_that_somebody_changed_by_hand_is_kept_when_it_is_saved_over(visit, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[[table]]\ntable = "projects"\nsheet = "项目跟踪"\n[table.columns]\nproject_id = "合同信息 / 合同编号"\n', "utf-8")
    with serving(own_ledger(tmp_path), tmp_path) as server:
        page = visit(f"{server.address}/connect")
        page.get_by_role("button", name="保存并换掉现有对照").click(timeout=60_000)
        expect(page.get_by_text("原来的留在 mapping-")).to_be_visible()

        [former] = tmp_path.glob("mapping-*.toml")
        assert "合同信息 / 合同编号" in former.read_text("utf-8")
        assert "contracts" in mapping.read_text("utf-8")
