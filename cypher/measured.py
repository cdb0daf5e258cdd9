"""What `peergraph measure` writes to a paper: computed from the data, and no source's statement."""

MEASURED = (
    "novelty",
    "novelty_score",
    "novelty_pairs",
    "novelty_among",
    "novelty_topics",
    "novelty_together",
    "novelty_expected",
    "novelty_missing",
    "citation_percentile",
    "citation_count",
    "citation_source",
    "citation_fields",
    "citation_among",
    "citation_missing",
    "citation_years",
    "citation_year_counts",
    "measured_on",
    "measured_version",
)
"""The properties of a paper that are computed; loaders neither write them nor take them away."""

LEAST_PAPERS = 20
"""A percentile among fewer papers than these is not told."""
LEAST_USES = 3
"""A topic that fewer other papers of the years compared have says nothing of how usual its company is."""
YEARS = 5
"""A paper's topics are compared with the papers of so many years, its own the last of them."""
TAIL = 0.1
"""A paper's score is the value below which this share of its pairs lies."""
