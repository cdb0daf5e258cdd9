"""Introductions: along joint papers, by somebody who wrote with both, and only if she likes."""

import pytest
from flask import Flask

from peergraph.app.invitations.introductions import shared_coauthors
from peergraph.cypher.graph import Graph

from ..someone import Someone, mail, sql
from .letters import JIN, KOT, LIU, WANG, WORDS, act, ask, invited, owner, state_of

Three = tuple[Someone, Someone, Someone]


@pytest.fixture
def three(site_app: Flask) -> Three:
    """Liu, who asks, Wang, who wrote with both, and Kot."""
    return owner(site_app, LIU, "Liu"), owner(site_app, WANG, "Wang"), owner(site_app, KOT, "Kot")


def test_shared_coauthors_are_those_who_wrote_with_both(sample: Graph):
    found = shared_coauthors(sample, LIU, KOT)

    assert [person.id for person in found.people] == [WANG]
    assert (found.total, found.stopped) == (1, False)
    assert shared_coauthors(sample, LIU, LIU.replace("liu", "nobody")).people == ()


def test_a_coauthor_who_owns_her_profile_can_be_asked_and_the_others_are_named(site_app: Flask):
    liu = owner(site_app, LIU, "Liu")

    before = liu.get(f"/authors/{KOT}/introduction").text
    owner(site_app, WANG, "Wang")
    after = liu.get(f"/authors/{KOT}/introduction").text

    assert "None of them can be asked here" in before
    assert f'href="/authors/{WANG}"' in before
    assert f'name="through" value="{WANG}"' in after
    assert "has not claimed this record, so that nothing can be passed on here" in after


def test_who_owns_no_profile_is_told_why_nothing_can_be_asked(ada: Someone):
    owner(ada.app, WANG, "Wang")

    page = ada.get(f"/authors/{KOT}/introduction").text
    sent = ada.send(f"/authors/{KOT}/introduction", "/account", through=WANG, purpose="paper", words=WORDS)

    assert "you have not claimed a profile" in page
    assert sent.status_code == 422
    assert sql(ada.app, "SELECT * FROM invitations") == []


def test_an_accepted_request_becomes_an_invitation_that_says_who_introduced_the_two(three: Three):
    liu, wang, kot = three
    owner(liu.app, JIN, "Jin")
    invited(liu, JIN, words="For Jin alone.")
    path = ask(liu).headers["Location"]

    act(wang, path, "answer", answer="accept", words="He is good at this.")

    (new,) = sql(liu.app, "SELECT id FROM invitations WHERE origin IS NOT NULL")[0]
    page = kot.get(f"/invitations/{new}").text
    assert "Invitation from Ai Qun Liu" in page
    assert "For Jin alone." not in page
    assert "Introduced by" in page
    assert all(words in page for words in (WORDS, "He is good at this.", "Gang Wang"))
    assert "was passed on to Alex C. Kot" in wang.get(path).text
    assert "kot@example.org" in [letter.to for letter in mail(liu.app)]
    assert wang.get(f"/invitations/{new}").status_code == 404
    assert kot.get(path).status_code == 404


def test_nothing_is_passed_on_when_the_request_is_declined(three: Three):
    liu, wang, _kot = three
    path = ask(liu).headers["Location"]

    act(wang, path, "answer", answer="decline", words="Ask somebody else.")

    assert state_of(liu.app, path) == "declined"
    assert sql(liu.app, "SELECT count(*) FROM invitations")[0][0] == 1


def test_who_introduces_does_not_learn_that_the_other_has_blocked_the_one(three: Three):
    liu, wang, kot = three
    act(kot, invited(liu), "block")
    path = ask(liu).headers["Location"]

    act(wang, path, "answer", answer="accept", words="")

    page = wang.get(path).text
    assert "has not claimed the record, or takes no such invitation at present" in page
    assert "blocked" not in page.replace("Who is blocked cannot", "")


def test_who_wants_introductions_only_hears_of_what_a_coauthor_passes_on(three: Three):
    liu, wang, kot = three
    kot.send("/invitations/wishes", takes="introduced", mails="on")

    straight = liu.send(f"/authors/{KOT}/invite", purpose="paper", words=WORDS)
    path = ask(liu).headers["Location"]
    act(wang, path, "answer", answer="accept", words="")

    assert "takes no invitation from you" in straight.text
    assert "Introduced by" in kot.get(_direct(liu.app)).text


def test_nobody_can_be_asked_who_did_not_write_with_both(three: Three):
    liu = three[0]

    refused = ask(liu, through="sample:rong-jin")

    assert refused.status_code == 422
    assert "Choose whom you ask." in refused.text
    assert "Nobody wrote papers with both" in liu.get("/authors/sample:rong-jin/introduction").text
    assert sql(liu.app, "SELECT * FROM invitations") == []


def test_the_same_introduction_is_asked_for_once(three: Three):
    liu = three[0]
    ask(liu)

    again = ask(liu)

    assert again.status_code == 422
    assert "still waits for an answer" in again.text


def test_when_who_introduced_goes_the_invitation_stays_and_does_not_name_her(three: Three):
    liu, wang, kot = three
    path = ask(liu).headers["Location"]
    act(wang, path, "answer", answer="accept", words="He is good at this.")
    new = _direct(liu.app)

    wang.send("/account/delete", sure="on")

    page = kot.get(new).text
    assert WORDS in page
    assert "Introduced by" not in page
    assert "He is good at this." not in page


def _direct(app: Flask) -> str:
    (id,) = sql(app, "SELECT id FROM invitations WHERE kind = 'direct' AND state = 'open'")[0]
    return f"/invitations/{id}"
