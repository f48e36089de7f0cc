"""Nightly: what has expired goes."""

from datetime import timedelta

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from celery import shared_task
from django.core.management import call_command
from django.utils import timezone
from knox.models import AuthToken

# Long enough to look into an attack, and no longer: a log of who signed in from where is personal data.
SIGN_INS_KEPT = timedelta(days=30)


@shared_task
def tidy() -> None:
    now = timezone.now()
    AuthToken.objects.filter(expiry__lt=now).delete()
    for log in (AccessAttempt, AccessFailureLog, AccessLog):
        log.objects.filter(attempt_time__lt=now - SIGN_INS_KEPT).delete()
    call_command("clearsessions")
