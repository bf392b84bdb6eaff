"""Who may do what."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from interface.roles import ACTIONS, Policy, may, role, use_policy

ROLES = {"an": "reader", "chi": "administrator"}


@pytest.fixture(autouse=True)
def policy() -> Iterator[None]:
    """The policy of a page that nobody shares, before and after."""
    use_policy(Policy())
    yield
    use_policy(Policy())


def request(name: str | None = None, **headers: str) -> Any:
    """A request as Gradio hands it on."""
    return SimpleNamespace(username=name, headers={key.replace("_", "-"): value for key, value in headers.items()})


@pytest.mark.parametrize("action", ACTIONS)
def test_on_ones_own_machine_everybody_may_do_everything(action: str) -> None:
    assert may(request(), action) and may(None, action)


@pytest.mark.parametrize("action", ACTIONS)
def test_with_accounts_only_administrators_may(action: str) -> None:
    use_policy(Policy(ROLES.get))
    assert may(request("chi"), action)
    assert not any(may(who, action) for who in (request("an"), request("nobody"), request(), None))


@pytest.mark.parametrize("action", ACTIONS)
def test_a_page_open_to_others_without_accounts_is_for_asking_only(action: str) -> None:
    use_policy(Policy(alone=False))
    assert not may(request(), action) and not may(None, action)


@pytest.mark.parametrize("header", ["x_forwarded_for", "forwarded", "x_real_ip"])
def test_what_comes_through_a_proxy_does_not_come_from_this_machine(header: str) -> None:
    assert not may(request(**{header: "192.0.2.1"}), "upload")


def test_an_action_without_a_rule_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="no rule"):
        may(request(), "everything")


def test_the_role_is_none_where_nobody_logs_in() -> None:
    assert role(request("chi")) is None
    use_policy(Policy(ROLES.get))
    assert role(request("chi")) == "administrator" and role(request()) is None
