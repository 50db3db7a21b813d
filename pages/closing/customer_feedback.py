"""客户反馈: what customers say, and who handles complaints."""

from ui import shell
from ui.stages import view as stage_view
from ui.stages.scores import by_question, over_time, unhappy

stage_view.show(shell.view("customer_feedback"), unhappy, by_question, over_time)
