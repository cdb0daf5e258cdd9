"""Moderation: what waits for a decision, reports, and the log of what was decided and why."""
