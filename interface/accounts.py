"""python -m interface.accounts: the users who may log in to the chat. add (or change), list, remove."""

import argparse
import getpass
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

from index.cli import put, put_json, run
from index.errors import BadInput
from interface.account_file import User, load_users, plain_name, save_users, user_of
from interface.passwords import SHORTEST, stored
from interface.roles import ROLES

YES = ("y", "yes", "c", "có")


def main(arguments: Sequence[str]) -> int:
    """Runs one sub-command."""
    options = _parser().parse_args(arguments)
    commands = {"add": _add, "list": _list, "remove": _remove}
    return commands[options.command](options)


def _parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m interface.accounts", description="Users who may log in to the chat, kept in one file.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add = commands.add_parser("add", help="add a user, or give one another password and role")
    add.add_argument("name")
    add.add_argument("--role", choices=ROLES, required=True, help="a reader asks; an administrator also adds and removes documents and runs evaluations")
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input, one line")
    shown = commands.add_parser("list", help="users and their roles")
    shown.add_argument("--json", action="store_true", help="JSON")
    remove = commands.add_parser("remove", help="remove a user (asks first)")
    remove.add_argument("name")
    remove.add_argument("--yes", action="store_true", help="do not ask")
    for sub in (add, shown, remove):
        sub.add_argument("file", type=Path, metavar="FILE", help="the file of users")
        sub.add_argument("--debug", action="store_true", help="show the traceback of an error")
    return top


def _add(options: argparse.Namespace) -> int:
    users = load_users(options.file) if options.file.exists() else {}
    known = plain_name(options.name) in users
    user_of(options.name, options.role, stored("x" * SHORTEST))  # a name that cannot be used is told before a password is typed
    user = user_of(options.name, options.role, stored(_password(options.password_stdin)))
    save_users(options.file, {**users, user.name: user})
    put(f"{'changed' if known else 'added'} {user.name} ({user.role})")
    return 0


def _password(from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # never where the password would be seen
            first, second = getpass.getpass("password: "), getpass.getpass("once more: ")
    except (EOFError, getpass.GetPassWarning) as error:
        raise BadInput("no password can be typed here; run it in a terminal, or give --password-stdin") from error
    if first != second:
        raise BadInput("the two passwords differ; nothing was changed")
    return first


def _list(options: argparse.Namespace) -> int:
    users = list(load_users(options.file).values())
    if options.json:
        put_json({"users": [{"name": user.name, "role": user.role} for user in users]})
    else:
        put("\n".join(f"{user.name:24} {user.role}" for user in users) or "nobody may log in")
    return 0


def _remove(options: argparse.Namespace) -> int:
    users = load_users(options.file)
    user = _known(users, options.name)
    if not options.yes:
        sys.stderr.write(f"remove {user.name} ({user.role})? [y/N] ")
        sys.stderr.flush()
        if sys.stdin.readline().strip().lower() not in YES:
            put("nothing removed")
            return 0
    save_users(options.file, {name: held for name, held in users.items() if name != user.name})
    put(f"removed {user.name}")
    return 0


def _known(users: dict[str, User], name: str) -> User:
    user = users.get(plain_name(name))
    if user is None:
        raise BadInput(f"no user is called {name!r}; known: {', '.join(users) or 'nobody'}")
    return user


if __name__ == "__main__":
    sys.exit(run(main))
