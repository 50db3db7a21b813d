"""用户信息: whom to visit next, and when."""

from ui import shell
from ui.stages import view as stage_view
from ui.stages.return_visits import months, visits

stage_view.show(shell.view("user_information"), visits, months)
