"""Users and their groups of rights, with lists like all others."""

from django.contrib import admin
from django.contrib.auth import admin as stock
from django.contrib.auth.models import Group, User

from g32.site import Section

from .filters import codes
from .lists import ListMixin

admin.site.unregister([User, Group])


@admin.register(User)
class UserAdmin(ListMixin, stock.UserAdmin):
    """Who may log in."""

    section = Section.ACCESS
    place = 10
    list_filter = (codes("is_active"), codes("is_superuser"))
    search_texts = ("username", "first_name", "last_name", "email")
    filter_horizontal = ()  # its two boxes have no labels
    autocomplete_fields = ("groups",)
    readonly_fields = ("last_login", "date_joined")


@admin.register(Group)
class GroupAdmin(ListMixin, stock.GroupAdmin):
    """Rights that several users share."""

    section = Section.ACCESS
    place = 20
    search_texts = ("name",)
    filter_horizontal = ()
