"""Lists, citations and pictures as files to take away: typed objects in, one format a module out.

files      what each ending is called, and the answer that carries a file
csv        rows for spreadsheets
"""
