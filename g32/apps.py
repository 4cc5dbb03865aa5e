"""The app of what every app shares, and the admin that carries our own site."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class G32Config(AppConfig):
    """The shared app; it knows none of the others."""

    name = "g32"
    verbose_name = _("Register")
    default = True
    #: Recorded too, though no part of the register: who has access and by which tokens, what was
    #: erased, which findings were set aside, and which questions are kept.
    keeps_history_of = (
        "auth.User",
        "auth.Group",
        "auth.User_groups",
        "auth.User_user_permissions",
        "auth.Group_permissions",
        "g32.Erasure",
        "g32.SetAside",
        "g32.Question",
        "g32.Token",
    )

    def ready(self) -> None:
        """Put the history triggers (back) in place after every migrate; gather the reports."""
        from g32 import rights
        from g32.asking import role
        from g32.exports import report  # noqa: F401 (registers itself)
        from g32.findings import panel  # noqa: F401
        from g32.happenings import indexes
        from g32.history import checks, install, release  # noqa: F401 (checks register themselves)
        from g32.keeping import numbering
        from g32.login import session  # noqa: F401 (hears of logins)
        from g32.pages import front  # noqa: F401 (registers itself, as those of every app do)
        from g32.reports import quality  # noqa: F401
        from g32.rights import access  # noqa: F401
        from g32.uploads import keeping  # noqa: F401 (hears of logouts)

        pre_migrate.connect(release, dispatch_uid="g32.history")
        post_migrate.connect(install, dispatch_uid="g32.history")
        post_migrate.connect(numbering.install, dispatch_uid="g32.numbers")
        post_migrate.connect(indexes.install, dispatch_uid="g32.happenings")
        pre_migrate.connect(role.release, dispatch_uid="g32.asking")
        post_migrate.connect(role.install, dispatch_uid="g32.asking")
        post_migrate.connect(rights.keep_in_step, dispatch_uid="g32.rights")
        autodiscover_modules("rights", "measures", "findings", "reports", "panels", "history")
        autodiscover_modules("searching")
        autodiscover_modules("resources", "calendars", "popolo")  # which rest on the reports


class RegisterAdminConfig(admin_apps.AdminConfig):
    """Django's admin, with our site as its default: a plain `admin.register` lands there too."""

    default_site = "g32.site.RegisterSite"
    default = False
