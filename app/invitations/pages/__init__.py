"""The pages of invitations: each module adds its routes to the blueprint, by the line that imports it here."""

from . import inbox as inbox
from . import introducing as introducing
from . import inviting as inviting
from . import one as one
from .blueprint import invitations as invitations
