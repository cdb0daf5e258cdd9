"""Claims: somebody says that an author record is hers, and shows it.

tables        what is kept of a claim and its evidence
claimable     what a record says that a claim can be checked against
records       from the id in a claim to the record of today
domains       which addresses are an institution's, and whose a mailbox may be
linked_pages  pages of the record that only the person can change
fetching      reads such a page without being led anywhere else
web           the way to other people's servers that an app uses
orcid         the ORCID iDs that somebody signs in with
states        how a claim goes from state to state
standing      where a record stands, as everybody sees it
holders       who owns a record
met           records of two owners that sources have made one
telling_met   the mails to these owners
cases         claims that wait for a moderator
leaving       what happens to claims when an account is deleted
pages         the pages under /authors/<id>/claim, /claims and /moderation/claims
"""

from . import leaving as leaving
