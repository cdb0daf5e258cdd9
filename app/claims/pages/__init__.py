"""The pages of claims: each module adds its routes to the blueprint, by the line that imports it here."""

from . import case as case
from . import evidence as evidence
from . import mailbox as mailbox
from . import own as own
from . import record as record
from .blueprint import claims as claims
