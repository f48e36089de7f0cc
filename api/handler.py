"""Every error of the API leaves as RFC 9457 problem details."""

from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from api.problems import Invalid, NotFound, Problem, TooLarge

MEDIA_TYPE = "application/problem+json"

# The framework's own refusals: the name, and the title that is the same for every occurrence.
NAMES = {
    400: ("bad-request", "The request could not be read"),
    401: ("not-signed-in", "This asks for a sign-in"),
    403: ("forbidden", "This is not allowed"),
    404: ("not-found", NotFound.title),
    405: ("method-not-allowed", "This address does not offer the method"),
    406: ("not-acceptable", "Only JSON is spoken here"),
    415: ("unsupported-media-type", "The request is not JSON"),
    429: ("too-many-requests", "Too many requests in a short time"),
}


def problem_response(problem: Problem) -> Response:
    response = Response(problem.as_json(), status=problem.status, content_type=MEDIA_TYPE)
    if problem.retry_after is not None:
        response["Retry-After"] = str(problem.retry_after)
    return response


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: ours first, then the framework's, anything else stays a 500."""
    if isinstance(error, Problem):
        set_rollback()
        return problem_response(error)
    if isinstance(error, Http404):
        return handle(NotFound(), context)
    if isinstance(error, RequestDataTooBig):
        return handle(TooLarge(), context)
    if isinstance(error, exceptions.ValidationError):
        detail = error.detail
        return handle(Invalid(detail if isinstance(detail, dict) else {"": detail}), context)
    if isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if isinstance(error, exceptions.APIException):
        set_rollback()
        return _framework_problem(error)
    return None


def _framework_problem(error: exceptions.APIException) -> Response:
    name, title = NAMES.get(error.status_code, ("about:blank", Problem.title))
    body = {"type": name, "title": title, "status": error.status_code, "detail": str(error.detail)}
    response = Response(body, status=error.status_code, content_type=MEDIA_TYPE)
    if challenge := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        response["Retry-After"] = str(int(wait) + 1)
    return response


@csrf_exempt
def not_found(request: HttpRequest, exception: Exception | None = None) -> JsonResponse:
    """For addresses under /api/ that no view answers."""
    problem = NotFound()
    return JsonResponse(problem.as_json(), status=problem.status, content_type=MEDIA_TYPE)
