"""What a request brings, checked."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request


def parsed(form: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    """The request's data in the form's shape; raises ValidationError, which leaves as 422."""
    filled = form(data=request.data)
    filled.is_valid(raise_exception=True)
    data: dict[str, Any] = filled.validated_data
    return data
