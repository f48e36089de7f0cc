from importlib import import_module

from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "quizzes"
    default_auto_field = "django.db.models.BigAutoField"

    def import_models(self) -> None:
        """The hidden cases have a module of their own behind a wall; Django must still know their table."""
        super().import_models()
        import_module("quizzes.cases")
