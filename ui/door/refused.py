"""Why somebody may not come in."""


class Refused(Exception):
    """Somebody may not come in; ``key`` is the sentence in ``texts/*/door.toml``."""

    def __init__(self, key: str, status: int = 403) -> None:
        super().__init__(key)
        self.key, self.status = key, status
