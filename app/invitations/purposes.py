"""What somebody may be invited for: the words of the form, which the pages show again."""

from collections.abc import Mapping

from flask_babel import gettext as _

from ..languages import marked

PURPOSES: Mapping[str, str] = {
    "paper": marked("Write a paper together"),
    "project": marked("A joint project or grant"),
    "data": marked("Share data, code or material"),
    "question": marked("A question about a paper"),
    "review": marked("Read and comment on a draft"),
    "talk": marked("A talk, a visit or a workshop"),
    "position": marked("A position, supervision or an exchange"),
    "other": marked("Something else"),
}


def purpose_words(purpose: str) -> str:
    """Return a purpose in words."""
    return _(PURPOSES[purpose])


def purpose_choices() -> list[tuple[str, str]]:
    """Return all purposes with their words, in the order of the form."""
    return [(name, purpose_words(name)) for name in PURPOSES]
