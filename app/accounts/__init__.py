"""Accounts: who somebody is, how she proves it, and what she may do. All of it is in the store, nothing in the graph.

tables      what is kept (`docs/privacy.md` says why and how long)
people      accounts: made, found, changed
passwords   argon2, and what is too easily guessed
proofs      random texts that prove something, of which only hashes are kept
links       what a secret in a mail or a cookie ends: used once, soon too old
post        mail by SMTP, or the development outbox in the terminal and at /dev/mail
letters     what the mails say
holding     accounts held while something is decided that depends on what else they do
sessions    who is signed in where
browsers    the session of a request's browser, and what a page may ask of it
speaking    the language of the mails to somebody
guarded     blueprints whose forms are guarded and whose pages no cache keeps
attempts    how often somebody may try
factors     the second factor: codes of an app, and recovery codes
provider    sign in with ORCID, or any provider that speaks OpenID Connect
belongings  all that is kept of somebody: to take over, to hand out, to delete
suspending  accounts that a moderator keeps out, and whose words nobody is shown meanwhile
audit       what was done, by whom, when and why; only ever added to
actions     what was done, in the words of the reader's language
joining     how all of it becomes a part of the app
pages       the pages under /account and /dev/mail
commands    `peergraph users`
"""
