"""What an owner says as JSON, beside what the sources say."""

import pytest

from ..someone import Someone

XU = "sample:yinghui-xu"
PAGE = f"/authors/{XU}"
API = f"/api/v1{PAGE}/owner"


@pytest.fixture
def reader(ada: Someone) -> Someone:
    return Someone(ada.app)


def test_what_the_owner_says_is_json_beside_what_the_sources_say(ada: Someone, reader: Someone) -> None:
    ada.owns(XU).send(f"{PAGE}/edit", name="Xu Yinghui", names="Y. Xu", about="I grow tea.", open="on")
    first, second = (
        work["id"]
        for work in reader.get(f"/api/v1{PAGE}/works?limit=2").json["works"]  # type: ignore[index]
    )
    ada.send(f"{PAGE}/edit/works", paper=first, choice="hidden")
    not_mine = f"{PAGE}/edit/corrections/new?about=not+mine&paper={second}"
    ada.send(not_mine.partition("?")[0], not_mine, about="not mine", subject=second, says="A namesake's.")

    said = reader.get(API).json
    works = {work["id"]: work for work in said["works"]}  # type: ignore[index]

    assert said["name"] == "Yinghui Xu"  # type: ignore[index]
    assert said["standing"] == "verified"  # type: ignore[index]
    assert (said["preferred_name"], said["owner_names"], said["about"]) == ("Xu Yinghui", ["Y. Xu"], "I grow tea.")  # type: ignore[index]  # fmt: skip
    assert said["open_to_collaborate"] is True  # type: ignore[index]
    assert (works[first]["owner_says"], works[first]["state"]) == ("hidden", None)
    assert (works[second]["owner_says"], works[second]["words"]) == ("not mine", "A namesake's.")
    assert works[second]["state"] == "open"
    assert works[second]["sources_say"]["sources"] == ["sample"]


def test_its_tag_changes_with_what_she_says_and_a_record_of_nobody_says_nothing(
    ada: Someone, reader: Someone
) -> None:
    nobody = reader.get(API)
    ada.owns(XU).send(f"{PAGE}/edit", about="I grow tea.")
    told = reader.get(API)

    assert (nobody.json["standing"], nobody.json["about"]) == ("open", None)  # type: ignore[index]
    assert told.headers["ETag"] != nobody.headers["ETag"]
    assert reader.get(API, headers={"If-None-Match": told.headers["ETag"]}).status_code == 304
    assert reader.get("/api/v1/authors/sample:no-such/owner").status_code == 404
