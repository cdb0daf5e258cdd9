"""Removals are done in a thread of their own: an answer waits for a small one, and a large one goes on after it.

That one is begun stands in the store, with when somebody last worked on it. Whoever looks at a request on which nobody
has worked for a while (its owner, a moderator, an operator by `peergraph removals finish`) lets the work go on.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import cast

from flask import current_app, url_for
from flask.blueprints import BlueprintSetupState

from ...cypher.logs import get_log
from ..accounts.belongings import before_leaving
from ..accounts.letters import decided_letter, letter_to
from ..accounts.post import Letter, get_post
from ..accounts.tables import AccountRow
from ..context import get_graph, get_settings
from ..store.current import get_store
from ..store.engine import Store
from .carrying import check_nothing_underway, finish, removal_row, take

PATIENCE_SECONDS = 10
"""So long an answer waits for the work, less than any server between us does."""
_KEY = "peergraph-removals"
_log = get_log("removals")


class Works:
    """Takes records out one after the other, while the requests that began them are answered."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="removals")
        self._last: Future[None] | None = None

    def start(self, work: Callable[[], None]) -> Future[None]:
        """Let work be done after all that was started before."""
        future = self._thread.submit(work)
        future.add_done_callback(_note_failure)
        self._last = future
        return future

    def wait(self) -> None:
        """Come back when everything that was started until now is done, or has failed."""
        if self._last:
            self._last.exception()


def register(state: BlueprintSetupState) -> None:
    """Let the app that a blueprint is joined to carry removals out."""
    state.app.extensions[_KEY] = Works()


def go_on(id: str) -> None:
    """Have a removal that is begun done, and wait some seconds for it; nothing where somebody works on it.

    Raises what the work has raised by then: GraphUnavailable, StoreUnavailable.
    """
    store, graph, settings, post = get_store(), get_graph(), get_settings(), get_post()
    if not take(store, id):
        return
    letter = _letter(store, id)

    def work() -> None:
        """Do it, and tell whoever asked."""
        finish(store, graph, settings, id)
        if letter and post.carrier:
            post.later(lambda: letter)

    future = cast(Works, current_app.extensions[_KEY]).start(work)
    try:
        future.result(PATIENCE_SECONDS)
    except TimeoutError:
        # It goes on; the page of the request says how far it is.
        if future.done():
            raise


def _letter(store: Store, id: str) -> Letter | None:
    """Return the mail to whoever asked, written now: the thread knows no address of this site."""
    path = url_for("removals.own_removal", id=id)
    with store.session() as session:
        row = session.get(AccountRow, removal_row(session, id).account)
        return letter_to(row, lambda email: decided_letter(email, path))


def _note_failure(future: Future[None]) -> None:
    if error := future.exception():
        _log.error("removal interrupted", reason=type(error).__name__)


before_leaving(check_nothing_underway)
