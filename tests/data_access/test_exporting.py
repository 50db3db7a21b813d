"""What goes out can be opened, whatever stands in the sheets."""

import io

import openpyxl

from data_access.exporting import csv_bytes, xlsx_bytes


def test_control_characters_half_characters_and_endless_texts_go_out_as_far_as_a_workbook_can_hold_them() -> None:
    odd = ["一\x01号\x1f楼", "半\ud83d个", "长" * 40_000]

    [row] = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([("表\x02", ["名\x03"] * 3, [odd])]))).active.iter_rows(
        min_row=2, values_only=True
    )

    assert row[0] == "一号楼"
    assert row[1].startswith("半") and row[1].endswith("个")
    assert len(row[2]) == 32_767
    assert "半" in csv_bytes(["名"] * 3, [odd]).decode("utf-8-sig")
