"""The sample workbooks and the generator that made them; every name in them is invented."""
