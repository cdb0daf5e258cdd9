"""What the pages show of invitations, to the two whom they concern and to nobody else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from ...cypher.graph import Graph
from ..accounts.suspending import is_shown
from ..accounts.tables import AccountRow
from ..reads.parts import EntityRef
from .about import read_keys
from .answering import Side, row_for, seen
from .people import Known, owners, people_known_by
from .purposes import purpose_words
from .standing import lapses, oldest_open
from .tables import InvitationRow
from .talking import messages_of

MOST_LISTED = 100


@dataclass(frozen=True)
class Party:
    """One of the two, as the other sees her."""

    name: str
    """What she calls herself; nobody has checked it."""
    record: EntityRef | None
    """The record that she owns, which she was invited as or wrote as; None where she owns none, or not any more."""

    @property
    def label(self) -> str:
        """Return what she is called: by her record, where there is one."""
        return self.record.label if self.record else self.name


@dataclass(frozen=True)
class Message:
    """Something that was written."""

    id: int
    by: str
    """What its writer is called."""
    is_own: bool
    words: str
    withheld: str
    """Why a moderator has taken it away; "" for what stands."""
    written: str
    """UTC, ISO."""


@dataclass(frozen=True)
class Line:
    """An invitation in a list, as one of the two sees it."""

    id: str
    side: Side
    """Whether the one who looks has sent or received it."""
    kind: str
    """`direct`, or `introduction` where one was asked for."""
    state: str
    created: str
    decided: str | None
    accepted: str | None
    lapses: str
    """When it expires unless it is answered: UTC, ISO."""
    purpose: str
    """In words."""
    sender: Party
    recipient: Party
    towards: EntityRef | None
    """To whom an introduction is asked for."""
    has_news: bool

    @property
    def other(self) -> Party:
        """Return the one of the two who is not looking."""
        return self.recipient if self.side == "sender" else self.sender


@dataclass(frozen=True)
class Inbox:
    """All that somebody has received and sent."""

    received: tuple[Line, ...]
    sent: tuple[Line, ...]


@dataclass(frozen=True)
class Invitation:
    """A whole invitation with its conversation."""

    line: Line
    about: tuple[EntityRef, ...]
    introducer: EntityRef | None
    """Who has introduced the two; None where it came straight, or who did has left."""
    passed_on: bool
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class _Names:
    """Whom the ids of some rows mean."""

    people: Mapping[str, Known]
    held: Mapping[str, str]
    accounts: Mapping[str, str]

    def ref(self, id: str) -> EntityRef | None:
        """Return the author of an id with her name; None where she is not in the graph."""
        known = self.people.get(id)
        return EntityRef("author", known.id, known.name) if known else None

    def party(self, account: str, author: str) -> Party:
        """Return how one side is shown: by its name, with its record where it owns that."""
        owns = self.held.get(author) == account
        return Party(self.accounts.get(account, ""), self.ref(author) if owns else None)


def inbox(session: Session, graph: Graph, account: str) -> Inbox:
    """Return what was sent to an account and what it has sent, the newest first, at most MOST_LISTED of each."""
    received = _newest(session, and_(InvitationRow.recipient == account, is_shown_to_recipient()))
    sent = _newest(session, InvitationRow.account == account)
    rows = [*received, *sent]
    authors = [id for row in rows for id in (row.author, row.sender_author, row.towards)]
    names = _names(session, graph, authors, {id for row in rows for id in (row.account, row.recipient)})
    return Inbox(
        tuple(_line(row, "recipient", names) for row in received),
        tuple(_line(row, "sender", names) for row in sent),
    )


def news_of(session: Session, account: str) -> int:
    """Return how many invitations hold something that an account has not seen."""
    mine = or_(
        and_(InvitationRow.account == account, InvitationRow.news_for_sender),
        and_(InvitationRow.recipient == account, InvitationRow.news_for_recipient, is_shown_to_recipient()),
    )
    return session.scalar(select(func.count()).select_from(InvitationRow).where(mine)) or 0


def whole(session: Session, graph: Graph, id: str, account: str) -> Invitation:
    """Return an invitation and note that it was looked at; raises NotFoundError for all but the two."""
    row, side = row_for(session, id, account)
    introduction = session.get(InvitationRow, row.origin) if row.origin else None
    named = [row.author, row.sender_author, row.towards, introduction.author if introduction else ""]
    messages = messages_of(session, id)
    names = _names(session, graph, named, {row.account, row.recipient, *(each.account for each in messages)})
    introducer = names.ref(introduction.author) if introduction else None

    def called(writer: str) -> str:
        """Return what the writer of a message is called."""
        if introducer and writer not in (row.account, row.recipient):
            return introducer.label
        return names.party(writer, row.sender_author if writer == row.account else row.author).label

    found = Invitation(
        _line(row, side, names),
        tuple(read_keys(graph, row.about)),
        introducer,
        row.passed_on,
        tuple(
            Message(
                each.id,
                called(each.account),
                each.account == account,
                each.words,
                each.withheld,
                each.created,
            )
            for each in messages
        ),
    )
    seen(session, row, side)
    return found


def is_shown_to_recipient() -> ColumnElement[bool]:
    """Return what a recipient sees: nothing unanswered of a sender whom a moderator has suspended."""
    return or_(InvitationRow.state != "open", is_shown(InvitationRow.account))


def _newest(session: Session, mine: ColumnElement[bool]) -> Sequence[InvitationRow]:
    wanted = select(InvitationRow).where(mine)
    return session.scalars(
        wanted.order_by(InvitationRow.created.desc(), InvitationRow.id).limit(MOST_LISTED)
    ).all()


def _names(session: Session, graph: Graph, authors: list[str], accounts: set[str]) -> _Names:
    ids = [id for id in authors if id]
    people = people_known_by(graph, ids=ids) if ids else {}
    called = session.execute(select(AccountRow.id, AccountRow.name).where(AccountRow.id.in_(accounts)))
    return _Names(people, owners(session, list(people.values())), {row.id: row.name for row in called})


def _line(row: InvitationRow, side: Side, names: _Names) -> Line:
    lapsed = row.state == "open" and row.created < oldest_open()
    return Line(
        id=row.id,
        side=side,
        kind=row.kind,
        state="expired" if lapsed else row.state,
        created=row.created,
        decided=lapses(row.created) if lapsed else row.decided,
        accepted=row.accepted,
        lapses=lapses(row.created),
        purpose=purpose_words(row.purpose),
        sender=names.party(row.account, row.sender_author),
        recipient=names.party(row.recipient, row.author),
        towards=names.ref(row.towards),
        has_news=row.news_for_sender if side == "sender" else row.news_for_recipient,
    )
