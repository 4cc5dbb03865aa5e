"""A module of the bench in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from tests.register import ROOT


def told(module: str, *given: str, env: Mapping[str, str]) -> Any:
    """What the module prints, as JSON, on the register of that environment."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", *given],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
