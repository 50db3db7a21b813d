"""Running a command as an account that permissions hold for: root, as which some machines test, may open everything."""

import os
from collections.abc import Sequence

PASSES_BY = "-dac_override,-dac_read_search"


def unprivileged(command: Sequence[str]) -> list[str]:
    """The command, without the right to pass by permissions."""
    if os.name == "nt" or os.geteuid():
        return list(command)
    return ["setpriv", f"--bounding-set={PASSES_BY}", f"--inh-caps={PASSES_BY}", *command]
