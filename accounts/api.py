"""Tokens for programs that act for a person."""

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth import authenticate
from drf_spectacular.utils import extend_schema
from knox.models import get_token_model
from knox.settings import knox_settings
from rest_framework import serializers, status
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from accounts.models import User
from accounts.sign_in import LockedOut, WrongCredentials
from api.requests import parsed
from api.throttles import SignIn


class Credentials(serializers.Serializer[Any]):
    email = serializers.EmailField(max_length=254)
    password = serializers.CharField(max_length=200, trim_whitespace=False)


class Token(serializers.Serializer[Any]):
    token = serializers.CharField()
    expires_at = serializers.DateTimeField()


def signed_in(request: Request) -> User:
    """The person who asks; the API lets nobody else in."""
    assert isinstance(request.user, User)
    return request.user


class Tokens(APIView):
    authentication_classes = []
    permission_classes = [AllowAny]
    throttle_classes: list[type[BaseThrottle]] = [SignIn]
    throttle_scope = "sign-in"

    @extend_schema(request=Credentials, responses={201: Token}, operation_id="create_token", auth=[])
    def post(self, request: Request) -> Response:
        """Sign in by e-mail address and password for a token that expires."""
        user = self._authenticated(request, **parsed(Credentials, request))
        row, token = get_token_model().objects.create(user)
        _end_oldest(user)
        return Response({"token": token, "expires_at": row.expiry}, status=status.HTTP_201_CREATED)

    def _authenticated(self, request: Request, *, email: str, password: str) -> User:
        credentials = {"email": email.strip().lower(), "password": password}
        if not AxesProxyHandler.is_allowed(request._request, credentials):
            raise LockedOut
        user = authenticate(request._request, **credentials)
        if not isinstance(user, User):
            raise WrongCredentials
        return user


def _end_oldest(user: User) -> None:
    """A program that signs in again and again keeps its newest tokens; the library minds the limit in its own view."""
    tokens = get_token_model().objects.filter(user=user)
    newest = tokens.order_by("-created").values_list("pk", flat=True)[: knox_settings.TOKEN_LIMIT_PER_USER]
    tokens.exclude(pk__in=list(newest)).delete()


class CurrentToken(APIView):
    @extend_schema(request=None, responses={204: None}, operation_id="revoke_token")
    def delete(self, request: Request) -> Response:
        """Revoke the token that this request carries."""
        if request.auth is not None:
            request.auth.delete()
        return Response(status=status.HTTP_204_NO_CONTENT)
