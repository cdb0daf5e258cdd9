"""What moderators decide of claims, and who learns why."""

import re

import pytest
from flask import Flask

from ..someone import Someone, mail, sql
from .conftest import ORCID, begin, person, states

XU = "/authors/sample:yinghui-xu"
SCRIPT = "<script>document.title=1</script>"


@pytest.fixture
def mod(site_app: Flask) -> Someone:
    return person(site_app, "mod").has_role("moderator")


def asked(app: Flask, name: str = "ada", words: str = "See my page.") -> tuple[Someone, str]:
    """Let somebody ask for a record in writing; returns her and the path of her claim."""
    someone = person(app, name)
    claim = begin(someone, XU)
    someone.send(f"{claim}/request", claim, words=words)
    return someone, claim


def decide(moderator: Someone, claim: str, decision: str, reason: str = "Seen.") -> int:
    return moderator.send(f"/moderation{claim}", "/account", decision=decision, reason=reason).status_code


def test_a_written_request_waits_in_the_queue_with_the_record_beside_it(
    site_app: Flask, mod: Someone
) -> None:
    _ada, claim = asked(site_app, words=f"See my page. {SCRIPT}")

    queue, case = mod.get("/moderation").text, mod.get(f"/moderation{claim}").text

    assert "Claim of Yinghui Xu" in queue
    assert "<bdi>Ada</bdi>" in queue, "rivals are told apart"
    assert "See my page. &lt;script&gt;" in case
    assert SCRIPT not in case
    assert "sample:yinghui-xu" in case
    assert "Alibaba" in case


def test_a_moderator_makes_somebody_the_owner_and_both_lists_say_so(site_app: Flask, mod: Someone) -> None:
    ada, claim = asked(site_app)

    assert decide(mod, claim, "verify", "The page names her.") == 303

    assert states(site_app) == ["verified"]
    assert "The page names her." in ada.get(claim).text
    assert "a moderator looked at it" in Someone(site_app).get(f"{XU}/claim").text
    assert "Claim of Yinghui Xu" not in mod.get("/moderation").text
    assert mail(site_app)[-1].to == "ada@example.org"
    assert "The page names her." not in mail(site_app)[-1].text
    subject = f"claims:{claim.rpartition('/')[2]}"
    assert sql(
        site_app, "SELECT action, why FROM audit WHERE subject = :s ORDER BY id DESC LIMIT 1", s=subject
    ) == [("claim verified", "The page names her.")]


def test_a_refused_claimant_learns_why_and_appeals_once_to_another_moderator(
    site_app: Flask, mod: Someone
) -> None:
    ada, claim = asked(site_app)
    other = person(site_app, "other").has_role("admin")
    assert decide(mod, claim, "refuse", "The page names somebody else.") == 303
    page = ada.get(claim).text
    assert "The page names somebody else." in page
    assert "Refused" in Someone(site_app).get(f"{XU}/claim").text

    assert ada.send(f"{claim}/appeal", claim, appeal=" ").status_code == 422
    assert ada.send(f"{claim}/appeal", claim, appeal="It was the wrong page.").status_code == 303

    assert "Appeal: claim of Yinghui Xu" in other.get("/moderation").text
    assert "another moderator decides" in mod.get(f"/moderation{claim}").text
    assert decide(mod, claim, "refuse") == 403
    assert decide(other, claim, "refuse", "Still the wrong one.") == 303
    assert ada.send(f"{claim}/appeal", "/account", appeal="Again.").status_code == 409
    assert states(site_app) == ["refused"]


def test_the_only_moderator_decides_on_the_appeal_too(site_app: Flask, mod: Someone) -> None:
    ada, claim = asked(site_app)
    decide(mod, claim, "refuse")
    ada.send(f"{claim}/appeal", claim, appeal="Look again.")

    assert decide(mod, claim, "verify") == 303
    assert states(site_app) == ["verified"]


def test_a_contested_record_goes_to_whom_a_moderator_gives_it_and_the_other_may_appeal(
    site_app: Flask, mod: Someone
) -> None:
    ben, first = asked(site_app, "ben")
    decide(mod, first, "verify")
    _ada, second = asked(site_app)

    case = mod.get(f"/moderation{second}").text
    assert "The owner" in case
    assert decide(mod, second, "verify", "She is the author, he is a namesake.") == 303

    assert sorted(states(site_app)) == ["refused", "verified"]
    assert "She is the author, he is a namesake." in ben.get(first).text
    assert "Appeal" in ben.get(first).text
    assert {letter.to for letter in mail(site_app)[-2:]} == {"ada@example.org", "ben@example.org"}
    assert sql(site_app, "SELECT role FROM accounts WHERE name IN ('Ada', 'Ben') ORDER BY name") == [
        ("owner",),
        ("reader",),
    ]


def test_a_record_can_be_taken_from_its_owner(site_app: Flask, mod: Someone) -> None:
    ada, claim = asked(site_app)
    decide(mod, claim, "verify")

    assert f'href="/moderation{claim}"' in mod.get(f"{XU}/claim").text
    assert f"/moderation{claim}" not in ada.get(f"{XU}/claim").text
    assert decide(mod, claim, "refuse") == 422
    assert decide(mod, claim, "take", "The address belongs to somebody else.") == 303

    assert states(site_app) == ["refused"]
    assert "The address belongs to somebody else." in ada.get(claim).text
    assert "It is open to be claimed." in Someone(site_app).get(f"{XU}/claim").text


def test_nothing_is_decided_without_a_reason_or_twice(site_app: Flask, mod: Someone) -> None:
    _ada, claim = asked(site_app)

    assert decide(mod, claim, "verify", " ") == 422
    assert decide(mod, claim, "own it") == 422
    assert decide(mod, claim, "refuse") == 303
    assert decide(mod, claim, "verify") == 422
    assert states(site_app) == ["refused"]
    assert decide(mod, "/claims/aaaaaaaaaaaaaaaa", "verify") == 404


def test_nobody_decides_on_a_record_that_is_or_shall_be_hers(site_app: Flask, mod: Someone) -> None:
    claim = begin(mod, XU)
    mod.send(f"{claim}/request", claim, words="It is me.")
    _ada, other = asked(site_app)

    assert decide(mod, claim, "verify") == 403
    assert decide(mod, other, "refuse") == 403
    assert set(states(site_app)) == {"pending"}


def test_only_moderators_see_cases_and_decide(site_app: Flask) -> None:
    ada, claim = asked(site_app)
    owner = person(site_app, "owner").owns("sample:pan-pan").has_role("owner")

    for someone in (ada, owner):
        assert someone.get(f"/moderation{claim}").status_code == 403
        assert decide(someone, claim, "verify") == 403
    assert Someone(site_app).get(f"/moderation{claim}").status_code == 303
    assert "pending" in states(site_app)


def test_the_list_of_one_s_claims_names_the_records(site_app: Flask) -> None:
    ada, claim = asked(site_app)
    sql(site_app, "UPDATE claims SET author = 'mine:gone' WHERE id = :id", id=claim.rpartition("/")[2])
    begin(ada, "/authors/sample:pan-pan")

    page = ada.get("/claims").text

    assert "Pan Pan" in page
    assert "mine:gone" in page
    assert ada.get(claim).status_code == 200
    assert ada.send(f"{claim}/release", claim, sure="1").status_code == 303
    assert "no record" in person(site_app, "eve").get("/claims").text


def test_records_of_two_owners_that_sources_have_made_one_wait_for_a_moderator(evidence_app: Flask) -> None:
    # The graph knows both ids as one person's today.
    person(evidence_app, "ada").owns(f"orcid:{ORCID}")
    person(evidence_app, "bea").owns("openalex:A1001")
    mod = person(evidence_app, "mod").has_role("moderator")
    found = re.search(
        r"/moderation(/claims/[^\"]+)\">Two owners of one record: Ada Ørsted", mod.get("/moderation").text
    )
    assert found
    case = mod.get(f"/moderation{found[1]}").text

    decided = decide(mod, found[1], "verify", "The page names her.")

    assert "It is hers; the other owner loses it" in case
    assert decided == 303
    assert sorted(states(evidence_app)) == ["refused", "verified"]
    assert "Two owners" not in mod.get("/moderation").text
