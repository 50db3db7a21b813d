"""审核安装图纸: which drawings await review, and for how long."""

from ui import shell, stage_view
from ui.stage_drawings import waiting

stage_view.show(shell.view("drawing_review"), waiting)
