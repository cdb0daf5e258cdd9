"""`peergraph users`: accounts by hand, for whoever runs the site."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

import click
from flask import url_for
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ...cypher.errors import NotFoundError, UsageError
from ...cypher.graph import Graph
from ...cypher.settings import read_settings
from .. import create_app
from ..commands import is_for_development
from ..plain_text import plain_line
from ..store.current import get_store
from ..store.engine import open_store
from . import audit
from .belongings import delete_everything
from .letters import letter_to, suspended_letter
from .passwords import fault_of
from .people import ROLES, Role, add_account, address, row_by_email, set_role, tidy_name
from .post import Letter, get_post
from .sessions import end_sessions
from .suspending import lift_suspension, suspend
from .tables import AccountRow


@click.group()
def users() -> None:
    """Make accounts, give them roles, suspend and delete them, and read what was done."""


@users.command("add")
@click.argument("email")
@click.option("--name", prompt=True, help="What others shall call her.")
@click.option("--admin", is_flag=True, help="Make her an administrator.")
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True)
@click.password_option(help="Asked for where it is not given; a command line can be read by others.")
def add_user(email: str, name: str, admin: bool, role: Role, password: str) -> None:
    """Make an account for an address, which counts as confirmed."""
    known, wanted = tidy_name(name), _address(email)
    if fault := fault_of(password, wanted, known):
        raise UsageError(fault)
    try:
        with _session() as session:
            made = add_account(session, known, wanted, password, "admin" if admin else role, audit.OPERATOR)
    except IntegrityError as error:
        message = f"There is an account for {wanted} already: `peergraph users role` changes its role."
        raise UsageError(message) from error
    click.echo(f"{made.email} is {made.role} (account {made.id}).")


@users.command("list")
def list_users() -> None:
    """List all accounts, the oldest first."""
    with _session() as session:
        for row in session.scalars(select(AccountRow).order_by(AccountRow.created, AccountRow.id)):
            state = "  (suspended)" if row.suspended else ""
            click.echo(f"{row.id}  {row.role:<9}  {row.created[:10]}  {row.email or '-'}  {row.name}{state}")


@users.command("role")
@click.argument("email")
@click.argument("role", type=click.Choice(ROLES))
@click.option("--why", default="", help="A reason for the log.")
def change_role(email: str, role: Role, why: str) -> None:
    """Make somebody reader, owner, moderator or admin; she is signed out everywhere."""
    with _session() as session:
        row = _row(session, email)
        set_role(session, row.id, role, audit.OPERATOR, why)
        end_sessions(session, row.id)
    click.echo(f"{email} is {role}.")


@users.command("suspend")
@click.argument("email")
@click.option("--why", prompt=True, help="A reason: she reads it, and it stays in the log for good.")
def suspend_user(email: str, why: str) -> None:
    """Keep somebody out, and show nothing of what she has written, until that is lifted."""
    reason = plain_line(why)
    if not reason:
        raise UsageError("Write why: she reads it.")
    with _session() as session:
        account = _row(session, email).id
        suspend(session, account, audit.OPERATOR, reason)
    click.echo(f"The account of {email} is suspended: `peergraph users lift` lets her in again.")
    told = _tell(account, lambda to: suspended_letter(to, url_for("accounts.sign_in"), reason))
    click.echo(
        "She is told by mail." if told else "No mail was sent: she reads why when she tries to sign in."
    )


@users.command("lift")
@click.argument("email")
@click.option("--why", default="", help="A reason for the log.")
def lift_user(email: str, why: str) -> None:
    """Let somebody in again who was suspended."""
    with _session() as session:
        lift_suspension(session, _row(session, email).id, audit.OPERATOR, why)
    click.echo(f"{email} may sign in again.")


@users.command("delete")
@click.argument("email")
@click.option("--why", default="", help="A reason for the log.")
@click.confirmation_option(prompt="Delete the account with everything that is kept of it?")
def delete_user(email: str, why: str) -> None:
    """Delete an account with everything that is kept of it."""
    with _session() as session:
        delete_everything(session, _row(session, email).id, audit.OPERATOR, why)
    click.echo(f"The account of {email} is deleted.")


@users.command("log")
@click.option("--most", default=100, show_default=True, help="How many entries, the newest first.")
def show_log(most: int) -> None:
    """Print what was done, by whom, to what, and why."""
    with _session() as session:
        for each in audit.entries(session, None, most):
            click.echo("\t".join((each.at, each.actor, each.action, each.subject, each.why)))


@contextmanager
def _session() -> Generator[Session]:
    store = open_store(read_settings())
    try:
        with store.session() as session:
            yield session
    finally:
        store.close()


def _tell(account: str, write: Callable[[str], Letter]) -> bool:
    """Send somebody a letter as the site does; False where that cannot be, and what was done stands all the same."""
    settings = read_settings()
    # The graph is asked nothing and need not run: its driver connects with the first query.
    with Graph("bolt://localhost", "", "") as graph:
        app = create_app(settings, graph, development=is_for_development(settings))
        with (
            app.test_request_context(base_url=settings.site or f"http://{settings.host}:{settings.port}"),
            get_store().session() as session,
        ):
            letter = letter_to(session.get(AccountRow, account), write)
            return letter is not None and get_post().send(letter)


def _address(email: str) -> str:
    found = address(email)
    if found is None:
        raise UsageError(f"{email!r} is no e-mail address.")
    return found


def _row(session: Session, email: str) -> AccountRow:
    row = row_by_email(session, _address(email))
    if row is None:
        raise NotFoundError(f"There is no account for {email}: `peergraph users list` shows all.")
    return row
