"""Decides: where every project stands, what money is open, what is late; pure functions of (book, as_of)."""
