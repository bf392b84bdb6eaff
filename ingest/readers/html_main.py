"""Which part of a web page is the document: menus, side bars, forms and hidden parts are taken out."""

import re
from typing import Any

_NEVER = ("script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "math", "canvas", "audio", "video", "select", "button",
          "textarea", "input", "nav", "head", "link", "meta", "map", "datalist", "dialog")
_BOILER = re.compile(r"(?:^|[\s_-])(?:menu|navbar|nav|breadcrumbs?|sidebar|side-?bar|comments?|shares?|sharing|social|related|banner|footer|advert\w*|ads?|cookies?|"
                     r"popup|modal|toolbar|pagination|paging|tags?|search|login|lien-?quan|tin-?khac|tinkhac|quang-?cao|thong-?ke|copyright|skip-?link)(?:$|[\s_-])", re.IGNORECASE)
_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog"}
_FORMAL = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Nơi nhận\s*:|Điều 1\s*[.:]|Căn cứ|^\s*I\s*\.", re.MULTILINE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:[.]?0*)(?:px|pt|em|rem|%)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)"
                     r"|(?:left|top|text-indent)\s*:\s*-\d{3,}", re.IGNORECASE)
_WHITE = re.compile(r"(?<!-)color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)|transparent)", re.IGNORECASE)
_GROUND = re.compile(r"background", re.IGNORECASE)
_MASS, _LINKED = 0.85, 0.6


def main_part(root: Any) -> tuple[Any, int]:
    """The element that holds the document, and how many letters of hidden text were taken out."""
    body = root.find("body")
    body = root if body is None else body
    hidden = _remove(body)
    whole = _mass(body)
    part = body
    while True:
        heaviest = max((child for child in part if isinstance(child.tag, str)), key=_mass, default=None)
        if heaviest is None or heaviest.tag in ("p", "table", "tbody", "ul", "ol", "pre", "blockquote") or _mass(heaviest) < _MASS * whole:
            return part, hidden
        if _formal(part) > _formal(heaviest):
            return part, hidden
        part = heaviest


def _remove(body: Any) -> int:
    hidden = 0
    for element in list(body.iter()):
        if not isinstance(element.tag, str) or element is body:
            continue
        if element.tag in _NEVER:
            _drop(element)
        elif _is_hidden(element):
            hidden += len("".join(element.itertext()).strip()) if _attached(element, body) else 0
            _drop(element)
        elif _is_boilerplate(element):
            _drop(element)
    return hidden


def _drop(element: Any) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _attached(element: Any, body: Any) -> bool:
    return any(above is body for above in element.iterancestors())


def _is_hidden(element: Any) -> bool:
    style = element.get("style") or ""
    if "hidden" in element.attrib or style and _HIDDEN.search(style):
        return True
    if not _WHITE.search(style) and (element.tag != "font" or (element.get("color") or "").casefold() not in ("#ffffff", "#fff", "white")):
        return False
    grounds = (element, *element.iterancestors())
    return not any(_GROUND.search(e.get("style") or "") or e.get("bgcolor") for e in grounds)


def _is_boilerplate(element: Any) -> bool:
    """By role, tag, name or links; never when the words of an official document stand in it."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    suspect = element.get("role") in _ROLES or element.tag in ("footer", "header", "aside", "form") or bool(_BOILER.search(names))
    if not suspect and element.tag in ("div", "ul", "ol", "section", "table"):
        words = len(_text(element))
        linked = sum(len(_text(a)) for a in element.iter("a") if not (a.get("href") or "").startswith("#"))
        suspect = 20 < words < 3000 and linked > _LINKED * words
    return suspect and (element.tag in ("nav", "ul") or not _formal(element))


def _formal(element: Any) -> int:
    return len(_FORMAL.findall("\n".join(element.itertext())))


def _mass(element: Any) -> int:
    return len(_text(element))


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
