"""`./bench NAME [--json]`."""

import argparse
import importlib
import pkgutil
from pathlib import Path

from benchmarks.interleaved import show

# Not benches themselves.
PARTS = {"__main__", "bare", "growth", "interleaved", "large_calibration", "psychometrics_peers", "verdict"}


def main() -> None:
    names = sorted({module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])} - PARTS)
    parser = argparse.ArgumentParser(prog="./bench", description="Measures ours and its peers in turns.")
    parser.add_argument("name", choices=names, help="what to measure")
    parser.add_argument("--json", action="store_true", help="figures and ratios only, for programs")
    options = parser.parse_args()
    report = importlib.import_module(f"benchmarks.{options.name}").measure()
    show(options.name, report, as_json=options.json)


if __name__ == "__main__":
    main()
