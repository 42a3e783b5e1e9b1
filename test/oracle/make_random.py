"""Seeded random numbers in exact integers: vectors/random.json."""

from sfc32 import words
from write_vector import write_vector


def case(*seeds):
    return {"seeds": list(seeds), "words": list(words(8, *seeds))}


write_vector(
    "random",
    [],
    {
        "algorithm": "sfc32 as in PractRand 0.95, seeded by cyrb128",
        "cases": [
            case(0),
            case(1),
            case("folds", 1),
            case("phantom", 7, "malignant", 12),
            case("Füße ≥ 2 𝛼"),
        ],
    },
)
