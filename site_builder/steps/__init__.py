"""Plain steps over the built folder, each a function of a path; none knows MkDocs."""
