"""API v1, as interfaces.md promises it."""

from django.urls import path, re_path

from accounts.api import CurrentToken, Tokens
from api.handler import not_found
from assessment import api as assessment
from grader import api as grader
from hiring import api as hiring
from quizzes import api as quizzes

ORGANISATION = "organisations/<slug:organisation>/"
RESPONSE = "attempts/<uuid:attempt>/responses/<int:number>/"

urlpatterns = [
    path("auth/tokens/", Tokens.as_view()),
    path("auth/tokens/current/", CurrentToken.as_view()),
    path("skills/", quizzes.Skills.as_view()),
    path("banks/", quizzes.Banks.as_view()),
    path("quizzes/", quizzes.Quizzes.as_view()),
    path("quizzes/<slug:slug>/", quizzes.OneQuiz.as_view()),
    path("roles/", quizzes.Roles.as_view()),
    path("attempts/", assessment.Attempts.as_view()),
    path("attempts/<uuid:attempt>/", assessment.OneAttempt.as_view()),
    path("attempts/<uuid:attempt>/next/", assessment.NextItem.as_view()),
    path("attempts/<uuid:attempt>/finish/", grader.Finish.as_view()),
    path(RESPONSE, assessment.Responses.as_view()),
    path(RESPONSE + "check/", assessment.Check.as_view()),
    path(RESPONSE + "flag/", assessment.Flag.as_view()),
    path(RESPONSE + "submissions/", grader.Submissions.as_view()),
    path("submissions/<uuid:submission>/", grader.OneSubmission.as_view(), name="api-submission"),
    path("learners/me/profile/", assessment.MyProfile.as_view()),
    path("learners/<uuid:learner>/profile/", assessment.LearnerProfile.as_view()),
    path("organisations/", hiring.Organisations.as_view()),
    path(ORGANISATION + "positions/", hiring.Positions.as_view()),
    path(ORGANISATION + "invitations/", hiring.Invitations.as_view()),
    path(ORGANISATION + "invitations/<uuid:invitation>/revoke/", hiring.Revoke.as_view()),
    path(ORGANISATION + "candidates/", hiring.Candidates.as_view()),
    path(ORGANISATION + "reports/<uuid:report>/", hiring.OneReport.as_view()),
    path(ORGANISATION + "reports/<uuid:report>/reviews/", hiring.Reviews.as_view()),
    path("invitations/<str:token>/", hiring.OneInvitation.as_view()),
    path("invitations/<str:token>/accept/", hiring.Accept.as_view()),
    re_path("", not_found),
]
