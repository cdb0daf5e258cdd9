"""The pages of moderation: each module adds its routes to the blueprint, by the line that imports it here."""

from . import accounts as accounts
from . import log as log
from . import people as people
from . import queue as queue
from . import reporting as reporting
from . import reports as reports
from .blueprint import moderation as moderation
