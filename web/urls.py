"""The pages."""

from django.urls import path

from web import home

urlpatterns = [
    path("", home.home, name="home"),
    path("invitations/<str:token>/", home.home, name="invitation"),
]
