"""A story as a picture: what lasted from when to when, with ends as imprecise as they are known.

| module | gives |
|---|---|
| `story` | `Bar`, something that lasts, and the stretches of it that are certain, possible, … |
| `scale` | where a day stands on the axis, and what is written along it |
| `layout` | where every bar and text of a picture stands |
| `drawing` | the picture itself: SVG, and a legend of the signs that occur in it |
"""

from .drawing import picture
from .story import Bar, nearest

__all__ = ["Bar", "nearest", "picture"]
