"""Draws: the frame every page stands in, and the pieces several pages share."""
