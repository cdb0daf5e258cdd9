"""Every route, an address to try it with, and what each of five readers gets from it.

The five are a stranger, somebody with an account, the owner of what is at the address, a moderator, an administrator.
`in` is where somebody is led to signing in. A form is one that its owner's page would send, so that whoever is refused
is refused for who she is.
"""

from .route_rows import Row
from .routes_own import OWN
from .routes_public import API, API_WRITES, AUTHOR, PAGES


def _public(paths: dict[str, str | tuple[str, int]], prefix: str = "") -> dict[str, Row]:
    rows = {rule: path if isinstance(path, tuple) else (path, 200) for rule, path in paths.items()}
    return {f"GET {prefix}{rule}": Row(prefix + path, str(status)) for rule, (path, status) in rows.items()}


ACCOUNTS = {
    "GET /.well-known/change-password": Row("/.well-known/change-password", "302"),
    "GET /account": Row("/account", "in 200 200 200 200"),
    "GET /account/address": Row("/account/address", "in 200 200 200 200"),
    "POST /account/address": Row("/account/address", "in 200 200 200 200", {"email": "new@example.org"}),
    "GET /account/address/confirm": Row("/account/address/confirm?token={token}", "in 410 410 410 410"),
    "POST /account/address/confirm": Row("/account/address/confirm", "in 410 410 410 410", {"token": "x"}),
    "GET /account/delete": Row("/account/delete", "in 200 200 200 200"),
    "POST /account/delete": Row("/account/delete", "in 303 303 303 303", {"sure": "on"}),
    "GET /account/export": Row("/account/export", "in 200 200 200 200"),
    "GET /account/forgotten": Row("/account/forgotten", "200"),
    "POST /account/forgotten": Row("/account/forgotten", "200", {"email": "owner@example.org"}),
    "GET /account/gone": Row("/account/gone", "200"),
    "GET /account/log": Row("/account/log", "in 200 200 200 200"),
    "POST /account/name": Row("/account/name", "in 303 303 303 303", {"name": "Another"}),
    "GET /account/password": Row("/account/password", "in 200 200 200 200"),
    "POST /account/password": Row(
        "/account/password", "in 303 303 303 303", {"password": "yellow otter dances well"}
    ),
    "POST /account/provider": Row("/account/provider", "404", {"next": "/account"}),
    "GET /account/provider/back": Row("/account/provider/back", "404"),
    "POST /account/provider/off": Row("/account/provider/off", "in 303 303 303 303"),
    "POST /account/recovery-codes": Row("/account/recovery-codes", "in 303 303 303 303"),
    "GET /account/reset": Row("/account/reset?token={token}", "410"),
    "POST /account/reset": Row(
        "/account/reset", "410", {"token": "x", "password": "yellow otter dances well"}
    ),
    "GET /account/second-factor": Row("/account/second-factor", "in 200 200 200 200"),
    "POST /account/second-factor": Row("/account/second-factor", "in 410 410 410 410", {"code": "123456"}),
    "POST /account/second-factor/off": Row(
        "/account/second-factor/off", "in 303 303 303 303", {"code": "123456"}
    ),
    "POST /account/sessions/<id>/end": Row("/account/sessions/{session}/end", "in 404 303 404 404"),
    "POST /account/sessions/end-others": Row("/account/sessions/end-others", "in 303 303 303 303"),
    "GET /account/sign-in": Row("/account/sign-in", "200"),
    "POST /account/sign-in": Row(
        "/account/sign-in", "422", {"email": "owner@example.org", "password": "wrong"}
    ),
    "GET /account/sign-in/code": Row("/account/sign-in/code", "410"),
    "POST /account/sign-in/code": Row("/account/sign-in/code", "410", {"code": "123456"}),
    "POST /account/sign-out": Row("/account/sign-out", "303"),
    "GET /account/sign-up": Row("/account/sign-up", "200"),
    "POST /account/sign-up": Row("/account/sign-up", "200", {"email": "somebody@example.org"}),
    "GET /account/sign-up/confirm": Row("/account/sign-up/confirm?token={token}", "410"),
    "POST /account/sign-up/confirm": Row("/account/sign-up/confirm", "410", {"token": "x", "name": "Eve"}),
    "POST /account/suspended/delete": Row("/account/suspended/delete", "in", {"token": "x", "sure": "on"}),
    "POST /account/suspended/export": Row("/account/suspended/export", "in", {"token": "x"}),
    "GET /account/take-over": Row("/account/take-over", "in 303 303 303 303"),
    "POST /account/take-over": Row("/account/take-over", "in 303 303 303 303"),
    "GET /dev/mail": Row("/dev/mail", "404"),
}
QUERY = {"title": "Of the owner", "query": "RETURN 2", "base": "1"}
KEPT = {
    "GET /q": Row("/q", "200"),
    "POST /q": Row("/q", "303", QUERY),
    "GET /q/new": Row("/q/new", "200"),
    "POST /q/new": Row("/q/new", "200", QUERY, guard="none"),
    "GET /q/<id>": Row("/q/{query}", "404 404 200 404 404"),
    "POST /q/<id>": Row("/q/{query}", "404 404 200 404 404", guard="none"),
    "GET /q/<id>/<int:number>": Row("/q/{query}/1", "404 404 200 404 404"),
    "POST /q/<id>/<int:number>": Row("/q/{query}/1", "404 404 200 404 404", guard="none"),
    "GET /q/<id>.csv": Row("/q/{query}.csv", "404 404 200 404 404"),
    "GET /q/<id>.json": Row("/q/{query}.json", "404 404 200 404 404"),
    "GET /q/<id>/<int:number>.csv": Row("/q/{query}/1.csv", "404 404 200 404 404"),
    "GET /q/<id>/<int:number>.json": Row("/q/{query}/1.json", "404 404 200 404 404"),
    "POST /q/<id>/<int:number>/fork": Row("/q/{query}/1/fork", "404 404 303 404 404"),
    "POST /q/<id>/fork": Row("/q/{query}/fork", "404 404 303 404 404"),
    "POST /q/<id>/delete": Row("/q/{query}/delete", "404 404 303 404 404"),
    "GET /q/<id>/edit": Row("/q/{query}/edit", "404 404 200 404 404"),
    "POST /q/<id>/edit": Row("/q/{query}/edit", "404 404 303 404 404", QUERY),
    "GET /q/<id>/versions": Row("/q/{query}/versions", "404 404 200 404 404"),
    "POST /q/<id>/visibility": Row("/q/{query}/visibility", "404 404 303 404 404", {"visibility": "public"}),
    "POST /snapshots": Row("/snapshots", "303", {"query": "RETURN 1"}, guard="origin"),
    "POST /snapshots/<id>": Row("/snapshots/{snapshot}", "200", guard="none"),
    "POST /conflicts": Row("/conflicts", "200", {"panel": "Pan Pan", "others": "Yinghui Xu"}, guard="none"),
    "POST /console": Row("/console", "200", {"query": "RETURN 1"}, guard="none"),
    "POST /console/<name>": Row(
        "/console/author_years", "200", {"author_id": AUTHOR, "limit": "5"}, guard="none"
    ),
    'POST /console/rows.<any("csv","jsonl"):ending>': Row(
        "/console/rows.csv", "200", {"query": "RETURN 1"}, guard="none"
    ),
}
DECISION = {"decision": "leave", "reason": "Harmless."}
MODERATION = {
    "GET /account/reports": Row("/account/reports", "in 200 200 200 200"),
    "GET /report/<kind>/<path:subject>": Row("/report/query/{public}", "in 200 200 200 200"),
    "POST /report/<kind>/<path:subject>": Row(
        "/report/query/{public}", "in 303 303 303 303", {"words": "Bad"}
    ),
    "GET /moderation": Row("/moderation", "in 403 403 200 200"),
    "GET /moderation/reports/<id>": Row("/moderation/reports/{report}", "in 403 403 200 200"),
    "POST /moderation/reports/<id>": Row("/moderation/reports/{report}", "in 403 403 303 303", DECISION),
    "GET /moderation/accounts": Row("/moderation/accounts", "in 403 403 200 200"),
    "GET /moderation/accounts/<id>": Row("/moderation/accounts/{owner}", "in 403 403 200 200"),
    "POST /moderation/accounts/<id>": Row(
        "/moderation/accounts/{owner}",
        "in 403 403 303 303",
        {"decision": "suspend", "reason": "It sends spam."},
    ),
    "GET /moderation/people": Row("/moderation/people", "in 403 403 403 200"),
    "POST /moderation/people": Row(
        "/moderation/people", "in 403 403 403 200", {"email": "owner@example.org"}
    ),
    "POST /moderation/people/<id>/role": Row(
        "/moderation/people/{owner}/role", "in 403 403 403 303", {"role": "moderator", "reason": "Trusted"}
    ),
    "GET /moderation/log": Row("/moderation/log", "in 403 403 403 200"),
}
ROUTES: dict[str, Row] = {
    **_public(PAGES),
    **_public(API, "/api/v1"),
    **{
        f"POST /api/v1{rule}": Row(f"/api/v1{path}", "200", guard="json") for rule, path in API_WRITES.items()
    },
    **ACCOUNTS,
    **KEPT,
    **MODERATION,
    **OWN,
}
