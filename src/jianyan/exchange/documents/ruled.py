"""表格线 — the straight lines drawn on a page of a PDF, which divide the boxes of a form."""

import ctypes
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium_c

MOST = 3000  # a page with more of them shows a map, no form
LEAST = 10  # points; shorter ones are parts of a drawing

Point = tuple[float, float]
Corners = tuple[float, float, float, float]  # left, bottom, right, top


def strokes(page: Any) -> Iterator[Corners]:
    """Every straight line that is long enough, in the units of the sheet."""
    paths = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=4)
    for path in islice(paths, MOST):
        matrix = path.get_matrix()
        last: Point | None = None
        for at in range(pdfium_c.FPDFPath_CountSegments(path.raw)):
            segment = pdfium_c.FPDFPath_GetPathSegment(path.raw, at)
            point = matrix.on_point(*_point(segment))
            kind = pdfium_c.FPDFPathSegment_GetType(segment)
            if last and kind == pdfium_c.FPDF_SEGMENT_LINETO and _is_long(last, point):
                (x, y), (u, v) = last, point
                yield min(x, u), min(y, v), max(x, u), max(y, v)
            last = point


def _point(segment: Any) -> Point:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _is_long(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) > LEAST
