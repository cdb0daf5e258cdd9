"""The owner's page: what she says of herself and of her record, beside what the sources say.

tables       what is kept
owned        whose record it is
words        what she writes about herself; `written` reads it from its form
photos       her photo, drawn anew
choices      works that she features or hides
corrections  what she says is wrong; `saying` reads it from its form
statements   works that she contests or misses, for whoever weighs the evidence
side         all of it for the record's public page
stated       the same as JSON, beside what the sources say
works        what she says of works, by the ids that they have today
reportable   her words and photo can be reported and taken away
pages        the pages under /authors/<id>/edit, the photo, and a moderator's case
"""
