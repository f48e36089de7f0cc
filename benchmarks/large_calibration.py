"""One calibration of 100,000 persons by 200 items in a process of its own, so that its peak memory can be told."""

import json
import resource

from assessment.psychometrics.marginal_likelihood import calibrate
from benchmarks.interleaved import timed
from tests.assessment.psychometrics.simulated_answers import answers, population, random_items

PERSONS, ITEMS = 100_000, 200


def main() -> None:
    responses = answers(random_items(ITEMS, 1), population(PERSONS, 1), 1)
    seconds = [timed(lambda: calibrate(responses)) for _ in range(3)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak}))


if __name__ == "__main__":
    main()
