"""Filling an empty register from a folder of readable files (their form: fixtures/README.md).

It knows no model by name: what a file may say follows from the models of every app that keeps
history.
"""

from .errors import FixtureError
from .filling import is_empty, seed

__all__ = ["FixtureError", "is_empty", "seed"]
