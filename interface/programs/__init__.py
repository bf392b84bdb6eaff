"""What programs may call: the same functions over HTTP (Gradio's API) and as tools (Model Context Protocol)."""
