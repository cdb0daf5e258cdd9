"""Two browsers that do something at the same moment: it is done once, and nobody gets more than one at a time does."""

import threading
from collections.abc import Sequence

import pytest
from flask import Flask

from peergraph.app.claims import states
from peergraph.app.following import follows
from peergraph.app.invitations import talking
from peergraph.app.profiles import corrections
from peergraph.app.removals import carrying

from .invitations.letters import JIN, KOT, LIU, WANG, WORDS, act, invited, owner
from .someone import Someone, sql

both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
Sent = tuple[Someone, str, dict[str, str]]
"""Who sends what where."""


def at_once(*sent: Sent) -> Sequence[int]:
    """Send several forms at the same moment, and return their statuses in that order."""
    statuses, start = [0] * len(sent), threading.Barrier(len(sent))
    tokens = [who.token("/account/sign-in") for who, _path, _form in sent]

    def send(place: int) -> None:
        who, path, form = sent[place]
        client = who.app.test_client()
        for name in ("signed_in", "browser"):
            if cookie := who.client.get_cookie(name):
                client.set_cookie(name, cookie.value)
        start.wait()
        statuses[place] = client.post(path, data={"csrf_token": tokens[place], **form}).status_code

    threads = [threading.Thread(target=send, args=(place,)) for place in range(len(sent))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses


@both
def test_of_two_who_invite_each_other_one_does(site_app: Flask) -> None:
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    form = {"purpose": "paper", "words": WORDS}

    statuses = at_once((kot, f"/authors/{LIU}/invite", form), (liu, f"/authors/{KOT}/invite", form))

    assert sorted(statuses) == [303, 422]
    assert sql(site_app, "SELECT count(*) FROM invitations")[0][0] == 1


@both
def test_who_is_blocked_meanwhile_has_sent_nothing_that_stays_open(site_app: Flask) -> None:
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    old = invited(liu)
    sql(
        site_app, "UPDATE invitations SET state = 'withdrawn', created = '2020-01-01', decided = '2020-01-01'"
    )

    at_once((liu, f"/authors/{KOT}/invite", {"purpose": "paper", "words": WORDS}), (kot, f"{old}/block", {}))

    assert sql(site_app, "SELECT count(*) FROM invitations WHERE state = 'open'")[0][0] == 0


@both
def test_no_more_messages_pass_at_once_than_in_a_row(
    site_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talking, "MESSAGES_AN_HOUR", 3)
    kot, liu = owner(site_app, KOT, "Kot"), owner(site_app, LIU, "Liu")
    path = invited(liu)
    act(kot, path, "answer", answer="accept", words="")

    statuses = at_once(*[(liu, f"{path}/messages", {"words": "And more"})] * 5)

    # The invitation's own words are the first.
    assert sorted(statuses) == [303, 303, 429, 429, 429]


@both
def test_nobody_claims_corrects_follows_or_asks_for_more_at_once_than_in_a_row(
    site_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in (
        (states, "MOST_PENDING"),
        (corrections, "MOST_OPEN"),
        (follows, "MOST_FOLLOWED"),
        (carrying, "MOST_OPEN"),
    ):
        monkeypatch.setattr(*limit, 2)
    kot, others = owner(site_app, KOT, "Kot"), (JIN, LIU, WANG, "sample:yinghui-xu")
    correction, removal = {"about": "name", "words": "See my page"}, {"words": "It is me"}

    followed = at_once(*[(kot, "/following/add", {"kind": "author", "id": id}) for id in others])
    said = at_once(
        *[(kot, f"/authors/{KOT}/edit/corrections/new", {**correction, "says": id}) for id in others]
    )
    claimed = at_once(*[(kot, f"/authors/{id}/claim", {}) for id in others])
    asked = at_once(*[(kot, f"/authors/{id}/removal", removal) for id in others])

    assert [sorted(each) for each in (followed, said, claimed, asked)] == [
        [303, 303, 409, 409],
        [303, 303, 422, 422],
        [303, 303, 429, 429],
        [303, 303, 429, 429],
    ]


@both
def test_of_two_administrators_who_take_the_role_from_each_other_one_stays(site_app: Flask) -> None:
    one = Someone(site_app).sign_up("one@example.org", "One").has_role("admin")
    two = Someone(site_app).sign_up("two@example.org", "Two").has_role("admin")
    form = {"role": "reader", "reason": "Enough"}

    statuses = at_once(
        (one, f"/moderation/people/{two.account}/role", form),
        (two, f"/moderation/people/{one.account}/role", form),
    )

    assert 303 in statuses
    assert sql(site_app, "SELECT count(*) FROM accounts WHERE role = 'admin'")[0][0] == 1


@both
def test_a_report_is_decided_once_and_made_once(site_app: Flask) -> None:
    owner_of_text = Someone(site_app).sign_up("own@example.org", "Own")
    saved = owner_of_text.send("/q", "/q/new", title="Rude", query="RETURN 1").headers["Location"]
    owner_of_text.send(f"{saved}/visibility", "/account", visibility="public")
    reader = Someone(site_app).sign_up("reader@example.org", "Reader")
    moderator = Someone(site_app).sign_up("mod@example.org", "Mod").has_role("moderator")

    at_once(*[(reader, f"/report/query/{saved.rpartition('/')[2]}", {"words": "Bad"})] * 3)
    (report,) = [row[0] for row in sql(site_app, "SELECT id FROM reports")]
    decided = {"decision": "leave", "reason": "Fine"}
    at_once(*[(moderator, f"/moderation/reports/{report}", decided)] * 3)

    assert sql(site_app, "SELECT count(*) FROM audit WHERE action = 'left as it is'")[0][0] == 1


@both
def test_who_presses_twice_has_done_it_once(ada: Someone) -> None:
    follow = {"kind": "author", "id": JIN}
    hide, wish = {"person": JIN}, {"takes": "owners", "mails": "on"}

    hidden = at_once(*[(ada, f"/authors/{KOT}/suggested/hide", hide)] * 3)
    followed = at_once(*[(ada, "/following/add", follow)] * 3)
    wished = at_once(*[(ada, "/invitations/wishes", wish)] * 3)

    assert {*hidden, *followed, *wished} == {303}
