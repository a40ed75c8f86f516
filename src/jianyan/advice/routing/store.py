"""模型存放: the trained models of each office under JIANYAN_HOME/models, newest in use."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from jianyan.advice.routing.model import Model, load

KEPT = 6


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
    """Put a model into use; its version. The ones before it stay beside it, six at most."""
    file = file_of(office, what)
    if file.exists():
        before = load(file)
        if before.version != model.version:
            file.replace(_of_version(office, what, before.version))
    model.save(file)
    for old in earlier(office, what)[KEPT:]:
        _of_version(office, what, old).unlink()
    return model.version


def earlier(office: str, what: str = "units") -> list[str]:
    """The versions kept beside the one in use, latest first."""
    start = f"{what}-{office}@"
    found = sorted(folder().glob(f"{start}*.npz"), key=lambda one: -one.stat().st_mtime_ns)
    return [one.name.removeprefix(start).removesuffix(".npz") for one in found]


def back_to(office: str, version: str, what: str = "units") -> bool:
    """Put an earlier version into use again; whether there is one."""
    file = _of_version(office, what, version)
    if version not in earlier(office, what):
        return False
    put(office, load(file), what)
    file.unlink(missing_ok=True)
    return True


def _of_version(office: str, what: str, version: str) -> Path:
    return folder() / f"{what}-{office}@{version}.npz"
