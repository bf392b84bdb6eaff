"""The reader's own setting: "my body" and today's province, set once and used where a question names neither."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks.

    Attributes:
        body: the reader's body, as "UBND xã" or "Sở Nội vụ"; what "tôi", "cơ quan tôi", "we" stand for.
        province: today's province; questions that name none are asked of the plans of the provinces that are part of it now.
    """

    body: str | None = None
    province: str | None = None
