"""Who may do what: everybody on this machine alone, administrators once the app is shared."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Callable

    import gradio as gr

Action = Literal["upload", "remove", "evaluate"]
Role = Literal["reader", "administrator"]
ACTIONS: tuple[str, ...] = get_args(Action)
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""Headers by which a proxy tells for whom it asks."""
ROLES: tuple[str, ...] = get_args(Role)


@dataclass(frozen=True)
class Policy:
    """How the app is shared.

    Attributes:
        role_of: The role of a user's name, None for a name that is not known; None where there are no accounts.
        alone: Whether only this machine reaches the app.
    """

    role_of: "Callable[[str], str | None] | None" = None
    alone: bool = True


_policy = Policy()


def use_policy(policy: Policy) -> None:
    """Sets how the app of this process is shared; called once, before it serves."""
    global _policy
    _policy = policy


def may(request: "gr.Request | None", action: str) -> bool:
    """Whether who asks may do this.

    Without accounts everybody may where only this machine reaches the app, and nobody where others do: it listens
    to a network, or what is asked came through a proxy.

    Args:
        request: The request as Gradio hands it to a handler.
        action: "upload", "remove" or "evaluate".

    Raises:
        ValueError: the action has no rule.
    """
    if action not in ACTIONS:
        raise ValueError(f"no rule for {action!r}; known: {', '.join(ACTIONS)}")
    if _policy.role_of is None:
        return _policy.alone and not _forwarded(request)
    return role(request) == "administrator"


def _forwarded(request: "gr.Request | None") -> bool:
    headers = getattr(request, "headers", None) or {}
    return any(name in headers for name in FORWARDED)


def role(request: "gr.Request | None") -> str | None:
    """The role of who asks; None where there are no accounts or nobody is logged in."""
    if _policy.role_of is None or request is None:
        return None
    name = getattr(request, "username", None)
    return _policy.role_of(name) if isinstance(name, str) and name else None
