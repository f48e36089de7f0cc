"""How often one caller may ask; the rates stand in the settings."""

from rest_framework.throttling import AnonRateThrottle, ScopedRateThrottle, UserRateThrottle


class PerUser(UserRateThrottle):
    scope = "user"


class PerAddress(AnonRateThrottle):
    scope = "anonymous"


class SignIn(ScopedRateThrottle):
    """Guessing passwords through the API is as slow as through the page."""

    scope_attr = "throttle_scope"
