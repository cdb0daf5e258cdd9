"""Which addresses count as an institution's, and which mailbox as a person's."""

from peergraph.app.claims.domains import fits_name, is_under, mail_domain

DOMAINS = {
    "https://www.utopia.edu": "utopia.edu",
    "https://web.mit.edu/": "mit.edu",
    "http://www.cs.cam.ac.uk/research": "cam.ac.uk",
    "https://lab.github.io": "lab.github.io",
    "https://sites.google.com/view/lab": None,
    "https://www.facebook.com/lab": None,
    "https://www.yahoo.com": None,
    "https://www.qq.com": None,
    "https://ac.uk": None,
    "https://127.0.0.1/": None,
    "https://[::1]/": None,
    "https://[": None,
    "https://localhost": None,
    "University of Utopia": None,
    "": None,
}
HERS = (
    "ada.orsted", "orsted", "a.orsted", "aorsted", "orsteda", "orsted.ada", "ada_maria-orsted", "am.orsted",
    "adaorsted12",
)  # fmt: skip
OTHERS = (
    "ada", "ben.orsted", "orstedt", "ada.miller", "office", "a", "", "orsted.office", "12", "maria.orstedova", "ada.m"
)  # fmt: skip


def test_an_institution_s_mail_is_under_the_domain_that_its_homepage_owns() -> None:
    assert {homepage: mail_domain(homepage) for homepage in DOMAINS} == DOMAINS


def test_only_the_domain_and_what_is_below_it_counts() -> None:
    assert is_under("ada@utopia.edu", "utopia.edu")
    assert is_under("ada@cs.utopia.edu", "utopia.edu")
    assert not is_under("ada@notutopia.edu", "utopia.edu")
    assert not is_under("ada@utopia.edu.evil.example", "utopia.edu")
    assert not is_under("ada.utopia.edu@evil.example", "utopia.edu")


def test_a_mailbox_is_hers_that_is_called_as_she_is() -> None:
    def is_hers(mailbox: str) -> bool:
        return fits_name(f"{mailbox}@utopia.edu", ["A. Ørsted", "Ada Maria Ørsted"])

    assert [mailbox for mailbox in HERS if not is_hers(mailbox)] == []
    assert [mailbox for mailbox in OTHERS if is_hers(mailbox)] == []


def test_a_family_name_may_stand_first_and_in_any_script() -> None:
    assert fits_name("yinghui.xu@lab.example", ["Xu Yinghui"])
    assert fits_name("kobayashi@lab.example", ["小林 健", "Ken Kobayashi"])
    assert not fits_name("yinghui@lab.example", ["Yinghui Xu"])
    assert not fits_name("xu@lab.example", ["Xu"])
    assert not fits_name("x@lab.example", ["X Y"])
