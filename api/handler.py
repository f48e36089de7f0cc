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

TYPES = {
    400: "bad-request",
    401: "not-signed-in",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    415: "unsupported-media-type",
    429: "too-many-requests",
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
    response = Response(
        {
            "type": TYPES.get(error.status_code, "about:blank"),
            "title": str(error.default_detail),
            "status": error.status_code,
            "detail": str(error.detail),
        },
        status=error.status_code,
        content_type=MEDIA_TYPE,
    )
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
