"""了解合同内容: how many of the nineteen items each contract answers, and what is ordered."""

from ui import shell
from ui.stages import view as stage_view
from ui.stages.contract import completeness, specifications

stage_view.show(shell.view("contract_review"), completeness, specifications)
