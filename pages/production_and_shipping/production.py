"""生产进度: what ships early or late, and whether the customer agreed."""

from ui import shell, stage_view
from ui.stage_ship_days import changes, reasons

stage_view.show(shell.view("production"), changes, reasons, wide=57)
