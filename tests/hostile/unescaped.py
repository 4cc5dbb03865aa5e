"""The settings of a register whose templates escape nothing: what then still holds is the policy.

The text of a name stands in a page as it was typed. No script of it may run all the same.
"""

from g32.settings import *  # noqa: F403
from g32.settings import TEMPLATES

TEMPLATES[0]["OPTIONS"]["autoescape"] = False
