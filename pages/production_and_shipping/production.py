"""生产进度: what ships early or late, and whether the customer agreed."""

from ui import shell
from ui.stages import view as stage_view
from ui.stages.ship_days import changes, reasons

stage_view.show(shell.view("production"), changes, reasons, wide=57)
