"""What somebody has written into a form, and what is wrong with it."""

from dataclasses import dataclass, field
from typing import Any

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ...plain_text import plain
from ..people import address

CANNOT_BE_TAKEN = 422
MOST = 500


@dataclass
class Form:
    """A form as it is shown again: what was written, and a sentence for each field that cannot be taken."""

    values: dict[str, str] = field(default_factory=dict[str, str])
    """By field; never a password or a code."""
    faults: dict[str, str] = field(default_factory=dict[str, str])
    """By field; "" for what is wrong with the whole form."""

    def refuse(self, name: str, why: str | None) -> None:
        """Note what is wrong with a field; nothing where `why` is None."""
        if why:
            self.faults.setdefault(name, why)

    def address(self, name: str = "email") -> str:
        """Return the e-mail address in a field, as it is kept; noted as a fault where it is none."""
        self.values[name] = written(name)[:254]
        found = address(self.values[name])
        self.refuse(name, None if found else _("This is no e-mail address. One looks like ada@example.org."))
        return found or ""


def written(name: str, most: int = MOST) -> str:
    """Return what stands in a field of the form that was sent, as plain text; "" where it is absent."""
    return plain(request.form.get(name, ""))[:most]


def show(template: str, form: Form, **values: Any) -> ResponseReturnValue:
    """Return a page with a form; its status says whether something is wrong with what was sent."""
    page = render_template(f"accounts/{template}.html", form=form, **values)
    return make_response(page, CANNOT_BE_TAKEN if form.faults else 200)


def way_back(text: str) -> str:
    """Return where to go on after signing in: a path of this site, and nothing that a browser takes for another."""
    is_path = text.startswith("/") and not text.startswith("//")
    return text[:2_000] if is_path and text.isprintable() and "\\" not in text else "/account"
