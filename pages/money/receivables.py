"""应收账款: who owes what, since when, and what holds it."""

from ui import boards, receivables_page, shell

view = shell.view("receivables")
receivables_page.show(view, boards.week_before(view.snapshot, view.as_of))
