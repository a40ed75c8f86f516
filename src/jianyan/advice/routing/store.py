"""模型存放: the trained models of each office under JIANYAN_HOME/models, newest in use."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from jianyan.advice.routing.model import Model, load


def folder() -> Path:
    return Path(settings.JIANYAN_HOME) / "models"


def file_of(office: str, what: str = "units") -> Path:
    return folder() / f"{what}-{office}.npz"


def current(office: str, what: str = "units") -> Model | None:
    """The model in use, or None where none was trained. Read again when the file is new."""
    file = file_of(office, what)
    return _read(file, file.stat().st_mtime_ns) if file.exists() else None


@lru_cache(maxsize=4)
def _read(file: Path, _written: int) -> Model:
    return load(file)


def put(office: str, model: Model, what: str = "units") -> str:
    """Put a model into use; its version."""
    model.save(file_of(office, what))
    return model.version
