"""图像 — scans and photographs opened with a limit on their size, the way up the camera says."""

import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from jianyan.exchange.documents.parts import Unreadable

MOST_PIXELS = 120_000_000  # A3 at 600 dots an inch is 70 million
LONGEST_SIDE = 3400  # more than this helps no recognition
MOST_FRAMES = 100
BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError)  # fmt: skip


def opened(name: str, data: bytes) -> Iterator[Image.Image]:
    """The pages of an image: one, or the frames of a TIFF; each upright and not too large."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            yield from _frames(name, data)
        except Image.DecompressionBombError as error:
            raise _too_large(name) from error
        except BROKEN as error:
            raise Unreadable("picture_damaged", file=name) from error


def _frames(name: str, data: bytes) -> Iterator[Image.Image]:
    with Image.open(BytesIO(data)) as image:
        frames = getattr(image, "n_frames", 1) if image.format in ("TIFF", "MPO") else 1
        if image.width * image.height > MOST_PIXELS:
            raise _too_large(name)
        if frames > MOST_FRAMES:
            raise Unreadable("document_too_many_pages", file=name, most=MOST_FRAMES)
        pages = ImageSequence.Iterator(image) if frames > 1 and image.format == "TIFF" else [image]
        for page in pages:
            if page.width * page.height > MOST_PIXELS:
                raise _too_large(name)
            yield _plain(page)


def _too_large(name: str) -> Unreadable:
    return Unreadable("picture_too_large", file=name, most=MOST_PIXELS // 1_000_000)


def _plain(page: Image.Image) -> Image.Image:
    page.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(page)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        layer = upright.convert("RGBA")
        upright = Image.new("RGBA", layer.size, "white")
        upright.alpha_composite(layer)
    colour = upright.convert("RGB")
    colour.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return colour


def as_png(image: Image.Image, width: int) -> bytes:
    """The picture for the screen."""
    shown = image.copy()
    shown.thumbnail((width, width * 3), Image.Resampling.LANCZOS)
    out = BytesIO()
    shown.save(out, "PNG")
    return out.getvalue()
