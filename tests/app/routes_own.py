"""The routes of what somebody has of her own: claims, profiles, removals, invitations, what she follows."""

from .route_rows import Row
from .routes_public import AUTHOR, OTHER, PAPER

THIRD, FOURTH, FIFTH = "sample:kang-zhao", "sample:sida-huang", "sample:zhenyu-gu"
REFUSE = {"decision": "refuse", "reason": "Nothing shows it."}
CLAIMS = {
    "GET /authors/<path:id>/claim": Row(f"/authors/{AUTHOR}/claim", "200"),
    "POST /authors/<path:id>/claim": Row(f"/authors/{FIFTH}/claim", "in 303 303 303 303"),
    "GET /claims": Row("/claims", "in 200 200 200 200"),
    "GET /claims/<id>": Row("/claims/{claim}", "in 404 200 404 404"),
    "POST /claims/<id>/appeal": Row(
        "/claims/{refused}/appeal", "in 404 303 404 404", {"appeal": "Look again"}
    ),
    "POST /claims/<id>/email": Row(
        "/claims/{claim}/email", "in 404 422 404 404", {"email": "me@nowhere.example"}
    ),
    "POST /claims/<id>/orcid": Row("/claims/{claim}/orcid", "in 404 422 404 404"),
    "POST /claims/<id>/page": Row(
        "/claims/{claim}/page", "in 404 422 404 404", {"page": "https://example.org/"}
    ),
    "POST /claims/<id>/release": Row("/claims/{claim}/release", "in 404 303 404 404", {"sure": "on"}),
    "POST /claims/<id>/request": Row("/claims/{claim}/request", "in 404 303 404 404", {"words": "It is me"}),
    "GET /claims/<id>/sent": Row("/claims/{claim}/sent", "in 404 200 404 404"),
    "GET /claims/confirm": Row("/claims/confirm?token={token}", "in 410 410 410 410"),
    "POST /claims/confirm": Row("/claims/confirm", "in 410 410 410 410", {"token": "x"}),
    "GET /moderation/claims/<id>": Row("/moderation/claims/{claim}", "in 403 403 200 200"),
    "POST /moderation/claims/<id>": Row("/moderation/claims/{claim}", "in 403 403 303 303", REFUSE),
}
PROFILES = {
    "GET /authors/<path:id>/edit": Row(f"/authors/{AUTHOR}/edit", "in 403 200 403 403"),
    "POST /authors/<path:id>/edit": Row(
        f"/authors/{AUTHOR}/edit",
        "in 403 303 403 403",
        {
            "name": "Y. Xu",
            "names": "Xu",
            "about": "I work.",
            "label_0": "Home",
            "url_0": "https://example.org",
        },
    ),
    "POST /authors/<path:id>/edit/clear": Row(f"/authors/{AUTHOR}/edit/clear", "in 403 303 403 403"),
    "GET /authors/<path:id>/edit/corrections": Row(
        f"/authors/{AUTHOR}/edit/corrections", "in 403 200 403 403"
    ),
    "POST /authors/<path:id>/edit/corrections/<correction>/withdraw": Row(
        f"/authors/{AUTHOR}/edit/corrections/{{correction}}/withdraw", "in 403 303 403 403"
    ),
    "GET /authors/<path:id>/edit/corrections/new": Row(
        f"/authors/{AUTHOR}/edit/corrections/new?about=other", "in 403 200 403 403"
    ),
    "POST /authors/<path:id>/edit/corrections/new": Row(
        f"/authors/{AUTHOR}/edit/corrections/new",
        "in 403 303 403 403",
        {"about": "name", "says": "Another name", "words": "See my page"},
    ),
    "GET /authors/<path:id>/edit/works": Row(f"/authors/{AUTHOR}/edit/works", "in 403 200 403 403"),
    "POST /authors/<path:id>/edit/works": Row(
        f"/authors/{AUTHOR}/edit/works", "in 403 303 403 403", {"paper": "{work}", "choice": "hidden"}
    ),
    "GET /authors/<path:id>/photo": Row(f"/authors/{AUTHOR}/photo", "200"),
    "POST /authors/<path:id>/photo": Row(f"/authors/{AUTHOR}/photo", "in 403 422 403 403"),
    "POST /authors/<path:id>/photo/delete": Row(f"/authors/{AUTHOR}/photo/delete", "in 403 303 403 403"),
    "GET /moderation/corrections/<id>": Row("/moderation/corrections/{correction}", "in 403 403 200 200"),
    "POST /moderation/corrections/<id>": Row(
        "/moderation/corrections/{correction}", "in 403 403 303 303", {"decision": "refused", "reason": "No"}
    ),
}
# No row does take a record out: the graph is shared by all tests.
REMOVALS = {
    "GET /authors/<path:id>/removal": Row(f"/authors/{AUTHOR}/removal", "200"),
    "POST /authors/<path:id>/removal": Row(
        f"/authors/{AUTHOR}/removal", "in 303 422 303 303", {"words": "It is me"}
    ),
    "GET /removals": Row("/removals", "in 200 200 200 200"),
    "GET /removals/<id>": Row("/removals/{removal}", "in 404 200 404 404"),
    "POST /removals/<id>/back": Row(
        "/removals/{removed}/back", "in 404 303 404 404", {"words": "I want it back"}
    ),
    "POST /removals/<id>/withdraw": Row("/removals/{removal}/withdraw", "in 404 303 404 404"),
    "GET /moderation/removals/<id>": Row("/moderation/removals/{removal}", "in 403 403 200 200"),
    "POST /moderation/removals/<id>": Row("/moderation/removals/{removal}", "in 403 403 303 303", REFUSE),
}
WORDS = {"words": "Shall we?"}
INVITATIONS = {
    "GET /authors/<path:id>/invite": Row(f"/authors/{AUTHOR}/invite", "200"),
    "POST /authors/<path:id>/invite": Row(
        f"/authors/{AUTHOR}/invite", "in 303 200 303 303", {"purpose": "paper", "other": PAPER, **WORDS}
    ),
    "GET /authors/<path:id>/introduction": Row(f"/authors/{OTHER}/introduction", "in 200 200 200 200"),
    "POST /authors/<path:id>/introduction": Row(
        f"/authors/{OTHER}/introduction",
        "in 422 422 422 422",
        {"purpose": "paper", "through": FOURTH, **WORDS},
    ),
    "GET /invitations": Row("/invitations", "in 200 200 200 200"),
    "GET /invitations/<id>": Row("/invitations/{received}", "in 404 200 404 404"),
    "GET /invitations/<id>/slice.svg": Row("/invitations/{sent}/slice.svg", "in 404 200 404 404"),
    "POST /invitations/<id>/answer": Row(
        "/invitations/{received}/answer", "in 404 303 404 404", {"answer": "accept", **WORDS}
    ),
    "POST /invitations/<id>/block": Row("/invitations/{received}/block", "in 404 303 404 404"),
    "POST /invitations/<id>/end": Row("/invitations/{talk}/end", "in 404 303 404 404"),
    "POST /invitations/<id>/messages": Row("/invitations/{talk}/messages", "in 404 303 404 404", WORDS),
    "POST /invitations/<id>/withdraw": Row("/invitations/{sent}/withdraw", "in 404 303 404 404"),
    "POST /invitations/blocks/<id>/end": Row("/invitations/blocks/{block}/end", "in 404 303 404 404"),
    "GET /invitations/wishes": Row("/invitations/wishes", "in 200 200 200 200"),
    "POST /invitations/wishes": Row(
        "/invitations/wishes", "in 303 303 303 303", {"takes": "owners", "mails": "on"}
    ),
    "GET /report/<kind>/<path:subject> #message": Row("/report/message/{message}", "in 404 200 404 404"),
    "POST /report/<kind>/<path:subject> #message": Row(
        "/report/message/{message}", "in 404 303 404 404", WORDS
    ),
}
FOLLOWING = {
    "GET /follow": Row(f"/follow?author={AUTHOR}", "200"),
    "GET /authors/<path:id>/following": Row(f"/authors/{AUTHOR}/following", "200"),
    "GET /authors/<path:id>/following #not shown": Row(f"/authors/{OTHER}/following", "404"),
    "GET /following": Row("/following", "in 200 200 200 200"),
    "POST /following/add": Row("/following/add", "in 303 303 303 303", {"kind": "author", "id": OTHER}),
    "POST /following/remove": Row("/following/remove", "in 303 303 303 303", {"kind": "author", "id": OTHER}),
    "POST /following/digest": Row("/following/digest", "in 303 303 303 303", {"digest": "weekly"}),
    "POST /following/feed": Row("/following/feed", "in 200 200 200 200"),
    "POST /following/feed/end": Row("/following/feed/end", "in 303 303 303 303"),
    "POST /following/seen": Row("/following/seen", "in 303 303 303 303"),
    "POST /following/shows": Row("/following/shows", "in 303 303 303 303", {"shows": "1"}),
    "GET /following/feed.atom": Row("/following/feed.atom?token={feed}", "200"),
    "GET /following/feed.atom #another": Row("/following/feed.atom?token={token}", "404"),
    "GET /digest/unsubscribe": Row("/digest/unsubscribe?token={unsubscribe}", "200"),
    "POST /digest/unsubscribe": Row("/digest/unsubscribe?token={unsubscribe}", "200", guard="secret"),
    "POST /digest/unsubscribe #another": Row("/digest/unsubscribe?token={token}", "410", guard="secret"),
}
SUGGESTED = {
    "POST /authors/<path:id>/suggested/hide": Row(
        f"/authors/{AUTHOR}/suggested/hide", "in 303 303 303 303", {"person": OTHER}
    ),
    "POST /authors/<path:id>/suggested/show": Row(f"/authors/{AUTHOR}/suggested/show", "in 303 303 303 303"),
}
OWN = {**SUGGESTED, **CLAIMS, **PROFILES, **REMOVALS, **INVITATIONS, **FOLLOWING}
