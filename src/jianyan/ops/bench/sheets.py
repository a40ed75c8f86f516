"""样张 — pages of made-up suggestions, printed, and photographed as people photograph papers.

The photographs need OpenCV and NumPy, which come with the extra `ocr`.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pylopdf_fonts_zh_cn
import typst

from jianyan.ops.demo.matters import Matter, matter

SOURCE = Path(__file__).parent / "sheet.typ"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜"
GIVEN = "文静宜敏岚刚涛倩立宁洁明远芳博清源晓峰雅琴志强丽娟建国海燕"
SIZES = (12.0, 11.0, 10.0, 9.0)  # points
DOTS = 200.0  # an inch, as a telephone sees a page
GROUPS = ("教育界", "经济界", "农业界", "科技界", "医药卫生界", "社会福利界")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page by its words."""

    letterhead: str
    title: str
    name: str
    group: str
    phone: str
    day: str
    lines: tuple[str, ...]
    form: bool

    @property
    def words(self) -> str:
        """The text of the page, without the boxes of the form."""
        return "\n".join(self.lines)


def sheets(count: int, seed: int = 7) -> list[Sheet]:
    """Pages of different matters; every third is a form with boxes."""
    rng = Random(seed)
    found: list[Sheet] = []
    seen: set[str] = set()
    while len(found) < count:
        one = matter(rng, kind="proposal")
        if one.title not in seen:
            seen.add(one.title)
            found.append(_sheet(rng, one, form=len(found) % 3 == 2))
    return found


def _sheet(rng: Random, of: Matter, *, form: bool) -> Sheet:
    return Sheet(
        letterhead="政协江州市第八届委员会第五次会议提案",
        title=of.title,
        name=rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2)))),
        group=rng.choice(GROUPS),
        phone=f"0000-{rng.randrange(1_000_000, 9_999_999)}",
        day=f"2026年{rng.randrange(1, 4)}月{rng.randrange(1, 29)}日",
        lines=tuple(of.text.split("\n")),
        form=form,
    )


def printed(sheet: Sheet) -> bytes:
    """The page as a clean picture; a long text is set smaller until it fits on one page."""
    pages: list[bytes] = []
    for size in SIZES:
        pages = _set(sheet, size)
        if len(pages) == 1:
            break
    return pages[0]


def _set(sheet: Sheet, size: float) -> list[bytes]:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        words = json.dumps({**asdict(sheet), "size": size}, ensure_ascii=False)
        (root / "sheet.json").write_text(words, encoding="utf-8")
        (root / "sheet.typ").write_text(SOURCE.read_text(encoding="utf-8"), encoding="utf-8")
        fonts = [str(Path(pylopdf_fonts_zh_cn.__file__).parent)]
        made: Any = typst.compile(
            str(root / "sheet.typ"), font_paths=fonts, ignore_system_fonts=True,
            format="png", ppi=DOTS,
        )  # fmt: skip
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]


def photographed(picture: bytes, rng: Random) -> bytes:
    """The page on a desk: from the side, in uneven light, a little out of focus, with noise."""
    import cv2
    import numpy as np

    page: Any = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_COLOR)
    noise = np.random.default_rng(rng.randrange(2**32))
    height, width = page.shape[:2]
    high, wide = round(height * 1.16), round(width * 1.2)
    desk = np.full((high, wide, 3), (70 + rng.randrange(50), 85, 100), np.uint8)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    edge = np.array([wide - width, high - height]) / 2
    shift = np.array([[rng.uniform(-0.035, 0.035) * width for _ in range(2)] for _ in range(4)])
    seen = (corners + edge + shift).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, seen)
    matrix = np.vstack([cv2.getRotationMatrix2D((wide / 2, high / 2), rng.uniform(-3, 3), 1), [0, 0, 1]]) @ matrix  # fmt: skip
    cv2.warpPerspective(page, matrix, (wide, high), desk, cv2.INTER_AREA, cv2.BORDER_TRANSPARENT)
    lit = desk.astype(np.float32) * _light(rng, high, wide)[:, :, None]
    soft = cv2.GaussianBlur(lit, (0, 0), rng.uniform(0.6, 1.3))
    grainy = soft + noise.normal(0, rng.uniform(4, 9), soft.shape)
    taken = np.clip(grainy, 0, 255).astype(np.uint8)
    _done, jpeg = cv2.imencode(".jpg", taken, [cv2.IMWRITE_JPEG_QUALITY, rng.randrange(60, 86)])
    return bytes(jpeg)


def _light(rng: Random, high: int, wide: int) -> Any:
    """Brighter on one side, with the shadow of whoever holds the camera."""
    import numpy as np

    down, across = np.mgrid[0 : 1 : high * 1j, 0 : 1 : wide * 1j].astype(np.float32)
    slope = rng.uniform(-0.35, 0.35) * (across - 0.5) + rng.uniform(-0.35, 0.35) * (down - 0.5)
    x, y, reach = rng.random(), rng.random(), rng.uniform(0.2, 0.4)
    shadow = 0.3 * np.exp(-((across - x) ** 2 + (down - y) ** 2) / (2 * reach**2))
    return np.clip(0.95 + slope - shadow, 0.3, 1.1)
