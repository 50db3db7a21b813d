"""应收账款: who owes what, since when, and what holds it."""

from ui import boards, shell
from ui.receivables import page as receivables_page

view = shell.view("receivables")
receivables_page.show(view, boards.week_before(view.snapshot, view.as_of))
