"""The orders of a researcher's list of works, in words; the first is the usual one."""

from ..languages import marked
from ..reads.parts import WorkSort

SORTS: dict[WorkSort, tuple[str, str]] = {
    "newest": (marked("Newest"), marked("newest first")),
    "cited": (
        marked("Most cited, by the sources"),
        marked("most cited first as their sources count, those without a count last"),
    ),
    "cited_here": (marked("Most cited in this graph"), marked("most cited by papers of this graph first")),
    "citation_percentile": (
        marked("Citation percentile"),
        marked("highest citation percentile first, those without one last"),
    ),
    "novelty": (marked("Novelty"), marked("most novel first, those without enough data last")),
    "code": (marked("With code"), marked("those with code first")),
    "place": (marked("Place among the authors"), marked("those that name this person first come first")),
    "authors": (marked("Fewest authors"), marked("those with the fewest authors first")),
}
"""Each order's label in the form, and what stands beside the number of works."""
