"""A power query's text as tokens: strings, comments and quoted names told apart, brackets matched, hidden
characters refused.

It reads by the lexical rules of the Cypher manual (chapters "Naming rules", "Comments", "Literals"), and refuses
what could be read in two ways instead of guessing: Unicode escapes, invisible characters, letters that only look
like ASCII ones.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from ...cypher.errors import QueryPosition, QueryRefused, QueryUnreadable
from ..later import later as _l

MOST_CHARACTERS = 20_000
MOST_NESTING = 40
"""The server's parser and planner die of deeper nesting without an answer: 300 nested lists were enough
(tried on 5.26.30).
"""

TokenKind = Literal["name", "quoted", "string", "number", "parameter", "symbol"]

_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n\f]+|//[^\r\n]*|/\*.*?\*/)
      |(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      |(?P<quoted>`(?:[^`]|``)*`)
      |(?P<parameter>\$(?:`(?:[^`]|``)*`|\w+))
      |(?P<number>0[xX][0-9a-fA-F_]+|0o[0-7_]+|(?:\d[\d_]*)?\.\d[\d_]*(?:[eE][+-]?\d+)?|\d[\d_]*(?:[eE][+-]?\d+)?(?:\.(?!\.)\d*)?)
      |(?P<name>[^\W\d]\w*)
      |(?P<symbol>=~|\.\.|<>|<=|>=|::|\|\||\+=|[()\[\]{}.,:;|&!%*/^+\-<>=])""",
    re.VERBOSE | re.DOTALL,
)
_UNICODE_ESCAPE = re.compile(r"\\[uU]")
_PAIRS = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True)
class Token:
    """One word of a query, where it stands, and what it says: a quoted name or parameter without its marks."""

    kind: TokenKind
    text: str
    offset: int

    def says(self, *words: str) -> bool:
        """Tell whether this is one of the given keywords (in capitals) or symbols."""
        return (self.kind == "name" and self.text.upper() in words) or (
            self.kind == "symbol" and self.text in words
        )


@dataclass(frozen=True)
class Group:
    """What stands between two brackets, the opening one being `open`."""

    open: Literal["(", "[", "{"]
    items: "tuple[Token | Group, ...]"
    offset: int


Item = Token | Group


@dataclass(frozen=True)
class QueryText:
    """A query whose text can be read in one way only."""

    text: str
    tokens: tuple[Token, ...]
    items: tuple[Item, ...]
    """The tokens with every pair of brackets made into a Group."""


def read_text(text: str) -> QueryText:
    """Return a query's tokens; raise QueryRefused, with the place, for text that is too long, too deep,
    hidden or ambiguous.
    """
    if len(text) > MOST_CHARACTERS:
        raise QueryRefused(
            _l(
                "The query has %(count)s characters; %(most)s are the most. Pass long values as parameters.",
                count=len(text),
                most=MOST_CHARACTERS,
            )
        )
    _refuse_hidden(text)
    if text.lstrip().startswith(":"):
        raise QueryRefused(
            _l(
                "What begins with a colon is a command of Neo4j Browser. Here, parameters have a field of their own."
            )
        )
    tokens = _tokens(text)
    while tokens and tokens[-1].says(";"):
        tokens.pop()
    if not tokens:
        raise QueryRefused(_l("The query is empty. Try: MATCH (a:Author) RETURN a LIMIT 10"))
    for token in tokens:
        if token.says(";"):
            raise QueryRefused(
                _l(
                    "Only one statement may run at a time%(place)s. Remove what follows the semicolon.",
                    place=place(text, token.offset),
                )
            )
    return QueryText(text, tuple(tokens), _grouped(text, tokens))


def position(text: str, offset: int) -> QueryPosition:
    """Return the line and column, from 1, of a place in a text."""
    before = text[:offset]
    return QueryPosition(before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


def place(text: str, offset: int) -> str:
    """Return a place in words, to go on a sentence with."""
    at = position(text, offset)
    return _l(" (line %(line)s, column %(column)s)", line=str(at.line), column=str(at.column))


def _refuse_hidden(text: str) -> None:
    for offset, character in enumerate(text):
        if character not in "\t\r\n\f" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            name = unicodedata.name(character, f"control character {ord(character)}")
            raise QueryRefused(
                _l(
                    "The query holds an invisible character, %(name)s%(place)s. Remove it, or pass it in a parameter.",
                    name=name,
                    place=place(text, offset),
                )
            )
    escape = _UNICODE_ESCAPE.search(text)
    if escape:
        raise QueryRefused(
            _l(
                "Unicode escapes are not taken%(place)s: write the character itself, or pass it in a parameter.",
                place=place(text, escape.start()),
            )
        )


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    offset = 0
    while offset < len(text):
        match = _TOKEN.match(text, offset)
        if not match:
            raise QueryUnreadable(_unreadable(text, offset))
        if match.lastgroup != "space":
            found.append(_token(text, match))
        offset = match.end()
    return found


def _token(text: str, match: re.Match[str]) -> Token:
    kind, word = match.lastgroup, match[0]
    if kind == "quoted":
        return Token("quoted", word[1:-1].replace("``", "`"), match.start())
    if kind == "parameter":
        name = word[1:]
        return Token(
            "parameter", name[1:-1].replace("``", "`") if name.startswith("`") else name, match.start()
        )
    if kind == "name" and not word.isascii() and unicodedata.normalize("NFKC", word).upper().isascii():
        raise QueryRefused(
            _l(
                "%(word)s looks like an ASCII word but is none%(place)s.",
                word=repr(word),
                place=place(text, match.start()),
            )
        )
    return Token(kind, word, match.start())  # type: ignore[arg-type]


def _unreadable(text: str, offset: int) -> str:
    character, where = text[offset], place(text, offset)
    if character in "'\"`":
        return _l("A text or quoted name is opened and never closed%(place)s.", place=where)
    if text.startswith("/*", offset):
        return _l("A comment is opened and never closed%(place)s.", place=where)
    return _l(
        "The character %(letter)s cannot stand outside a text%(place)s.", letter=repr(character), place=where
    )


def _grouped(text: str, tokens: list[Token]) -> tuple[Item, ...]:
    stack: list[tuple[Token | None, list[Item]]] = [(None, [])]
    for token in tokens:
        if token.says(*_PAIRS):
            stack.append((token, []))
            if len(stack) > MOST_NESTING + 1:
                raise QueryRefused(
                    _l(
                        "Brackets are nested more than %(most)s deep%(place)s.",
                        most=MOST_NESTING,
                        place=place(text, token.offset),
                    )
                )
        elif token.says(*_PAIRS.values()):
            opened, items = stack.pop()
            if opened is None or _PAIRS[opened.text] != token.text:
                raise QueryUnreadable(
                    _l(
                        "The bracket %(bracket)s closes nothing%(place)s.",
                        bracket=repr(token.text),
                        place=place(text, token.offset),
                    )
                )
            stack[-1][1].append(Group(opened.text, tuple(items), opened.offset))  # type: ignore[arg-type]
        else:
            stack[-1][1].append(token)
    opened = stack[-1][0]
    if opened is not None:
        raise QueryUnreadable(
            _l(
                "The bracket %(bracket)s is never closed%(place)s.",
                bracket=repr(opened.text),
                place=place(text, opened.offset),
            )
        )
    return tuple(stack[0][1])
