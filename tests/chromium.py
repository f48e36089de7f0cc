"""Where the browser for the tests of the pages is."""

import os
import shutil


def find_chromium() -> str | None:
    """The path in CHROMIUM, or of the system's Chromium or Chrome; None when there is none."""
    named = os.environ.get("CHROMIUM")
    programs = [named] if named else ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]
    return next((path for program in programs if (path := shutil.which(program))), None)
