"""Partial dates: days, months, seasons and spans that a source leaves imprecise."""
