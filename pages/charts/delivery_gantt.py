"""交付甘特: where the goods are, how far installation is, and by how many days."""

from ui import shell
from ui.gantt import page as gantt_page

view = shell.view("delivery_gantt")
gantt_page.show(view, view.board.delivery, levels=False)
