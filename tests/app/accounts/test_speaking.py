"""The language of the mails to somebody."""

from flask import Flask

from ..someone import ADA, Someone, mail, sql


def test_mails_are_in_the_language_in_which_somebody_came_until_she_chooses_another(
    stranger: Someone,
) -> None:
    stranger.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "zh"
    stranger.sign_up()
    came = stranger.get("/account").text
    stranger.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    stranger.client.delete_cookie("language")
    stranger.get("/account")
    kept = sql(stranger.app, "SELECT language FROM accounts")

    stranger.get("/about?lang=de")

    assert "中文" in came
    assert kept == [("zh",)]
    assert sql(stranger.app, "SELECT language FROM accounts") == [("de",)]


def test_a_decision_is_told_in_the_language_of_whom_it_concerns(site_app: Flask, ada: Someone) -> None:
    admin = Someone(site_app).sign_up("root@example.org", "Root").has_role("admin")
    path = f"/moderation/people/{ada.account}/role"
    ada.get("/about?lang=de")

    admin.send(path, "/moderation/people", role="moderator", reason="She knows the field.")

    letter = mail(site_app)[-1]
    assert (letter.to, letter.subject) == (ADA, "Entschieden")
    ada.sign_in()
    assert "Rolle: Moderation" in ada.get("/account/log").text
