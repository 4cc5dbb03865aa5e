"""What deserves attention among who belongs.

| module | looks at |
|---|---|
| `sources` | records without source, not confirmed any more, or contradicted; numbers that differ |
| `seats` | who holds them: nobody, too many, outside a life, an office or a membership |
| `cities` | members without administrator, seat in a pillar or coordinator; groups without a lead |
| `people` | two records that may be one person |
"""

from . import cities, people, seats, sources
from .sources import leans

__all__ = ["cities", "leans", "people", "seats", "sources"]
