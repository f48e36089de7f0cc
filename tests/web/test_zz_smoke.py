import re, pytest
from assessment import saving, delivery
from tests.conftest import right_answer
pytestmark = pytest.mark.django_db
def test_all(client_of, learner, quiz, practice, client):
    for u in ["/", "/quizzes/", f"/quizzes/{quiz.slug}/", "/banks/", "/banks/sample/"]:
        r = client.get(u); assert r.status_code==200,(u,r.status_code)
    c = client_of(learner)
    from quizzes.models import Quiz
    for u in ["/", "/quizzes/", f"/quizzes/{quiz.slug}/", "/banks/", "/banks/sample/","/profile/","/profile/?role=sample-role","/skills/adding/","/account/"]:
        r = c.get(u); assert r.status_code==200,(u,r.status_code)
    from tests.conftest import person
    for k,q in enumerate(Quiz.objects.all()):
        learner=person(f"X{k}"); c=client_of(learner)
        r=c.post(f"/quizzes/{q.slug}/"); assert r.status_code==302
        a=delivery.open_attempt(learner,q)
        n=a.responses.count()
        for i in range(1,n+1):
            r=c.get(f"/attempts/{a.pk}/{i}/"); assert r.status_code==200,(i)
        r=c.get(f"/attempts/{a.pk}/"); assert r.status_code==302
        r=c.get(f"/attempts/{a.pk}/finish/"); assert r.status_code==200
        for i,resp in enumerate(a.responses.select_related("variant__item")):
            saving.save(learner,a.pk,resp.number,saving.Save(right_answer(resp),"t",i,0))
        r=c.get("/"); assert r.status_code==200
        r=c.post(f"/attempts/{a.pk}/finish/"); assert r.status_code==302
        r=c.get(f"/attempts/{a.pk}/result/"); assert r.status_code==200
        from grader import tasks; from grader.models import Submission
        for s in Submission.objects.filter(response__attempt=a):
            assert c.get(f"/submissions/{s.pk}/").status_code==200
            tasks.grade(str(s.pk))
            assert c.get(f"/submissions/{s.pk}/").status_code==200
        r=c.get(f"/attempts/{a.pk}/result/"); assert r.status_code==200 and b"points" in r.content
    r=c.get("/"); assert r.status_code==200
    r=c.get("/profile/"); assert r.status_code==200
