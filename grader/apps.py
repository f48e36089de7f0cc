from django.apps import AppConfig
from django.conf import settings

from grader import sandbox


class GraderConfig(AppConfig):
    name = "grader"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        sandbox.configure(sandbox.Settings(**settings.SANDBOX))
