"""The file of users: one table each, with role and stored password; readable by its owner alone."""

import json
import os
import re
import stat
import tempfile
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import BadInput
from interface.passwords import Stored, parsed
from interface.roles import ROLES

_NAME = re.compile(r"[\w.@-]{1,64}")
_HEAD = "# Users of the chat; changed by python -m interface.accounts. It holds passwords' keys: keep it to yourself.\n"
_OTHERS = stat.S_IRWXO | stat.S_IWGRP


@dataclass(frozen=True)
class User:
    """Somebody who may log in."""

    name: str
    role: str
    password: Stored


def plain_name(name: str) -> str:
    """The one spelling of a user's name."""
    return unicodedata.normalize("NFC", name.strip())


def user_of(name: str, role: str, password: Stored) -> User:
    """A user, checked.

    Raises:
        BadInput: the name or role cannot be used.
    """
    name = plain_name(name)
    if not _NAME.fullmatch(name):
        raise BadInput(f"{name!r} is not a name for a user; take letters, digits and . _ - @, at most 64")
    if role not in ROLES:
        raise BadInput(f"{role!r} is not a role; choose {' or '.join(ROLES)}")
    return User(name, role, password)


def load_users(file: Path) -> dict[str, User]:
    """Users by name.

    Raises:
        BadInput: the file is missing, open to others, or breaks its form.
    """
    try:
        _check_mode(file)
        rows = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BadInput(f"there is no file of users {file}; make one with: python -m interface.accounts add NAME --role administrator {file}") from error
    except OSError as error:
        raise BadInput(f"the file of users {file} cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise BadInput(f"the file of users {file} is not TOML; make it anew with python -m interface.accounts") from error
    if set(rows) - {"user"} or not isinstance(rows.get("user", []), list):
        raise BadInput(f"the file of users {file} holds something else than [[user]] tables; make it anew with python -m interface.accounts")
    users = [_user(row, number, file) for number, row in enumerate(rows.get("user", []), 1)]
    found = {user.name: user for user in users}
    if len(found) < len(users):
        raise BadInput(f"the file of users {file} names a user twice; remove one of them")
    return found


def save_users(file: Path, users: Mapping[str, User]) -> None:
    """Writes the file anew, whole, for its owner's eyes only."""
    tables = [f"\n[[user]]\nname = {_quoted(user.name)}\nrole = {_quoted(user.role)}\npassword = {_quoted(user.password.text())}\n"
              for user in sorted(users.values(), key=lambda user: user.name)]
    target = file.resolve()
    try:
        handle, fresh = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")  # 0600 from its first byte on
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(_HEAD + "".join(tables))
            os.replace(fresh, target)
        except BaseException:
            Path(fresh).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise BadInput(f"the file of users {file} cannot be written ({error.strerror})") from error


def _check_mode(file: Path) -> None:
    mode = file.stat().st_mode
    if not stat.S_ISREG(mode):
        raise BadInput(f"{file} is not a file; name the file of users")
    if os.name == "posix" and mode & _OTHERS:
        raise BadInput(f"the file of users {file} is open to other users of this machine; close it with: chmod 600 {file}")


def _user(row: Any, number: int, file: Path) -> User:
    try:
        if set(row) != {"name", "role", "password"}:
            raise ValueError
        return user_of(row["name"], row["role"], parsed(row["password"]))
    except (ValueError, TypeError, AttributeError) as error:
        raise BadInput(f"user {number} of {file} needs name, role and a stored password, and nothing else; set it anew with python -m interface.accounts add") from error


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
