"""Logging in: who is let in, how often they may try, by which second step, and for how long.

For the pages of users: a link to choose a password by, and forgetting somebody's second step.
"""

from .factor import forget_devices
from .mail import invitation_link, send_invitation

__all__ = ["forget_devices", "invitation_link", "send_invitation"]
