"""What counts in a ledger of trust, and how much; `docs/trust.md` publishes these numbers, and a test compares them."""

from dataclasses import dataclass

from ..languages import marked
from .types import Band, Level, RuleName


@dataclass(frozen=True)
class Rule:
    """One line that a ledger can have."""

    name: RuleName
    points: int
    """What it adds where it applies; negative for what it takes away where it applies wholly."""
    title: str
    meaning: str


RULES = (
    Rule(
        "record",
        21,
        marked("Public record"),
        marked("A loaded source names the person on a paper or keeps a record of the person."),
    ),
    Rule(
        "second_source",
        10,
        marked("A second source"),
        marked("Two or more loaded sources name the person or keep a record of the person."),
    ),
    Rule(
        "identifier",
        6,
        marked("An identifier of a source"),
        marked(
            "A source that tells namesakes apart (OpenAlex, DBLP, Semantic Scholar, ACL Anthology) has an "
            "identifier for the person."
        ),
    ),
    Rule("orcid", 8, marked("A stated ORCID iD"), marked("A source states an ORCID iD for the person.")),
    Rule(
        "institution",
        5,
        marked("A registered institution"),
        marked(
            "A source names an affiliation that is in a register of institutions (ROR or OpenAlex). What a "
            "paper prints under a name, and no source looked up, does not count."
        ),
    ),
    Rule(
        "works",
        10,
        marked("Works confirmed by two sources"),
        marked("At least half of the works are given to the person by two or more sources."),
    ),
    Rule(
        "owner",
        15,
        marked("A confirmed owner"),
        marked("A claim of the record was verified, by the program or by a moderator."),
    ),
    Rule(
        "owner_orcid",
        15,
        marked("The owner's ORCID iD"),
        marked("The owner has signed in with the ORCID iD that the record carries."),
    ),
    Rule(
        "owner_mail",
        10,
        marked("The owner's institution e-mail"),
        marked(
            "The owner has confirmed an e-mail address at an institution that the record is affiliated with."
        ),
    ),
    Rule(
        "contested_works",
        -10,
        marked("Contested works"),
        marked(
            "The owner says “not mine” of works, and no moderator disagrees. The share of the works counts,"
            " rounded up."
        ),
    ),
    Rule(
        "retractions",
        -10,
        marked("Retractions"),
        marked("Works of the record were retracted. The share of the works counts, rounded up."),
    ),
    Rule(
        "disagreement",
        -10,
        marked("Disagreeing sources"),
        marked(
            "Sources name somebody else, or another ORCID iD, at this person's place on a paper: the share "
            "of the works counts, rounded up. Two ORCID iDs on one record count in full."
        ),
    ),
    Rule(
        "contested_owner",
        -10,
        marked("Contested ownership"),
        marked(
            "Several people have shown evidence that the record is theirs. Until a moderator has decided, "
            "nothing that the owner has shown counts, and the level stays below L3."
        ),
    ),
)
"""All rules; the points that are not negative add up to 100."""

BANDS: tuple[tuple[Band, int], ...] = (
    ("Verified", 80),
    ("Established", 60),
    ("Developing", 35),
    ("Emerging", 0),
)
"""Each band and the score that it begins with, the highest first."""
BAND_NAMES: dict[Band, str] = {
    "Emerging": marked("Emerging"),
    "Developing": marked("Developing"),
    "Established": marked("Established"),
    "Verified": marked("Verified"),
}

LEVELS: dict[Level, tuple[str, str]] = {
    "L0": (
        marked("No public record"),
        marked("No loaded source names the person on a paper or keeps a record of the person."),
    ),
    "L1": (
        marked("Public record, one source"),
        marked("One source names the person or keeps a record, and nothing else supports it."),
    ),
    "L2": (
        marked("Public record, supported"),
        marked("Two or more sources speak of the person, or a source states an ORCID iD."),
    ),
    "L3": (
        marked("Confirmed owner"),
        marked("Somebody has shown to be the person whose record this is."),
    ),
    "L4": (
        marked("ORCID-confirmed owner and institution e-mail, works confirmed by two sources"),
        marked(
            "The owner has shown the record's ORCID iD and an institution's e-mail address, and two sources"
            " agree on at least half of the works."
        ),
    ),
}
"""Each level's label and what it takes."""
