"""The arXiv's XML: Atom feeds of its search, and OAI-PMH answers with `arXiv` or `arXivRaw` metadata."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ..cypher.errors import SourceError, UsageError
from .arxiv_authors import joined_name, split_authors
from .arxiv_papers import Preprint, paper_record
from .lengths import checked
from .records import Record, Reject
from .sources import Input

_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_COMMENTS = re.compile(rb"<!--.*?-->", re.DOTALL)
_ROOTS = (b"feed", b"OAI-PMH", b"ListRecords", b"GetRecord", b"record")
# OAI-PMH's way to say that a request was right and found nothing.
_NOTHING = "noRecordsMatch"


def read_xml(source_input: Input) -> Iterator[Record | Reject]:
    """Yield the papers of a feed or an OAI-PMH answer, one element in memory at a time.

    Raises SourceError for other XML, for an error that the arXiv answered, and where the XML breaks off.
    """
    _check_root(source_input)
    try:
        for element in _elements(source_input):
            yield from _read_one(element, source_input.name)
    except etree.XMLSyntaxError as error:
        raise SourceError(
            f"{source_input.name} breaks off or is no XML: {error.msg}; what came before was read"
        ) from error


def _check_root(source_input: Input) -> None:
    root = _ROOT.search(_COMMENTS.sub(b"", source_input.head()))
    if root is None or root[1] not in _ROOTS:
        shown = root[1].decode("utf-8", "replace") if root else "none"
        raise SourceError(
            f"{source_input.name} is XML, but neither an Atom feed nor OAI-PMH: its root is <{shown}>"
        )


def _elements(source_input: Input) -> Iterator[Any]:
    tags = ("{*}entry", "{*}record", "{*}error")
    # A stranger's file gets no entity expanded and nothing fetched.
    for _, element in etree.iterparse(
        source_input.stream,
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
    ):
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _read_one(element: Any, file: str) -> Iterator[Record | Reject]:
    kind = etree.QName(element).localname
    if kind == "error":
        if element.get("code") != _NOTHING:
            raise SourceError(
                f"{file}: the arXiv answered with an error: {_text(element) or element.get('code')}"
            )
    elif kind == "entry":
        yield _entry(element, file)
    else:
        yield _oai_record(element)


def _entry(entry: Any, file: str) -> Record | Reject:
    id = _child(entry, "id") or ""
    if "/api/errors" in id:
        raise SourceError(f"{file}: the arXiv answered with an error: {_child(entry, 'summary') or id}")
    primary = [node.get("term", "") for node in entry.iterfind("{*}primary_category")]
    authors = [
        (_child(node, "name") or "", _children(node, "affiliation")) for node in entry.iterfind("{*}author")
    ]
    return _record(
        entry,
        id,
        Preprint(
            id=id,
            title=_child(entry, "title") or "",
            authors=authors,
            categories=primary + [node.get("term", "") for node in entry.iterfind("{*}category")],
            abstract=_child(entry, "summary"),
            comments=_child(entry, "comment"),
            journal_ref=_child(entry, "journal_ref"),
            doi=_child(entry, "doi"),
            created=_child(entry, "published"),
            updated=_child(entry, "updated"),
        ),
    )


def _oai_record(record: Any) -> Record | Reject:
    header = next(record.iterfind("{*}header"), record)
    name = (_child(header, "identifier") or "").removeprefix("oai:arXiv.org:")
    if header.get("status") == "deleted":
        return Reject(record.sourceline or 0, name or None, "withdrawn at the source (deleted)")
    metadata = next(record.iterfind("{*}metadata/{*}*"), None)
    if metadata is None:
        return Reject(record.sourceline or 0, name or None, "metadata: there is none")
    created, authors = _child(metadata, "created"), _oai_authors(metadata)
    versions = [_child(version, "date") for version in metadata.iterfind("{*}version")]
    return _record(
        record,
        name,
        Preprint(
            id=_child(metadata, "id") or name,
            title=_child(metadata, "title") or "",
            authors=authors,
            categories=[_child(metadata, "categories") or ""],
            abstract=_child(metadata, "abstract"),
            comments=_child(metadata, "comments"),
            journal_ref=_child(metadata, "journal-ref"),
            doi=_child(metadata, "doi"),
            created=created or next(iter(versions), None),
            updated=_child(header, "datestamp"),
        ),
    )


def _oai_authors(metadata: Any) -> list[tuple[str, list[str]]]:
    authors = next(metadata.iterfind("{*}authors"), None)
    if authors is None:
        return []
    if len(authors) == 0:  # arXivRaw has them in one line.
        return split_authors(_text(authors) or "")
    return [(_oai_name(author), _children(author, "affiliation")) for author in authors.iterfind("{*}author")]


def _oai_name(author: Any) -> str:
    return joined_name(_child(author, "keyname"), _child(author, "forenames"), _child(author, "suffix"))


def _record(element: Any, name: str, preprint: Preprint) -> Record | Reject:
    try:
        return checked(paper_record(preprint))
    except UsageError as error:
        return Reject(element.sourceline or 0, name or None, str(error))


def _child(element: Any, name: str) -> str | None:
    return next(iter(_children(element, name)), None)


def _children(element: Any, name: str) -> list[str]:
    texts = (_text(node) for node in element.iterfind(f"{{*}}{name}"))
    return [text for text in texts if text]


def _text(element: Any) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None
