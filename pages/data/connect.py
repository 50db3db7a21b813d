"""接入: what the team's own sheets are taken for, what must be confirmed, what would show more."""

from ui import shell
from ui.connecting import page

page.show(shell.view("connect"))
