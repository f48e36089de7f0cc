"""The pages."""

from django.urls import path

from web import (
    account,
    banks,
    editor,
    home,
    invitations,
    members,
    player,
    positions,
    profile,
    reports,
    results,
    taking,
)

ATTEMPT = "attempts/<uuid:attempt>/"
QUESTION = f"{ATTEMPT}<int:number>/"
ORGANISATION = "organisations/<slug:organisation>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("quizzes/", taking.quizzes, name="quizzes"),
    path("quizzes/<slug:slug>/", taking.quiz, name="quiz"),
    path(ATTEMPT, player.attempt, name="attempt"),
    path(QUESTION, player.question, name="question"),
    path(f"{QUESTION}code/", editor.code, name="code"),
    path("submissions/<uuid:submission>/", editor.submission, name="submission"),
    path(f"{ATTEMPT}finish/", results.finish, name="finish"),
    path(f"{ATTEMPT}result/", results.result, name="result"),
    path("profile/", profile.profile, name="profile"),
    path("skills/<slug:slug>/", profile.skill, name="skill"),
    path("banks/", banks.banks, name="banks"),
    path("banks/<slug:slug>/", banks.bank, name="bank"),
    # The address that quizzes.bank_files writes into the texts of questions.
    path("bank-assets/<str:digest>", banks.asset, name="asset"),
    path("account/", account.account, name="account"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
    path(ORGANISATION, positions.positions, name="positions"),
    path(f"{ORGANISATION}positions/<uuid:position>/", positions.position, name="position"),
    path(f"{ORGANISATION}reports/<uuid:report>/", reports.report, name="report"),
    path(f"{ORGANISATION}members/", members.members, name="members"),
]
