"""上传: held in memory alone, so that nothing reaches a disk before it was looked into."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from jianyan.cases.contents import MEGABYTE


class InMemory(FileUploadHandler):
    """Keeps what is allowed and one byte more; the rest of a file too large is let go."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._held = BytesIO()
        self._most = settings.ATTACHMENT_MOST_MB * MEGABYTE + 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        room = self._most - self._held.tell()
        if room > 0:
            self._held.write(raw_data[:room])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        size = self._held.tell()
        self._held.seek(0)
        return InMemoryUploadedFile(
            file=self._held,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
