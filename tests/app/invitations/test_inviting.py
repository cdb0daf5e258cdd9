"""Inviting: who may, whom, how often, and who sees it."""

import json
import re
import threading

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from peergraph.app.invitations.tables import InvitationRow
from peergraph.app.moderation.retention import tidy
from peergraph.cypher.graph import Graph

from ..conftest import ORCID, NewApp
from ..someone import Someone, mail, sql, store_of, whole_store
from .letters import JIN, KOT, LIU, WORDS, act, earlier, invite, invited, owner, state_of

both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


def test_nobody_can_be_invited_on_a_page_that_nobody_has_claimed(ada: Someone):
    page, profile = ada.get(f"/authors/{KOT}/invite").text, ada.get(f"/authors/{KOT}").text
    sent = ada.send(f"/authors/{KOT}/invite", "/account", purpose="paper", words=WORDS)

    assert all(
        "Claim this author entity first to unlock direct invitations." in text for text in (page, profile)
    )
    assert 'action="/authors' not in page
    assert sent.status_code == 200
    assert sql(ada.app, "SELECT * FROM invitations") == []


def test_a_stranger_reads_what_an_invitation_is_and_signs_in_first(site_app: Flask, stranger: Someone):
    owner(site_app, KOT, "Kot")

    page = stranger.get(f"/authors/{KOT}/invite")
    sent = stranger.send(f"/authors/{KOT}/invite", "/account/sign-in", purpose="paper", words=WORDS)

    assert "Sign in to invite" in page.text
    assert f'href="/authors/{KOT}/invite"' in stranger.get(f"/authors/{KOT}").text
    assert sent.status_code == 303
    assert sent.headers["Location"].startswith("/account/sign-in")


@both
def test_an_invitation_is_read_answered_and_talked_about_by_the_two(site_app: Flask):
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")

    path = invited(liu)
    assert "Invitation from Ai Qun Liu" in kot.get(path).text
    accepted = act(kot, path, "answer", answer="accept", words="Gladly.")
    said = act(liu, path, "messages", words="Next week?\r\n\r\nOn Monday.")

    assert (accepted.status_code, said.status_code) == (303, 303)
    for who in (kot, liu):
        text = who.get(path).text
        assert all(words in text for words in (WORDS, "Gladly.", "Next week?\n\nOn Monday.", "accepted"))
    assert state_of(site_app, path) == "accepted"


def test_everybody_else_gets_the_answer_of_an_invitation_that_does_not_exist(site_app: Flask):
    kot, liu, eve = (
        owner(site_app, KOT, "Kot"),
        owner(site_app, LIU, "Liu"),
        owner(site_app, JIN, "Eve"),
    )
    eve.has_role("admin")
    path = invited(liu)
    act(kot, path, "answer", answer="accept", words="")
    never = "/invitations/aaaaaaaaaaaaaaaa"

    for each in ("", "/slice.svg"):
        seen, unknown = eve.get(path + each), eve.get(never + each)
        assert (seen.status_code, unknown.status_code) == (404, 404)
        assert _without_id(seen.text) == _without_id(unknown.text)
    for what in ("answer", "withdraw", "end", "messages", "block"):
        sent = eve.send(f"{path}/{what}", "/account", answer="accept", words="me too")
        assert sent.status_code == 404, what
    assert state_of(site_app, path) == "accepted"
    assert sql(site_app, "SELECT count(*) FROM invitation_messages")[0][0] == 1


def test_no_list_page_feed_or_export_of_others_says_anything_of_an_invitation(site_app: Flask):
    owner(site_app, KOT, "Kot")
    liu, eve = owner(site_app, LIU, "Liu"), Someone(site_app).sign_up("eve@example.org", "Eve")
    path = invited(liu)
    places = (
        f"/authors/{KOT}",
        f"/authors/{LIU}",
        f"/authors/{KOT}/invite",
        "/invitations",
        "/account/export",
        "/account",
    )

    for who in (eve, Someone(site_app)):
        for place in places:
            text = who.get(place).text
            assert WORDS not in text
            assert path.rpartition("/")[2] not in text


def test_an_invitation_says_whether_its_sender_owns_a_profile_and_shows_what_connects_the_two(
    site_app: Flask,
):
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    eve = Someone(site_app).sign_up("eve@example.org", "Yann LeCun")

    known, unknown = kot.get(invited(liu)).text, kot.get(invited(eve)).text
    drawing = kot.get(invited_path(known) + "/slice.svg")

    assert "Owner of this profile, verified." in known
    assert "What connects Ai Qun Liu and Alex C. Kot" in known
    assert "Gang Wang" in known
    assert drawing.mimetype == "image/svg+xml"
    assert "Gang Wang" in drawing.text
    assert "nobody has checked this name" in unknown
    assert "No slice of the graph connects the two" in unknown


def test_an_invitation_is_about_three_papers_or_topics_at_most_and_only_of_this_graph(site_app: Flask):
    owner(site_app, JIN, "Jin")
    liu = owner(site_app, LIU, "Liu")
    keys = re.findall(r'name="about" value="([^"]+)"', liu.get(f"/authors/{JIN}/invite").text)
    form = {"purpose": "paper", "words": WORDS, "csrf_token": liu.token(f"/authors/{JIN}/invite")}

    four = liu.client.post(f"/authors/{JIN}/invite", data={**form, "about": keys[:4]})
    alien = liu.client.post(f"/authors/{JIN}/invite", data={**form, "about": ["author:sample:rong-jin"]})
    typed = liu.client.post(f"/authors/{JIN}/invite", data={**form, "other": "no such thing at all"})
    three = liu.client.post(
        f"/authors/{JIN}/invite",
        data={**form, "about": keys[:2], "other": f"https://example.org/papers/{_paper(keys[-1])}"},
    )

    assert [each.status_code for each in (four, alien, typed, three)] == [422, 422, 422, 303]
    assert WORDS in four.text
    (about,) = sql(site_app, "SELECT about FROM invitations")[0]
    assert json.loads(about) == [*keys[:2], keys[-1]]


@pytest.mark.parametrize(
    "form",
    [{"words": "   "}, {"words": "x" * 2_001}, {"words": "a\u202e\u200b"[1:]}, {"purpose": "spam"}],
    ids=["empty", "too long", "only what cannot be seen", "no purpose of ours"],
)
def test_what_cannot_be_sent_is_said_and_kept_in_the_form(site_app: Flask, form: dict[str, str]):
    owner(site_app, KOT, "Kot")
    liu = owner(site_app, LIU, "Liu")

    refused = invite(liu, **form)

    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    assert sql(site_app, "SELECT * FROM invitations") == []


def test_a_message_may_be_as_long_in_any_script(site_app: Flask):
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")

    path = invited(liu, words="🔭" * 2_000)

    assert "🔭" * 2_000 in kot.get(path).text


def test_scripts_and_turned_text_in_a_message_are_only_text(site_app: Flask):
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")

    path = invited(liu, words="<script>alert(1)</script> \u202eevil\u202c http://evil.example/")

    text = kot.get(path).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; evil http://evil.example/" in text
    assert 'href="http://evil' not in text


def test_a_second_invitation_waits_for_the_answer_to_the_first(site_app: Flask):
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    path = invited(liu)

    page = liu.get(f"/authors/{KOT}/invite").text
    again = liu.send(f"/authors/{KOT}/invite", "/account", purpose="paper", words=WORDS)
    back = kot.send(f"/authors/{LIU}/invite", "/account", purpose="paper", words=WORDS)

    assert path in page
    assert "still waits for an answer" in again.text
    assert "has invited you already" in back.text
    assert len(sql(site_app, "SELECT * FROM invitations")) == 1


@both
def test_the_database_itself_keeps_two_open_invitations_of_one_to_another_out(site_app: Flask):
    kot, liu = owner(site_app, KOT, "Kot").account, owner(site_app, LIU, "Liu").account

    def row(id: str) -> InvitationRow:
        return InvitationRow(
            id=id, kind="direct", account=liu, sender_author="", recipient=kot, author=KOT, towards="",
            purpose="paper", about="[]", state="open", created="2026-01-01T00:00:00+00:00",
        )  # fmt: skip

    with pytest.raises(IntegrityError), store_of(site_app).session() as session:
        session.add_all([row("one"), row("two")])


@both
def test_of_two_invitations_that_one_sends_at_the_same_moment_one_is_sent(site_app: Flask):
    owner(site_app, KOT, "Kot")
    liu = owner(site_app, LIU, "Liu")
    place, start = f"/authors/{KOT}/invite", threading.Barrier(2)
    form = {"csrf_token": liu.token(place), "purpose": "paper", "words": WORDS}
    cookies = {name: liu.client.get_cookie(name) for name in ("signed_in", "browser")}
    statuses: list[int] = []

    def try_it() -> None:
        client = Someone(site_app).client
        for name, cookie in cookies.items():
            client.set_cookie(name, cookie.value if cookie else "")
        start.wait()
        statuses.append(client.post(place, data=form).status_code)

    threads = [threading.Thread(target=try_it) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(statuses) == [303, 422]
    assert sql(site_app, "SELECT count(*) FROM invitations")[0][0] == 1


def test_who_has_declined_is_left_alone_for_a_while(site_app: Flask):
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    path = invited(liu)
    act(kot, path, "answer", answer="decline", words="")

    soon = invite(liu)
    earlier(site_app, 91)
    later = invite(liu)

    assert soon.status_code == 422
    assert "You can send the next one from" in soon.text
    assert later.status_code == 303


def test_five_invitations_a_day_are_the_most(site_app: Flask):
    people = (
        JIN,
        "sample:pan-pan",
        "sample:fei-huang",
        "sample:yang-liu",
        "sample:tianbao-yang",
        KOT,
    )
    for number, author in enumerate(people):
        owner(site_app, author, f"Person{number}")
    liu = owner(site_app, LIU, "Liu")

    done = [invite(liu, author).status_code for author in people]
    refused = invite(liu, KOT).text
    earlier(site_app, 2)

    assert done == [303] * 5 + [422]
    assert "5 invitations within a day" in refused
    assert invite(liu, KOT).status_code == 303


def test_one_person_gets_twenty_invitations_a_day_at_most_and_ten_of_one_sender_wait_at_once(site_app: Flask):
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    _fill(site_app, "account", liu.account, kot.account, 10, days=3)
    waiting = invite(liu)
    sql(site_app, "DELETE FROM invitations")
    eve = Someone(site_app).sign_up("eve@example.org", "Eve")
    _fill(site_app, "recipient", kot.account, eve.account, 20, days=0)

    many = invite(liu)

    assert "10 invitations of yours wait" in waiting.text
    assert "many invitations today" in many.text


def test_nobody_hears_of_an_invitation_that_is_60_days_old(site_app: Flask):
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    path = invited(liu)
    earlier(site_app, 61)

    page = kot.get(path).text
    late = kot.send(f"{path}/answer", "/account", answer="accept")

    assert "expired without an answer" in page
    assert 'value="accept"' not in page
    assert late.status_code == 409


def test_what_nobody_has_answered_goes_with_what_was_settled_long_ago(site_app: Flask):
    owner(site_app, KOT, "Kot")
    invited(owner(site_app, LIU, "Liu"))

    counts: list[int] = []
    for age in (40, 30):
        earlier(site_app, age)
        with store_of(site_app).session() as session:
            tidy(session, 30)
        counts.append(sql(site_app, "SELECT count(*) FROM invitations")[0][0])

    assert counts == [1, 0]


def test_what_the_owner_is_open_to_stands_above_the_form(site_app: Flask):
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    edit = f"/authors/{KOT}/edit"
    kot.send(edit, open="1", purpose="data", topics="Saliency")

    page = liu.get(f"/authors/{KOT}/invite").text

    assert "Open to collaborate" in page
    assert "share data, code or material" in page


def test_wishes_and_blocks_turn_away_with_one_and_the_same_answer(site_app: Flask):
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    eve = Someone(site_app).sign_up("eve@example.org", "Eve")
    answer = "takes no invitation from you at present"

    kot.send("/invitations/wishes", takes="owners", mails="on")
    without_profile = invite(eve).text
    path = invited(liu)
    kot.send("/invitations/wishes", takes="nobody")
    nobody = invite(owner(site_app, JIN, "Jin")).text
    kot.send("/invitations/wishes", takes="anyone")
    act(kot, path, "block")
    earlier(site_app, 400)
    blocked = invite(liu).text

    assert all(answer in text for text in (without_profile, nobody, blocked))


def test_a_mail_says_that_there_is_something_and_neither_who_nor_what(site_app: Flask):
    owner(site_app, KOT, "Kot")
    liu = owner(site_app, LIU, "Liu")

    path = invited(liu)

    letter = mail(site_app)[-1]
    assert (letter.to, path in letter.text) == ("kot@example.org", True)
    assert not any(word in letter.text + letter.subject for word in (WORDS, "Liu", LIU))


def test_who_wants_no_mails_gets_none(site_app: Flask):
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    kot.send("/invitations/wishes", takes="anyone")
    before = len(mail(site_app))

    invited(liu)

    assert len(mail(site_app)) == before


def test_an_invitation_to_a_record_that_has_changed_hands_cannot_be_accepted(site_app: Flask):
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    path = invited(liu)
    sql(site_app, "UPDATE claims SET state = 'released' WHERE author = :author", author=KOT)

    refused = act(kot, path, "answer", answer="accept")

    assert refused.status_code == 400
    assert "do not own any more" in refused.text
    assert "has another owner by now" in liu.get(path).text
    assert act(kot, path, "answer", answer="decline").status_code == 303


def test_an_account_that_goes_takes_its_invitations_and_conversations_along(site_app: Flask):
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    path = invited(liu)
    act(kot, path, "answer", answer="accept", words="Gladly.")
    exported, sent = (json.loads(who.get("/account/export").text) for who in (kot, liu))
    id = kot.account

    kot.send("/account/delete", sure="on")

    kept = whole_store(site_app)
    assert [row["words"] for row in exported["invitation_messages"]] == ["Gladly."]
    assert [row["words"] for row in exported["invitation_messages_received"]] == [WORDS]
    assert [row["sender"] for row in exported["invitations_received"]] == ["Liu"]
    assert [row["words"] for row in sent["invitation_messages_received"]] == ["Gladly."]
    # Nothing that says which other things are hers, nor whether she has looked.
    assert not any(text in str(sent) for text in (id, "news_for_recipient"))
    assert not any(text in kept for text in (WORDS, "Gladly."))
    assert not [
        line for line in kept.splitlines() if id in line and "account deleted" not in line and "audit" in line
    ]
    assert liu.get(path).status_code == 404


def test_a_claim_under_an_old_id_of_a_record_is_one_of_the_record(new_app: NewApp, library: Graph):
    app = new_app(graph=library)
    ada, ben = owner(app, "openalex:A1001", "Ada"), owner(app, "openalex:A1002", "Ben")

    path = invited(ben, ORCID)

    assert "Invitation from Ben Žižka" in ada.get(path).text
    assert "Invitation to Ada Ørsted" in ben.get(path).text


def invited_path(page: str) -> str:
    return re.search(r'action="(/invitations/[a-z2-7]{16})/answer"', page)[1]  # type: ignore[index]


def _paper(key: str) -> str:
    assert key.startswith("paper:")
    return key.removeprefix("paper:")


def _without_id(page: str) -> str:
    return re.sub(r"[0-9a-f]{16}|/invitations/\w+|value=\"[^\"]*\"|next=[^\"]*", "", page)


def _fill(app: Flask, column: str, mine: str, other: str, number: int, days: int) -> None:
    """Let there be many invitations of or to somebody, each with another purpose of the unique index."""
    values = (
        {"account": mine, "recipient": other}
        if column == "account"
        else {"account": other, "recipient": mine}
    )
    for each in range(number):
        sql(
            app,
            "INSERT INTO invitations (id, kind, account, sender_author, recipient, author, towards, purpose, about, "
            "state, created, passed_on, news_for_sender, news_for_recipient) VALUES (:id, 'introduction', :account, "
            "'', :recipient, :author, :towards, 'paper', '[]', :state, :created, 0, 0, 0)",
            id=f"filled{each}", author=KOT, towards=f"mine:{each}",
            state="open" if column == "account" else "declined",
            created=sql(app, f"SELECT strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now', '-{days} days')")[0][0],
            **values,
        )  # fmt: skip
