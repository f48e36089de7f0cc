"""The browser's scripts and styles: npm packages as locked, then the bundle."""

import os
from pathlib import Path

from bootstrap import ROOT, TOOLS
from bootstrap.packages import node
from bootstrap.steps import Stamp, digest, run, say

FRONTEND = ROOT / "frontend"
MODULES = FRONTEND / "node_modules"
LOCKS = [FRONTEND / name for name in ("package.json", "package-lock.json", ".npmrc")]


def build() -> None:
    """Builds frontend/dist when a source, a template or a locked package has changed."""
    stamp = Stamp(TOOLS / "bundle")
    state = digest([*LOCKS, *sources()])
    if stamp.read() == state and (FRONTEND / "dist" / "manifest.json").exists():
        return
    install_modules()
    say("Building scripts and styles")
    run(
        "building the bundle",
        [node() / "bin" / "node", FRONTEND / "build.mjs"],
        "The first lines above name the source and the line.",
        environment(),
    )
    stamp.write(state)


def sources() -> list[Path]:
    """The styles hold the utility classes that templates name, so templates are sources too."""
    looked_at = [(FRONTEND / "src", "*"), (ROOT / "templates", "*.html"), (ROOT / "web", "*.py")]
    found = [path for folder, pattern in looked_at for path in folder.rglob(pattern) if path.is_file()]
    return [*FRONTEND.glob("*.mjs"), *found]


def install_modules() -> None:
    stamp = Stamp(TOOLS / "modules")
    state = digest(LOCKS)
    if stamp.read() == state and MODULES.exists():
        return
    say("Setting up the browser packages")
    npm = node() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    run(
        "installing the packages of frontend/package-lock.json",
        [node() / "bin" / "node", npm, "ci", "--ignore-scripts"],
        "Remove frontend/node_modules and start again.",
        environment(),
        FRONTEND,
    )
    stamp.write(state)


def environment() -> dict[str, str]:
    return {"PATH": f"{node() / 'bin'}{os.pathsep}{os.environ['PATH']}", "NO_UPDATE_NOTIFIER": "1"}
