"""Sign in with ORCID, or with any provider that speaks OpenID Connect: the code flow with PKCE, state and nonce."""

import threading
from dataclasses import dataclass
from typing import Any, cast

import msgspec
import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from flask_babel import gettext as _
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from ...cypher.errors import PeergraphError
from ...cypher.logs import get_log
from ...cypher.provider import Provider

SECONDS = 10
ALGORITHMS = ["RS256", "ES256", "PS256", "EdDSA"]
"""Signatures by a key that only the provider has; never `none`, never one by the client's own secret."""
LEEWAY = 60
_log = get_log("accounts")


class ProviderFailed(PeergraphError):
    """The provider does not answer, or not with what can be believed."""

    code = "provider_failed"
    status = 502


class Begun(msgspec.Struct, frozen=True):
    """What is remembered here while somebody is at the provider."""

    nonce: str
    verifier: str
    browser: str
    """The hash of what this browser was given, so that nobody ends what another browser began."""
    back: str
    account: str | None
    """Who wants to sign in by the provider too; None for somebody who is not signed in."""


@dataclass(frozen=True)
class Person:
    """Whom a provider says that it has before it."""

    issuer: str
    subject: str
    name: str


class Endpoints:
    """Where a provider's doors are, as it says itself; asked once for each process."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self._found: dict[str, Any] | None = None
        self._lock = threading.Lock()

    def __getitem__(self, name: str) -> str:
        """Return one address; raises ProviderFailed."""
        with self._lock:
            self._found = self._found or self._ask()
        if not isinstance(address := self._found.get(name), str):
            raise _failed(self.provider.name)
        return address

    def _ask(self) -> dict[str, Any]:
        found = fetch(f"{self.provider.issuer}/.well-known/openid-configuration", self.provider.name)
        if found.get("issuer", "").rstrip("/") != self.provider.issuer:
            _log.error(
                "the provider calls itself otherwise: set PEERGRAPH_OIDC_ISSUER", issuer=found.get("issuer")
            )
            raise _failed(self.provider.name)
        return found


def fetch(url: str, name: str) -> dict[str, Any]:
    """Return a JSON document of a provider; raises ProviderFailed."""
    try:
        answer = requests.get(url, timeout=SECONDS, allow_redirects=False)
        answer.raise_for_status()
        return cast(dict[str, Any], answer.json())
    except (requests.RequestException, ValueError) as error:
        raise _failed(name) from error


def address_to_begin(doors: Endpoints, redirect: str, state: str, begun: Begun) -> str:
    """Return where to send somebody who wants to sign in by the provider; raises ProviderFailed."""
    with _client(doors, redirect) as client:
        address, _state = client.create_authorization_url(
            doors["authorization_endpoint"], state=state, nonce=begun.nonce, code_verifier=begun.verifier
        )
    return cast(str, address)


def person_of(doors: Endpoints, redirect: str, code: str, begun: Begun) -> Person:
    """Return who has come back with a code; raises ProviderFailed for an answer that cannot be believed."""
    name = doors.provider.name
    try:
        with _client(doors, redirect) as client:
            token = client.fetch_token(
                doors["token_endpoint"], code=code, code_verifier=begun.verifier, timeout=SECONDS
            )
        return _person(doors, token, begun.nonce)
    except (AuthlibBaseError, JoseError, requests.RequestException, KeyError, ValueError) as error:
        raise _failed(name) from error


def _person(doors: Endpoints, token: dict[str, Any], nonce: str) -> Person:
    provider = doors.provider
    keys = KeySet.import_key_set(cast(Any, fetch(doors["jwks_uri"], provider.name)))
    read = jwt.decode(token["id_token"], keys, algorithms=ALGORITHMS)
    claims = CodeIDToken(
        read.claims,
        read.header,
        {"iss": {"essential": True, "values": [doors["issuer"]]}, "sub": {"essential": True}},
        {"nonce": nonce, "client_id": provider.client_id, "access_token": token.get("access_token")},
    )
    cast(Any, claims).validate(leeway=LEEWAY)
    return Person(provider.issuer, str(claims["sub"])[:255], _name(read.claims))


def _name(claims: dict[str, Any]) -> str:
    parts = (claims.get("given_name"), claims.get("family_name"))
    return str(claims.get("name") or " ".join(str(part) for part in parts if part))


def _client(doors: Endpoints, redirect: str) -> Any:
    provider = doors.provider
    return OAuth2Session(
        provider.client_id,
        provider.client_secret.get_secret_value(),
        scope=provider.scope,
        redirect_uri=redirect,
        code_challenge_method="S256",
        token_endpoint_auth_method="client_secret_post",  # noqa: S106
    )


def _failed(name: str) -> ProviderFailed:
    return ProviderFailed(
        _(
            "%(name)s did not answer as expected, and nobody was signed in. Try again, or sign in another way.",
            name=name,
        )
    )
