"""Suggested people: their page, the part of it on a profile, the drawing of one reason, JSON, and to hide somebody."""

from dataclasses import dataclass

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_percent

from ..accounts.browsers import require_account
from ..accounts.guarded import guarded
from ..accounts.pages.forms import written
from ..api.addresses import find_id as find_id_of_api
from ..api.blueprint import api
from ..api.json import json_answer
from ..api.operations import Operation, describe
from ..claims.tables import AUTHOR_LETTERS
from ..context import get_graph
from ..explore.answer import answer
from ..explore.view import parse_view
from ..exports.figures import figure_of_picture
from ..exports.svg import svg
from ..pages.addresses import Arguments, entity_url, find_id, with_arguments
from ..pages.blueprint import pages
from ..reads.authors import author_facts
from ..store.current import get_store
from .hiding import hidden_here, hide, show_again
from .people import Suggestion, Suggestions, suggestions

PART = 5
"""So many stand on the profile."""
DRAWN_PEOPLE, DRAWN_TOPICS = 4, 2
MOST_NODES = 40

suggested = guarded("suggested", __name__)


@dataclass(frozen=True)
class SuggestedView:
    """What `suggested/page.html` and `suggested/part.html` show."""

    id: str
    name: str
    found: Suggestions
    hidden: int
    """How many people the reader has hidden, here or elsewhere."""

    def drawing(self, person: Suggestion) -> str:
        """Return the address of the drawing of why somebody is suggested."""
        through: Arguments = {
            "person": person.id,
            "through": [one.id for one in person.through[:DRAWN_PEOPLE]],
            "topic": [one.id for one in person.topics[:DRAWN_TOPICS]],
        }
        return with_arguments(f"{entity_url('author', self.id)}/suggested/because.svg", through)

    def explorer(self, person: Suggestion) -> str:
        """Return the address of the same in the explorer."""
        keys = _keys(
            self.id,
            person.id,
            [one.id for one in person.through[:DRAWN_PEOPLE]],
            [one.id for one in person.topics[:DRAWN_TOPICS]],
        )
        return with_arguments("/explore", {"focus": keys, "connecting": "1", "limit": MOST_NODES})


@pages.get("/authors/<path:id>/suggested")
def author_suggested(id: str) -> str:
    """Show people two steps from a researcher, each with the reason; with `part=1` the first few alone."""
    id, hidden, part = find_id("author", id), hidden_here(), "part" in request.args
    facts = author_facts(get_graph(), id=id)
    view = SuggestedView(id, facts.name, suggestions(get_graph(), id, hidden), len(hidden))
    return render_template("suggested/part.html" if part else "suggested/page.html", page=view, part=PART)


@pages.get("/authors/<path:id>/suggested/because.svg")
def author_suggested_because(id: str) -> Response:
    """Draw what connects a researcher with somebody suggested: co-authors of both, topics of both."""
    id = find_id("author", id)
    person = find_id("author", request.args.get("person", ""))
    through = request.args.getlist("through")[:DRAWN_PEOPLE]
    keys = _keys(id, person, through, request.args.getlist("topic")[:DRAWN_TOPICS])
    view = parse_view({"focus": keys, "connecting": True, "limit": MOST_NODES})
    return Response(svg(figure_of_picture(answer(get_graph(), view))), mimetype="image/svg+xml")


@api.get("/authors/<path:id>/suggested")
@describe(Operation(Suggestions, statuses=(200, 300, 301), errors=(404, 410), by_data=True))
def author_suggestions(id: str) -> Response:
    """Answer with people two steps from a researcher, whom she has not written with, each with the reason."""
    return json_answer(suggestions(get_graph(), find_id_of_api("author", id)))


@suggested.post("/authors/<path:id>/suggested/hide")
def hide_suggestion(id: str) -> ResponseReturnValue:
    """Suggest somebody no more to whoever is signed in; raises NotFoundError where there is no such person."""
    account = require_account().account.id
    person = author_facts(get_graph(), id=written("person", AUTHOR_LETTERS)).id
    with get_store().session() as session:
        hide(session, account, person)
    return redirect(url_for("pages.author_suggested", id=find_id("author", id)), 303)


@suggested.post("/authors/<path:id>/suggested/show")
def show_suggestions(id: str) -> ResponseReturnValue:
    """Suggest everybody again who was hidden."""
    account = require_account().account.id
    with get_store().session() as session:
        show_again(session, account)
    return redirect(url_for("pages.author_suggested", id=find_id("author", id)), 303)


@suggested.app_template_filter("as_percent")
def as_percent(share: float) -> str:
    """Return a share from 0 to 1 as the reader's language writes percents, with what matters of a small one."""
    return format_percent(share, "0.0#%" if share < 0.1 else "0%")


def _keys(id: str, person: str, through: list[str], topics: list[str]) -> list[str]:
    """Return what a drawing is about, each once."""
    people = dict.fromkeys((id, person, *through))
    return [*(f"author:{one}" for one in people), *(f"topic:{one}" for one in dict.fromkeys(topics))]
