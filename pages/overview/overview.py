"""总览: where every project stands, what is late, what is stuck, how much money hangs on it."""

from ui import shell
from ui.markup import empty, legend, link
from ui.overview import filters as overview_filters
from ui.overview import headline, matrix

view = shell.view("overview")
view.linked(view.once("figures", lambda: headline.strip(view)), "figures")
shown = overview_filters.chosen(view)
if len(shown):
    matrix.show(view, shown)
    view.html(legend(matrix.legend_words(view.language)))
elif len(view.board.book.projects):
    view.html(empty(view.say("ui.empty.no_match"), link(view.to("overview"), view.say("ui.empty.reset"))))
else:
    view.html(empty(view.say("ui.empty.no_projects")))
