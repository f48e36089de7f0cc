"""Set-up of a checkout: packages, bundle, system programs. Standard library only: it runs before anything is there."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
