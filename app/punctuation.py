"""The signs between the facts of a page: Chinese has commas, semicolons, colons and full stops of its own.

Templates write `{{ papers }}, {{ year }}` and `{{ total }}.</p>`. The signs between two of their tags, and at the end
of a sentence, are looked up when a page is made; within texts that are translated as a whole they stand in the texts.
"""

import re

from flask import Flask
from jinja2.ext import Extension

from .languages import language

_SIGNS = {
    "zh": {"first or last": "、", ", ": "，", "; ": "；", ": ": "：", ". ": "。", ".": "。"},  # noqa: RUF001
}
_CODE = {"console_parts.html", "api.html"}
"""Templates that write values as programs do."""
_TRANSLATED = re.compile(r"(\{%-? trans\b.*?\bendtrans -?%\})", re.DOTALL)
_BETWEEN = re.compile(r"(?<!-)(?<=\}\}|%\})(?:[,;:.] (?=\{[{%](?!-))|\.(?=</|\n|\{%))")
_IN_LIST = re.compile(r"(\bloop\.(?:first|last) %\}), (?=\{%(?!-))")


class Punctuation(Extension):
    """Lets templates have the signs of each page's language."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return a template whose signs between tags are looked up."""
        if name in _CODE:
            return source
        parts = enumerate(_TRANSLATED.split(source))
        return "".join(part if number % 2 else _looked_up(part) for number, part in parts)


def register(app: Flask) -> None:
    """Let templates write the signs of the reader's language."""
    app.add_template_global(sign)
    app.jinja_env.add_extension(Punctuation)


def sign(between: str, place: str = "") -> str:
    """Return what stands between two facts, or, in a list, two of its members."""
    signs = _SIGNS.get(language())
    return between if signs is None else signs.get(place or between, between)


def _looked_up(source: str) -> str:
    lists = _IN_LIST.sub(r'\1{{ sign(", ", "first or last") }}', source)
    return _BETWEEN.sub(lambda found: f'{{{{ sign("{found[0]}") }}}}', lists)
