"""Sentences of Django's own that our Dutch catalogue says better: it finds them here.

Django's Dutch puts "de" before every noun and begins titles with a small letter.
"""

from django.utils.translation import gettext_noop as _

SENTENCES = (
    _("The {name} “{obj}” was added successfully."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("The %(name)s “%(obj)s” was deleted successfully."),
    _("Add %s"),
    _("Change %s"),
    _("View %s"),
    _("Select %s"),
    _("Select %s to change"),
    _("Select %s to view"),
    _("Add another %(verbose_name)s"),
    _("Change selected %(model)s"),
    _("View selected %(model)s"),
    _("Add another %(model)s"),
    _("Cannot delete %(name)s"),
    _("After you’ve created a user, you’ll be able to edit more user options."),
)
