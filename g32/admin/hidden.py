"""Pages that django-otp brings along: nobody looks at somebody else's keys."""

from django.contrib import admin
from django_otp.plugins.otp_static.admin import StaticDevice
from django_otp.plugins.otp_totp.admin import TOTPDevice

# They register themselves when they are imported.
admin.site.unregister([StaticDevice, TOTPDevice])
