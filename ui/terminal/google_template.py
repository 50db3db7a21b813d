"""``template --google``: whose key opens the spreadsheet, and where it is once it is filled."""

from dataclasses import replace

import settings
from data_access.refusals import SourceRefused
from data_access.sources import GOOGLE, spreadsheet_id
from texts import say
from ui.terminal.problems import Stop


def filled(ours: settings.Settings, named: str, *, example: bool, language: str) -> str:
    """Fills a spreadsheet with the key of the configured one, else of any; says where it is.

    Raises:
        Stop: no key is configured, or Google or the spreadsheet stands in the way.
    """
    from data_access.google_sheets import EDIT  # noqa: PLC0415 - only who uses Google pays for its libraries
    from data_access.google_template import fill  # noqa: PLC0415 - as above

    spreadsheet = spreadsheet_id(named)
    online = [source for source in ours.all_sources() if source.kind == GOOGLE]
    if not online:
        raise Stop("no_key")
    configured = next((source for source in online if source.spreadsheet == spreadsheet), online[0])
    try:
        tabs = fill(replace(configured, spreadsheet=spreadsheet), example=example)
    except SourceRefused as refused:
        raise Stop("refused", reason=refused.sentence(language)) from refused
    return say("cli.google_filled", language, tabs=tabs, link=EDIT.format(spreadsheet=spreadsheet, tab=0))
