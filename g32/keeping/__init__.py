"""A register in one file: a backup that is whole or not there, and its way back.

The file is the same on both engines, so it is also the way from one to the other. It knows no model
by name: whatever stands in a table goes along, but for what is of the moment (`tables.LEFT_OUT`).
"""

from .archive import KeepingError
from .restoring import restore
from .saving import back_up

__all__ = ["KeepingError", "back_up", "restore"]
