import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peergraph.cypher.errors import IdentifierError
from peergraph.cypher.identifiers import best, find_identifier, kind_of, parse_identifier, slug, url_of

S2 = "649def34f8be52c8b66281af98ae884c09aef38b"
SPELLINGS = {
    "doi:10.1145/3366423.3380130": [
        "10.1145/3366423.3380130",
        "doi:10.1145/3366423.3380130",
        "DOI: 10.1145/3366423.3380130.",
        "https://doi.org/10.1145/3366423.3380130",
        "http://dx.doi.org/10.1145/3366423.3380130",
        "https:/doi.org/10.1145/3366423.3380130",
        "doi.org/10.1145/3366423.3380130",
        "https://dl.acm.org/doi/pdf/10.1145/3366423.3380130?download=true",
        "(10.1145/3366423.3380130).",
        "\u200b10.1145/3366423.3380130\u200b",
    ],
    "doi:10.1016/0022-0000(79)90026-0": ["https://doi.org/10.1016/0022-0000%2879%2990026-0"],
    "doi:10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o": [
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"
    ],
    "doi:10.1007/978-3-031-19790-1_20": [
        "doi:https://link.springer.com/chapter/10.1007/978-3-031-19790-1_20",
        "https://link.springer.com/chapter/10.1007/978-3-031-19790-1_20",
    ],
    "orcid:0000-0002-1694-233X": [
        "0000-0002-1694-233x",
        "https://orcid.org/0000-0002-1694-233X",
        "orcid:0000-0002-1694-233X",
        "000000021694233X",
    ],
    "arxiv:2102.04782": [
        "2102.04782",
        "2102.04782v2",
        "arXiv:2102.04782v2",
        "https://arxiv.org/abs/2102.04782v1",
        "https://arxiv.org/pdf/2102.04782v2.pdf",
        "http://export.arxiv.org/abs/2102.04782",
        "10.48550/arXiv.2102.04782",
        "https://doi.org/10.48550/arXiv.2102.04782",
    ],
    "arxiv:astro-ph/0601001": ["astro-ph/0601001v1", "http://arxiv.org/abs/astro-ph/0601001v1"],
    "arxiv:math/0309136": ["math.GT/0309136", "arxiv:math/0309136"],
    "arxiv:cs.CV": ["arxiv:cs.cv", "https://arxiv.org/list/cs.CV/recent"],
    "arxiv:cond-mat.mtrl-sci": ["arxiv:cond-mat.mtrl-sci"],
    "openalex:A5048491430": ["A5048491430", "a5048491430", "https://openalex.org/authors/A5048491430"],
    "openalex:W2741809807": [
        "https://openalex.org/W2741809807",
        "https://api.openalex.org/works/W2741809807",
    ],
    "openalex:subfields/1702": ["https://openalex.org/subfields/1702"],
    "openalex:keywords/cardiac-imaging": ["https://openalex.org/keywords/cardiac-imaging"],
    "ror:02nr0ka47": ["02nr0ka47", "https://ror.org/02nr0ka47", "ROR:02NR0KA47"],
    "dblp:conf/acl/Smith20": [
        "https://dblp.org/rec/conf/acl/Smith20.html",
        "DBLP:conf/acl/Smith20",
        "conf/acl/Smith20",
    ],
    "dblp:pid/65/9612": ["https://dblp.uni-trier.de/pid/65/9612.html", "dblp:homepages/65/9612"],
    f"s2:{S2}": [f"https://www.semanticscholar.org/paper/Some-Title/{S2}", S2.upper()],
    "s2:author/1741101": ["https://www.semanticscholar.org/author/Oren-Etzioni/1741101"],
    "s2:corpus/19170988": ["CorpusID:19170988", "https://api.semanticscholar.org/CorpusID:19170988"],
    "acl:2020.acl-main.1": ["2020.acl-main.1", "https://aclanthology.org/2020.acl-main.1.pdf"],
    "acl:P18-1001": [
        "P18-1001",
        "https://www.aclweb.org/anthology/P18-1001v2.pdf",
        "https://aclanthology.org/P18-1001/",
    ],
    "acl:people/yang-liu": ["https://aclanthology.org/people/y/yang-liu/"],
    "pmid:29456894": ["https://pubmed.ncbi.nlm.nih.gov/29456894", "PMID: 29456894"],
    "pmcid:PMC5815332": ["PMC5815332", "https://www.ncbi.nlm.nih.gov/pmc/articles/5815332"],
    "mag:2741809807": ["mag:2741809807"],
    "name:alibaba-group": ["name:Alibaba Group"],
    "keyword:large-language-models": ["keyword:large-language-models"],
    "area:computer-vision": ["area:computer-vision"],
    "sample:yinghui-xu": ["sample:yinghui-xu"],
    "sample:bing-liu~2": ["sample:bing-liu~2"],
    "sample:venue:www:2025:DfVIe2WLsT": ["sample:venue:www:2025:DfVIe2WLsT"],
    "name:清华大学": ["name:清华大学"],
}


@pytest.mark.parametrize(
    ("text", "identifier"), [(text, id) for id, texts in SPELLINGS.items() for text in texts]
)
def test_every_spelling_of_an_identifier_gives_the_same_one(text: str, identifier: str) -> None:
    assert parse_identifier(text) == identifier


@pytest.mark.parametrize("identifier", SPELLINGS)
def test_an_identifier_is_its_own_canonical_spelling_and_so_is_its_address(identifier: str) -> None:
    address = url_of(identifier)

    assert parse_identifier(identifier) == identifier
    assert address is None or parse_identifier(address) == identifier


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0000-0002-1825-0098", "does not fit the others"),
        ("https://orcid.org/0000-0002-1825", "no ORCID"),
        ("https://ror.org/02nr0ka48", "do not fit the others"),
        ("doi:nothing", "no DOI"),
        ("https://arxiv.org/abs/2199.12345", "no arXiv id"),
        ("openalex:X12", "no OpenAlex id"),
        ("s2:123", "author/1234"),
        ("https://example.org/page", "no identifier we know"),
        ("pmid:abc", "it is a number"),
        ("keyword:???", "names nothing"),
        ("Yang Liu", "no identifier that we know"),
        ("", "no identifier that we know"),
    ],
)
def test_a_malformed_identifier_says_what_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(IdentifierError, match=reason):
        parse_identifier(text)


@pytest.mark.parametrize(
    "text", ["Yang Liu", "王昱", "BERT: Pre-training of Deep Transformers", "deep learning", "C++"]
)
def test_a_name_or_a_title_is_not_taken_for_an_identifier(text: str) -> None:
    assert find_identifier(text) is None


@pytest.mark.parametrize(
    ("identifier", "kind"),
    [
        ("doi:10.1/x", "paper"),
        ("arxiv:2102.04782", "paper"),
        ("arxiv:cs.CV", "topic"),
        ("arxiv:hep-th", "topic"),
        ("openalex:A1", "author"),
        ("openalex:C1", "topic"),
        ("openalex:subfields/1702", "topic"),
        ("openalex:S1", None),
        ("ror:02nr0ka47", "institution"),
        ("name:alibaba-group", "institution"),
        ("s2:author/1", "author"),
        ("dblp:pid/65/9612", "author"),
        ("dblp:conf/acl/Smith20", "paper"),
        ("acl:people/yang-liu", "author"),
        ("mag:1", None),
        ("sample:yinghui-xu", None),
    ],
)
def test_the_kind_of_entity_is_known_where_the_scheme_tells_it(identifier: str, kind: str | None) -> None:
    assert kind_of(identifier) == kind


@pytest.mark.parametrize(
    "ordered",
    [
        [
            "doi:10.1/x",
            "arxiv:2102.04782",
            "openalex:W1",
            f"s2:{S2}",
            "dblp:conf/a/b",
            "acl:P18-1001",
            "pmid:1",
            "mag:1",
            "x:1",
        ],
        ["orcid:0000-0002-1694-233X", "openalex:A1", "s2:author/1", "dblp:pid/1/2", "sample:ada-example"],
        ["ror:02nr0ka47", "openalex:I1", "name:alibaba-group"],
        ["openalex:T1", "arxiv:cs.CV", "keyword:vision"],
        ["doi:10.1/b", "doi:10.1/aa", "doi:10.1/bb"],
    ],
    ids=["papers", "authors", "institutions", "topics", "ties"],
)
def test_the_best_identifier_does_not_depend_on_the_order_they_come_in(ordered: list[str]) -> None:
    for count in range(len(ordered)):
        rest = ordered[count:]
        assert {best(order) for order in itertools.islice(itertools.permutations(rest), 200)} == {rest[0]}


def test_there_is_no_best_of_no_identifiers() -> None:
    with pytest.raises(IdentifierError):
        best([])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Large Language Models", "large-language-models"),
        ("  José  García-Márquez ", "josé-garcía-márquez"),
        ("王昱", "王昱"),
        ("\u202aJoseph\u202c Marvin", "joseph-marvin"),
        ("Ｆｕｌｌｗｉｄｔｈ Ⅳ", "fullwidth-iv"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("STRASSE straße", "strasse-strasse"),
        ("…!?", ""),
    ],
)
def test_a_slug_keeps_letters_of_every_script(text: str, expected: str) -> None:
    assert slug(text) == expected


@settings(deadline=None)
@given(st.text())
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_parsed_parses_to_itself(text: str) -> None:
    try:
        identifier = parse_identifier(text)
    except IdentifierError:
        return
    assert parse_identifier(identifier) == identifier


@settings(deadline=None)
@given(st.from_regex(r"10\.[1-9][0-9]{3,6}/[!-~]{1,30}", fullmatch=True))
def test_a_doi_leads_to_itself_by_its_address(text: str) -> None:
    try:
        identifier = parse_identifier(text)
    except IdentifierError:
        return
    assert parse_identifier(url_of(identifier) or "") == identifier


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**15 - 1), st.sampled_from("0123456789X"))
def test_exactly_one_check_character_makes_an_orcid(number: int, wrong: str) -> None:
    digits = f"{number:015}"

    valid = [check for check in "0123456789X" if _is_orcid(digits + check)]

    assert len(valid) == 1
    assert wrong in valid or not _is_orcid(digits + wrong)


def _is_orcid(digits: str) -> bool:
    try:
        return parse_identifier(f"orcid:{digits}").startswith("orcid:")
    except IdentifierError:
        return False
