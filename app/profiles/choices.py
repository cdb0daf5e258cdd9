"""What an owner features and hides: changed here, each work once whatever it was called before."""

from collections.abc import Mapping
from typing import cast

from flask_babel import gettext as _
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ...cypher.errors import NotFoundError, PeergraphError
from ...cypher.graph import Graph
from ..accounts.audit import record
from ..accounts.proofs import new_id
from ..reads.owned import owned_papers
from ..store.contents import now
from ..store.engine import Store
from .owned import Owned, changed
from .side import MOST_FEATURED, MOST_HIDDEN
from .tables import Choice, WorkChoiceRow


class TooManyChoices(PeergraphError):
    """An owner features or hides more works than a page can hold."""

    code = "too_many_choices"
    status = 422


def choices_of(session: Session, owned: Owned) -> dict[str, Choice]:
    """Return what an owner features or hides, by the papers' ids when it was said, the first first."""
    rows = session.execute(
        select(WorkChoiceRow.paper, WorkChoiceRow.choice)
        .where(WorkChoiceRow.account == owned.account, WorkChoiceRow.author.in_(owned.ids))
        .order_by(WorkChoiceRow.created, WorkChoiceRow.id)
    )
    return {paper: cast(Choice, choice) for paper, choice in rows}


def choices_today(graph: Graph, owned: Owned, choices: Mapping[str, Choice]) -> dict[str, tuple[str, Choice]]:
    """Return, by the ids that papers have today, what they were called when they were chosen, and how."""
    asked = list(choices)
    found = owned_papers(graph, id=owned.id, papers=asked)
    return {paper.id: (asked[paper.place], choices[asked[paper.place]]) for paper in found}


def choose(store: Store, graph: Graph, owned: Owned, paper: str, choice: Choice | None) -> None:
    """Feature a work, hide it, or neither; raises NotFoundError where it is none of this record, TooManyChoices."""
    found = owned_papers(graph, id=owned.id, papers=[paper])
    if not found:
        raise NotFoundError(_("No source gives this work to this record."))
    id = found[0].id
    with store.session() as session:
        before = choices_of(session, owned)
    known = choices_today(graph, owned, before)
    old = {paper, id, *(known[id][:1] if id in known else ())}
    with store.session() as session:
        _check_room(choice, [other for name, other in before.items() if name not in old])
        _forget(session, owned, old)
        if choice:
            session.add(WorkChoiceRow(new_id(), owned.account, owned.id, id, choice, now()))
        record(session, owned.account, f"work {choice or 'as the sources say'}", owned.id, id)
        changed(session, owned)


def _forget(session: Session, owned: Owned, papers: set[str]) -> None:
    session.execute(
        delete(WorkChoiceRow).where(
            WorkChoiceRow.account == owned.account,
            WorkChoiceRow.author.in_(owned.ids),
            WorkChoiceRow.paper.in_(papers),
        )
    )


def _check_room(choice: Choice | None, others: list[Choice]) -> None:
    if choice == "featured" and others.count("featured") >= MOST_FEATURED:
        raise TooManyChoices(
            _("At most %(most)s works can be featured. Take one away first.", most=MOST_FEATURED)
        )
    if choice == "hidden" and others.count("hidden") >= MOST_HIDDEN:
        raise TooManyChoices(
            _(
                "At most %(most)s works can be hidden. If they are not yours, say so instead.",
                most=MOST_HIDDEN,
            )
        )
