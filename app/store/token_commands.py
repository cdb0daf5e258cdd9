"""`peergraph tokens`: who may ask the API as a script, for what, and until when."""

from datetime import UTC, datetime

import click

from ...cypher.settings import read_settings
from .engine import open_store
from .tokens import PER_MINUTE, SCOPES, Scope, TokenWish, add_token, list_tokens, revoke_token


@click.group()
def tokens() -> None:
    """Make, list and revoke the tokens with which scripts ask the API."""


@tokens.command("add")
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice(SCOPES),
    default=["read"],
    show_default=True,
    help="What it may be used for; give this option once for each.",
)
@click.option(
    "--expires", type=click.DateTime(["%Y-%m-%d"]), help="The day (UTC) from which on it is refused."
)
@click.option(
    "--per-minute",
    type=click.IntRange(1, 1_000_000),
    default=PER_MINUTE,
    show_default=True,
    help="Requests a minute.",
)
def add(name: str, scopes: tuple[str, ...], expires: datetime | None, per_minute: int) -> None:
    """Make a token called NAME and print it, this once: only its SHA-256 is kept."""
    until = expires and expires.replace(tzinfo=UTC).isoformat(timespec="seconds")
    wished: tuple[Scope, ...] = tuple(scope for scope in SCOPES if scope in scopes)
    wish = TokenWish(_short(name), wished, until, per_minute)
    click.echo(add_token(open_store(read_settings()), wish))
    click.echo("Keep it now, it cannot be shown again: PEERGRAPH_TOKEN, or a file of your own.", err=True)


@tokens.command("list")
def list_() -> None:
    """List all tokens, none of which can be used with what is shown."""
    for token in list_tokens(open_store(read_settings())):
        until = f"until {token.expires}" if token.expires else "for ever"
        click.echo(
            f"{token.id}  {token.state:<8} {','.join(token.scopes):<28} {token.per_minute:>6}/min  "
            f"made {token.created}, {until}  {token.name}"
        )


@tokens.command("revoke")
@click.argument("id")
def revoke(id: str) -> None:
    """Refuse the token ID (as `list` shows it) from now on."""
    token = revoke_token(open_store(read_settings()), id)
    click.echo(f"{token.id} ({token.name}) is refused since {token.revoked}.")


def _short(name: str) -> str:
    if not 1 <= len(name) <= 100 or not name.isprintable():
        raise click.BadParameter("a name has 1 to 100 letters", param_hint="NAME")
    return name
