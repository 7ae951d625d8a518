"""What an extension raises when content names something that does not exist."""


class ContentError(ValueError):
    """Content that cannot be rendered; `build` finds these with page and line before MkDocs runs."""
