"""Colours and fonts: local files and system fonts only, every Vietnamese letter in both weights."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gradio as gr


def theme() -> "gr.themes.Base":
    """The theme of the page."""
    import gradio as gr

    # The bundled SemiBold lacks Vietnamese letters; with 400 and 700 alone, browsers take 700 for it.
    sans = gr.themes.LocalFont("Source Sans Pro", weights=(400, 700))
    return gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.slate,
        radius_size=gr.themes.sizes.radius_md,
        text_size=gr.themes.sizes.text_md,
        font=[sans, "system-ui", "Segoe UI", "Noto Sans", "DejaVu Sans", "sans-serif"],
        font_mono=["ui-monospace", "DejaVu Sans Mono", "monospace"],
    ).set(
        body_background_fill="#f6f8fb", body_background_fill_dark="#0f1620",
        button_primary_background_fill="#14549c", button_primary_background_fill_hover="#0f437e",
        button_primary_background_fill_dark="#2f6fb8", button_primary_background_fill_hover_dark="#2862a3",
        # Gradio's own greys are too pale for small text.
        block_title_text_color="#4a5a6c", block_title_text_color_dark="#aebccb", block_info_text_color="#4a5a6c", block_info_text_color_dark="#aebccb",
        input_placeholder_color="#5b6b7d", input_placeholder_color_dark="#9fb0c2", body_text_color_subdued="#4a5a6c", body_text_color_subdued_dark="#aebccb",
        button_primary_text_color="#ffffff", button_primary_text_color_dark="#ffffff",
    )
