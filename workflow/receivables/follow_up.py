"""Whom was written to about money, how sternly, and when next: out of 催款回访记录."""

from __future__ import annotations

import numpy as np
import pandas as pd

from schemas.book import Book
from workflow import days
from workflow.latest import last_by

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
    logged, about_money = log.days("log_date"), log.equals("kind", *CHASED) & log.has("log_date")
    reminded = about_money & log.equals("kind", REMINDER)
    of_row, customers = pd.factorize(book.projects.texts("customer_name")[log.project])
    level = np.zeros(len(customers), int)
    np.maximum.at(level, of_row[reminded], [CHANNELS.index(way) + 1 if way in CHANNELS else 0 for way in log.texts("channel")[reminded]])
    newest, chased = (np.flatnonzero(last_by(of_row, logged, which)) for which in (about_money, reminded))
    customer = of_row[newest]
    last = np.full(len(customers), -1)
    last[of_row[chased]] = chased
    at = last[customer]
    return pd.DataFrame(
        {
            "customer": np.asarray(customers, dtype=object)[customer],
            "next_on": log.days("next_date")[newest].astype("datetime64[us]"),
            "last_on": np.where(at >= 0, logged[at], days.NO_DAY).astype("datetime64[us]"),
            "outcome": np.where(at >= 0, log.texts("outcome")[at], ""),
            "level": level[customer],
        }
    ).astype({"customer": "str", "outcome": "str"})
