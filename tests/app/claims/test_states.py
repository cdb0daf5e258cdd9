"""How claims go from state to state, without pages: one owner a record, whoever is quicker."""

import threading

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from peergraph.app.accounts.belongings import delete_everything
from peergraph.app.claims.claimable import Claimable
from peergraph.app.claims.holders import held_by, holder_of
from peergraph.app.claims.standing import claim_side
from peergraph.app.claims.states import (
    MOST_PENDING,
    ClaimClosed,
    TooManyClaims,
    appeal,
    ask_moderators,
    begin,
    give,
    prove,
    refuse,
    release,
)
from peergraph.app.claims.tables import ClaimRow

from ..someone import Someone, sql, store_of
from .conftest import states

both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
RECORD = Claimable("orcid:1", "Ada Ørsted", (), None, ("openalex:A1", "orcid:1"), ())


@pytest.fixture
def three(site_app: Flask) -> tuple[str, str, str]:
    """The ids of three accounts: Ada, Ben and a moderator."""
    people = [Someone(site_app).sign_up(f"{name}@example.org", name) for name in ("ada", "ben", "mod")]
    people[2].has_role("moderator")
    return people[0].account, people[1].account, people[2].account


def claimed(session: Session, account: str, *, proved: bool = True, record: Claimable = RECORD) -> ClaimRow:
    row = begin(session, account, record)
    session.flush()
    if proved:
        prove(session, row, record, "page", f"https://{account}.example", sure=True)
    return row


@both
def test_of_two_who_prove_a_claim_at_the_same_moment_exactly_one_wins(
    site_app: Flask, three: tuple[str, str, str]
) -> None:
    ready = threading.Barrier(2)
    rows: dict[str, str] = {}

    def win(account: str) -> None:
        with site_app.test_request_context():
            with store_of(site_app).session() as session:
                claim = claimed(session, account, proved=False).id
            ready.wait()
            with store_of(site_app).session() as session:
                row = session.get_one(ClaimRow, claim)
                prove(session, row, RECORD, "page", "https://x.example", sure=True)
            rows[account] = claim

    threads = [threading.Thread(target=win, args=(account,)) for account in three[:2]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(states(site_app)) == ["contested", "verified"]
    assert len(rows) == 2
    assert sql(site_app, "SELECT count(*) FROM audit WHERE action = 'claim verified'") == [(1,)]
    assert sql(site_app, "SELECT count(*) FROM accounts WHERE role = 'owner'") == [(1,)]


@both
def test_the_database_itself_refuses_a_second_owner(site_app: Flask, three: tuple[str, str, str]) -> None:
    with site_app.test_request_context(), store_of(site_app).session() as session:
        claimed(session, three[0])
        claimed(session, three[1])

    with pytest.raises(IntegrityError):
        sql(site_app, "UPDATE claims SET state = 'verified'")


def test_a_record_is_one_record_whatever_it_was_called_when_it_was_claimed(
    site_app: Flask, three: tuple[str, str, str]
) -> None:
    before = Claimable("openalex:A1", "Ada Ørsted", (), None, ("openalex:A1",), ())

    with site_app.test_request_context(), store_of(site_app).session() as session:
        claimed(session, three[0], record=before)
        later = claimed(session, three[1])

        assert later.state == "contested"
        assert holder_of(session, RECORD.ids) == three[0]
        assert held_by(session, three[0]) == ["openalex:A1"]
        assert claim_side(session, RECORD.ids, three[0]).standing == "contested"
        assert begin(session, three[0], RECORD).author == "openalex:A1"


def test_a_record_s_state_is_what_its_claims_say(site_app: Flask, three: tuple[str, str, str]) -> None:
    seen: list[str] = []
    with site_app.test_request_context(), store_of(site_app).session() as session:

        def look() -> None:
            session.flush()
            seen.append(claim_side(session, RECORD.ids, None).standing)

        look()
        row = claimed(session, three[0], proved=False)
        look()
        ask_moderators(session, row, RECORD, "It is me.")
        refuse(session, row, RECORD, three[2], "It is not.")
        look()
        appeal(session, row, RECORD, "It is.")
        look()
        give(session, row, RECORD, three[2], "It is.")
        look()
        rival = claimed(session, three[1], proved=False)
        look()
        prove(session, rival, RECORD, "page", "https://x.example", sure=True)
        look()
        release(session, rival, RECORD)
        look()
        release(session, row, RECORD)
        look()

    expected = "open pending refused pending verified verified contested verified open"
    assert seen == expected.split()


def test_a_rival_who_has_shown_evidence_follows_an_owner_who_lets_go(
    site_app: Flask, three: tuple[str, str, str]
) -> None:
    with site_app.test_request_context(), store_of(site_app).session() as session:
        first, rival = claimed(session, three[0]), claimed(session, three[1])
        assert (first.state, rival.state) == ("verified", "contested")

        assert release(session, first, RECORD) is rival

    assert sorted(states(site_app)) == ["released", "verified"]
    assert sql(site_app, "SELECT role FROM accounts ORDER BY name") == [
        ("reader",),
        ("owner",),
        ("moderator",),
    ]


def test_of_several_rivals_a_moderator_chooses(site_app: Flask, three: tuple[str, str, str]) -> None:
    with site_app.test_request_context(), store_of(site_app).session() as session:
        rows = [claimed(session, account) for account in three]
        assert release(session, rows[0], RECORD) is None

    assert sorted(states(site_app)) == ["contested", "contested", "released"]


def test_who_was_refused_is_not_verified_by_the_program_again(
    site_app: Flask, three: tuple[str, str, str]
) -> None:
    with site_app.test_request_context(), store_of(site_app).session() as session:
        row = claimed(session, three[0])
        refuse(session, row, RECORD, three[2], "Another person of that name.")
        with pytest.raises(TooManyClaims):
            begin(session, three[0], RECORD)
        with pytest.raises(ClaimClosed):
            prove(session, row, RECORD, "page", "https://x.example", sure=True)
        row.decided = "2020-01-01T00:00:00+00:00"
        again = claimed(session, three[0])

        assert (again.state, again.asked is not None) == ("pending", True)
        appealed = session.get_one(ClaimRow, row.id)
        with pytest.raises(ClaimClosed):
            appeal(session, appealed, RECORD, "While another claim runs.")


def test_letting_go_does_not_undo_a_refusal_and_only_a_refusal_is_appealed(
    site_app: Flask, three: tuple[str, str, str]
) -> None:
    with site_app.test_request_context(), store_of(site_app).session() as session:
        let_go = claimed(session, three[0])
        with pytest.raises(ClaimClosed):
            appeal(session, let_go, RECORD, "I own it already.")
        release(session, let_go, RECORD)
        with pytest.raises(ClaimClosed):
            appeal(session, let_go, RECORD, "I have let it go.")
        refused = claimed(session, three[1])
        refuse(session, refused, RECORD, three[2], "Another person of that name.")
        with pytest.raises(ClaimClosed):
            release(session, refused, RECORD)

    assert sorted(states(site_app)) == ["refused", "released"]


def test_more_evidence_of_an_owner_is_kept_beside_the_first(
    site_app: Flask, three: tuple[str, str, str]
) -> None:
    with site_app.test_request_context(), store_of(site_app).session() as session:
        row = claimed(session, three[0])
        prove(session, row, RECORD, "orcid", "0000-0002-1825-0097", sure=True)
        prove(session, row, RECORD, "email", "utopia.edu", sure=False)
        side = claim_side(session, RECORD.ids, three[0])

        assert (row.way, row.state, row.asked) == ("page", "verified", None)
        assert {proof.way for proof in side.proofs} == {"page", "orcid", "email"}
        assert (side.is_own, side.own) == (True, row.id)
        assert claim_side(session, RECORD.ids, three[1]).is_own is False


def test_nobody_claims_without_end(site_app: Flask, three: tuple[str, str, str]) -> None:
    def other(number: int) -> Claimable:
        return Claimable(f"mine:{number}", "X", (), None, (), ())

    with site_app.test_request_context(), store_of(site_app).session() as session:
        for number in range(MOST_PENDING):
            begin(session, three[0], other(number))
            session.flush()
        assert begin(session, three[0], other(0)).author == "mine:0"
        with pytest.raises(TooManyClaims):
            begin(session, three[0], other(MOST_PENDING))


def test_each_change_is_logged_and_changes_the_record_s_stamp(
    site_app: Flask, three: tuple[str, str, str]
) -> None:
    def stamp() -> int:
        return sql(site_app, "SELECT number FROM stamps WHERE key = 'author:orcid:1'")[0][0]

    with site_app.test_request_context(), store_of(site_app).session() as session:
        claim = claimed(session, three[0]).id
    before = stamp()
    with site_app.test_request_context(), store_of(site_app).session() as session:
        release(session, session.get_one(ClaimRow, claim), RECORD)

    assert stamp() > before
    assert sql(
        site_app, "SELECT action FROM audit WHERE subject = :subject ORDER BY id", subject=f"claims:{claim}"
    ) == [("claim begun",), ("claim proved by page",), ("claim verified",), ("claim released",)]


def test_a_deleted_account_leaves_the_record_open(site_app: Flask, three: tuple[str, str, str]) -> None:
    with site_app.test_request_context(), store_of(site_app).session() as session:
        claimed(session, three[0])
        claimed(session, three[1], proved=False)
        moderators = session.get_one(ClaimRow, claimed(session, three[1], proved=False).id)
        moderators.decider = three[0]
    before = sql(site_app, "SELECT sum(number) FROM stamps WHERE key LIKE 'author:%'")

    with site_app.test_request_context(), store_of(site_app).session() as session:
        delete_everything(session, three[0], three[0])

    assert states(site_app) == ["pending"]
    assert sql(site_app, "SELECT decider FROM claims") == [(None,)]
    assert sql(site_app, "SELECT count(*) FROM claim_proofs") == [(0,)]
    assert sql(site_app, "SELECT sum(number) FROM stamps WHERE key LIKE 'author:%'") > before
