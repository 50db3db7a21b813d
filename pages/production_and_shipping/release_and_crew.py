"""通知出货与派队: were warehouse and crew told on the same day, and who is on site."""

from ui import shell
from ui.stages import view as stage_view
from ui.stages.release import released

stage_view.show(shell.view("release_and_crew"), released, wide=58)
