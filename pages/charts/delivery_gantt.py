"""交付甘特: where the goods are, how far installation is, and by how many days."""

from ui import gantt_page, shell

view = shell.view("delivery_gantt")
gantt_page.show(view, view.board.delivery, levels=False)
