"""Starts the page: for whom, behind which prefix, with the log and the health check."""

import ipaddress
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import BadInput
from index.settings import settings
from index.settings.sources import ROOT_PATH
from interface import guard, health
from interface.roles import Policy, use_policy

if TYPE_CHECKING:
    import gradio as gr

    from assistant.service import Assistant
    from interface.login import Accounts

FIRST_SEARCH = "công tác dân vận"


@dataclass(frozen=True)
class Sharing:
    """Where the page listens, and for whom.

    Attributes:
        host: Address to listen on.
        port: Port.
        accounts: File of users; None where nobody logs in.
        root_path: Path in front of every address, behind a reverse proxy.
        everyone: Whether others may reach it without an account.
    """

    host: str
    port: int
    accounts: Path | None = None
    root_path: str = ""
    everyone: bool = False

    @property
    def local(self) -> bool:
        """Whether only this machine can connect."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def url(self) -> str:
        """The address to open on this machine."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    def check(self) -> None:
        """Refuses to open the page to a network without a log-in, unless that is asked for by name.

        Raises:
            BadInput: it would; or the prefix cannot be one.
        """
        if not re.fullmatch(ROOT_PATH, self.root_path):
            raise BadInput(f"{self.root_path!r} is not a path in front of the page; it begins with /, as /hoi-dap, and has letters, digits and . _ ~ - alone")
        if not (self.local or self.accounts or self.everyone):
            raise BadInput(f"{self.host} can be reached by others and nobody would have to log in; name users with --auth FILE, "
                           "or let everybody ask with --allow-everyone")


def serve(index: Path, sharing: Sharing) -> "gr.Blocks":
    """The page, listening.

    Raises:
        BadInput: the file of users cannot be used.
    """
    from interface.layout import build, launch_options

    accounts = _accounts(sharing)
    assistant = _assistant(index)
    # Opens everything once, before many people ask at the same moment and each would open it for himself.
    assistant.search(FIRST_SEARCH, top=1)
    page = build(assistant)
    page.launch(server_name=f"[{sharing.host}]" if ":" in sharing.host else sharing.host, server_port=sharing.port, root_path=sharing.root_path, prevent_thread_lock=True,
                app_kwargs=_app_options(assistant, closed=accounts is not None), **_login(accounts), **launch_options())
    if accounts:
        from interface.login import Sessions

        app: Any = page.app  # to Gradio its table is a plain dict
        app.tokens = Sessions(accounts, settings().server.session_hours)
    return page


def _accounts(sharing: Sharing) -> "Accounts | None":
    from interface.login import Accounts

    accounts = Accounts(sharing.accounts) if sharing.accounts else None
    if accounts and not accounts.users():
        raise BadInput(f"nobody may log in: {sharing.accounts} names no user; add one with: python -m interface.accounts add NAME --role administrator {sharing.accounts}")
    use_policy(Policy(accounts.role_of if accounts else None, alone=sharing.local and not sharing.root_path))
    return accounts


def _assistant(index: Path) -> "Assistant":
    told = settings().log
    if not told.questions:
        from assistant.service import Assistant

        return Assistant(index)
    from interface.log import QuestionLog, keep_clean
    from interface.logged import LoggedAssistant, role_asking

    log = QuestionLog(told.folder or settings().storage.state / "log", told.days, told.megabytes)
    keep_clean(log)
    return LoggedAssistant(index, log, role_asking)


def _app_options(assistant: "Assistant", *, closed: bool) -> dict[str, Any]:
    from starlette.middleware import Middleware

    from interface.programs.gate import app_options

    programs = app_options()
    return {**programs, "routes": [*health.routes(assistant), *guard.routes()], "middleware": [Middleware(guard.Guard, closed=closed), *programs["middleware"]]}


def _login(accounts: "Accounts | None") -> dict[str, Any]:
    if accounts is None:
        return {}
    from interface.login import Login

    return {"auth": Login(accounts).check}
