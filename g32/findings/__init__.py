"""What is wrong or missing in the register, found by checks that every app registers.

| module | gives |
|---|---|
| `base` | what a check is, what it finds, and of which time it is asked |
| `spans` | from when to when something is lacking, or too much |
| `general` | the checks that every kind of record shares |
| `aside` | findings that somebody set aside, until their facts change |
| `panel`, `views` | what concerns a record, on its page; and all of it, on a page of its own |
"""

from . import general  # (its checks register themselves)
from .base import Ask, Check, Finding, Hit, RowCheck, Severity, SpanCheck, checks, register

__all__ = [
    "Ask",
    "Check",
    "Finding",
    "Hit",
    "RowCheck",
    "Severity",
    "SpanCheck",
    "checks",
    "general",
    "register",
]
