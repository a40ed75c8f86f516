"""文字识别 — RapidOCR behind one door, where the extra `ocr` is installed; the models lie in its wheel."""

import logging
import threading
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from typing import Any

from PIL import Image

from jianyan.exchange.documents.parts import Box, Line, Page

METHOD = "rapidocr"
ONE_AT_A_TIME = threading.Lock()  # it uses all the cores it is given by itself


def available() -> bool:
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def version() -> str:
    return metadata.version("rapidocr") if available() else ""


@cache
def engine() -> Any:
    """Loaded once a process, when the first picture comes."""
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    params = {
        "Global.log_level": "error",
        "Global.max_side_len": 4000,
        "EngineConfig.onnxruntime.intra_op_num_threads": 2,
    }
    return RapidOCR(params=params)


def page(picture: Image.Image, no: int) -> Page:
    """The picture set straight and read; its lines in the units of the picture set straight."""
    from jianyan.exchange.documents import upright

    with ONE_AT_A_TIME:
        straight, found = upright.read(picture, engine())
    lines = tuple(_line(quad, text, score) for quad, text, score in found)
    height, width = straight.shape[:2]
    return Page(no, width, height, lines, how="ocr")


def _line(quad: Sequence[Sequence[float]], text: str, score: float) -> Line:
    across = [float(x) for x, _y in quad]
    down = [float(y) for _x, y in quad]
    return Line(text, Box(min(across), min(down), max(across), max(down)), float(score))
