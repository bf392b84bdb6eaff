"""The chat: what people see and click."""
