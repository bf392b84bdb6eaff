"""Example questions are shown only for provinces that are held."""

from interface.examples import EXAMPLES, examples_for


def test_examples_of_a_province_that_is_not_held_are_left_out() -> None:
    assert {example.province for example in examples_for(("Lâm Đồng",))} == {"Lâm Đồng"}
    assert examples_for(()) == ()


def test_each_example_names_its_province_in_both_languages() -> None:
    from vietnamese.text import bare_form

    for example in EXAMPLES:
        assert bare_form(example.province) in bare_form(example.vi) and bare_form(example.province) in bare_form(example.en)
