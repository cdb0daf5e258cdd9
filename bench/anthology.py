"""The ACL Anthology as works in our own JSON Lines format: for measurements only, nothing in the product reads it.

Beside what `docs/formats.md` asks for, a paper's data sets become its keywords and the venue's short name its area, so
that there are topics at all: the largest has thousands of papers, as in other sources.
"""

import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from lxml import etree

ARCHIVE = Path(__file__).parents[1] / ".." / "shared" / "data" / "acl-anthology.tar.gz"
PAPERS = 97_494
SOURCE = "anthology"
"""`acl` is a scheme of identifiers, and no source may carry the name of one."""
TYPES = {"journal": "journal article", "proceedings": "conference paper"}
_LAST_WITH_THREE_DIGITS = 4
_DOI = re.compile(r"10\.\d{4,}/\S+")


def write_anthology(archive: Path, path: Path) -> Path:
    """Write every paper of the archive to a file, one a line, and return the file."""
    with path.open("w") as file:
        for work in read_anthology(archive):
            file.write(json.dumps(work, ensure_ascii=False) + "\n")
    return path


def read_anthology(archive: Path) -> Iterator[dict[str, Any]]:
    """Yield the works of the archive as it is unpacked, one collection in memory at a time."""
    with tarfile.open(archive, "r|gz") as members:
        for member in members:
            content = members.extractfile(member) if member.name.endswith(".xml") else None
            if content:
                yield from _collection(content)


def _collection(content: IO[bytes]) -> Iterator[dict[str, Any]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    collection = etree.parse(content, parser).getroot()
    for volume in collection.iterchildren("volume"):
        shared = _of_volume(volume)
        for paper in volume.iterchildren("paper"):
            id = anthology_id(collection.get("id"), volume.get("id"), paper.get("id"))
            yield shared | {"id": f"acl:{id}"} | _of_paper(paper)


def anthology_id(collection: str, volume: str, paper: str) -> str:
    """Return a paper's id, in the older style (P18-1001) or the newer (2020.acl-main.1), by its collection."""
    if collection[0].isdigit():
        return f"{collection}-{volume}.{paper}"
    many_volumes = collection[0] == "W" or collection == "C69"
    if many_volumes or (collection == "D19" and int(volume) > _LAST_WITH_THREE_DIGITS):
        return f"{collection}-{int(volume):02}{int(paper):02}"
    return f"{collection}-{int(volume)}{int(paper):03}"


def _of_volume(volume: etree._Element) -> dict[str, Any]:
    meta = volume.find("meta")
    return {
        "year": int(meta.findtext("year")),
        "type": TYPES[volume.get("type")],
        "venue": _text(meta.find("booktitle")),
        "area": meta.findtext("venue", "").upper(),
    }


def _of_paper(paper: etree._Element) -> dict[str, Any]:
    return {
        "title": _text(paper.find("title")),
        "doi": _doi(paper.findtext("doi", "")),
        "authors": [_author(author, place) for place, author in enumerate(paper.iterchildren("author"), 1)],
        "keywords": [_text(data_set) for data_set in paper.iterchildren("pwcdataset")],
        "language": paper.findtext("language"),
        "retracted": paper.find("retracted") is not None,
    }


def _author(author: etree._Element, position: int) -> dict[str, Any]:
    names = (author.findtext("first"), author.findtext("last"))
    person = author.get("id")
    return {
        "name": " ".join(name for name in names if name),
        "position": position,
        "ids": [f"acl:people/{person}"] if person else [],
        "affiliations": [_text(affiliation) for affiliation in author.iterchildren("affiliation")],
    }


def _doi(text: str) -> str | None:
    """Return a DOI; None for the handles and cut-off DOIs that stand in some four hundred papers instead."""
    doi = _DOI.search(text)
    return doi[0] if doi else None


def _text(element: etree._Element) -> str:
    return "".join(element.itertext())
