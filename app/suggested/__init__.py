"""Suggested people: two steps away, ranked, each with its reason.

tables  whom somebody does not want to see
hiding  to hide and to show again
people  who is suggested, in which order, and why
pages   the page, its part on the profile, the drawing of a reason, and JSON
"""
