"""sfc32 and its seeding in exact integers, cut to 32 bits by hand: vectors/random.json.

sfc32: Chris Doty-Humphrey, PractRand 0.95, src/RNGs/sfc.cpp. Seeding: the four words of cyrb128
(bryc, public domain) over the UTF-16 code units of the seeds, then twelve numbers thrown away.
"""

from write_vector import write_vector

WORD = 0xFFFFFFFF


def cyrb128(text):
    units = text.encode("utf-16-le")
    h1, h2, h3, h4 = 1779033703, 3144134277, 1013904242, 2773480762
    for low, high in zip(units[::2], units[1::2]):
        k = low | high << 8
        h1 = h2 ^ (h1 ^ k) * 597399067 & WORD
        h2 = h3 ^ (h2 ^ k) * 2869860233 & WORD
        h3 = h4 ^ (h3 ^ k) * 951274213 & WORD
        h4 = h1 ^ (h4 ^ k) * 2716044179 & WORD
    h1 = (h3 ^ h1 >> 18) * 597399067 & WORD
    h2 = (h4 ^ h2 >> 22) * 2869860233 & WORD
    h3 = (h1 ^ h3 >> 17) * 951274213 & WORD
    h4 = (h2 ^ h4 >> 19) * 2716044179 & WORD
    return h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1


def sfc32(a, b, c, counter):
    while True:
        result = (a + b + counter) & WORD
        counter = (counter + 1) & WORD
        a = b ^ b >> 9
        b = (c + (c << 3)) & WORD
        c = ((c << 21 | c >> 11) + result) & WORD
        yield result


def case(*seeds):
    numbers = sfc32(*cyrb128("\0".join(map(str, seeds))))
    for _ in range(12):
        next(numbers)
    return {"seeds": list(seeds), "words": [next(numbers) for _ in range(8)]}


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
