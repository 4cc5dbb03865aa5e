"""Loaded once by the process that stands ready: the register, without a connection."""

import django

django.setup()
