"""Events of files (附件): attached, taken out of a draft, erased; other moves carry their files along."""

from dataclasses import dataclass

from jianyan.cases.facts import FileRef


@dataclass(frozen=True, slots=True)
class FilesAttached:
    """添加附件."""

    files: tuple[FileRef, ...]


@dataclass(frozen=True, slots=True)
class FileRemoved:
    """移除附件, from a text that is not sent yet."""

    file: int


@dataclass(frozen=True, slots=True)
class FileErased:
    """清除文件: the bytes are gone, the digest stays."""

    file: int
    reason: str
