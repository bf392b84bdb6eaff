"""A short question beside the turn that it leans on, both in one script."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.conversation.accents import with_accents
from assistant.conversation.glance import Glance, glance
from assistant.conversation.rewording import frame, in_script, listed, lowered, sentence
from assistant.conversation.turns import Where, documents_at
from assistant.conversation.words import folding, table
from assistant.question import Corpus
from assistant.write.naming import document_name
from vietnamese.text import fold_accents

def asking(words: str, bare: bool, english: bool) -> str:
    """The words, or the slot that they name in full words: "hạn nộp" asks "trước ngày nào"."""
    tables, fold = table("followups"), folding(bare)
    slot = next((s for s, nouns in tables["nouns"].items() if fold(words) in map(fold, nouns)), None)
    return in_script(tables["slots"]["en" if english else "vi"][slot], bare) if slot else words


_PLAN = re.compile(r"kế hoạch|ke hoach|plan")


@dataclass(frozen=True, slots=True)
class Lean:
    """A short question beside the turn it leans on."""

    asked: Glance
    said: Glance
    where: Where
    corpus: Corpus
    english: bool

    @property
    def core(self) -> str:
        """The question's own words without markers at either end."""
        return self.asked.text[self.asked.opens : self.asked.closes].strip(" ?.,:!")

    @property
    def own(self) -> str:
        """The question's own words, the marker at the beginning left out; a noun such as "hạn nộp" asks in full words."""
        return asking(self.asked.text[self.asked.opens :].strip(" ?.,:!"), self.asked.bare, self.english)

    def placed(self, text: str, places: Sequence[str] = ()) -> str:
        """The text said of the places given, or of where the earlier turn was."""
        names = tuple(places) or self.where.places
        if names:
            return sentence(in_script(frame("place", self.english, place=listed(names, self.english), text=lowered(text)), self.said.bare))
        if self.where.document:
            return sentence(in_script(frame("law", self.english, name=self.name, text=lowered(text)), self.said.bare))
        return sentence(text)

    @property
    def name(self) -> str:
        """The document that the earlier turn was about, as it is called: a cited one by its number, where that alone was asked about."""
        said = self.said
        if said.numbers and not said.places and not said.meant.documents and not _PLAN.search(self.asked.folded):
            start, end = said.numbers[0]
            return said.text[start:end]
        documents = [d for p in self.where.places[:1] for d in documents_at(p, self.corpus)]
        document = self.where.document or (documents[0] if documents else None)
        if document is None:
            return ""
        return in_script(document_name(document, replace(self.asked.meant, language="en" if self.english else "vi")), self.said.bare and self.asked.bare)


def fitted(asked: Glance, said: Glance, place: Where, corpus: Corpus) -> Lean:
    """Both questions in one script: accents are put back where all words are known, else dropped from both."""
    english = said.meant.english
    if not english and asked.bare != said.bare and not asked.meant.english:
        asked, said = _accented(asked, corpus), _accented(said, corpus)
        if asked.bare != said.bare and (asked.places or asked.rest or asked.slots or asked.bodies):
            asked, said = glance(fold_accents(asked.text), corpus), glance(fold_accents(said.text), corpus)
    return Lean(asked, said, place, corpus, english)


def _accented(said: Glance, corpus: Corpus) -> Glance:
    written = with_accents(said.text) if said.bare else None
    return glance(written, corpus) if written else said
