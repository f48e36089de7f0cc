def words(text):
    return text.split()


WORDS = words(
    "the a patient doctor was given saw had pain in on chest after before two three days and no fever"
)


def cases(rng):
    yield {
        "name": "The example",
        "visible": True,
        "args": [[["the", "the", "cat"]], [[["the", "cat", "sat", "down"]]], 2],
    }
    same = words("the patient was given aspirin on monday")
    yield {"name": "Output equal to its reference", "visible": True, "args": [[same], [[same[:]]]]}
    yield {
        "name": "One word changed in a longer sentence",
        "visible": True,
        "args": [
            [words("the patient was given ibuprofen on monday in the ward")],
            [[words("the patient was given aspirin on monday in the ward")]],
        ],
    }
    yield {"name": "No sentences", "args": [[], []]}
    yield {
        "name": "An empty output among others",
        "args": [[same, [], same[1:]], [[same], [["no", "fever"]], [same]]],
    }
    yield {"name": "Only empty output", "args": [[[], []], [[same], [same]]]}
    yield {
        "name": "Sentences of fewer than four words",
        "args": [[["no", "fever"], ["chest", "pain"]], [[["no", "fever"]], [["chest", "pain"]]]],
    }
    yield {"name": "Unigrams only", "args": [*corpus(rng, 5, 1), 1]}
    yield {"name": "Orders up to six", "args": [*corpus(rng, 12, 1, noise=0.1), 6]}
    yield {
        "name": "A word many times over",
        "args": [
            [["the"] * 7, same],
            [[["the", "cat", "is", "on", "the", "mat"], ["there", "is", "the", "cat"]], [same]],
            1,
        ],
    }
    yield {
        "name": "Words shared out between references",
        "args": [
            [words("the cat the dog the bird")],
            [[words("the cat sat"), words("a dog and the bird the")]],
            1,
        ],
    }
    yield {"name": "Output shorter than the reference", "args": [[same[:5]], [[same]]]}
    yield {"name": "Output longer than the reference", "args": [[[*same, "at", "noon"]], [[same]]]}
    yield {
        "name": "References equally far in length",
        "args": [[same[:6], same[:6]], [[same, same[:5]], [same[:5], [*same]]]],
    }
    yield {"name": "The shortest reference is not the closest", "args": [[same[:6]], [[same[:2], [*same]]]]}
    yield {
        "name": "One short and one long sentence",
        "args": [[same[:4], [*same, "at", "noon", "in", "the", "ward"]], [[same], [same]]],
    }
    yield {
        "name": "No match at the highest order",
        "args": [[words("the patient had two days pain")], [[words("the patient was in pain two days")]]],
    }
    yield {"name": "Several sentences, three references each", "args": corpus(rng, 20, 3)}
    yield {"name": "A corpus of 300 sentences", "args": corpus(rng, 300, 2), "points": 2}


def corpus(rng, sentences, references, noise=0.25):
    """Random references and, as output, a copy of one with words dropped and changed."""
    hypotheses, choices = [], []
    for _ in range(sentences):
        length = int(rng.integers(5, 20))
        truth = [WORDS[i] for i in rng.integers(len(WORDS), size=length)]
        hypotheses.append(disturbed(rng, truth, noise))
        choices.append([truth] + [disturbed(rng, truth, noise) for _ in range(references - 1)])
    return [hypotheses, choices]


def disturbed(rng, words, noise):
    changed = [WORDS[int(rng.integers(len(WORDS)))] if rng.random() < noise else word for word in words]
    return [word for word in changed if rng.random() > noise / 3]
