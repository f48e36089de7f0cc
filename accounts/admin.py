"""Where staff set an accommodation at a person's request, and look after organisations."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from accounts.models import Member, Organisation, User

HELP = "A person is removed by `manage.py erase_person`, which also clears reports and sign-in logs, not from here."


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    list_display = ["email", "name", "is_active", "is_staff", "date_joined"]
    search_fields = ["email", "name"]
    fieldsets = [
        (None, {"fields": ["email", "name", "extra_time_percent", "is_active", "is_staff"], "description": HELP})
    ]
    ordering = ["email"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: a plain deletion would leave name, answers and code in the reports."""
        return False


class MemberInline(admin.TabularInline):
    model = Member
    extra = 1
    autocomplete_fields = ["user"]


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [MemberInline]
