"""Claims: somebody says that an author record is hers, and shows it.

tables   what is kept of a claim
holders  who owns a record
"""
