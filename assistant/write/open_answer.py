"""The answer to an open question: the best sentence of the found passages, word for word."""

import re
from dataclasses import replace

from assistant.answers import Written
from assistant.library import Library
from assistant.question import Question
from assistant.rank.asked import listing_asked, periodic_told, weakness_asked
from assistant.rank.traits import MARK, counted, rated, traits
from assistant.rank.units import Unit
from assistant.relevance import Relevance
from assistant.write import refuse
from assistant.write.asking import Asking
from assistant.write.extract import unit_drafts
from assistant.write.listing import headings_above, led_items
from assistant.write.outcomes import untold_by
from assistant.write.rows import named_by_number, with_header
from vietnamese.sentences import sentences
from vietnamese.text import fold_accents


LISTED = 0.05  # the same where several things of one part are asked for
ALONE = 0.75  # belief in one sentence from which on it is told alone
LIKELY = 0.12  # belief in a second one that is worth telling beside it
DIVIDED = 0.5  # belief in the best sentence below which a third is told; share of it from which on another may head the list
ALMOST = 0.5  # belief in a sentence that denies what is asked, from which on it is the answer
SURE = 0.7  # belief in one sentence from which on few shared words do not refuse it


def open_answer(asking: Asking, *, plain: bool = False) -> Written | None:
    """The best sentence, with what stands beside it as well; None where nothing near is found."""
    library, question, relevance = asking.library, asking.question, asking.relevance
    units = asking.units[:6]
    units = [u for u in units if not _far(library, question, relevance, u)]
    if named_by_number(question):
        units = [u for u in units if not library.document(u.document).text.startswith("|", u.start)]  # the row of that number was looked for before
    if not units:
        return None
    best = units[0]
    document = library.document(best.document)
    told = with_header(document, best.start, document.text[best.start : best.end])
    holds = traits(document.text[best.start : best.end])
    plain_no = best.share >= ALMOST and not holds.row and _denies(relevance, holds.bare)  # "phạt bao nhiêu tiền" is answered by "không dùng hình thức phạt tiền"
    listed = listing_asked(question) and holds.listing and best.share >= ALMOST  # "mấy chỉ số, gồm những chỉ số nào": the list tells how many
    if "how_many" in question.asks and question.kind == "number" and not plain_no and not listed and (not counted(MARK.sub("", told)) or refuse.uncounted(question, told)):
        return None
    if not plain_no and refuse.unsummed(question, told) or untold_by(question, document.text[best.start : best.end]):
        return None
    likely = [u for u in units[:3] if u is best or listing_asked(question) and best.share < ALMOST and u.share >= DIVIDED * best.share]
    listed = next((w for u in likely if (w := led_items(library, question, relevance, u))), None) if not plain else None
    if listed:
        return listed
    weak = _also_weak(library, question, best, asking.units)
    chosen = [best, *(weak or _beside(library, question, relevance, units))]
    return Written(question.kind if question.kind != "comparison" else "open", tuple(unit_drafts(library, question, relevance, chosen, plain=plain)))


def _also_weak(library: Library, question: Question, best: Unit, units: list[Unit]) -> list[Unit]:
    """Where what is not going well is asked for, the other sentences of the same part that tell it."""
    text = library.document(best.document).text
    if not weakness_asked(question) or not traits(text[best.start : best.end]).weakness:
        return []
    also = [u for u in units[1:30] if u.document == best.document and u.section == best.section and traits(text[u.start : u.end]).weakness]
    return sorted(also[:2], key=lambda u: u.start)


def _denies(relevance: Relevance, bare: str) -> bool:
    """Whether the sentence says of something asked about, by two of its words side by side, that it is not so."""
    pairs = {fold_accents(t).replace("_", " ") for t in relevance.weights.own if "_" in t}
    return any(re.search(rf"(?<!\w)(?:khong|chua|cam|mien)(?:\s+\w+){{0,5}}\s+{re.escape(p)}(?!\w)", bare) for p in pairs)


def _far(library: Library, question: Question, relevance: Relevance, unit: Unit) -> bool:
    """Whether the sentence, with the headings above it, is about something else; a sum of money asked for is near wherever one is named."""
    text = library.document(unit.document).text[unit.start : unit.end]
    sure = unit.share >= SURE and question.documents and question.kind != "number"  # the best of all plans is best for any question, also for one that none answers
    return not sure and refuse.too_far(relevance, text, headings_above(library, unit.document, unit.section), unit.near) and not refuse.summed(question, text) and not periodic_told(question, rated(text))


def _beside(library: Library, question: Question, relevance: Relevance, units: list[Unit]) -> list[Unit]:
    """What stands beside the best sentence: the next that is as good; where "who, how often" has several answers, each of them."""
    best = units[0]
    near = [u for u in units[1:] if u.document == best.document and u.section != best.section]
    text = library.document(best.document).text
    if "who" in question.asks and rated(text[best.start : best.end]):
        return [u for u in near if u.share >= 0.25 * best.share and rated(text[u.start : u.end])][:4]
    if listing_asked(question):
        siblings = [u for u in units[1:] if u.document == best.document and _parent(u.section) == _parent(best.section) != "" and u.share >= LISTED]
        if siblings:
            return sorted(siblings, key=lambda u: u.start)[:3]
    referring = _referring(library, best, who="who" in question.asks) if question.asks - {"content", "yes_no"} else None
    if referring:
        return [referring]
    return [u for u in units[1:3] if best.share < ALONE and u.share >= LIKELY and (u is units[1] or best.share < DIVIDED)]


_REFERRING = re.compile(r"(?:Nội dung|Việc|Nhiệm vụ|Công việc|Danh sách|Kết quả|Báo cáo|Hồ sơ|Kế hoạch|Số liệu|Tổ|Đoàn|Kinh phí|Thời hạn|Quy định) (?:này|đó|trên|nêu trên)(?!\w)|(?:Trong đó|Qua đó|Từ đó|Nếu không|Trường hợp không)(?!\w)")


def _parent(section: str) -> str:
    return section.rpartition(".")[0]


def _referring(library: Library, unit: Unit, *, who: bool) -> Unit | None:
    """The sentence behind that goes on about the same thing: "Nội dung này do Tỉnh đoàn chủ trì"; where a body is asked for, the one that names who is in charge."""
    text = library.document(unit.document).text
    stop = text.find("\n", unit.end)
    following = sentences(text, unit.end, stop if stop > 0 else len(text))[:1]
    if not following:
        return None
    words = text[following[0][0] : following[0][1]]
    charged = who and not traits(text[unit.start : unit.end]).has_body and traits(words).charge
    return replace(unit, start=following[0][0], end=following[0][1]) if charged or _REFERRING.match(words) else None
