"""Judging many records at once as their forms would judge each.

The guards of a table (`Meta.constraints`) are asked one by one, each of all records together; what
a record says of itself (`clean`) is asked of each. `guards` knows every kind of guard; `values` and
`logic` work out in Python what the database would.

Records are judged in the order in which they are written: those that change first, then the new
ones, each kind in the order of the file.
"""

from .judging import judge

__all__ = ["judge"]
