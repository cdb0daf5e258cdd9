"""What the site asks the graph: one typed function a query of cypher/read, and what pages and the API make of the rows.

authors           a researcher's page and her works
papers            a paper's page
topics            a topic's page
institutions      an institution's page
venues            a venue's page
around            who and what stands on the newest papers of a topic or a venue
similar           papers that are like one, and why
versions          what each source says of one paper
rankings          the long lists behind the short ones
trends            where a topic is going
year_windows      which years of a long list of papers are needed
groups            what stands out among some papers
shared            the papers some people share, and the shortest path between two
starting_points   where a reader may begin
stats             how much there is, and which loads it came from
search            the search box: names, titles, identifiers
search_terms      what was typed, as a Lucene query for titles
name_terms        the same for people's names: initials, other spellings, other scripts
search_hits       what the indexes have for a query and a filter
search_facets     what these have in common
respelling        the spelling that was probably meant
suggestions       what a text may become while it is typed
searched          what a search is asked for, and what it gives
resolve           from an identifier to its entity
results           one row of a list of entities of any kind
paper_rows        one row of a list of papers
identifier_links  identifiers as links, sources as notes
models            what comes out: one dataclass a page of a person or a paper
gathered          the same of a topic, an institution or a venue
found             what comes out of looking for things
parts             what these are made of
"""
