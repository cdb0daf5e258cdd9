"""Moderation: what waits for a decision, reports, who may decide, and the log of what was decided and why.

queue       kinds of cases, and what waits of each
decisions   what the pages of all cases share: the buttons, the reason, the log, the mail
reports     somebody reports a message, a text or a photo
tables      what is kept of a report
reportable  kinds of things that can be reported, and how a moderator takes them away
queries     stored queries can be reported
retention   how long what is settled is kept, and `peergraph tidy`
pages       the pages under /moderation, /report and /account/reports
"""
