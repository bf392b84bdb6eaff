"""Deadlines and frequencies in English, the printed words beside them."""

import re

_TIME_WORDS = (
    (r"^(?:xong )?trước(?: ngày)?\s+(?=\d)", "before "), (r"^(?:chậm|muộn) nhất(?: là)?(?: vào)?(?: ngày)?\s+(?=\d)", "no later than "), (r"^đến hết(?: ngày)?\s+(?=\d)", "until the end of "),
    (r"^(?:định kỳ )?(?:hằng|hàng|mỗi) năm$", "every year"), (r"^(?:định kỳ )?(?:hằng|hàng|mỗi) tháng$", "every month"), (r"^(?:định kỳ )?(?:hằng|hàng|mỗi) quý$", "every quarter"),
    (r"^(?:định kỳ )?(?:0?6|sáu) tháng, (?:0?1|một) năm$", "every 6 months and every year"), (r"^(?:định kỳ )?(?:0?6|sáu) tháng$", "every 6 months"), (r"^kịp thời$", "promptly"), (r"^thường xuyên$", "regularly"), (r"^định kỳ$", "periodically"),
    (r"^theo quy định$", "as regulated"), (r"^trước khi\s", "before "),
)


def english_time(printed: str) -> str:
    """A deadline or frequency in English, with the printed words beside it."""
    for pattern, words in _TIME_WORDS:
        if re.search(pattern, printed, re.IGNORECASE):
            rest = re.sub(pattern, "", printed, flags=re.IGNORECASE)
            return f"{words}{_english_rest(rest)} (“{printed}”)"
    return f"“{printed}”"


def _english_rest(rest: str) -> str:
    yearly = re.search(r"\s*(?:hằng|hàng) năm$", rest)
    date = rest[: yearly.start()] if yearly else rest
    # A bare "22" would be read as a number: the printed words beside it say that it is a day.
    return f"{date}{' every year' if yearly else ''}" if re.fullmatch(r"[\d/. -]*", date) and not re.fullmatch(r"\d{1,2}", date.strip()) else ""
