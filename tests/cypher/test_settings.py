import pytest

from peergraph.cypher.errors import SettingsError
from peergraph.cypher.settings import Settings, read_settings


def test_a_setting_comes_from_its_environment_variable(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PORT", "8123")

    assert read_settings().port == 8123


def test_a_variable_that_is_set_to_nothing_is_not_set(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PEERGRAPH_PROXIES", "")
    monkeypatch.setenv("PEERGRAPH_SITE", "")

    assert (read_settings().proxies, read_settings().site) == (0, None)


def test_a_setting_that_cannot_be_used_is_named_with_the_reason(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PORT", "eighty")
    monkeypatch.setenv("PEERGRAPH_LOG_FORMAT", "xml")

    with pytest.raises(SettingsError, match=r"(?s)PORT: .*integer.*PEERGRAPH_LOG_FORMAT"):
        read_settings()


def test_no_secret_has_a_default_and_none_is_shown():
    assert Settings.model_fields["password"].default is None
    assert "hunter2" not in repr(Settings(NEO4J_PASSWORD="hunter2"))


def test_every_setting_has_one_variable_and_one_sentence():
    for name, field in Settings.model_fields.items():
        assert isinstance(field.validation_alias, str), name
        assert field.description, name
        assert field.description.endswith("."), name


@pytest.mark.parametrize(("cores", "queries"), [(None, 1), (1, 1), (2, 1), (8, 4)])
def test_console_queries_leave_half_of_the_cores_to_pages(
    cores: int | None, queries: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("os.cpu_count", lambda: cores)

    assert Settings().console_at_once == queries
