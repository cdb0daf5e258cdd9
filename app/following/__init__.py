"""Following: what is new about people, topics, institutions and searches, as a page, a feed and a mail.

tables     what is kept of whoever follows
follows    following, and no longer following
searches   searches as they are kept
followers  how many follow a record, and what of it pages show
standing   how the graph stands: until where somebody has seen it
followed   the entities of today behind what is followed
papers     new papers
people     new co-authors
retracted  new retractions, and how many steps away they are
news       all of these since a mark
keeping    news that were worked out lately
visits     what is new since the last visit
told       each piece of news in a sentence, for what leaves the site
digest     the news as a mail
pages      the pages and forms, and what a secret in an address opens without a sign-in: the feed, the end of the mails
commands   `peergraph digest`
leaving    what becomes of it when an account is deleted
"""

from . import leaving as leaving
