"""`peergraph digest`: the mails of news, to be run once a day by cron or a timer."""

import click

from ...cypher.database import check_schema
from ...cypher.local import open_graph
from ...cypher.local.locks import exclusive
from ...cypher.settings import read_settings
from .. import create_app
from ..commands import is_for_development
from .digest import send_digests


@click.command()
def digest() -> None:
    """Send the mails of what is new to all who have asked for them and whose day has come.

    Run it once a day: who wants a mail a week gets one a week. Without PEERGRAPH_SMTP_URL, on a site for development,
    the mails are only printed.
    """
    settings = read_settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    with open_graph(settings) as graph, exclusive(settings.home / "digest.lock"):
        check_schema(graph)
        app = create_app(settings, graph, development=is_for_development(settings))
        told = send_digests(app, settings.site or f"http://{settings.host}:{settings.port}")
    click.echo(
        f"Mails sent: {told.sent:,}. Nothing new to tell: {told.nothing_new:,}. Could not be sent: {told.failed:,}."
    )
    if told.failed:
        raise SystemExit(1)
