"""What two do with each other changes and shows nothing of what is between others, and lasts as long as it should."""

from flask import Flask

from peergraph.app.accounts.times import time_from_now

from ..someone import Someone, mail, sql
from .letters import JIN, KOT, LIU, WORDS, act, earlier, invite, invited, owner, state_of


def fill(app: Flask, sender: str, recipient: str, number: int, state: str, days: int) -> None:
    """Let there be that many requests from one account to another, made so many days ago."""
    for each in range(number):
        sql(
            app,
            "INSERT INTO invitations (id, kind, account, sender_author, recipient, author, towards, purpose, about, "
            "state, created, decided, passed_on, news_for_sender, news_for_recipient) VALUES (:id, 'introduction', "
            ":sender, '', :recipient, 'mine:x', :id, 'paper', '[]', :state, :created, :created, 0, 0, 0)",
            id=f"{sender[:4]}{recipient[:4]}{state[:2]}{each}", sender=sender, recipient=recipient, state=state,
            created=time_from_now(days=-days),
        )  # fmt: skip


def test_a_block_ends_and_shows_nothing_of_what_is_between_others(site_app: Flask):
    kot, liu, jin = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu"), owner(site_app, JIN, "Jin")
    first, other = invited(liu), invited(liu, JIN)
    act(kot, first, "answer", answer="decline")

    act(kot, first, "block")
    act(liu, first, "block")
    third = invited(jin)

    assert [state_of(site_app, path) for path in (first, other, third)] == ["declined", "open", "open"]
    assert "/invitations/blocks/" in kot.get("/invitations/wishes").text
    assert "/invitations/blocks/" not in jin.get("/invitations/wishes").text


def test_limits_count_what_one_sent_and_another_got_and_only_of_today_or_open(site_app: Flask):
    kot, liu, jin = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu"), owner(site_app, JIN, "Jin")
    eve = Someone(site_app).sign_up("eve@example.org", "Eve")
    fill(site_app, eve.account, jin.account, 20, "declined", 0)
    fill(site_app, eve.account, jin.account, 10, "open", 0)
    fill(site_app, liu.account, jin.account, 12, "declined", 3)
    fill(site_app, jin.account, kot.account, 20, "declined", 2)

    assert invite(liu, KOT).status_code == 303


def test_a_conversation_is_held_and_ended_after_any_time(site_app: Flask):
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    owner(site_app, JIN, "Jin")
    path = invited(liu)
    act(kot, path, "answer", answer="accept", words="")
    earlier(site_app, 100)

    again = liu.send(f"/authors/{KOT}/invite", "/account", purpose="paper", words=WORDS)
    invited(liu, JIN)

    assert "You are in a conversation already" in again.text
    assert state_of(site_app, path) == "accepted"
    assert act(kot, path, "messages", words="Still there?").status_code == 303
    assert act(kot, path, "end").status_code == 303


def test_who_has_heard_nothing_can_ask_again_a_month_after_her_invitation_expired(site_app: Flask):
    owner(site_app, KOT, "Kot")
    liu = owner(site_app, LIU, "Liu")
    invited(liu)
    earlier(site_app, 89)

    soon = invite(liu)
    earlier(site_app, 2)

    assert (soon.status_code, invite(liu).status_code) == (422, 303)


def test_whoever_was_invited_hears_of_a_message_and_nobody_else_does(site_app: Flask):
    kot, liu, jin = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu"), owner(site_app, JIN, "Jin")
    path = invited(liu)
    act(kot, path, "answer", answer="accept", words="")
    for who in (kot, liu):
        who.get(path)
    before = len(mail(site_app))

    act(liu, path, "messages", words="Tomorrow?")

    assert [letter.to for letter in mail(site_app)[before:]] == ["kot@example.org"]
    assert ["1 new" in who.get("/account").text for who in (kot, liu, jin)] == [True, False, False]
    kot.get(path)
    sql(
        site_app,
        "UPDATE accounts SET suspended = '2026-01-02T03:04:05+00:00' WHERE email = 'kot@example.org'",
    )
    act(liu, path, "messages", words="Are you there?")
    assert len(mail(site_app)) == before + 1


def test_each_conversation_shows_its_own_words(site_app: Flask):
    kot, jin = owner(site_app, KOT, "Kot"), owner(site_app, JIN, "Jin")
    liu = owner(site_app, LIU, "Liu")

    path, other = invited(liu, words="For Kot alone."), invited(liu, JIN, words="For Jin alone.")

    texts = [kot.get(path).text, jin.get(other).text]
    assert [["For Kot alone." in text, "For Jin alone." in text] for text in texts] == [
        [True, False], [False, True]
    ]  # fmt: skip
