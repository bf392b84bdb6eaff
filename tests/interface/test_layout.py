"""The page that Gradio is given."""

from typing import Any

import pytest

from interface import layout
from interface.api import ENDPOINTS
from interface.layout import build, launch_options
from interface.roles import Policy, use_policy
from tests.interface.fake import FakeAssistant


def test_programs_see_the_endpoints_made_for_them_and_nothing_else() -> None:
    endpoints = build(FakeAssistant()).get_api_info()["named_endpoints"]
    assert len(endpoints) == len(ENDPOINTS) and {"/ask", "/search"} <= set(endpoints)


def test_eight_questions_are_answered_at_once_unless_the_settings_say_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert build(FakeAssistant())._queue.default_concurrency_limit == 8
    monkeypatch.setenv("ASSISTANT_SERVER_CONCURRENCY", "3")
    assert build(FakeAssistant())._queue.default_concurrency_limit == 3


def test_files_are_taken_up_to_a_little_more_than_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_UPLOAD_MEGABYTES", "7")
    assert launch_options()["max_file_size"] == "9mb"


@pytest.mark.parametrize(("name", "seen"), [("an", False), ("chi", True), (None, False)])
def test_a_tab_with_a_rule_is_seen_by_those_who_may(monkeypatch: pytest.MonkeyPatch, name: str | None, seen: bool) -> None:
    from types import SimpleNamespace

    asking: Any = SimpleNamespace(username=name)
    monkeypatch.setitem(layout.NEEDS, "quiz_tab", "evaluate")
    use_policy(Policy({"an": "reader", "chi": "administrator"}.get))
    try:
        (update,) = layout._sheet("quiz_tab")("vi", asking)
    finally:
        use_policy(Policy())
    assert update["visible"] is seen


def test_nothing_is_shared_recorded_or_served_from_the_disk() -> None:
    options = launch_options()
    assert options["footer_links"] == [] and options["allowed_paths"] == []
    assert not any(options[name] for name in ("share", "run_history", "enable_monitoring", "pwa", "show_error"))


def test_style_and_script_of_the_page_name_no_address() -> None:
    options = launch_options()
    assert "http" not in options["css"] and "http" not in options["head"]
