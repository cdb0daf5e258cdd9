"""What the audit log calls things that were done, in the reader's language; the log itself holds the English words."""

from flask import Flask
from flask_babel import gettext as _

from ..languages import marked

ACTIONS = (
    marked("account deleted"),
    marked("account made"),
    marked("account suspended"),
    marked("address changed"),
    marked("claim appealed"),
    marked("claim begun"),
    marked("claim contested"),
    marked("claim proved by email"),
    marked("claim proved by orcid"),
    marked("claim proved by page"),
    marked("claim put to the moderators"),
    marked("claim refused"),
    marked("claim released"),
    marked("claim verified"),
    marked("correction accepted"),
    marked("correction refused"),
    marked("correction withdrawn"),
    marked("data taken along"),
    marked("left as it is"),
    marked("letter on another owner begun"),
    marked("name changed"),
    marked("new recovery codes"),
    marked("other sessions ended"),
    marked("password changed"),
    marked("photo changed"),
    marked("photo deleted"),
    marked("profile changed"),
    marked("profile cleared"),
    marked("provider added"),
    marked("provider taken away"),
    marked("record removed"),
    marked("record taken away"),
    marked("recovery code used"),
    marked("removal asked for"),
    marked("removal begun"),
    marked("removal kept"),
    marked("removal lifted"),
    marked("removal refused"),
    marked("reported"),
    marked("role admin"),
    marked("role moderator"),
    marked("role owner"),
    marked("role reader"),
    marked("said: affiliation"),
    marked("said: missing"),
    marked("said: mixed"),
    marked("said: name"),
    marked("said: not mine"),
    marked("said: other"),
    marked("said: same person"),
    marked("second factor off"),
    marked("second factor on"),
    marked("session ended"),
    marked("suspension lifted"),
    marked("taken away"),
    marked("things of a browser taken over"),
    marked("told of another owner"),
    marked("work as the sources say"),
    marked("work featured"),
    marked("work hidden"),
)


def register(app: Flask) -> None:
    """Let templates show what the log holds."""
    app.add_template_filter(action_name)


def action_name(action: str) -> str:
    """Return the words for something that was done; as the log holds it where it is none of ACTIONS."""
    return _(action) if action in ACTIONS else action
