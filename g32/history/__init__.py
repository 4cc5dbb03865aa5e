"""History: complete, because triggers write it, and append-only, because triggers guard it.

`act()` says who does what follows, why, and in which batch. Whatever is written outside it,
by the shell or by another program, is recorded all the same, with an empty actor.
"""

from .acting import act
from .install import install, release

__all__ = ["act", "install", "release"]
