"""Reads the world: workbooks, Google spreadsheets, snapshots of them; never writes to a source."""
