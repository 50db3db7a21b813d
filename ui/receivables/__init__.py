"""The page 应收账款: who owes what since when, by customer or node, with the reconciliation printed."""
