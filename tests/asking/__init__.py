"""A package, so that the register with its secrets is planted once for all tests of its files."""
