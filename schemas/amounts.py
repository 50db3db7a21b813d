"""Whole fen that print as CNY."""


class Fen(int):
    """An amount in fen; as text it is yuan with two decimals: ``Fen(120000)`` is ``1,200.00``."""

    def __str__(self) -> str:
        yuan, fen = divmod(abs(int(self)), 100)
        return f"{'-' if self < 0 else ''}{yuan:,}.{fen:02d}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def plain(self) -> str:
        """Without separators, for scripts: ``1200.00``."""
        return str(self).replace(",", "")
