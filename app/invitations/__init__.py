"""Invitations to collaborate, between a signed-in reader and the verified owner of a profile.

tables         what is kept
purposes       what somebody may be invited for
people         the people that stored ids mean today, and who owns their records
about          the papers and topics that an invitation is about
standing       what one account may do towards another: blocks, wishes, limits
sending        an invitation is made
answering      it is accepted, declined, withdrawn, or ended
introductions  shared co-authors who can introduce somebody, and what happens when one does
talking        the conversation after acceptance
blocking       somebody is not heard any more
reporting      a message is shown to the moderators, and nothing else
reading        what the pages show, to the two whom it concerns
connecting     the slice that connects the two
letters        mails with a link and nobody's words
leaving        what becomes of it when an account is deleted, suspended, or taken along
side           what the author's page says of inviting
pages          the pages under /invitations, /authors/<id>/invite and /authors/<id>/introduction
"""

from . import leaving as leaving
