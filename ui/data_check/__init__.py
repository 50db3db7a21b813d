"""The page 数据检查: the sources and their age, every finding with its cell."""
