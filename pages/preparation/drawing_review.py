"""审核安装图纸: which drawings await review, and for how long."""

from ui import shell
from ui.stages import view as stage_view
from ui.stages.drawings import waiting

stage_view.show(shell.view("drawing_review"), waiting)
