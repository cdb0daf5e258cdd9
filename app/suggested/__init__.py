"""Suggested people: two steps away, ranked, each with its reason."""
