"""What owners say is wrong: beside what the sources say, decided by moderators, and taken back."""

import pytest
from flask import Flask

from peergraph.app.profiles.corrections import decide
from peergraph.app.profiles.statements import contested_works, missing_works

from ..someone import Someone, mail, sql, store_of

XU = "sample:yinghui-xu"
PAN = "sample:pan-pan"
PAGE = f"/authors/{XU}"
LIST = f"{PAGE}/edit/corrections"
NEW = f"{LIST}/new"
both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def owner(ada: Someone) -> Someone:
    """Somebody whose record is Yinghui Xu's."""
    return ada.owns(XU)


@pytest.fixture
def judge(site_app: Flask) -> Someone:
    """A moderator."""
    return Someone(site_app).sign_up("judge@example.org", "Judge").has_role("moderator")


def say(owner: Someone, about: str, **fields: str) -> str:
    """Send a correction and return its id."""
    page = f"{NEW}?about={about}&paper={fields.get('subject', '')}"
    answer = owner.send(NEW, page, about=about, **fields)
    assert answer.headers.get("Location") == LIST, answer.text
    return str(sql(owner.app, "SELECT id FROM corrections ORDER BY created DESC, id")[0][0])


def listed(page: str) -> str:
    """Return the list of works of a page."""
    return page.partition('<ol class="works"')[2].partition("</ol>")[0]


def work_of(someone: Someone) -> tuple[str, str]:
    """Return the id and the title of the newest work of the record."""
    work = someone.get(f"/api/v1{PAGE}/works?limit=1").json["works"][0]  # type: ignore[index]
    return str(work["id"]), str(work["title"])


@both
def test_a_contested_work_is_marked_at_once_and_leaves_the_list_when_a_moderator_agrees(
    owner: Someone, judge: Someone
) -> None:
    paper, title = work_of(owner)
    id = say(owner, "not mine", subject=paper, says="A namesake's.", words="Ask him yourself.")

    marked = listed(Someone(owner.app).get(PAGE).text)
    queue, case = judge.get("/moderation").text, judge.get(f"/moderation/corrections/{id}").text
    judge.send(f"/moderation/corrections/{id}", decision="accepted", reason="Another person of that name.")
    page = Someone(owner.app).get(PAGE).text
    aside = page.partition('id="hidden-works"')[2].partition("</details>")[0]

    assert "The owner of this record says: not mine." in marked
    assert "A namesake" in marked
    assert f"/moderation/corrections/{id}" in queue
    assert "Ask him yourself." in case
    assert "sample: an author, printed as “Yinghui Xu”" in case
    assert title not in listed(page)
    assert "1 work that is not this person's, as a moderator agrees" in aside
    assert "a moderator agrees" in aside
    assert "Ask him yourself." not in page
    assert "Another person of that name." in owner.get(LIST).text


@both
def test_a_refused_one_is_shown_to_nobody_but_its_owner_who_reads_why(owner: Someone, judge: Someone) -> None:
    paper, title = work_of(owner)
    id = say(owner, "not mine", subject=paper, says="A namesake's.")

    judge.send(f"/moderation/corrections/{id}", decision="refused", reason="It carries your ORCID iD.")
    page, letter = Someone(owner.app).get(PAGE).text, mail(owner.app)[-1]

    assert "says: not mine" not in page
    assert title in listed(page)
    assert "It carries your ORCID iD." in owner.get(LIST).text
    assert f"{LIST}" in letter.text
    assert "ORCID" not in letter.text
    assert ("correction refused", f"corrections:{id}", "It carries your ORCID iD.") in sql(
        owner.app, "SELECT action, subject, why FROM audit"
    )


def test_a_missing_work_stands_on_the_page_until_a_source_brings_it(owner: Someone) -> None:
    say(
        owner,
        "missing",
        title="On what is missing",
        year="2019",
        identifier="https://doi.org/10.5555/MISSING",
    )

    page = Someone(owner.app).get(PAGE).text
    known = owner.send(
        NEW, f"{NEW}?about=missing", about="missing", title="Known", identifier=work_of(owner)[0]
    )

    link = (
        '<a href="https://doi.org/10.5555/missing" rel="nofollow ugc noopener">On what is missing (2019)</a>'
    )
    assert link in page
    assert known.status_code == 422
    assert "This work is in the record already" in known.text


@pytest.mark.parametrize(
    ("about", "fields", "shown"),
    [
        ("name", {"says": "It is Xu Yinghui."}, ("The sources: Yinghui Xu.", "The owner: It is Xu Yinghui.")),
        ("affiliation", {"subject": "", "says": "I was never there."}, ("The owner: I was never there.",)),
        ("mixed", {"says": "Two people."}, ("Several people are mixed up in this record", "Two people.")),
        ("same person", {"subject": f"https://graph.example/authors/{PAN}"}, ("Pan Pan",)),
        ("other", {"says": "The picture."}, ("Something else is wrong", "The picture.")),
    ],
)  # fmt: skip
def test_other_corrections_are_shown_beside_the_sources_when_a_moderator_agrees(
    owner: Someone, judge: Someone, about: str, fields: dict[str, str], shown: tuple[str, ...]
) -> None:
    if about == "affiliation":
        places = owner.get(f"/api/v1{PAGE}").json["affiliations"]  # type: ignore[index]
        fields["subject"] = places[0]["id"]
    id = say(owner, about, **fields)

    before = Someone(owner.app).get(PAGE).text
    assert judge.get(f"/moderation/corrections/{id}").status_code == 200
    judge.send(f"/moderation/corrections/{id}", decision="accepted", reason="Shown by the papers.")
    page = Someone(owner.app).get(PAGE).text.partition('id="owner"')[2].partition("</section>")[0]

    assert 'id="owner"' not in before
    assert all(text in page for text in shown)
    assert "a moderator agrees" in page


@pytest.mark.parametrize(
    ("about", "fields", "fault"),
    [
        ("name", {"says": " \u200b "}, "Write what is right."),
        ("missing", {"title": ""}, "Write the work&#39;s title."),
        ("missing", {"title": "A", "year": "last"}, "Write a year such as 2021"),
        ("missing", {"title": "A", "identifier": "javascript:alert(1)"}, "Write a DOI, an arXiv number"),
        ("missing", {"title": "A", "identifier": "javascript://%0aalert(1)"}, "Write a DOI, an arXiv number"),
        ("affiliation", {"subject": "ror:none", "says": "x"}, "Choose the affiliation that is wrong."),
        ("same person", {"subject": "sample:nobody"}, "There is no such record here."),
        ("same person", {"subject": XU}, "That is this record itself."),
    ],
)
def test_what_cannot_be_taken_says_why(
    owner: Someone, about: str, fields: dict[str, str], fault: str
) -> None:
    answer = owner.send(NEW, f"{NEW}?about={about}", about=about, **fields)

    assert answer.status_code == 422
    assert fault in answer.text
    assert sql(owner.app, "SELECT count(*) FROM corrections") == [(0,)]


def test_a_work_of_another_record_cannot_be_contested(owner: Someone) -> None:
    answer = owner.send(NEW, f"{NEW}?about=other", about="not mine", subject="doi:10.5555/not-there")

    assert answer.status_code == 404
    assert owner.get(f"{NEW}?about=nonsense").status_code == 404


@both
def test_a_correction_is_kept_once_and_can_be_taken_back_by_its_owner_alone(owner: Someone) -> None:
    paper, _ = work_of(owner)
    eve = Someone(owner.app).sign_up("eve@example.org", "Eve").owns(PAN)
    id = say(owner, "not mine", subject=paper)
    say(owner, "not mine", subject=paper)

    stolen = eve.send(f"/authors/{PAN}/edit/corrections/{id}/withdraw", "/account").status_code
    other_record = eve.send(f"{LIST}/{id}/withdraw", "/account").status_code
    taken = owner.send(f"{LIST}/{id}/withdraw", LIST).status_code
    again = owner.send(f"{LIST}/{id}/withdraw", f"{PAGE}/edit").status_code

    assert (stolen, other_record, taken, again) == (404, 403, 303, 404)
    assert sql(owner.app, "SELECT state FROM corrections") == [("withdrawn",)]
    assert "says: not mine" not in owner.get(PAGE).text


def test_a_case_is_for_moderators_and_decided_once_with_a_reason(owner: Someone, judge: Someone) -> None:
    id = say(owner, "other", says="Wrong.")
    case = f"/moderation/corrections/{id}"

    by_owner = [
        owner.get(case).status_code,
        owner.send(case, LIST, decision="accepted", reason="x").status_code,
    ]
    without = judge.send(case, decision="accepted", reason=" ")
    page_before = judge.token(case)
    judge.send(case, decision="refused", reason="No.")
    again = judge.client.post(
        case, data={"csrf_token": page_before, "decision": "accepted", "reason": "Yes."}
    )

    assert by_owner == [403, 403]
    assert Someone(owner.app).get(case).status_code == 303
    assert without.status_code == again.status_code == 422
    assert "Write why" in without.text
    assert sql(owner.app, "SELECT state, reason FROM corrections") == [("refused", "No.")]


def test_nobody_decides_on_what_she_has_said_herself(owner: Someone) -> None:
    id = say(owner.has_role("moderator"), "other", says="Wrong.")
    case = f"/moderation/corrections/{id}"

    shown = owner.get(case).text
    answer = owner.send(case, LIST, decision="accepted", reason="I say so.")

    assert "another moderator decides" in shown
    assert 'name="decision"' not in shown
    assert answer.status_code == 422
    assert sql(owner.app, "SELECT state FROM corrections") == [("open",)]


@both
def test_of_two_decisions_one_stands(owner: Someone) -> None:
    id = say(owner, "other", says="Wrong.")

    with store_of(owner.app).session() as session:
        first = decide(session, id, "accepted", "Yes.")
    with store_of(owner.app).session() as session:
        second = decide(session, id, "refused", "No.")

    assert (first, second) == (True, False)
    assert sql(owner.app, "SELECT state FROM corrections") == [("accepted",)]


@both
def test_what_is_contested_and_missing_counts_for_the_owner_s_record_alone(owner: Someone) -> None:
    paper, title = work_of(owner)
    say(owner, "not mine", subject=paper)
    say(owner, "missing", title="On what is missing")

    with store_of(owner.app).session() as session:
        contested = contested_works(session, [XU, "sample:old"])
        missing = missing_works(session, [XU])
        others = contested_works(session, [PAN])
    sql(owner.app, "UPDATE claims SET state = 'released'")
    with store_of(owner.app).session() as session:
        after = contested_works(session, [XU])

    assert [(each.paper, each.title, each.state) for each in contested] == [(paper, title, "open")]
    assert [(each.paper, each.title) for each in missing] == [("", "On what is missing")]
    assert others == after == []


def test_markup_in_a_correction_is_shown_as_it_was_written(owner: Someone, judge: Someone) -> None:
    script = "<script>document.title=1</script>"
    paper, _ = work_of(owner)
    say(owner, "not mine", subject=paper, says=script, words=script)
    id = say(owner, "missing", title=script, identifier="https://example.org/paper", words=script)

    pages = [
        owner.get(PAGE),
        owner.get(LIST),
        judge.get("/moderation"),
        judge.get(f"/moderation/corrections/{id}"),
    ]

    assert not any("<script>document" in page.text for page in pages)
    assert '<a href="https://example.org/paper" rel="nofollow ugc noopener">&lt;script' in pages[0].text
