"""What this app tells in Popolo.

| module | gives |
|---|---|
| `people` | persons |
| `organizations` | cities (also as areas), bodies and partners |
| `memberships` | seats as posts; who holds them, offices, and which cities belong to the network |
"""

from . import memberships, organizations, people

__all__ = ["memberships", "organizations", "people"]
