"""How fast it is: every figure beside its floor or peer in the same run, see README.md."""
