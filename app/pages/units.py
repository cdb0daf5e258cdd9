"""What is counted on pages, in the form that `count` looks for: listed for the catalogs of other languages."""


def n_(one: str, many: str) -> tuple[str, str]:
    """Mark a unit for translation and return it unchanged."""
    return one, many


UNITS = (
    n_("%(num)s author", "%(num)s authors"),
    n_("%(num)s authorship", "%(num)s authorships"),
    n_("%(num)s citation", "%(num)s citations"),
    n_("%(num)s co-author", "%(num)s co-authors"),
    n_("%(num)s hop", "%(num)s hops"),
    n_("%(num)s institution", "%(num)s institutions"),
    n_("%(num)s joint paper", "%(num)s joint papers"),
    n_("%(num)s line", "%(num)s lines"),
    n_("%(num)s more affiliation", "%(num)s more affiliations"),
    n_("%(num)s more author", "%(num)s more authors"),
    n_("%(num)s more node", "%(num)s more nodes"),
    n_("%(num)s newest paper", "%(num)s newest papers"),
    n_("%(num)s node", "%(num)s nodes"),
    n_("%(num)s other", "%(num)s others"),
    n_("%(num)s pair", "%(num)s pairs"),
    n_("%(num)s paper here", "%(num)s papers here"),
    n_("%(num)s paper of its people", "%(num)s papers of its people"),
    n_("%(num)s paper", "%(num)s papers"),
    n_("%(num)s person here", "%(num)s people here"),
    n_("%(num)s person", "%(num)s people"),
    n_("%(num)s record", "%(num)s records"),
    n_("%(num)s reference", "%(num)s references"),
    n_("%(num)s relationship", "%(num)s relationships"),
    n_("%(num)s researcher", "%(num)s researchers"),
    n_("%(num)s result", "%(num)s results"),
    n_("%(num)s row", "%(num)s rows"),
    n_("%(num)s shared paper", "%(num)s shared papers"),
    n_("%(num)s time", "%(num)s times"),
    n_("%(num)s topic", "%(num)s topics"),
)
