"""Lists, citations and pictures as files to take away: typed objects in, one format a module out.

files      what each ending is called, and the answer that carries a file
csv        rows for spreadsheets
tables     any rows as CSV or JSON
cited      papers with what a citation takes; names, tidy: their parts
bibtex, ris, csl   citations
papers     a list of papers in any of these
figures    a slice or a picture of the explorer, as files need it
html, svg, graph_files   a figure as a page, a drawing, GraphML or GEXF
pictures   a figure in any of these
atom       a feed of papers
"""
