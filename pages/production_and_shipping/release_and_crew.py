"""通知出货与派队: were warehouse and crew told on the same day, and who is on site."""

from ui import shell, stage_view
from ui.stage_release import released

stage_view.show(shell.view("release_and_crew"), released, wide=58)
