"""安装监督: how far each section is, what was measured, which problems are open."""

from ui import shell
from ui.stages import view as stage_view
from ui.stages.sections import progress

stage_view.show(shell.view("installation_supervision"), progress)
