"""现场测量复核: which sites wait for a visit, who goes, what came out."""

from ui import shell
from ui.stages import view as stage_view
from ui.stages.visits import by_day

stage_view.show(shell.view("site_survey"), by_day)
