"""An OpenID Connect provider for the tests: it signs in whoever comes, and lies where a test wants it to."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from time import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from flask import Flask, abort, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

CLIENT, SECRET = "peergraph", "only-for-tests"
ADA = {"sub": "0000-0002-1825-0097", "given_name": "Ada", "family_name": "Ørsted"}


class Provider:
    """What the provider remembers and how it lies."""

    def __init__(self) -> None:
        self.issuer = ""
        self.person: dict[str, Any] = ADA
        self.lies: dict[str, Any] = {}
        """Claims that its tokens have instead of the right ones."""
        self.key = RSAKey.generate_key(2048, {"kid": "1"})
        self.signing_key: Any = self.key
        self.algorithm = "RS256"
        self.codes: dict[str, dict[str, str]] = {}
        self.last_token: dict[str, str] = {}

    def authorize(self, address: str, answer: str = "code") -> str:
        """Go to an address as a browser would that consents (or not); returns where it is sent back to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert (asked["response_type"], asked["client_id"], asked["code_challenge_method"]) == (
            "code",
            CLIENT,
            "S256",
        )
        if answer != "code":
            return f"{asked['redirect_uri']}?{urlencode({'error': answer, 'state': asked['state']})}"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """Return a token for a code that was not used, with the right verifier and secret."""
        asked = self.codes.pop(form.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(
            b"="
        )
        if asked is None or asked["code_challenge"] != challenge.decode() or form["client_secret"] != SECRET:
            return None
        claims = {
            "iss": self.issuer, "aud": CLIENT, "nonce": asked["nonce"], "iat": int(time()), "exp": int(time()) + 600,
            **self.person, **self.lies,
        }  # fmt: skip
        claims = {name: value for name, value in claims.items() if value is not None}
        return {"access_token": "x", "token_type": "Bearer", "expires_in": 600, "id_token": self.sign(claims)}

    def sign_with_the_public_key(self) -> None:
        """Sign as somebody would who knows the public key only: as if it were a secret that both share."""
        self.sign = self._sign_with_the_public_key

    def sign(self, claims: dict[str, Any]) -> str:
        """Return a signed token."""
        head = {"alg": self.algorithm, "kid": "1"}
        return jwt.encode(head, claims, self.signing_key, algorithms=[self.algorithm])

    def _sign_with_the_public_key(self, claims: dict[str, Any]) -> str:
        parts = [
            base64.urlsafe_b64encode(json.dumps(part).encode())
            for part in ({"alg": "HS256", "kid": "1"}, claims)
        ]
        signed = b".".join(part.rstrip(b"=") for part in parts)
        signature = hmac.digest(self.key.as_pem(private=False), signed, "sha256")
        return (signed + b"." + base64.urlsafe_b64encode(signature).rstrip(b"=")).decode()


@contextmanager
def server() -> Generator[Provider]:
    """Run a provider on a port of this machine."""
    provider, app = Provider(), Flask(__name__)

    @app.get("/.well-known/openid-configuration")
    def configuration():
        paths = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks"}
        doors = {name: f"{provider.issuer}/{path}" for name, path in paths.items()}
        return jsonify({"issuer": provider.issuer, **doors})

    @app.get("/authorize")
    def authorize():
        return redirect(provider.authorize(request.url))

    @app.post("/token")
    def token():
        return jsonify(provider.token(request.form.to_dict()) or abort(400))

    @app.get("/jwks")
    def keys():
        return jsonify({"keys": [provider.key.as_dict(private=False)]})

    web = make_server("127.0.0.1", 0, app, threaded=True)
    provider.issuer = f"http://127.0.0.1:{web.server_port}"
    thread = threading.Thread(target=web.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        web.shutdown()
        thread.join()
        web.server_close()
