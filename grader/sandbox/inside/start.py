"""The first thing that runs inside: privileges go before anything but the standard library is imported."""

import importlib
import sys

from grader.sandbox.inside import confinement


def main() -> None:
    """Serve one submission over the socket on standard input; the arguments are modules to preload."""
    confinement.drop_root()
    channel = confinement.take_channel()
    for module in sys.argv[1:]:
        importlib.import_module(module)
    harness = importlib.import_module("grader.sandbox.inside.harness")
    harness.serve(channel)
