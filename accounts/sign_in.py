"""Signing in by page or by API: the same lock, the same words."""

from ipaddress import ip_address
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from rest_framework.request import Request

from api.handler import MEDIA_TYPE
from api.problems import Problem
from api.throttles import PerAddress


class LockedOut(Problem):
    type, status = "locked-out", 429
    title = "Too many wrong passwords"

    def __init__(self) -> None:
        super().__init__("Wait 15 minutes, or reset the password. Nothing is lost.", retry_after=900)


class WrongCredentials(Problem):
    type, status = "wrong-credentials", 401
    title = "The e-mail address or the password is not right"


def attempted_email(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Whom an attempt to sign in was for, whichever form it came through."""
    given = credentials or {}
    email = given.get("email") or given.get("username") or request.POST.get("login", "")
    return str(email).strip().lower()


def client_address(request: HttpRequest) -> str:
    """The caller's address: the throttles' rule, X-Forwarded-For counted from the right by PROXY_COUNT."""
    told = PerAddress().get_ident(Request(request))
    try:
        return str(ip_address(told))
    except ValueError:
        return str(request.META.get("REMOTE_ADDR", ""))


def locked_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    problem = LockedOut()
    if request.path.startswith("/api/"):
        response: HttpResponse = JsonResponse(problem.as_json(), status=problem.status, content_type=MEDIA_TYPE)
    else:
        response = render(request, "problem.html", {"problem": problem}, status=problem.status)
    response["Retry-After"] = str(problem.retry_after)
    return response
