"""The pages of following: each module adds its routes to a blueprint, by the line that imports it here."""

from . import asking as asking
from . import feed as feed
from . import news as news
from . import shown as shown
from . import telling as telling
from . import unsubscribing as unsubscribing
from .blueprint import following as following
from .blueprint import opened as opened
