"""Trust as a ledger of evidence: each point of a score is a statement with its source and its date.

types       what a ledger is made of
rules       what counts, and how much: the published formula's table
formula     a ledger from statements, without asking anything
graph       what the loaded sources say of a record
owner       what this site knows of the record's owner
statements  both together
words       each rule and each statement in a sentence
ledger_pages  the ledger as a page of its own
"""
