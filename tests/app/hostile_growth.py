"""Queries whose values or loops are bigger than they look: each passed the reader of expressions once."""

from typing import Any

GROWTH: dict[str, tuple[str, dict[str, Any]]] = {
    "in-a-part-of-union": (
        "CALL { UNWIND range(1, 1000000) AS x RETURN collect(x) AS l UNION RETURN [1] AS l } "
        "RETURN any(a IN l WHERE any(b IN l WHERE a = -b))",
        {},
    ),
    "in-one-row-of-a-subquery": (
        "WITH head(COLLECT { UNWIND range(1, 1000000) AS x RETURN collect(x) }) AS l "
        "RETURN any(a IN l WHERE any(b IN l WHERE a = -b))",
        {},
    ),
    "bound-again-by-a-pattern": (
        "WITH 1 AS r WITH 2 AS z MATCH (a:Author)-[r:AUTHORED*1000..1000]-() WITH r LIMIT 1 RETURN "
        "any(a IN r WHERE any(b IN r WHERE any(c IN r WHERE id(a) + id(b) = -id(c) - 1)))",
        {},
    ),
    "replaced-with-escapes": (
        """RETURN size(reduce(s = "''''", i IN range(1, 40) | replace(s, '\\'', "''")))""",
        {},
    ),
    "doubled-behind-distinct": (
        "UNWIND [1] AS i WITH 'aaaa' AS a "
        + "WITH head(collect(DISTINCT [a + a]))[0] AS a " * 40
        + "RETURN size(a)",
        {},
    ),
    "texts-of-a-range": ("RETURN size(toStringList(range(1, 40000000)))", {}),
    "chosen-from-a-range": ("RETURN size([x IN range(1, 40000000) WHERE x > 0])", {}),
    "long-abstracts": ("MATCH (p:Paper) RETURN size([x IN range(1, 20000) | toUpper(p.abstract)])", {}),
    "letters-of-what-a-source-said": (
        "MATCH (r:Record) WITH split(r.content, '') AS l RETURN any(a IN l WHERE any(b IN l WHERE a = b + 'q'))",
        {},
    ),
}
