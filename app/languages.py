"""The languages of the pages: which one a reader gets, and its catalog of texts.

Texts are English in the code; `app/translations/<language>.po` holds the others. A further language is one more such
file and one more line in LANGUAGES. `?lang=` chooses one and is remembered, else the browser's wish counts.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from flask import Flask, Response, g, has_request_context, request, url_for
from flask_babel import Babel, Domain
from markupsafe import Markup

LANGUAGES = {"en": "English", "de": "Deutsch", "zh": "中文"}
TAGS = {"zh": "zh-Hans"}
COOKIE = "language"
YEAR = 365 * 24 * 3600
_THOUSAND = 1000


def register(app: Flask) -> None:
    """Let texts be given in the language of each request's reader."""
    _Babel(app, locale_selector=language)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    # A page has hundreds of texts; the extension's own functions take five times as long for each.
    texts: dict[str, Any] = {"_": _in_template, "gettext": _in_template, "ngettext": _counted_in_template}
    app.jinja_env.globals.update(texts)
    app.add_template_global(language_tag)
    app.add_template_global(language_links)
    app.add_template_global(language_name)
    app.add_template_global(script_texts)
    app.after_request(_say_and_remember)


class Catalogs(Domain):
    """The texts of all languages, read from their .po files once; they need no step of compiling."""

    def get_translations(self) -> NullTranslations:
        """Return the texts of the language of this request."""
        return _translations(language()) if has_request_context() else NullTranslations()

    def ngettext(self, singular: str, plural: str, num: int, **variables: Any) -> str:
        """Return the form of a text that a number wants, with the number written as the language does: "2,104"."""
        variables.setdefault("num", written_number(num))
        return self.get_translations().ngettext(singular, plural, num) % variables


def _in_template(text: str, /, **variables: Any) -> Markup:
    """Return a text of a template in the language of this request; what is put into it is escaped."""
    found = _marked_up(text, language())
    return found % variables if variables else _unfilled(found)


def _counted_in_template(singular: str, plural: str, num: int, /, **variables: Any) -> Markup:
    """Return the form of a template's text that a number wants, with the number as the language writes it."""
    variables.setdefault("num", written_number(num))
    found = _translations(language()) if has_request_context() else NullTranslations()
    return Markup(found.ngettext(singular, plural, num)) % variables  # noqa: S704 (see _marked_up)


@lru_cache(maxsize=10_000)
def _marked_up(text: str, locale: str) -> Markup:
    # Templates are ours, and so are their texts; what they put into them is escaped by `%`.
    return Markup(_translations(locale).gettext(text))  # noqa: S704


@lru_cache(maxsize=10_000)
def _unfilled(text: Markup) -> Markup:
    # `%%` stands for a sign of per cent, also in a text that nothing is put into.
    return text % {}


class _Babel(Babel):
    domain_instance = Catalogs()


def language() -> str:
    """Return the language of this request, such as `de`; English where nobody asks for another."""
    # A page asks for this with each of its texts and numbers, more than a thousand times.
    try:
        return g.language
    except (AttributeError, RuntimeError):
        if not has_request_context():
            return "en"
    g.language = _wished()
    return g.language


@contextmanager
def spoken(wanted: str | None) -> Generator[None]:
    """Let texts be in the language of whom they are for, which need not be that of this request; None for unknown."""
    before = language()
    g.language = wanted if wanted in LANGUAGES else before
    try:
        yield
    finally:
        g.language = before


def written_number(value: float) -> str:
    """Return a number as the language of this request writes it: "2,104"."""
    # Most numbers of a page, of which a comparison has thousands; all our languages write them alike.
    if type(value) is int and 0 <= value < _THOUSAND:
        return str(value)
    return number_in(value, language())


@lru_cache(
    maxsize=20_000
)  # Pages write thousands of small numbers, each of which takes as long as a line of HTML.
def number_in(value: float, locale: str) -> str:
    """Return a number as a language writes it."""
    return format_decimal(value, locale=locale)


def _wished() -> str:
    for wish in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if wish in LANGUAGES:
            return wish
    return request.accept_languages.best_match(list(LANGUAGES)) or "en"


def language_tag() -> str:
    """Return the language of this request as HTML wants it, such as `zh-Hans`."""
    return TAGS.get(language(), language())


def language_links() -> list[tuple[str, str, str, bool]]:
    """Return for each language its tag, its own name, this page's address in it, and whether it is the one shown."""
    found = request.method in ("GET", "HEAD") and request.endpoint
    path = url_for(found, **(request.view_args or {})) if found else url_for("pages.home")
    asked = [each for each in request.args.items(multi=True) if found and each[0] != "lang"]
    return [
        (TAGS.get(each, each), name, f"{path}?{urlencode([*asked, ('lang', each)])}", each == language())
        for each, name in LANGUAGES.items()
    ]


def language_name(tag: str | None) -> str:
    """Return a language's own name, such as "Deutsch"; that of this request's for one that is not known."""
    return LANGUAGES.get(tag or language(), LANGUAGES[language()])


def form_in(forms: Sequence[str], number: int) -> str:
    """Return a text, given as it is or as its singular and plural, in the language of this request, not filled in."""
    texts = _translations(language())
    return texts.ngettext(forms[0], forms[1], number) if len(forms) > 1 else texts.gettext(forms[0])


def marked(text: str) -> str:
    """Return a text unchanged: one that stands in a constant and is translated where it is shown."""
    return text


def script_texts() -> dict[str, list[str]]:
    """Return the texts that scripts say in the language of this request, by their English singular; {} for English."""
    return _script_texts(language())


@cache
def _catalog(name: str) -> Catalog:
    file = files("peergraph.app") / "translations" / f"{name}.po"
    return read_po(BytesIO(file.read_bytes()), locale=name) if file.is_file() else Catalog(locale=name)


@cache
def _translations(name: str) -> NullTranslations:
    compiled = BytesIO()
    write_mo(compiled, _catalog(name))
    compiled.seek(0)
    return Translations(compiled)


@cache
def _script_texts(name: str) -> dict[str, list[str]]:
    return {
        message.id if isinstance(message.id, str) else message.id[0]: [message.string]
        if isinstance(message.string, str)
        else list(message.string)
        for message in _catalog(name)
        if message.id
        and message.string
        and not message.fuzzy
        and any(place.endswith(".js") for place, _ in message.locations)
    }


def _say_and_remember(response: Response) -> Response:
    if response.mimetype == "text/html":
        response.headers["Content-Language"] = language_tag()
        response.vary.update(("Accept-Language", "Cookie"))
        if request.args.get("lang") in LANGUAGES:
            response.set_cookie(
                COOKIE, language(), max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure
            )
    return response
