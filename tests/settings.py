"""Settings of the tests: the product's own, with a home of their own under var/test."""

import os
from pathlib import Path

for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):  # never the database somebody works in
    os.environ.pop(name, None)
    os.environ.pop(f"{name}_FILE", None)
os.environ.setdefault("JIANYAN_HOME", str(Path(__file__).resolve().parent.parent / "var" / "test"))

from jianyan.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # slowness proves nothing here
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405  WhiteNoise warns where it is missing
