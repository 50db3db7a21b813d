"""用户信息: whom to visit next, and when."""

from ui import shell, stage_view
from ui.stage_return_visits import months, visits

stage_view.show(shell.view("user_information"), visits, months)
