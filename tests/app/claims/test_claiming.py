"""Claiming a record by each kind of evidence, as its pages do it."""

import re
from urllib.parse import unquote, urlencode

import pytest
from flask import Flask

from peergraph.cypher.graph import Graph

from ..conftest import NewApp
from ..someone import Someone, link_in, mail, sql, whole_store
from .conftest import ADA, HOST, ISSUER, ORCID, Pages, begin, facts_of, person, states, with_orcid

both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
XU = "/authors/sample:yinghui-xu"


def code_of(someone: Someone, claim: str) -> str:
    return re.search(r"peergraph-[a-z2-7]{16}", someone.get(claim).text)[0]  # type: ignore[index]


def test_the_page_says_what_claiming_is_and_what_can_show_it(stranger: Someone) -> None:
    page = stranger.get(f"{XU}/claim")

    assert page.status_code == 200
    assert (
        "Claiming links this public author record to a researcher profile and unlocks direct collaboration workflows"
        in page.text
    )
    assert "no source that was loaded states an ORCID iD" in page.text
    assert "/account/sign-in?next=/authors/sample:yinghui-xu/claim" in unquote(page.text)
    assert "<form" not in page.text.partition("<main")[2].partition("</main>")[0]


def test_an_unknown_record_cannot_be_claimed_and_an_old_id_leads_to_the_new(
    stranger: Someone, evidence_app: Flask
) -> None:
    assert stranger.get("/authors/sample:nobody/claim").status_code == 404
    old = Someone(evidence_app).get("/authors/openalex:A1001/claim")
    assert (old.status_code, old.headers["Location"]) == (301, f"{ADA}/claim")


@both
def test_the_same_orcid_makes_her_the_owner_at_once(evidence_app: Flask) -> None:
    ada = with_orcid(person(evidence_app))
    assert f"Claim it with your ORCID iD {ORCID}" in ada.get(f"{ADA}/claim").text

    claim = begin(ada)

    assert states(evidence_app) == ["verified"]
    assert "The record is yours." in ada.get(claim).text
    page = Someone(evidence_app).get(ADA).text
    assert "Claimed, verified" in page
    assert "Verification L3" in page
    shown = Someone(evidence_app).get(f"{ADA}/claim").text
    assert f'href="https://orcid.org/{ORCID}"' in shown
    assert "Verified" in shown
    assert sql(evidence_app, "SELECT role FROM accounts WHERE email = 'ada@example.org'") == [("owner",)]


def test_another_orcid_or_one_of_another_provider_shows_nothing(evidence_app: Flask) -> None:
    ben = with_orcid(person(evidence_app, "ben"), "0000-0001-5109-3700")
    eve = with_orcid(person(evidence_app, "eve"), issuer="https://evil.test")

    answers = [someone.send(f"{begin(someone)}/orcid", begin(someone)) for someone in (ben, eve)]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert states(evidence_app) == ["pending", "pending"]
    assert "is a mistake of a source" in ben.get(begin(ben)).text


def test_a_provider_that_is_not_orcid_shows_no_orcid(new_app: NewApp, evidence_app: Flask) -> None:
    other = new_app(
        graph=evidence_app.extensions["peergraph"].graph,
        PEERGRAPH_OIDC_ISSUER=ISSUER,
        PEERGRAPH_OIDC_NAME="Keycloak",
        PEERGRAPH_OIDC_CLIENT_ID="x",
        PEERGRAPH_OIDC_CLIENT_SECRET="y",
    )
    ada = with_orcid(person(other))

    begin(ada)

    assert states(other) == ["pending"]
    assert "nobody can sign in with ORCID here" in ada.get(f"{ADA}/claim").text


def test_a_mailbox_of_hers_at_the_institution_makes_her_the_owner(evidence_app: Flask) -> None:
    ada = person(evidence_app)
    claim = begin(ada)

    sent = ada.send(f"{claim}/email", claim, email="Ada.Orsted@cs.utopia.edu")
    assert sent.headers["Location"] == f"{claim}/sent"
    letter = mail(evidence_app)[-1]
    assert letter.to == "ada.orsted@cs.utopia.edu"
    assert states(evidence_app) == ["pending"]

    link = link_in(letter)
    assert "utopia.edu" in ada.get(link).text
    assert states(evidence_app) == ["pending"]
    token = link.partition("token=")[2]
    assert ada.send("/claims/confirm", link, token=token).headers["Location"] == claim
    assert states(evidence_app) == ["verified"]
    for again in (ada.get(link), ada.send("/claims/confirm", claim, token=token)):
        assert again.status_code == 410
        assert claim in again.text
    assert "reads mail at utopia.edu" in Someone(evidence_app).get(f"{ADA}/claim").text
    assert "ada.orsted@" not in whole_store(evidence_app)


def test_a_mailbox_of_somebody_there_goes_to_a_moderator(evidence_app: Flask) -> None:
    eve = person(evidence_app, "eve")
    claim = begin(eve)

    eve.send(f"{claim}/email", claim, email="eve.miller@utopia.edu")
    link = link_in(mail(evidence_app)[-1])
    eve.send("/claims/confirm", link, token=link.partition("token=")[2])

    assert states(evidence_app) == ["pending"]
    assert "Waits for a moderator" in eve.get(claim).text
    moderator = person(evidence_app, "mod").has_role("moderator")
    assert "Claim of Ada Ørsted" in moderator.get("/moderation").text


def test_a_mailbox_elsewhere_gets_no_mail(evidence_app: Flask) -> None:
    eve = person(evidence_app, "eve")
    claim, before = begin(eve), len(mail(evidence_app))

    for address in ("ada@notutopia.edu", "ada@utopia.edu.evil.example", "no address", "a@b@utopia.edu"):
        assert eve.send(f"{claim}/email", claim, email=address).status_code == 422

    assert len(mail(evidence_app)) == before


def test_her_own_confirmed_address_needs_no_second_mail(evidence_app: Flask) -> None:
    ada = person(evidence_app, email="orsted@utopia.edu")
    claim, before = begin(ada), len(mail(evidence_app))
    assert "Use your confirmed address orsted@utopia.edu" in ada.get(claim).text

    ada.send(f"{claim}/email", claim, email="orsted@utopia.edu")

    assert states(evidence_app) == ["verified"]
    assert len(mail(evidence_app)) == before


def test_a_link_is_of_use_in_the_account_that_asked_for_it_only(evidence_app: Flask) -> None:
    eve, ada = person(evidence_app, "eve"), person(evidence_app)
    claim = begin(eve)
    eve.send(f"{claim}/email", claim, email="ada.orsted@utopia.edu")
    link = link_in(mail(evidence_app)[-1])

    assert ada.get(link).status_code == 410
    assert ada.send("/claims/confirm", begin(ada), token=link.partition("token=")[2]).status_code == 410
    sign_in = Someone(evidence_app).get(link)
    assert sign_in.headers["Location"] == f"/account/sign-in?{urlencode({'next': link})}"
    assert states(evidence_app) == ["pending", "pending"]


def test_a_code_on_a_page_that_the_record_links_to_makes_her_the_owner(
    evidence_app: Flask, web_pages: Pages
) -> None:
    ada, eve = person(evidence_app), person(evidence_app, "eve")
    claim, other = begin(ada), begin(eve)
    page = f"https://{HOST}/ada"
    web_pages.says(f"{HOST}/ada", f"<p>{code_of(ada, claim)}</p>")

    assert "does not stand on it" in eve.send(f"{other}/page", other, linked=page).text
    assert ada.send(f"{claim}/page", claim, linked=page).status_code == 303

    assert sorted(states(evidence_app)) == ["pending", "verified"]
    assert f'put a code on <a href="{page}"' in Someone(evidence_app).get(f"{ADA}/claim").text


def test_a_code_in_an_orcid_record_is_read_where_orcid_gives_it_out(
    evidence_app: Flask, web_pages: Pages
) -> None:
    ada = person(evidence_app)
    claim = begin(ada)
    web_pages.says(f"pub.orcid.org/v3.0/{ORCID}/person", f"<biography>{code_of(ada, claim)}</biography>")

    ada.send(f"{claim}/page", claim, linked=f"https://orcid.org/{ORCID}")

    assert states(evidence_app) == ["verified"]


def test_only_pages_of_the_record_are_read_and_not_without_end(evidence_app: Flask, web_pages: Pages) -> None:
    eve = person(evidence_app, "eve")
    claim = begin(eve)

    for page in ("https://evil.example/", "http://169.254.169.254/", f"https://{HOST}/ada/../eve", ""):
        assert eve.send(f"{claim}/page", claim, linked=page).status_code == 422
    assert web_pages.asked == []
    answers = [eve.send(f"{claim}/page", claim, linked=f"https://{HOST}/ada").status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]


def test_a_rival_with_evidence_makes_it_contested_and_the_owner_is_told(
    evidence_app: Flask, web_pages: Pages
) -> None:
    ada = with_orcid(person(evidence_app))
    begin(ada)
    rival = person(evidence_app, "rival")
    claim = begin(rival)
    rival.send(f"{claim}/request", claim, words="I am the real Ada, says Mallory.")
    assert "Claim contested" not in Someone(evidence_app).get(ADA).text

    web_pages.says(f"{HOST}/ada", code_of(rival, claim))
    rival.send(f"{claim}/page", claim, linked=f"https://{HOST}/ada")

    assert sorted(states(evidence_app)) == ["contested", "verified"]
    assert "Claim contested" in Someone(evidence_app).get(ADA).text
    letter = mail(evidence_app)[-1]
    assert (letter.to, letter.subject) == ("ada@example.org", "Somebody else claims your record")
    assert "Mallory" not in letter.text


def test_both_of_a_contested_record_can_write_to_the_moderators(
    evidence_app: Flask, web_pages: Pages
) -> None:
    ada, rival = with_orcid(person(evidence_app)), person(evidence_app, "rival")
    own, claim = begin(ada), begin(rival)
    assert ada.send(f"{own}/request", own, words="Too early").status_code == 409
    web_pages.says(f"{HOST}/ada", code_of(rival, claim))
    rival.send(f"{claim}/page", claim, linked=f"https://{HOST}/ada")

    for who, path in ((ada, own), (rival, claim)):
        assert f'action="{path}/request"' in who.get(path).text
        assert who.send(f"{path}/request", path, words=f"I am the one of {path}").status_code == 303

    assert sorted(states(evidence_app)) == ["contested", "verified"]
    mod, case = person(evidence_app, "mod").has_role("moderator"), f"/moderation{claim}"
    assert f"I am the one of {own}" in mod.get(case).text
    assert f"I am the one of {claim}" in mod.get(case).text
    mod.send(case, decision="refuse", reason="A namesake")
    assert {letter.to for letter in mail(evidence_app)[-2:]} == {"ada@example.org", "rival@example.org"}


def test_who_lets_go_is_owner_no_more_and_the_rival_is_told(evidence_app: Flask, web_pages: Pages) -> None:
    ada, rival = with_orcid(person(evidence_app)), person(evidence_app, "rival")
    own, claim = begin(ada), begin(rival)
    web_pages.says(f"{HOST}/ada", code_of(rival, claim))
    rival.send(f"{claim}/page", claim, linked=f"https://{HOST}/ada")

    assert ada.send(f"{own}/release", own).status_code == 422
    ada.send(f"{own}/release", own, sure="1")

    assert sorted(states(evidence_app)) == ["released", "verified"]
    assert (mail(evidence_app)[-1].to, mail(evidence_app)[-1].subject) == (
        "rival@example.org",
        "Your claim is verified",
    )
    assert ada.send(f"{own}/orcid", f"{ADA}/claim").status_code == 409


def test_a_claim_is_its_claimant_s_only(site_app: Flask) -> None:
    ada, eve = Someone(site_app).sign_up(), Someone(site_app).sign_up("eve@example.org", "Eve")
    moderator = Someone(site_app).sign_up("mod@example.org", "Mod").has_role("moderator")
    claim = begin(ada, XU)
    before = whole_store(site_app)

    for other in (eve, moderator):
        assert other.get(claim).status_code == 404
        assert other.get(f"{claim}/sent").status_code == 404
        for form in ("request", "release", "appeal", "orcid", "page", "email"):
            sent = other.send(
                f"{claim}/{form}", "/account", sure="1", words="x", appeal="x", email="a@b.example"
            )
            assert sent.status_code == 404, form
    assert Someone(site_app).get(claim).status_code == 303
    assert sql(site_app, "SELECT state, words FROM claims") == [("pending", "")]
    assert before.count(claim.rpartition("/")[2]) > 0


def test_nobody_claims_twice_or_owns_by_a_field_of_a_form(site_app: Flask) -> None:
    ada = Someone(site_app).sign_up()

    first = ada.send(f"{XU}/claim", state="verified", way="orcid", account="x", sure="1", role="admin")
    second = ada.send(f"{XU}/claim")

    assert first.headers["Location"] == second.headers["Location"]
    assert sql(site_app, "SELECT state, way FROM claims") == [("pending", "request")]
    assert sql(site_app, "SELECT role FROM accounts") == [("reader",)]


def test_nothing_of_a_claim_is_in_the_graph(evidence_app: Flask, evidence_graph: Graph) -> None:
    before = facts_of(evidence_graph)
    ada = with_orcid(person(evidence_app))
    claim = begin(ada)
    ada.send(f"{claim}/request", claim, words="Words to the moderators.")
    ada.send(f"{claim}/release", claim, sure="1")

    assert facts_of(evidence_graph) == before
