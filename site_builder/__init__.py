"""What builds the site: Markdown and a registry of calculators in, one static folder out."""
