"""Draws in a terminal: tables, reports, help and what cannot be done, in the language that was asked for."""
