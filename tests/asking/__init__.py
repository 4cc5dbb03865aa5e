"""A package, so that the register with its secrets is made once for all tests of its files."""
