"""Open receivables: what every payment node is due, what was received, and what is still open, to the fen."""
