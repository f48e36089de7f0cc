"""Nightly: what has expired goes."""

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone
from knox.models import AuthToken


@shared_task
def tidy() -> None:
    AuthToken.objects.filter(expiry__lt=timezone.now()).delete()
    call_command("clearsessions")
