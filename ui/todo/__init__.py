"""The page 待办: who does what next, and what is on this week."""
