"""What each stage page shows of its own, as data: one small file for each view, pure functions of a board."""
