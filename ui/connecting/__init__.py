"""The page 接入: what a team's own sheets are taken for, what must be answered, what would show more."""
