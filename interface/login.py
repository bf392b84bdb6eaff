"""Who is logged in: passwords tried with care, sessions that end by themselves."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from index.errors import BadInput
from interface.account_file import User, load_users, plain_name
from interface.passwords import LONGEST, Stored, stored

FREE_TRIES = 5
LONGEST_WAIT = 900.0
REMEMBERED = 10_000
AT_ONCE = 2
"""Passwords tried at the same time: each takes 32 MB."""

address: ContextVar[str] = ContextVar("address", default="")
"""Where the request that is being answered comes from."""
_log = logging.getLogger(__name__)


class Accounts:
    """The users of a file, read again when it changes. A file that breaks its form lets nobody in."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._state = self._seen()
        self._users: Mapping[str, User] = load_users(file)

    def users(self) -> Mapping[str, User]:
        """Users by name, as the file has them now."""
        with self._lock:
            state = self._seen()
            if state != self._state:
                self._state, self._users = state, self._read()
            return self._users

    def role_of(self, name: str) -> str | None:
        """The role of a user; None where nobody has this name."""
        user = self.users().get(plain_name(name))
        return user.role if user else None

    def _seen(self) -> tuple[int, ...]:
        try:
            told = self._file.stat()
        except OSError:
            return ()
        return (told.st_mtime_ns, told.st_size, told.st_ino, told.st_mode)

    def _read(self) -> Mapping[str, User]:
        try:
            return load_users(self._file)
        except BadInput as error:
            _log.error("nobody can log in: %s", error)
            return {}


@dataclass
class _Tries:
    count: int
    until: float


class Backoff:
    """How long a name has to wait, from one address, after too many wrong passwords: 1, 2, 4 … seconds, at most 15 minutes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._tries: dict[tuple[str, str], _Tries] = {}

    def begin(self, name: str, source: str) -> bool:
        """Counts a try as failed until it succeeds; False where it comes too early and is not made."""
        now = self._clock()
        with self._lock:
            tries = self._tries.pop((name, source), None)
            if tries is None or now - tries.until > LONGEST_WAIT:
                tries = _Tries(0, now)
            if len(self._tries) >= REMEMBERED:  # the one that was longest ago makes room
                self._tries.pop(next(iter(self._tries)))
            self._tries[name, source] = tries
            if now < tries.until:
                return False
            tries.count += 1
            late = tries.count - FREE_TRIES
            tries.until = now + (min(2.0 ** min(late, 20), LONGEST_WAIT) if late >= 0 else 0.0)
            return True

    def succeeded(self, name: str, source: str) -> None:
        """Forgets the failures."""
        with self._lock:
            self._tries.pop((name, source), None)


class Login:
    """Gradio's log-in over a file of users."""

    def __init__(self, accounts: Accounts, backoff: Backoff | None = None) -> None:
        self.accounts = accounts
        self._backoff = backoff or Backoff()
        self._nobody: Stored = stored("nobody has this password")
        self._slots = threading.Semaphore(AT_ONCE)

    async def check(self, name: str, password: str) -> bool:
        """Whether the password is right; in another thread, as it takes a while on purpose."""
        return await asyncio.to_thread(self.checked, name, password, address.get())

    def checked(self, name: str, password: str, source: str) -> bool:
        """Whether the password is this user's; a name that nobody has takes the same time."""
        name = plain_name(name)[:LONGEST]
        user = self.accounts.users().get(name)
        # Somebody may have typed the password into the field of the name: only known names are written down.
        told = name if user else "somebody unknown"
        if not self._backoff.begin(name, source):
            _log.warning("log-in of %s from %s refused: too many wrong passwords", told, source or "an unknown address")
            return False
        with self._slots:
            right = (user.password if user else self._nobody).agrees(password[: LONGEST + 1])
        if not (right and user):
            _log.warning("log-in of %s from %s refused: wrong name or password", told, source or "an unknown address")
            return False
        self._backoff.succeeded(name, source)
        return True


@dataclass(frozen=True)
class _Session:
    name: str
    password: Stored
    ends: float


class Sessions(MutableMapping[str, str]):
    """Gradio's table of log-ins, name by token, whose entries end: after some hours, with the account, with its password."""

    def __init__(self, accounts: Accounts, hours: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._accounts, self._seconds, self._clock = accounts, hours * 3600, clock
        self._held: dict[str, _Session] = {}

    def __getitem__(self, token: str) -> str:
        session = self._held[token]
        if not self._stands(session):
            self._held.pop(token, None)
            raise KeyError(token)
        return session.name

    def __setitem__(self, token: str, name: str) -> None:
        for old in [held for held, session in list(self._held.items()) if not self._stands(session)]:
            self._held.pop(old, None)
        user = self._accounts.users().get(plain_name(name))
        if user is not None:
            self._held[token] = _Session(user.name, user.password, self._clock() + self._seconds)

    def __delitem__(self, token: str) -> None:
        self._held.pop(token, None)

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._held))

    def __len__(self) -> int:
        return len(self._held)

    def _stands(self, session: _Session) -> bool:
        user = self._accounts.users().get(session.name)
        return user is not None and user.password == session.password and self._clock() < session.ends
