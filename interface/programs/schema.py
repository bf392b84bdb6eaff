"""What Gradio tells programs about each parameter, and what it does with those left out."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from interface.programs.asking import MOST_PASSAGES
from interface.programs.given import TURNS
from interface.programs.papers import LARGEST_SEED, MOST_QUESTIONS
from interface.programs.records import DUTY_KINDS
from interface.programs.refusals import Refused, answered

if TYPE_CHECKING:
    import gradio as gr
    from gradio.block_function import BlockFunction

_TURN = {"type": "object", "properties": {"question": {"type": "string"}, "documents": {"type": "array", "items": {"type": "string"}}}, "required": ["question"]}
# Type hints cannot say bounds; these stand in place of what Gradio reads from them.
SHAPES: dict[tuple[str, str], dict[str, Any]] = {
    ("ask", "before"): {"oneOf": [{"type": "null"}, {"type": "array", "items": {"anyOf": [{"type": "string"}, _TURN]}, "maxItems": TURNS}]},
    ("search", "top"): {"type": "integer", "minimum": 1, "maximum": MOST_PASSAGES},
    ("register", "kind"): {"oneOf": [{"type": "null"}, {"type": "string", "enum": list(DUTY_KINDS)}]},
    ("quiz", "count"): {"type": "integer", "minimum": 1, "maximum": MOST_QUESTIONS},
    ("quiz", "seed"): {"type": "integer", "minimum": 0, "maximum": LARGEST_SEED},
}
EXAMPLES: dict[str, Any] = {"question": "Ở Khánh Hòa, báo cáo gửi cho cơ quan nào, trước ngày nào?"}


def unname_handlers(page: "gr.Blocks") -> None:
    """Takes away the names that Gradio gives the page's own handlers: one called "ask" would make the endpoint "ask_1", and programs could call it."""
    for function in page.fns.values():
        if function.api_visibility == "private":
            function.api_name = None


def describe(page: "gr.Blocks", name: str) -> None:
    """Puts bounds, descriptions and true examples into what Gradio tells of an endpoint."""
    from gradio.utils import get_function_description, get_function_params

    function = _function(page, name)
    told = get_function_description(function.fn)[1]
    for component, (parameter, _, default, _) in zip(function.inputs, get_function_params(function.fn), strict=True):
        shape = {**SHAPES.get((name, parameter), component.api_info()), "description": told[parameter]}
        example = EXAMPLES.get(parameter, default)
        # Left alone, Gradio gives "..." as the example of whatever is empty by default.
        for method, value in (("api_info", shape), ("example_payload", example), ("example_value", example)):
            setattr(component, method, _always(value))


def complete_calls(page: "gr.Blocks") -> None:
    """Lets programs leave out what has a default, and says which parameter is missing; the page's own calls stay as they are."""
    from gradio.utils import get_function_params

    known = {function.fn: get_function_params(function.fn) for function in page.fns.values() if function.fn and function.api_visibility == "public"}
    checked = page.validate_inputs

    def completed(function: "BlockFunction", inputs: list[Any]) -> None:
        for name, has_default, default, _ in known.get(function.fn, [])[len(inputs):]:
            if not has_default:
                answered(_missing(name))
            inputs.append(default)
        checked(function, inputs)

    page.validate_inputs = completed


def _missing(name: str) -> Callable[[], None]:
    def refuse() -> None:
        raise Refused("programs.missing", name=name)

    return refuse


def _always(value: Any) -> Callable[[], Any]:
    return lambda: value


def _function(page: "gr.Blocks", name: str) -> "BlockFunction":
    return next(function for function in page.fns.values() if function.api_name == name)
