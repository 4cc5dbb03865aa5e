"""Loaded once by the process that stands ready: the register with its pages, and no connection."""

from importlib import import_module

import django
from django.conf import settings

django.setup()
import_module(settings.ROOT_URLCONF)
