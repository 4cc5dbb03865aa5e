"""History: complete, because triggers write it, and append-only, because triggers guard it.

`act()` says who does what follows, why, and in which batch. Whatever is written outside it,
by the shell or by another program, is recorded all the same, with an empty actor.

`seal()` holds what was written in a chain, so that `manage.py verify_history` finds whatever was
done to it past the guards. `erase()` erases values that stand apart, and the chain still holds.
"""

from .acting import act
from .erasing import Replayed, erase, replay_erasures
from .install import install, release
from .sealing import seal

__all__ = ["Replayed", "act", "erase", "install", "release", "replay_erasures", "seal"]
