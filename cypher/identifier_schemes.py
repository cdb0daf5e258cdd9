"""The spellings of each identifier scheme: its checks, its addresses, and how its bare values look."""

import re
from collections.abc import Callable

from .errors import IdentifierError

Reader = Callable[[str], str]

_PUNCTUATION = ".,;:/\"'\u2019\u201d"
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}
_DOI = re.compile(r"10\.\d+(?:\.\d+)*/\S+")
_DOI_IN_ADDRESS = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_AFTER_DOI = re.compile(
    r"(?:/(?:full|fulltext|pdf|epdf|abstract|abs|html|meta|summary|references)|\.pdf|\.html?)+$",
    re.IGNORECASE,
)
_ARXIV_DOI = "10.48550/arxiv."
_ARXIV = re.compile(
    r"(?P<new>\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d+)?"
    r"|(?P<archive>[a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?/(?P<old>\d{7})(?:v\d+)?",
    re.IGNORECASE,
)
_CATEGORY = re.compile(
    r"(?P<archive>[a-z]+(?:-[a-z]+)?)(?:\.(?P<subject>[a-z]+(?:-[a-z]+)?))?", re.IGNORECASE
)
_ORCID = re.compile(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])", re.IGNORECASE)
_ROR = re.compile(r"0[a-hjkmnp-tv-z0-9]{6}[0-9]{2}", re.IGNORECASE)
_ROR_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_OPENALEX = re.compile(r"[WAITCSFPV]\d+", re.IGNORECASE)
_OPENALEX_NAMED = re.compile(r"(?:(?:subfields|fields|domains)/\d+|keywords/[\w-]+)", re.IGNORECASE)
_OPENALEX_FOLDER = re.compile(
    r"(?:works|authors|institutions|topics|concepts|sources|funders|publishers|venues|entity)/(?=[a-z]\d)",
    re.IGNORECASE,
)
_DBLP_KEY = re.compile(
    r"(?:conf|journals|books|phd|series|reference|tr|data|ms|www|dblpnote|persons)/[^\s/?#]+/\S+"
)
_DBLP_PERSON = re.compile(r"(?:pid|homepages)/(\w+/\S+)")
_ACL = re.compile(r"[A-Z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+", re.IGNORECASE)
_ACL_PERSON = re.compile(r"people/(?:[\w]/)?([\w-]+)")
_S2_PAPER = re.compile(r"[0-9a-f]{40}", re.IGNORECASE)
_S2_NUMBER = re.compile(
    r"(?:(?P<author>author/(?:[^/]*/)?)|corpus(?:id)?[:/]\s*)(?P<number>\d+)", re.IGNORECASE
)


def read_doi(text: str) -> str:
    """Return `doi:...` in lower case without punctuation behind it; arXiv's own DOIs become `arxiv:...`."""
    value = _without_tail(text.strip().lower().removeprefix("(").removeprefix("doi:").strip())
    if value.startswith(("http://", "https://")) and (found := _DOI_IN_ADDRESS.search(value)):
        value = _AFTER_DOI.sub("", found[0])  # Some lists give a publisher's address where a DOI should be.
    if not _DOI.fullmatch(value):
        raise IdentifierError(f"{text} is no DOI: a DOI looks like 10.1145/3366423.3380130")
    if value.startswith(_ARXIV_DOI) and (match := _ARXIV.fullmatch(value.removeprefix(_ARXIV_DOI))):
        return _arxiv(match)
    return f"doi:{value}"


def doi_in_address(path: str) -> str | None:
    """Return the DOI that a publisher's address carries in its path, or None."""
    match = _DOI_IN_ADDRESS.search(path)
    return read_doi(_AFTER_DOI.sub("", match[0].rstrip("/"))) if match else None


def read_arxiv(text: str) -> str:
    """Return `arxiv:...` of a paper without its version, or of a category."""
    value = text.strip().removesuffix(".pdf").rstrip(".,;)")
    if match := _ARXIV.fullmatch(value):
        return _arxiv(match)
    category = _CATEGORY.fullmatch(value)
    if category is None:
        raise IdentifierError(f"{text} is no arXiv id: one looks like 2102.04782, astro-ph/0601001 or cs.CV")
    return "arxiv:" + _category(category["archive"].lower(), category["subject"])


def read_orcid(text: str) -> str:
    """Return `orcid:...` with its hyphens; the last character is a check on the others (ISO 7064 11,2)."""
    match = _ORCID.fullmatch(text.strip())
    if match is None:
        raise IdentifierError(f"{text} is no ORCID: one looks like 0000-0002-1825-0097")
    digits = "".join(match.groups()).upper()
    if _orcid_check(digits[:-1]) != digits[-1]:
        raise IdentifierError(
            f"{text} is no ORCID: its last character does not fit the others, look for a typing error"
        )
    return "orcid:" + "-".join(match.groups()).upper()


def read_ror(text: str) -> str:
    """Return `ror:...` in lower case; the last two digits are a check on the others (ISO 7064 97,10)."""
    value = text.strip().lower()
    if not _ROR.fullmatch(value):
        raise IdentifierError(f"{text} is no ROR id: one looks like 02nr0ka47")
    number = 0
    for character in value[:-2]:
        number = number * 32 + _ROR_DIGITS.index(character)
    if 98 - number * 100 % 97 != int(value[-2:]):
        raise IdentifierError(
            f"{text} is no ROR id: its last two digits do not fit the others, look for a typing error"
        )
    return f"ror:{value}"


def read_openalex(text: str) -> str:
    """Return `openalex:W...`, or `openalex:subfields/1702` for the entities that have numbers only."""
    value = _OPENALEX_FOLDER.sub("", text.strip().rstrip(".,;")).removeprefix("topics/T")
    if _OPENALEX.fullmatch(value):
        return f"openalex:{value.upper()}"
    if _OPENALEX_NAMED.fullmatch(value):
        return f"openalex:{value.lower()}"
    raise IdentifierError(
        f"{text} is no OpenAlex id: one looks like W2741809807, A5048491430 or subfields/1702"
    )


def read_dblp(text: str) -> str:
    """Return `dblp:conf/...` of a publication or `dblp:pid/...` of a person."""
    value = re.sub(r"\.(?:html|xml|bib|rdf|nt|ris)$", "", text.strip()).removeprefix("rec/")
    if match := _DBLP_PERSON.fullmatch(value):
        return f"dblp:pid/{match[1]}"
    if not _DBLP_KEY.fullmatch(value):
        raise IdentifierError(f"{text} is no DBLP key: one looks like conf/acl/Smith20 or pid/65/9612")
    return f"dblp:{value}"


def read_acl(text: str) -> str:
    """Return `acl:...` of a paper in either style of id, or `acl:people/...`."""
    value = re.sub(
        r"(?:v\d+)?(?:\.pdf|\.bib|\.xml)$", "", text.strip().rstrip("/").removeprefix("anthology/")
    )
    if person := _ACL_PERSON.fullmatch(value):
        return f"acl:people/{person[1].lower()}"
    paper = value.rpartition("/")[2]
    if not _ACL.fullmatch(paper):
        raise IdentifierError(f"{text} is no ACL Anthology id: one looks like P18-1001 or 2020.acl-main.1")
    return f"acl:{paper.upper() if '-' in paper[:4] else paper.lower()}"


def read_s2(text: str) -> str:
    """Return `s2:<40 hexadecimal digits>`, `s2:corpus/<number>` or `s2:author/<number>`."""
    value = text.strip().rstrip("/")
    if match := _S2_NUMBER.fullmatch(value):
        return f"s2:{'author' if match['author'] else 'corpus'}/{int(match['number'])}"
    paper = value.rpartition("/")[2]
    if not _S2_PAPER.fullmatch(paper):
        raise IdentifierError(
            f"{text} is no Semantic Scholar id: write 40 hexadecimal digits, author/1234 or corpus/1234"
        )
    return f"s2:{paper.lower()}"


def _number(scheme: str, prefix: str = "") -> Reader:
    def read(text: str) -> str:
        """Return the canonical value of a text with this prefix."""
        digits = text.strip().rstrip("/.,;").upper().removeprefix(prefix)
        if not (digits.isascii() and digits.isdigit()):
            raise IdentifierError(f"{text} is no {scheme.upper()}: it is a number")
        return f"{scheme}:{prefix}{int(digits)}"

    return read


def _arxiv(match: re.Match[str]) -> str:
    return f"arxiv:{match['new']}" if match["new"] else f"arxiv:{match['archive'].lower()}/{match['old']}"


def _category(archive: str, subject: str | None) -> str:
    # Subjects of two letters are capitals (cs.CV), longer ones are not (cond-mat.mtrl-sci).
    return archive + (f".{subject.upper() if len(subject) == 2 else subject.lower()}" if subject else "")


def _without_tail(value: str) -> str:
    """Take sentence punctuation off the end, and a closing bracket that was not opened."""
    while value and (value[-1] in _PUNCTUATION or _closes_nothing(value)):
        value = value[:-1]
    return value


def _closes_nothing(value: str) -> bool:
    start = _BRACKETS.get(value[-1])
    return start is not None and value.count(start) < value.count(value[-1])


def _orcid_check(digits: str) -> str:
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "X" if check == 10 else str(check)


def _arxiv_address(path: str) -> str:
    folder, _, value = path.partition("/")
    if folder == "list":
        return read_arxiv(value.partition("/")[0])
    return read_arxiv(value if folder in ("abs", "pdf", "html", "format", "e-print", "src") else path)


def _ncbi_address(path: str) -> str:
    last = path.rpartition("/")[2]
    return SCHEMES["pmcid" if "pmc" in path.lower() else "pmid"](last)


SCHEMES: dict[str, Reader] = {
    "doi": read_doi,
    "arxiv": read_arxiv,
    "orcid": read_orcid,
    "ror": read_ror,
    "openalex": read_openalex,
    "dblp": read_dblp,
    "acl": read_acl,
    "s2": read_s2,
    "corpusid": lambda text: read_s2(f"corpus/{text.strip()}"),
    "mag": _number("mag"),
    "pmid": _number("pmid"),
    "pmcid": _number("pmcid", "PMC"),
}

HOSTS: dict[str, Reader] = {
    "doi.org": read_doi,
    "dx.doi.org": read_doi,
    "doi.acm.org": read_doi,
    "orcid.org": read_orcid,
    "ror.org": read_ror,
    "arxiv.org": _arxiv_address,
    "export.arxiv.org": _arxiv_address,
    "openalex.org": read_openalex,
    "api.openalex.org": read_openalex,
    "explore.openalex.org": read_openalex,
    "dblp.org": read_dblp,
    "dblp.uni-trier.de": read_dblp,
    "dblp.dagstuhl.de": read_dblp,
    "aclanthology.org": read_acl,
    "aclweb.org": read_acl,
    "semanticscholar.org": read_s2,
    "api.semanticscholar.org": read_s2,
    "pubmed.ncbi.nlm.nih.gov": SCHEMES["pmid"],
    "pmc.ncbi.nlm.nih.gov": _ncbi_address,
    "ncbi.nlm.nih.gov": _ncbi_address,
}

BARE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\(?10\.\d+(?:\.\d+)*/\S+", re.IGNORECASE), "doi"),
    (re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]|0000000[\d]{8}[\dX]", re.IGNORECASE), "orcid"),
    (
        re.compile(
            r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?/\d{7}(?:v\d+)?", re.IGNORECASE
        ),
        "arxiv",
    ),
    (re.compile(r"[WAITCSFPV]\d{4,}", re.IGNORECASE), "openalex"),
    (_ROR, "ror"),
    (_ACL, "acl"),
    (_S2_PAPER, "s2"),
    (re.compile(r"PMC\d+", re.IGNORECASE), "pmcid"),
    (re.compile(r"(?:conf|journals|books|phd|series)/[^\s/?#]+/\S+"), "dblp"),
)
