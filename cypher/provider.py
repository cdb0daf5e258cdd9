"""Who signs people in for us, as an operator names it."""

from dataclasses import dataclass

from pydantic import SecretStr


@dataclass(frozen=True)
class Provider:
    """Who signs people in for us, by OpenID Connect."""

    name: str
    issuer: str
    """Its address, without a slash at its end."""
    client_id: str
    client_secret: SecretStr
    scope: str
