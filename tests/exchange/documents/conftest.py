"""Scans are read where the extra `ocr` is installed; the group `dev` installs it wherever it can."""

from jianyan.exchange.documents import ocr

collect_ignore = [] if ocr.available() else ["test_scans.py", "test_sealed_scans.py"]
