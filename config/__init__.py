"""How it is all plugged together."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
