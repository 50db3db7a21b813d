"""生产甘特: what was planned, what happened, by how many days they differ."""

from ui import address, shell
from ui.gantt import page as gantt_page

view = shell.view("production_gantt")
by_operation = address.asked("level") == "operation"
gantt_page.show(view, view.board.production if by_operation else view.board.production_by_order, levels=True)
