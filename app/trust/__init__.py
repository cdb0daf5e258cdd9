"""Trust as an evidence ledger: a level and a score, computed by a published formula from listed statements."""
