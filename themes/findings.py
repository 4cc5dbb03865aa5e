"""What deserves attention among groups."""

from network.findings import leans
from themes.models import PillarLink

leans(PillarLink, "group")
