"""What ships to the browser: JavaScript and CSS, and how a built page gets them."""

from .files import install_browser_files, script
from .tags import add_to_body, add_to_head

__all__ = ["add_to_body", "add_to_head", "install_browser_files", "script"]
