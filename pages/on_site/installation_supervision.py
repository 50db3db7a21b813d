"""安装监督: how far each section is, what was measured, which problems are open."""

from ui import shell, stage_view
from ui.stage_sections import progress

stage_view.show(shell.view("installation_supervision"), progress)
