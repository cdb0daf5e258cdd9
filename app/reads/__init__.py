"""What the site asks the graph: one typed function a query of cypher/read, and what pages and the API make of the rows.

authors           a researcher's page and her works
papers            a paper's page
topics            a topic's page
institutions      an institution's page
groups            who and what stands out among the papers of a topic or an institution
shared            the papers some people share, and the shortest path between two
starting_points   where a reader may begin
stats             how much there is, and which loads it came from
search            the search box: names, titles, identifiers
search_terms      what was typed, as a Lucene query
resolve           from an identifier to its entity
results           one row of a list of entities of any kind
paper_rows        one row of a list of papers
identifier_links  identifiers as links, sources as notes
trust             how well a profile is supported
models            what comes out: one dataclass a page
found             what comes out of looking for things
parts             what these are made of
"""
