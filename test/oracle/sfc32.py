"""core/random.ts in exact integers, cut to 32 bits by hand.

sfc32: Chris Doty-Humphrey, PractRand 0.95, src/RNGs/sfc.cpp. Seeding: the four words of cyrb128
(bryc, public domain) over the UTF-16 code units of the seeds, then twelve numbers thrown away.
"""

from array import array

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


def words(count, *seeds):
    """The first `count` numbers, each of 32 bits."""
    a, b, c, counter = cyrb128("\0".join(map(str, seeds)))
    skipped = 12
    out = array("I", bytes(4 * (skipped + count)))
    for i in range(skipped + count):
        result = (a + b + counter) & WORD
        counter = (counter + 1) & WORD
        a = b ^ b >> 9
        b = (c + (c << 3)) & WORD
        c = ((c << 21 | c >> 11) + result) & WORD
        out[i] = result
    return out[skipped:]
