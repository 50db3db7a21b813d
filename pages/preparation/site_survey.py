"""现场测量复核: which sites wait for a visit, who goes, what came out."""

from ui import shell, stage_view
from ui.stage_visits import by_day

stage_view.show(shell.view("site_survey"), by_day)
