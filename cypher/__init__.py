"""The queries of Peergraph: one a file, read and checked here.

A file's header is its documentation and its contract: the first line says what the query is for, then `params:`,
`returns:` and `index:` follow; files in `library/` also carry `title:`, `group:`, `needs:` and `example:`. The body is
sent as it is.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from .errors import CypherHeaderError

KEYS = ("params", "returns", "index")
LIBRARY_KEYS = ("title", "group", *KEYS, "needs", "example")
_HEADER = re.compile(r"//\s?(?:(?P<key>[a-z]+):\s+)?(?P<value>.*)")
_PARAM = re.compile(r"\$(?P<name>[a-z][a-z0-9_]*) (?P<type>[A-Z]+(?:<[A-Z]+>)?)")
_STRINGS_AND_COMMENTS = re.compile(
    r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL
)


@dataclass(frozen=True)
class Cypher:
    """One query file: its text and what its header promises."""

    name: str
    text: str
    purpose: str
    params: dict[str, str]
    returns: str
    index: str
    title: str = ""
    group: str = ""
    """What it is for: the heading that it stands under."""
    needs: str = ""
    """What a graph must hold for it to find anything, such as citations."""
    example: str = ""

    @property
    def body(self) -> str:
        """The query without the comments of its header."""
        return "\n".join(line for line in self.text.splitlines() if not line.startswith("//")).strip()


@cache
def load(folder: str) -> dict[str, Cypher]:
    """Return the queries of one folder (`schema`, `write`, `read`, `library`) by name, sorted.

    Raises CypherHeaderError where a header is incomplete or its parameters differ from the body's.
    """
    files = [
        item for item in resources.files(__name__).joinpath(folder).iterdir() if item.name.endswith(".cypher")
    ]
    queries = [parse(item.name.removesuffix(".cypher"), item.read_text("utf-8"), folder) for item in files]
    return {query.name: query for query in sorted(queries, key=lambda query: query.name)}


def parse(name: str, text: str, folder: str = "read") -> Cypher:
    """Return one checked query from a file's text."""
    header, body = _split(text)
    if not header:
        raise CypherHeaderError(f"{folder}/{name}: the file does not start with its purpose in a comment")
    keys = dict(header[1:])
    wanted = LIBRARY_KEYS if folder == "library" else KEYS
    if tuple(key for key, _ in header) != ("", *wanted):
        raise CypherHeaderError(
            f"{folder}/{name}: the header needs a purpose, then {', '.join(wanted)}, once each"
        )
    params = {match["name"]: match["type"] for match in _PARAM.finditer(keys["params"])}
    _check_params(f"{folder}/{name}", body, params)
    return Cypher(
        name,
        text,
        header[0][1],
        params,
        keys["returns"],
        keys["index"],
        *(keys.get(key, "") for key in ("title", "group", "needs", "example")),
    )


def _split(text: str) -> tuple[list[tuple[str, str]], str]:
    """Split a file into its header's (key, value) pairs and its body; a line without a key goes on with the last."""
    lines = text.splitlines()
    count = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    header: list[tuple[str, str]] = []
    for line in lines[:count]:
        match = _HEADER.fullmatch(line)
        key, value = (match["key"] or "", match["value"].strip()) if match else ("", "")
        if header and not key:
            header[-1] = (header[-1][0], f"{header[-1][1]} {value}")
        else:
            header.append((key, value))
    return header, "\n".join(lines[count:])


def _check_params(where: str, body: str, params: dict[str, str]) -> None:
    used = set(re.findall(r"\$([A-Za-z_]\w*)", _STRINGS_AND_COMMENTS.sub(" ", body)))
    if used != set(params):
        raise CypherHeaderError(f"{where}: params differ: declared {sorted(params)}, used {sorted(used)}")
