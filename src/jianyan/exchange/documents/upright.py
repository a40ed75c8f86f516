"""摆正 — a photograph made into a sheet: paper cut out, light evened, seal taken off, upright, straight.

Needs OpenCV and NumPy, which come with the extra `ocr`.
"""

from typing import Any

import cv2
import numpy as np
from PIL import Image

Quad = list[list[float]]
Found = list[tuple[Quad, str, float]]
SMALL = 900  # outlines and the way up are looked for in a small copy
LOOKED_AT = 1400  # pixels of the longer side in which lines are looked for
SAMPLE = 5  # lines that are read to find the way up
READS_WELL = 0.85
LEAST = 0.5  # readings less sure than this are specks


def read(picture: Image.Image, engine: Any) -> tuple[Any, Found]:
    """The sheet and what is written on it: lines are looked for once, and each is read once."""
    sheet = even(without_seal(paper(np.asarray(picture)[:, :, ::-1].copy())))
    sheet, quads = the_right_way_up(sheet, engine)
    angle = slant(quads)
    crops = [_cut(sheet, quad) for quad in quads]
    if abs(angle) > 0.3:
        sheet, quads = turned(sheet, quads, angle)
    found: Found = []
    for quad, crop in zip(quads, crops, strict=True):
        text, score = _read(crop, engine)
        if text.strip() and score >= LEAST:
            found.append((quad.tolist(), text, score))
    return sheet, found


def _lines(image: Any, engine: Any) -> list[Any]:
    """Where lines stand: looked for in a smaller copy."""
    scale = min(1.0, LOOKED_AT / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = engine(small, use_det=True, use_cls=False, use_rec=False)
    return [] if found.boxes is None else [np.asarray(box) / scale for box in found.boxes]


def _read(crop: Any, engine: Any) -> tuple[str, float]:
    answer = engine(crop, use_det=False, use_cls=False, use_rec=True)
    if not answer.txts:
        return "", 0.0
    return str(answer.txts[0]), float(answer.scores[0])


def _cut(image: Any, quad: Any) -> Any:
    """The line alone, pulled straight."""
    corners = np.asarray(quad, np.float32)
    across = max(_length(corners[0], corners[1]), _length(corners[3], corners[2]), 4)
    down = max(_length(corners[0], corners[3]), _length(corners[1], corners[2]), 4)
    square = np.array([[0, 0], [across, 0], [across, down], [0, down]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, square)
    size = (max(4, round(across)), max(4, round(down)))
    return cv2.warpPerspective(image, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)  # fmt: skip


# ── the paper in the photograph ──
def paper(image: Any) -> Any:
    """The sheet alone, its four corners pulled square; the image itself where no sheet stands out."""
    height, width = image.shape[:2]
    scale = SMALL / max(height, width)
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    corners = _corners(small)
    if corners is None:
        return image
    corners = _in_order(corners / scale)
    across = max(_length(corners[0], corners[1]), _length(corners[3], corners[2]))
    down = max(_length(corners[0], corners[3]), _length(corners[1], corners[2]))
    square = np.array([[0, 0], [across, 0], [across, down], [0, down]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), square)
    return cv2.warpPerspective(image, matrix, (round(across), round(down)), borderValue=(255,) * 3)


def _corners(small: Any) -> Any:
    """Four corners of a bright sheet on something darker, if it fills much but not all."""
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (7, 7), 0)
    _level, bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    outlines, _tree = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    largest = cv2.convexHull(max(outlines, key=cv2.contourArea))
    area = cv2.contourArea(largest)
    whole = small.shape[0] * small.shape[1]
    if not 0.3 * whole < area < 0.97 * whole:
        return None
    for share in (0.02, 0.03, 0.05, 0.08):
        shape = cv2.approxPolyDP(largest, share * cv2.arcLength(largest, closed=True), closed=True)
        if len(shape) == 4 and cv2.contourArea(shape) > 0.9 * area:
            return shape.reshape(4, 2).astype(np.float64)
    return None


def _in_order(corners: Any) -> Any:
    """From the top left, clockwise."""
    sums, differences = corners.sum(axis=1), corners[:, 1] - corners[:, 0]
    order = [sums.argmin(), differences.argmin(), sums.argmax(), differences.argmax()]
    return corners[order] if len(set(map(int, order))) == 4 else corners


def _length(a: Any, b: Any) -> float:
    return float(np.hypot(*(a - b)))


# ── light and colour ──
def even(image: Any) -> Any:
    """Uneven light divided away: the paper everywhere as bright."""
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    scale = 400 / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ground = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    if int(ground.max()) - int(ground.min()) < 40:
        return image
    ground = cv2.resize(ground, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    flat = cv2.divide(grey, ground, scale=235)
    return cv2.cvtColor(flat, cv2.COLOR_GRAY2BGR)


def without_seal(image: Any) -> Any:
    """A round red seal painted over; black ink under it stays."""
    blue, green, red = (image[:, :, at].astype(np.int16) for at in range(3))
    strong = ((red - np.maximum(blue, green)) > 50).astype(np.uint8)
    if strong.mean() < 0.0005:
        return image
    reach = max(9, round(max(image.shape[:2]) / 120)) | 1
    joined = cv2.dilate(strong, np.ones((reach, reach), np.uint8))
    count, _labels, stats, _centres = cv2.connectedComponentsWithStats(joined)
    cleaned = image.copy()
    for left, top, width, height, _area in stats[1:count]:
        if _is_round(width, height, image.shape[1]):
            part = cleaned[top : top + height, left : left + width]
            part[strong[top : top + height, left : left + width] > 0] = 255
    return cleaned


def _is_round(width: int, height: int, whole: int) -> bool:
    """A seal is 30 to 58 mm of a sheet of 210; a red letterhead is wide and low."""
    return 0.7 < width / max(height, 1) < 1.45 and 0.1 * whole < width < 0.42 * whole


# ── the way up ──
def the_right_way_up(image: Any, engine: Any) -> tuple[Any, list[Any]]:
    """Turned by quarters until its lines read best, and its lines; as it lies if it reads well so."""
    best, lines = image, _lines(image, engine)
    score = _legible(image, lines, engine)
    lying = sum(map(_is_long, lines)) * 2 > len(lines)
    for quarters in (2,) if lying else (1, 3):
        if score > READS_WELL:
            break
        other = np.ascontiguousarray(np.rot90(image, quarters))
        others = _lines(other, engine)
        if (found := _legible(other, others, engine)) > score:
            best, lines, score = other, others, found
    return best, lines


def _legible(image: Any, lines: list[Any], engine: Any) -> float:
    """How well the longest lines read as they lie."""
    lying = [quad for quad in lines if _is_long(quad)]
    if len(lying) * 2 < len(lines) or not lying:
        return 0.0
    longest = sorted(lying, key=lambda quad: -_length(quad[0], quad[1]))[:SAMPLE]
    return sum(_read(_cut(image, quad), engine)[1] for quad in longest) / len(longest)


def _is_long(quad: Any) -> bool:
    """Lying lines are wider than high; a single sign is no witness."""
    across, down = np.ptp(quad[:, 0]), np.ptp(quad[:, 1])
    return bool(across > 1.5 * down)


# ── straight ──
def slant(quads: list[Any]) -> float:
    """The angle of the lines in degrees, by the longer ones."""
    angles = [
        float(np.degrees(np.arctan2(*(quad[1] - quad[0])[::-1])))
        for quad in quads
        if _length(quad[0], quad[1]) > 5 * _length(quad[0], quad[3])
    ]
    return float(np.median(angles)) if angles else 0.0


def turned(image: Any, quads: list[Any], angle: float) -> tuple[Any, list[Any]]:
    """The sheet and its lines turned back by the angle; nothing needs to be looked for again."""
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    wide, high = int(height * sin + width * cos), int(height * cos + width * sin)
    matrix[:, 2] += (wide - width) / 2, (high - height) / 2
    straight = cv2.warpAffine(image, matrix, (wide, high), borderValue=(255, 255, 255))
    return straight, [quad @ matrix[:, :2].T + matrix[:, 2] for quad in quads]
