"""What a save has lost is said until it is back, or believed after a while."""

from data_access.sources import Source
from data_access.store import Store
from tests.data_access.stores import save, settle


def test_what_a_save_has_lost_is_said(store, path):
    save(path, *(f"{number}号" for number in range(20)), sheets=("现场测量复核",))
    settle(store)

    save(path, *(f"{number}号" for number in range(15)))
    settle(store)

    assert {key for key, _ in store.losses} == {"lost_sheet", "lost_rows"}


def test_what_was_lost_is_told_until_it_is_back(store, path):
    save(path, "一号", sheets=("现场测量复核",))
    settle(store)
    save(path, "一号")
    settle(store)
    assert store.losses == [("lost_sheet", {"sheet": "现场测量复核"})]

    save(path, "一号改名")
    settle(store)
    assert store.losses == [("lost_sheet", {"sheet": "现场测量复核"})]

    save(path, "一号", sheets=("现场测量复核",))
    settle(store)
    assert store.losses == []


def test_what_was_lost_is_believed_after_a_while(path):
    save(path, "一号", sheets=("现场测量复核",))
    store = Store([Source(path=path)], seconds=3600, folder=path.parent / "believing", doubt_seconds=0)
    store.look(settled=True)
    save(path, "一号")
    settle(store)

    store.look()

    assert store.losses == []
