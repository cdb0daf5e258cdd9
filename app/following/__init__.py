"""Following researchers, topics, institutions and searches, and what is new there."""
