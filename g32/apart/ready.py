"""Loaded once by the process that stands ready: the register with its pages, and what can be asked
of; and no connection.
"""

from importlib import import_module

import django
from django.conf import settings

django.setup()
import_module(settings.ROOT_URLCONF)
import_module("g32.asking.vocabulary").views()  # a tenth of a second, else for each question
