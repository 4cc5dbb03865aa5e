"""What of this app's reports is imported."""

from . import cities, people, positions
from .parties import PersonLink
from .passages import PassageParts

__all__ = ["PassageParts", "PersonLink", "cities", "people", "positions"]
