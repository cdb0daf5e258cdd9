"""One's own claims: how each stands, what was shown, and what can be done."""

from dataclasses import dataclass

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from ....cypher.errors import NotFoundError
from ...accounts.browsers import require_account
from ...accounts.letters import alone_letter, owner_letter
from ...accounts.pages.forms import CANNOT_BE_TAKEN, Form, written
from ...context import get_graph, get_settings
from ...store.current import get_store
from ..claimable import Claimable
from ..domains import is_under
from ..holders import Meeting, meeting_of
from ..orcid import gives_orcids, orcids_of
from ..records import record_of
from ..standing import ClaimSide, Proof, claim_side, proofs_of
from ..states import WORDS_LETTERS, appeal, ask_moderators, release
from ..tables import ClaimRow
from .blueprint import claims
from .telling import owners_of, tell

MOST_LISTED = 100


@dataclass(frozen=True)
class Claim:
    """A claim, as its claimant sees it."""

    id: str
    author: str
    state: str
    words: str
    reason: str
    created: str
    decided: str | None
    code: str
    asked: str | None
    appeal: str


@dataclass(frozen=True)
class Listed:
    """A claim in the list of one's own."""

    claim: Claim
    name: str
    """The record's."""
    meeting: Meeting | None
    """As in `OwnClaim`."""


@dataclass(frozen=True)
class OwnClaim:
    """What `claims/claim.html` shows."""

    claim: Claim
    record: Claimable
    side: ClaimSide
    meeting: Meeting | None
    """Where sources have made this record and somebody else's one; None for all other records."""
    proofs: tuple[Proof, ...]
    orcids: tuple[str, ...]
    """The ORCID iDs that the claimant signs in with."""
    provider: bool
    """True where people can sign in with ORCID."""
    email: str | None
    """The claimant's own address, which she has confirmed."""

    @property
    def own_address_fits(self) -> bool:
        """True where her own address is evidence already, so that no mail is needed."""
        return any(is_under(self.email or "", domain.domain) for domain in self.record.domains)

    @property
    def ways(self) -> set[str]:
        """The ways by which something was shown."""
        return {proof.way for proof in self.proofs}


@claims.get("/claims")
def own_claims() -> ResponseReturnValue:
    """List one's own claims, the newest first."""
    return list_claims()


def list_claims(fault: str = "") -> str:
    """Return the page that lists one's own claims, with what could not be done."""
    account = require_account().account.id
    with get_store().session() as session:
        rows = session.scalars(
            select(ClaimRow)
            .where(ClaimRow.account == account)
            .order_by(ClaimRow.created.desc(), ClaimRow.id)
            .limit(MOST_LISTED)
        )
        listed = [_listed(session, row, record_of(get_graph(), row.author)) for row in rows.all()]
    form = Form(faults={"": fault} if fault else {})
    return render_template("claims/list.html", claims=listed, most=MOST_LISTED, form=form)


@claims.get("/claims/<id>")
def own_claim(id: str) -> ResponseReturnValue:
    """Show one of one's own claims; 404 for any other."""
    return show_claim(id, Form())


@claims.post("/claims/<id>/request")
def put_to_moderators(id: str) -> ResponseReturnValue:
    """Ask the moderators to decide, with some words to them."""
    form, words = _words("words")
    if form.faults:
        return show_claim(id, form)
    with get_store().session() as session:
        row, record = owned_claim(session, id)
        ask_moderators(session, row, record, words)
    return to_claim(id)


@claims.post("/claims/<id>/appeal")
def appeal_claim(id: str) -> ResponseReturnValue:
    """Ask that another moderator looks at a refusal."""
    form, words = _words("appeal")
    if form.faults:
        return show_claim(id, form)
    with get_store().session() as session:
        row, record = owned_claim(session, id)
        appeal(session, row, record, words)
    return to_claim(id)


@claims.post("/claims/<id>/release")
def release_claim(id: str) -> ResponseReturnValue:
    """Let a record go, or withdraw a claim."""
    form = Form()
    form.refuse("sure", None if written("sure") else _("Tick this first."))
    if form.faults:
        return show_claim(id, form)
    with get_store().session() as session:
        row, record = owned_claim(session, id)
        meeting = _meeting(session, row, record)
        next = release(session, row, record)
        told = (next.account, next.id) if next else None
        owners = owners_of(session, record) if meeting else []
    if told:
        tell(told[0], url_for("claims.own_claim", id=told[1]), owner_letter)
    if len(owners) == 1:
        tell(owners[0][0], url_for("claims.own_claim", id=owners[0][1]), alone_letter)
    return to_claim(id)


def show_claim(id: str, form: Form) -> ResponseReturnValue:
    """Return the page of one of one's own claims, with what is wrong with a form of it."""
    found, provider = require_account(), get_settings().provider
    with get_store().session() as session:
        row, record = owned_claim(session, id)
        page = OwnClaim(
            _seen(row),
            record,
            claim_side(session, (*record.ids, row.author), found.account.id),
            _meeting(session, row, record),
            proofs_of(session, row.id),
            orcids_of(session, found.account.id, provider),
            gives_orcids(provider),
            found.account.email,
        )
    text = render_template("claims/claim.html", page=page, form=form, most=WORDS_LETTERS)
    return text, CANNOT_BE_TAKEN if form.faults else 200


def owned_claim(session: Session, id: str) -> tuple[ClaimRow, Claimable]:
    """Return one of the reader's own claims with its record; raises NotFoundError for any other, SignInFirst."""
    account = require_account().account.id
    row = session.get(ClaimRow, id)
    if row is None or row.account != account:
        raise NotFoundError(_("There is no such claim of yours."))
    return row, record_of(get_graph(), row.author)


def to_claim(id: str) -> ResponseReturnValue:
    """Lead back to the page of a claim."""
    return redirect(url_for("claims.own_claim", id=id), 303)


def _listed(session: Session, row: ClaimRow, record: Claimable) -> Listed:
    return Listed(_seen(row), record.name, _meeting(session, row, record))


def _meeting(session: Session, row: ClaimRow, record: Claimable) -> Meeting | None:
    return meeting_of(session, record.ids, row.account) if row.state == "verified" else None


def _words(name: str) -> tuple[Form, str]:
    words = written(name, WORDS_LETTERS).strip()
    form = Form({name: words})
    form.refuse(name, None if words else _("Write something that a moderator can go by."))
    return form, words


def _seen(row: ClaimRow) -> Claim:
    return Claim(
        row.id,
        row.author,
        row.state,
        row.words,
        row.reason,
        row.created,
        row.decided,
        row.code,
        row.asked,
        row.appeal,
    )
