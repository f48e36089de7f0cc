"""Every refusal as a page: what happened, what is safe, the one thing to do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from api.handler import MEDIA_TYPE
from api.problems import NotFound, Problem


class BadRequest(Problem):
    type, status = "bad-request", 400
    title = "The request could not be read"


class Forbidden(Problem):
    type, status = "forbidden", 403
    title = "This is not allowed"

    def __init__(self) -> None:
        super().__init__("Reload the page before you came here, then try again. Nothing is lost.")


class OurFault(Problem):
    layout = "bare.html"  # a page that asks neither session nor database: they may be what broke
    type, status = "our-fault", 500
    title = "Something broke, and it is our fault"

    def __init__(self) -> None:
        super().__init__("What was saved is safe. Try again; if it happens again, tell the people who run this site.")


class NoSuchPage(NotFound):
    title = "There is no such page, or it is not yours"


def show(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem as a page, or as problem details where a program asked."""
    if request.path.startswith("/api/"):
        response: HttpResponse = JsonResponse(problem.as_json(), status=problem.status, content_type=MEDIA_TYPE)
    else:
        template = "_problem.html" if request.headers.get("HX-Request") else "problem.html"
        response = render(request, template, {"problem": problem}, status=problem.status)
    if problem.retry_after is not None:
        response["Retry-After"] = str(problem.retry_after)
    return response


class ProblemPages:
    """Middleware: a refusal raised by the storeys below becomes its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if type(error) is NotFound and error.detail == error.title:
            # The same words as for an address that does not exist.
            error = NoSuchPage()
        return show(request, error) if isinstance(error, Problem) else None


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show(request, BadRequest())


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show(request, Forbidden())


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show(request, NoSuchPage())


def our_fault(request: HttpRequest) -> HttpResponse:
    return show(request, OurFault())
