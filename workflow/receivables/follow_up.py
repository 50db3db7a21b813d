"""Whom was written to about money, how sternly, and when next: out of 催款回访记录."""

from __future__ import annotations

import pandas as pd

from schemas.book import Book

REMINDER = "催款"
CHASED = (REMINDER, "对账")  # kinds of 催款回访记录 that are about money
CHANNELS = ("电话", "微信", "催款函", "上门", "律师函", "诉讼")  # 催款 level, mildest first


def follow_up(book: Book) -> pd.DataFrame:
    """Per customer who was contacted about money by the day looked at.

    Returns:
        ``customer``, ``last_on`` and ``outcome`` of the last 催款, ``level`` (1 … 6, the sternest channel so far, 0 for none),
        and ``next_on``: the next day, as the last entry of either kind says it; NaT when that one names none.
    """
    log = book.dunning_log
    entries = pd.DataFrame(
        {
            "customer": book.projects.texts("customer_name")[log.project],
            "kind": log.texts("kind"),
            "last_on": log.frame["log_date"],
            "next_on": log.frame["next_date"],
            "level": [CHANNELS.index(channel) + 1 if channel in CHANNELS else 0 for channel in log.texts("channel")],
            "outcome": log.texts("outcome"),
        }
    )
    entries = entries[log.equals("kind", *CHASED) & log.has("log_date")].sort_values("last_on", kind="stable")
    reminders = entries[entries["kind"] == REMINDER]
    newest = entries.groupby("customer", sort=False).tail(1)[["customer", "next_on"]]
    chased = reminders.groupby("customer", sort=False).tail(1)[["customer", "last_on", "outcome"]]
    level = reminders.groupby("customer", sort=False, as_index=False)["level"].max()
    found = newest.merge(chased, on="customer", how="left").merge(level, on="customer", how="left")
    return found.assign(level=found["level"].fillna(0).astype(int), outcome=found["outcome"].fillna(""))
