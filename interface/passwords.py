"""Passwords as they are stored: scrypt with its parameters and salt, as RFC 7914 gives it."""

import base64
import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

from index.errors import BadInput

SHORTEST = 8
LONGEST = 200
# 2**15 x 8 x 128 bytes are 32 MB and about a tenth of a second for each try.
COST, BLOCK, LANES = 2**15, 8, 1
_HIGHEST_COST = 2**20
_SALT, _KEY = 16, 32


@dataclass(frozen=True)
class Stored:
    """A password's key, with what is needed to compute it again."""

    cost: int
    block: int
    lanes: int
    salt: bytes
    key: bytes

    def text(self) -> str:
        """As it stands in the file of users."""
        return f"scrypt${self.cost}${self.block}${self.lanes}${_letters(self.salt)}${_letters(self.key)}"

    def agrees(self, password: str) -> bool:
        """Whether this is the password; takes the same time either way."""
        return hmac.compare_digest(_derived(password, self), self.key)


def stored(password: str) -> Stored:
    """A new password, with a salt of its own.

    Raises:
        BadInput: too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadInput(f"a password has {SHORTEST} to {LONGEST} characters, this one has {len(password)}; choose another")
    blank = Stored(COST, BLOCK, LANES, secrets.token_bytes(_SALT), bytes(_KEY))
    return Stored(blank.cost, blank.block, blank.lanes, blank.salt, _derived(password, blank))


def parsed(text: str) -> Stored:
    """A stored password, from the file of users.

    Raises:
        ValueError: it does not have the form, or asks for more memory than a log-in may cost.
    """
    name, cost, block, lanes, salt, key = text.split("$")
    found = Stored(int(cost), int(block), int(lanes), base64.b64decode(salt, validate=True), base64.b64decode(key, validate=True))
    fits = name == "scrypt" and 2**14 <= found.cost <= _HIGHEST_COST and 1 <= found.block <= 16 and 1 <= found.lanes <= 4
    if not fits or len(found.salt) < _SALT or len(found.key) < _KEY:
        raise ValueError("not a password that this program stored")
    return found


def _derived(password: str, how: Stored) -> bytes:
    # One keyboard writes ế as one letter, another as three: both are the same password.
    plain = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(plain, salt=how.salt, n=how.cost, r=how.block, p=how.lanes, dklen=len(how.key), maxmem=2 * 128 * how.cost * how.block)


def _letters(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
