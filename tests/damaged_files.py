"""Files as a bad disk, a bad line or a bad person leaves them."""

import random
import re
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

SMALL = 100  # bytes; nothing more is cut from a file of this length


def drawing() -> bytes:
    """Return a PDF with a line of text and a picture, its operators readable."""
    written = BytesIO()
    canvas = Canvas(written, pagesize=(842, 595), pageCompression=0)
    canvas.drawString(100, 100, "BANG KHEN")
    canvas.drawImage(ImageReader(Image.effect_noise((60, 40), 50).convert("RGB")), 0, 0, 200, 200)
    canvas.save()
    return written.getvalue()


def noise(kind: str) -> bytes:
    """Return a picture file of this kind."""
    written = BytesIO()
    Image.effect_noise((90, 60), 50).convert("RGB").save(written, kind)
    return written.getvalue()


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return a file with bytes changed, cut out, doubled, and numbers put where others were."""
    data = bytearray(content)
    for _change in range(chance.randint(1, 12)):
        at, way = chance.randrange(len(data)), chance.randrange(4)
        if way == 0:
            data[at] = chance.randrange(256)
        elif way == 1 and len(data) > SMALL:
            del data[at : at + chance.randint(1, 60)]
        elif way == 2:
            data[at:at] = data[at : at + chance.randint(1, 60)]
        elif numbers := list(re.finditer(rb"\d+", bytes(data))):
            one = chance.choice(numbers)
            data[one.start() : one.end()] = str(chance.choice((0, -1, 1, 99_999, 2**31, 10**12))).encode()
    return bytes(data)
