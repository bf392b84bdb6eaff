"""Which slots a question asks for, by the table of question wordings."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from vietnamese.text import bare_form, match_form


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads((files("vietnamese") / "tables" / "asks.toml").read_text(encoding="utf-8"))


@cache
def _patterns(bare: bool) -> dict[str, re.Pattern[str]]:
    fold = bare_form if bare else match_form
    return {slot: re.compile("|".join(_pattern(fold(w)) for w in sorted(words, key=len, reverse=True))) for slot, words in _table().items()}


def _pattern(words: str) -> str:
    body = r"\s+".join(r"(?:\S+\s+){0,7}?\S+" if w == "*" else re.escape(w) for w in words.split())
    end = r"(?=\s*(?:$|[?,.;!)]|(?:ạ|nhỉ|vậy|hay|và|hả|a|nhi|vay|va)(?!\w)))" if words.endswith(("* không", "* khong")) else r"(?!\w)"  # "có những việc gì không được làm" asks for no yes
    return rf"(?<!\w){body}{end}"


def asked_slots(question: str, *, bare: bool) -> frozenset[str]:
    """Slots whose wordings stand in the question: who, where_to, via, when, how_often, signatory, ...

    Args:
        question: as typed.
        bare: whether it is typed without accents.
    """
    folded = bare_form(question) if bare else match_form(question)
    counted = _DATED.sub(" ", folded)
    folded = _TIMED_BY.sub(" ", _BROUGHT.sub(" ", folded))
    found = {slot for slot, pattern in _patterns(bare).items() if pattern.search(counted if slot == "how_many" else folded)}
    plain = bare_form(question)
    if "recipients" in found and (_HANDED_IN.search(plain) if "noi nhan" not in plain else _REPORT_TAKEN.search(plain) and not _LIST_OF_RECIPIENTS.search(plain)):
        found = found - {"recipients"} | {"where_to"}
    if _SEVERAL.match(plain):
        found.discard("how_many")
    if _SENT_TO.search(plain):
        found.add("where_to")
    if _SENT_OUT.match(plain):
        found = found - {"where_to", "who"} | {"recipients"}
    if any(m["last"] not in _NO_DOCUMENT for m in _RESTING.finditer(plain)) or _ONE_OF_A_TYPE.search(plain) or _WHICH_ENGLISH.search(plain):
        found.add("which_document")
    return frozenset(found)


_BROUGHT = re.compile(r"(?<!\w)(?:(?:đưa|dua)\s+ra\s+(?:đối|doi)\s+(?:thoại|thoai)|(?:diễn|dien|xảy|xay|đề|de)\s+ra|(?:be|being|been) issued(?! on))(?!\w)")  # without accents "ra đối" sounds like "ra đời"; what "is to be issued" asks for no issuing date
_TIMED_BY = re.compile(r"(?<!\w)(?:before|after|since|when) (?:the|this|that) (?:\w+ ){1,2}was issued|(?:trước|sau|kể từ|truoc|sau|ke tu) khi (?:\w+ ){0,2}(?:ban hành|ban hanh|ký|ky)(?!\w)")  # tells a time, asks for none
_HANDED_IN = re.compile(r"(?<!\w)bao cao(?!\w).*(?<!\w)(?:phai gui|phai nop|nop|han|muon nhat|cham nhat)(?!\w)|(?<!\w)(?:phai gui|nop)(?!\w).*(?<!\w)bao cao(?!\w)")
_REPORT_TAKEN = re.compile(r"(?<!\w)(?:(?:lam|viet|nop|gui|ky|han) (?:\w+ ){0,2})?bao cao(?!\w).*(?<!\w)noi nhan(?!\w)")
_LIST_OF_RECIPIENTS = re.compile(r"(?<!\w)(?:muc|phan|danh sach|o|trong|cuoi) noi nhan(?!\w)|(?<!\w)noi nhan (?:cua|trong|o|ghi|co|ke)(?!\w)")
_SENT_TO = re.compile(r"(?<!\w)(?:gui|nop|trinh|chuyen|goi)(?: \w+){0,3} (?:vu|cuc|so|phong|co quan|don vi|bo phan|dau moi) nao(?!\w)")
_SENT_OUT = re.compile(r"(?:theo noi nhan,? )?(?:ban )?(?:ke hoach|van ban|chi thi|huong dan|quyet dinh|cong van|chuong trinh|nghi quyet)(?: (?!bao cao|ket qua|danh sach|giao|yeu cau|quy dinh)\w+){0,12}? (?:duoc |da |con )?(?:gui|phat hanh)(?: di)? (?:cho|den|toi) (?:nhung|cac|ai|dau)")
_SEVERAL = re.compile(r"may (?!nam|thang|ngay|lan|tuan|quy).*(?<!\w)(?:lam gi|phai lam|can lam|duoc giao|lam nhung gi)(?!\w)")  # "mấy cơ quan chuyên môn phải làm gì" counts nothing
_WHICH_ENGLISH = re.compile(r"(?<!\w)(?:which|what) (?:\w+ ){0,4}(?:decision|directive|resolution|regulation|conclusion|decree|circular|official letter)s?(?!\w)|(?<!\w)(?:number|date) of the (?:\w+ ){0,3}(?:decision|directive|resolution|regulation|conclusion|decree|circular|official letter)(?!\w)(?! (?:that|which) (?:issued|promulgated|approved))")
_DATED = re.compile(r"(?<!\w)(?:ngày|tháng|quý|năm|thứ|mùng|ngay|thang|quy|nam|thu|mung)\s+(?:mấy|bao nhiêu|may|bao nhieu)(?=\s*(?:$|[?,.;!)])|\s+(?:thì|là|và|hằng|hàng|của|trong|ạ|vậy|để|mới|phải|năm|thi|la|va|hang|cua|trong|a|vay|de|moi|phai|nam)\s)")  # "tháng mấy" asks for a time, "mỗi tháng mấy lần" for a count
_RESTING = re.compile(
    r"(?<!\w)(?:dua (?:vao|tren)|can cu(?: vao)?|thay(?: the)?(?: cho)?|cu the hoa|thuc hien|trien khai|theo)\s+(?:\w+\s+){0,2}?(?:quy che|quy dinh|chi thi|quyet dinh|nghi quyet|ket luan|luat|nghi dinh|thong tu|thong tri|ke hoach|chuong trinh|huong dan|cong van|de an)"
    r"(?:\s+\w+){0,6}?\s*(?P<last>\w+)\s+nao(?!\w)")
_ONE_OF_A_TYPE = re.compile(r"(?<!\w)(?:quy che|quy dinh|chi thi|quyet dinh|nghi quyet|ket luan|thong tri|ke hoach|chuong trinh|huong dan|cong van)\s+(?:rieng|cu|moi|khac|truoc do)\s+nao(?!\w)")
_NO_DOCUMENT = frozenset("quan vi so ban phong ai khi luc ngay noi nguoi the nhu hom thang nam quy moc han dau cap ben chuc muc phan tinh huyen xa bo viec dieu khoan diem kien thuc phap gio cao hinh loai tac chi tieu vuc tuong ky lan".split())  # "trước ngày nào" asks for no document


@cache
def question_words(bare: bool) -> re.Pattern[str]:
    """Every question wording, for leaving them out of a search."""
    fold = bare_form if bare else match_form
    left = ("recipients", "status", "signatory", "which_document", "issued")
    words = [fold(w) for slot, forms in _table().items() if slot not in left for w in forms if "*" not in w.split()]  # what stands at "*" is what the question is about
    return re.compile("|".join(_pattern(w) for w in sorted(words, key=len, reverse=True)))
