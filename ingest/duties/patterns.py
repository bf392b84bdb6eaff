"""The reporting language as compiled patterns, from `vietnamese/tables/reporting.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Language:
    """Compiled tables of the reporting language."""

    verbs: tuple[tuple[str, re.Pattern[str]], ...]
    sent: re.Pattern[str]
    noun_before: re.Pattern[str]
    difficulty: re.Pattern[str]
    deadline: re.Pattern[str]
    by_reference: re.Pattern[str]
    unspecified: re.Pattern[str]
    frequency: re.Pattern[str]
    condition: re.Pattern[str]
    role: re.Pattern[str]
    narrowing: re.Pattern[str]
    narrowing_group: re.Pattern[str]
    name_end: re.Pattern[str]
    compound: re.Pattern[str]


_HEADS = "Ủy~ban|UBND|HĐND|Ban|Sở|Bộ|Thanh~tra|Văn~phòng|Phòng|Công~an|Chủ~tịch|Hội~đồng|Mặt~trận"


@cache
def language() -> Language:
    """The tables, compiled once."""
    table = tomllib.loads((files("vietnamese") / "tables" / "reporting.toml").read_text(encoding="utf-8"))
    verbs = table["verbs"]
    kinds = {"difficulties": "raise_difficulties", "report_joint": "report"}
    order = [k for k in verbs if k not in ("sent", "noun_before")]
    return Language(
        tuple((kinds.get(k, k), _union(verbs[k])) for k in order),
        _union(verbs["sent"]),
        re.compile(rf"(?:{'|'.join(map(_regex, verbs['noun_before']))})\s+$", re.IGNORECASE),
        _union(table["difficulty"]["words"]),
        _union(table["deadline"]["patterns"]),
        _union(table["deadline"]["by_reference"]),
        _union(table["deadline"]["unspecified"]),
        _union(table["frequency"]["patterns"]),
        _union(table["condition"]["patterns"]),
        _union(table["role"]["names"]),
        re.compile(rf"\s+(?:{'|'.join(map(_regex, table['role']['narrowing']))})(?!\w)", re.IGNORECASE),
        re.compile(rf"\s+(?:{'|'.join(map(_regex, (*table['role']['narrowing'], *table['role']['group'])))})(?!\w)", re.IGNORECASE),
        re.compile(rf"\s+(?:{'|'.join(map(_regex, table['role']['enders']))})(?!\w)|\s+(?:\d{{1,2}}|hai|một)\s+(?:tháng|lần|ngày|năm)(?!\w)|\s*→"),
        re.compile(rf"(?<!\w)(?:{'|'.join(map(_regex, table['role']['compounds']))})(?!\w)"),
    )


def _regex(source: str) -> str:
    source = source.replace("<BODY>", _HEADS)
    return source.replace("~", r"\s+") if "~?" not in source else source.replace("~?", r"\s*").replace("~", r"\s+")


def _union(sources: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_regex, sources))})(?!\w)", re.IGNORECASE)
