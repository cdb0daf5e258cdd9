"""The pages of accounts: each module adds its routes to the blueprint, by the line that imports it here."""

from . import account as account
from . import address as address
from . import dev_mail as dev_mail
from . import forgotten as forgotten
from . import leaving as leaving
from . import provider as provider
from . import second_factor as second_factor
from . import signing_in as signing_in
from . import signing_up as signing_up
from . import suspended as suspended
from .blueprint import accounts as accounts
