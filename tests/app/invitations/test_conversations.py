"""Answers, conversations, blocks and reports: what each of the two may do, and what comes of it."""

import re
import threading

import pytest
from flask import Flask

from peergraph.app.invitations.answering import AnsweredMeanwhile, accept, withdraw
from peergraph.app.invitations.talking import MESSAGES_AN_HOUR

from ..someone import Someone, mail, sql, store_of, whole_store
from .letters import KOT, LIU, WORDS, act, invite, invited, owner, state_of

both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
Pair = tuple[Someone, Someone, str]


@pytest.fixture
def pair(site_app: Flask) -> Pair:
    """Kot, whom Liu has invited, Liu, and the invitation's path."""
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    return kot, liu, invited(liu)


@pytest.fixture
def talking(pair: Pair) -> Pair:
    """The same after Kot has accepted."""
    act(pair[0], pair[2], "answer", answer="accept", words="")
    return pair


def test_who_has_sent_an_invitation_cannot_answer_it_and_who_got_it_cannot_withdraw_it(pair: Pair):
    kot, liu, path = pair

    answered = liu.send(f"{path}/answer", path, answer="accept")
    withdrawn = kot.send(f"{path}/withdraw", path)

    assert (answered.status_code, withdrawn.status_code) == (404, 404)
    assert state_of(kot.app, path) == "open"


@pytest.mark.parametrize(("words", "shown"), [("", 1), ("Not this year.", 2)], ids=["without", "with words"])
def test_an_invitation_is_declined_with_or_without_words(pair: Pair, words: str, shown: int):
    kot, liu, path = pair

    act(kot, path, "answer", answer="decline", words=words)

    page = liu.get(path).text
    assert "Declined" in page
    assert words in page
    assert page.count('<p class="letter">') == shown
    assert f'action="{path}/messages"' not in page


def test_what_is_withdrawn_cannot_be_accepted_any_more(pair: Pair):
    kot, liu, path = pair
    token = kot.token(path)
    act(liu, path, "withdraw")

    late = kot.client.post(f"{path}/answer", data={"csrf_token": token, "answer": "accept"})

    assert late.status_code == 409
    assert state_of(kot.app, path) == "withdrawn"
    assert "Withdrawn" in kot.get(path).text


@both
def test_of_accepting_and_withdrawing_at_once_one_succeeds(pair: Pair):
    kot, liu, path = pair
    id, store, start = path.rpartition("/")[2], store_of(kot.app), threading.Barrier(2)
    (recipient, sender), done = (kot.account, liu.account), list[str]()

    def try_it(what: str) -> None:
        start.wait()
        try:
            with kot.app.test_request_context(), store.session() as session:
                if what == "accepted":
                    accept(session, id, recipient, "")
                else:
                    withdraw(session, id, sender)
            done.append(what)
        except AnsweredMeanwhile:
            pass

    threads = [threading.Thread(target=try_it, args=(what,)) for what in ("accepted", "withdrawn")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert done == [state_of(kot.app, path)]


def test_nobody_writes_before_acceptance_or_after_the_end(pair: Pair):
    kot, liu, path = pair

    early = liu.send(f"{path}/messages", path, words="Hello?")
    act(kot, path, "answer", answer="accept", words="")
    ended = act(liu, path, "end")
    late = kot.send(f"{path}/messages", path, words="Wait")

    assert (early.status_code, ended.status_code, late.status_code) == (409, 303, 409)
    assert sql(kot.app, "SELECT words FROM invitation_messages") == [(WORDS,)]
    assert all(word in kot.get(path).text for word in ("accepted", "ended"))


def test_an_empty_message_is_refused_and_a_long_one_kept_in_the_form(talking: Pair):
    kot, _liu, path = talking

    empty, long = act(kot, path, "messages", words=" \n "), act(kot, path, "messages", words="y" * 2_001)

    assert (empty.status_code, long.status_code) == (422, 422)
    assert "y" * 2_001 in long.text
    assert "This has 2001 letters" in long.text


def test_somebody_who_writes_without_end_is_stopped(talking: Pair):
    kot, liu, path = talking
    sql(kot.app, "DELETE FROM invitation_messages")
    for _ in range(MESSAGES_AN_HOUR):
        sql(
            kot.app,
            "INSERT INTO invitation_messages (invitation, account, words, created, withheld) "
            "VALUES (:id, :account, 'x', strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), '')",
            id=path.rpartition("/")[2], account=liu.account,
        )  # fmt: skip

    assert act(liu, path, "messages", words="One more").status_code == 429
    assert act(kot, path, "messages", words="An answer").status_code == 303
    sql(kot.app, "UPDATE invitation_messages SET created = '2026-01-02T03:04:05+00:00'")
    assert act(liu, path, "messages", words="One more").status_code == 303


def test_what_is_new_is_counted_until_it_is_read_and_one_mail_tells_of_many_messages(talking: Pair):
    kot, liu, path = talking
    liu.get(path)
    before = len(mail(kot.app))

    for words in ("One", "Two", "Three"):
        act(kot, path, "messages", words=words)

    assert [letter.to for letter in mail(kot.app)[before:]] == ["liu@example.org"]
    assert "1 new" in liu.get("/account").text
    assert 'state-news">New' in liu.get("/invitations").text
    liu.get(path)
    assert "1 new" not in liu.get("/account").text
    act(kot, path, "messages", words="Four")
    assert len(mail(kot.app)) == before + 2


def test_the_profile_leads_the_two_to_what_is_between_them_and_others_to_the_form(pair: Pair):
    kot, liu, path = pair
    eve = Someone(kot.app).sign_up("eve@example.org", "Eve")

    assert f'href="{path}"' in liu.get(f"/authors/{KOT}").text
    assert f'href="{path}"' in kot.get(f"/authors/{LIU}").text
    assert f'href="/authors/{KOT}/invite"' in eve.get(f"/authors/{KOT}").text


def test_a_block_ends_what_was_open_and_says_nothing(talking: Pair):
    kot, liu, path = talking

    done = act(kot, path, "block")

    page = liu.get(path).text
    assert done.headers["Location"] == "/invitations/wishes"
    assert "Ended" in page
    assert "blocked" not in page.replace("Who is blocked cannot write", "")
    assert liu.send(f"{path}/messages", path, words="Hello?").status_code == 409
    assert "Liu" in kot.get("/invitations/wishes").text


def test_a_block_holds_both_ways_until_it_is_taken_back_by_whom_it_is(pair: Pair):
    kot, liu, path = pair
    act(kot, path, "block")
    (id,) = sql(kot.app, "SELECT id FROM invitation_blocks")[0]

    own = invite(kot, LIU).text
    foreign = liu.send(f"/invitations/blocks/{id}/end", "/account")
    back = kot.send(f"/invitations/blocks/{id}/end", "/invitations/wishes")

    assert "You have blocked this person" in own
    assert (foreign.status_code, back.status_code) == (404, 303)
    assert invite(kot, LIU).status_code == 303


def test_a_moderator_sees_a_reported_message_and_nothing_else_and_can_take_it_away(talking: Pair):
    kot, liu, path = talking
    act(liu, path, "messages", words="You are a fool.")
    moderator = Someone(kot.app).sign_up("mod@example.org", "Mod").has_role("moderator")
    place = re.findall(r'href="(/report/message/\d+)"', kot.get(path).text)[-1]

    kot.send(place, words="Insult")
    case = re.search(r"/moderation/reports/[a-z2-7]{16}", moderator.get("/moderation").text)[0]  # type: ignore[index]
    seen = moderator.get(case).text
    moderator.send(case, reason="An insult.", **_button(seen))

    assert "You are a fool." in seen
    assert WORDS not in seen
    assert moderator.get(path).status_code == 404
    for who in (kot, liu):
        text = who.get(path).text
        assert "You are a fool." not in text
        assert "An insult." in text


def test_only_what_the_other_wrote_can_be_reported_and_only_by_the_two(talking: Pair):
    kot, liu, _path = talking
    eve = Someone(kot.app).sign_up("eve@example.org", "Eve")
    (id,) = sql(kot.app, "SELECT id FROM invitation_messages")[0]

    assert kot.get(f"/report/message/{id}").status_code == 200
    assert [who.get(f"/report/message/{id}").status_code for who in (liu, eve)] == [404, 404]
    assert kot.get("/report/message/x").status_code == 404
    assert kot.get("/report/message/9999").status_code == 404


def test_nothing_of_an_invitation_is_in_the_log_of_what_was_done(talking: Pair):
    kot, _liu, path = talking

    assert path.rpartition("/")[2] in whole_store(kot.app)
    assert not [row for row in sql(kot.app, "SELECT action FROM audit") if "invit" in row[0]]


def _button(page: str) -> dict[str, str]:
    """Return what the button sends that takes something away."""
    return {"decision": re.findall(r'name="decision" value="([^"]+)"', page)[0]}
