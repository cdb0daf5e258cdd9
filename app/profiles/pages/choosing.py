"""The owner chooses among the works of her record: feature, hide, or say that one is not hers."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from ...accounts.pages.forms import CANNOT_BE_TAKEN, Form, written
from ...context import get_graph
from ...pages.turns import Place, Turns, turns
from ...parameters import integer
from ...reads.authors import AuthorFacts, author_facts, works_page
from ...reads.owned import owned_papers
from ...reads.parts import WorkFilter, WorkList
from ...store.current import get_store
from ..choices import TooManyChoices, choices_of, choices_today, choose
from ..corrections import open_subjects
from ..owned import Owned, require_owner
from ..side import MOST_FEATURED
from ..tables import PAPER_LETTERS, Choice
from .blueprint import profiles

ON_PAGE = 50
_CHOICES: Mapping[str, Choice | None] = {"featured": "featured", "hidden": "hidden", "": None}


@dataclass(frozen=True)
class WorksPage:
    """What `profiles/works.html` shows."""

    facts: AuthorFacts
    works: WorkList
    choices: Mapping[str, Choice]
    """By the ids that the papers have today."""
    contested: frozenset[str]
    """The papers that she has said are not hers, while that stands."""
    turns: Turns
    most_featured: int = MOST_FEATURED


@profiles.get("/authors/<path:id>/edit/works")
def works(id: str) -> ResponseReturnValue:
    """Show the owner all works of her record, hidden ones included."""
    return _page(require_owner(id), Form())


@profiles.post("/authors/<path:id>/edit/works")
def choose_work(id: str) -> ResponseReturnValue:
    """Feature works, hide them, or neither; or lead to where she says that they are not hers."""
    owned, form = require_owner(id), Form()
    papers = [paper[:PAPER_LETTERS] for paper in request.form.getlist("paper")[:ON_PAGE]]
    form.refuse("", None if papers else _("Tick a work first."))
    if papers and written("choice") == "not mine":
        return redirect(url_for("profiles.new_correction", id=owned.id, about="not mine", paper=papers), 303)
    try:
        for paper in papers:
            _choose(owned, paper, _CHOICES.get(written("choice")))
    except TooManyChoices as refused:
        form.refuse("", str(refused))
    if form.faults:
        return _page(owned, form)
    offset = integer("offset", 0, least=0, most=1_000_000)
    back = url_for("profiles.works", id=owned.id, offset=offset or None)
    return redirect(f"{back}#{papers[0] if len(papers) == 1 else 'works'}", 303)


def _choose(owned: Owned, paper: str, choice: Choice | None) -> None:
    try:
        choose(get_store(), get_graph(), owned, paper, choice)
    except IntegrityError:
        # The same button was pressed twice; the second finds what the first has written.
        choose(get_store(), get_graph(), owned, paper, choice)


def _page(owned: Owned, form: Form) -> ResponseReturnValue:
    graph = get_graph()
    wanted = WorkFilter(offset=integer("offset", 0, least=0, most=1_000_000), limit=ON_PAGE)
    found = works_page(graph, owned.id, wanted)
    with get_store().session() as session:
        choices, contested = choices_of(session, owned), open_subjects(session, owned, "not mine")
    place = Place(url_for("profiles.works", id=owned.id), {}, "works")
    page = WorksPage(
        author_facts(graph, id=owned.id),
        found,
        {id: choice for id, (_, choice) in choices_today(graph, owned, choices).items()},
        frozenset(paper.id for paper in owned_papers(graph, id=owned.id, papers=contested)),
        turns(
            place,
            offset=wanted.offset,
            shown=len(found.works),
            limit=wanted.limit,
            total=found.total,
            next=found.next,
        ),
    )
    shown = render_template("profiles/works.html", page=page, form=form, offset=request.args.get("offset"))
    return make_response(shown, CANNOT_BE_TAKEN if form.faults else 200)
