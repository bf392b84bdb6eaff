"""python -m assistant: ask, search, register, references, findings, quiz, check."""

import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.commands import ask_command, references_command, register_command, search_command
from assistant.commands_check import check_command
from assistant.commands_findings import findings_command
from assistant.commands_settings import add_settings, settings_command
from assistant.quiz.command import add_arguments, quiz_command
from index.cli import common, parser, run


def main(arguments: Sequence[str]) -> int:
    """Runs one sub-command."""
    top = parser("python -m assistant", "Questions over the directive corpus, answered from the text with cited passages.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    ask = commands.add_parser("ask", help="answer a question", description="Answers a question; every sentence is checked against its quotes.")
    ask.add_argument("--writer", choices=["extractive", "chat"], default="extractive", help="who writes the sentences (default: extractive)")
    ask.add_argument("--output", type=Path, metavar="FILE", help="write the answer as .docx or .md, its sources as footnotes")
    search = commands.add_parser("search", help="the passages that ask answers from")
    search.add_argument("--top", type=int, default=10, help="number of passages (default 10)")
    for sub in (ask, search):
        sub.add_argument("question", nargs="?")
        sub.add_argument("--batch", type=Path, metavar="FILE", help="JSON Lines with id and question; for ask also before, the earlier questions of the conversation")
    register = commands.add_parser("register", help="who reports what to whom, through whom, by when")
    register.add_argument("--body", metavar="NAME", help="as bearer or recipient")
    register.add_argument("--kind", choices=["report", "register", "raise_difficulties", "notify", "synthesise", "inspect", "other"])
    register.add_argument("--before", metavar="DAY", help="only duties due before a day, as 30/6 or 15/12/2024")
    for sub in (ask, register):
        sub.add_argument("--me", metavar="BODY", help='your own body, as "UBND xã"; what "tôi", "cơ quan tôi", "we" stand for, and whose duties a register shows')
        sub.add_argument("--here", metavar="PROVINCE", help="your province of today; opens the plans of the provinces it is made of where no other is named")
    register.add_argument("--format", choices=["table", "json", "xlsx", "ics", "html"], default="table")
    register.add_argument("--output", type=Path, metavar="FILE", help="write to a file")
    references = commands.add_parser("references", help="which document cites which")
    references.add_argument("--to", metavar="NUMBER", help="only references to this number")
    references.add_argument("--format", choices=["table", "json", "svg"], default="table")
    references.add_argument("--output", metavar="FILE", help="writes the picture to a file")
    findings = commands.add_parser("findings", help="what is odd in the documents, with the words that show it")
    findings.add_argument("--format", choices=["table", "json"], default="table")
    quiz = commands.add_parser("quiz", help="a question paper for trainers, each key with its source")
    add_arguments(quiz)
    common(quiz)
    check = commands.add_parser("check", help="quotes of an exported answer, or sentences with their citations, against the stored texts")
    check.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a .docx or .md file that ask --output wrote")
    check.add_argument("--batch", type=Path, metavar="FILE", help="JSON Lines with id, text, citations: each sentence through the gate")
    common(add_settings(commands))
    for sub in (ask, search, register, references, findings, check):
        common(sub)
        if sub is not check:
            sub.add_argument("--document", metavar="ID")
            sub.add_argument("--province", metavar="NAME")
        sub.add_argument("--json", action="store_true", help="JSON")
    options = top.parse_args(arguments)
    handlers = {"ask": ask_command, "search": search_command, "register": register_command, "references": references_command, "findings": findings_command, "quiz": quiz_command, "check": check_command, "settings": settings_command}
    return handlers[options.command](options)


if __name__ == "__main__":
    sys.exit(run(main))
