"""What a cell can be: a value, one of the three blanks, unreadable, or later than the day looked at."""

VALUE = 0
MISSING = 1  # empty
NA = 2  # 不适用, /
PENDING = 3  # 待定
UNREADABLE = 4  # something stands there and a finding says what is wrong with it
LATER = 5  # a day of something that happened, after the as-of day: not yet
UNDATED = 6  # the day of a running total: there is none, and the amount counts all the same

NAMES = {MISSING: "missing", NA: "na", PENDING: "pending", UNREADABLE: "unreadable", LATER: "later", UNDATED: "undated"}
