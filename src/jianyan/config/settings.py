"""Settings: one file, read from the environment; development by default, production refused half-set."""

import json
import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from jianyan.config.database import databases

SRC = Path(__file__).resolve().parent.parent


def env(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def env_bool(name: str, default: bool = False) -> bool:
    """True or False; any other word is an error, not a guess."""
    value = os.environ.get(name, str(default)).strip().lower()
    if value not in {"true", "false", "1", "0"}:
        raise ImproperlyConfigured(f"{name} must be True or False, not {value!r}")
    return value in {"true", "1"}


def env_list(name: str) -> list[str]:
    return [part.strip() for part in env(name).split(",") if part.strip()]


def env_secret(name: str) -> str:
    """The value of NAME, or the content of the file that NAME_FILE names."""
    if file := env(f"{name}_FILE"):
        return Path(file).read_text(encoding="utf-8").strip()
    return env(name)


def _home() -> Path:
    """Where a running copy writes; var/ of a checkout, else the current folder's var/."""
    checkout = SRC.parent.parent
    base = checkout if (checkout / "pyproject.toml").exists() else Path.cwd()
    home = Path(env("JIANYAN_HOME") or base / "var").expanduser().resolve()
    (home / "static").mkdir(parents=True, exist_ok=True)
    return home


def _secret_key(home: Path) -> str:
    """In development a key of its own per home, kept in a file only its owner reads."""
    if given := env_secret("SECRET_KEY"):
        return given
    file = home / "secret_key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48), encoding="utf-8")
    return file.read_text(encoding="utf-8")


JIANYAN_HOME = _home()
PRODUCTION = env_bool("JIANYAN_PRODUCTION")
DEMO = env_bool("JIANYAN_DEMO") and not PRODUCTION  # the page of accounts exists only then
DEBUG = env_bool("DEBUG") and not PRODUCTION
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS") or ([] if PRODUCTION else ["*"])
if PRODUCTION and not (ALLOWED_HOSTS and env_secret("SECRET_KEY")):
    raise ImproperlyConfigured(
        "Production needs SECRET_KEY (or SECRET_KEY_FILE) and ALLOWED_HOSTS"
    )
SECRET_KEY = _secret_key(JIANYAN_HOME)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "procrastinate.contrib.django",
    "jianyan.people",
    "jianyan.cases.apps.Cases",
    "jianyan.deadlines",
    "jianyan.search",
    "jianyan.outcomes",
    "jianyan.advice",
    "jianyan.disclosure",
    "jianyan.supervision",
    "jianyan.statistics",
    "jianyan.notices",
    "jianyan.exchange",
    "jianyan.web",
    "jianyan.ops",
    "jianyan.config.apps.Wiring",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "jianyan.config.urls"
WSGI_APPLICATION = "jianyan.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SRC / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jianyan.web.context.site",
            ],
        },
    }
]

DATABASES = databases(JIANYAN_HOME, env_secret("DATABASE_URL"), env_secret("DATABASE_OWNER_URL"))
DATABASE_ROUTERS = ["jianyan.config.database.router.OwnerMigrates"]
CHECKPOINT_KEY = env_secret("CHECKPOINT_KEY")  # signs the checkpoint files
WEB_THREADS = int(env("WEB_THREADS", "4"))
PROCRASTINATE_IMPORT_PATHS = ["jianyan.ops.jobs"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [SRC / "locale"]
USE_TZ = True
TIME_ZONE = env("TIME_ZONE", "Asia/Shanghai")

ATTACHMENT_MOST_MB = int(env("ATTACHMENT_MOST_MB", "20"))  # each file of a case
FILE_UPLOAD_HANDLERS = ["jianyan.web.files.uploading.InMemory"]
DOCUMENTS_AT_ONCE = 60  # that came in, uploaded on the desk together
DATA_UPLOAD_MAX_NUMBER_FILES = DOCUMENTS_AT_ONCE + 5  # a few too many are told so by the form

STATIC_URL = "static/"
STATIC_ROOT = JIANYAN_HOME / "static"
STATICFILES_DIRS = [SRC / "web" / "static"]
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = False

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = PRODUCTION and env_bool("SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

OFFICE = {
    # What the footer and masthead say; an office sets its own as one JSON object.
    "product": "建议提案办理系统",
    "organiser": "",
    "telephone": "",
    "site_code": "",
    "icp": "",
    "police_record": "",
    **json.loads(env("JIANYAN_OFFICE", "{}")),
}

ADVICE = env_bool("JIANYAN_ADVICE", default=True)  # machine answers beside the forms
# an OpenAI-compatible server of the office's own (url, model, allow, timeout); without url there is none
MODEL_SERVER = json.loads(env("JIANYAN_MODEL_SERVER", "{}"))
MODEL_SERVER_KEY = env_secret("JIANYAN_MODEL_SERVER_KEY")
SEARCH_WORDS = env(
    "JIANYAN_WORDS"
)  # a file of places and units, one a line, beside the shipped words
if SEARCH_WORDS and not Path(SEARCH_WORDS).is_file():
    raise ImproperlyConfigured(
        f"JIANYAN_WORDS: there is no file {SEARCH_WORDS} (没有这个词典文件)"
    )
LIKENESS = {
    # Whether similar cases are looked for, and from which score (0 to 1) they are shown, proposed for
    # merging and taken for the same matter raised again; an office sets its own as one JSON object.
    "on": True,
    "shown": 0.3,
    "merge": 0.45,
    "again": 0.45,
    "years": 3,
    **json.loads(env("JIANYAN_LIKENESS", "{}")),
}

ADDRESS = env("JIANYAN_ADDRESS").rstrip("/")  # stands in letters
EMAIL_HOST = env("EMAIL_HOST")  # without one no mail is sent
EMAIL_PORT = int(env("EMAIL_PORT", "25"))
EMAIL_HOST_USER = env("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env_secret("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS")
EMAIL_USE_SSL = env_bool("EMAIL_USE_SSL")
EMAIL_TIMEOUT = 20
EMAIL_FROM = DEFAULT_FROM_EMAIL = env("EMAIL_FROM", "jianyan@localhost")
NOTICE_GATEWAYS = {  # address and signing key of the office's own gateways
    "sms": (env("NOTICE_SMS_URL"), env_secret("NOTICE_SMS_KEY")),
    "message": (env("NOTICE_MESSAGE_URL"), env_secret("NOTICE_MESSAGE_KEY")),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "jianyan.config.logs.JsonFormatter"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stdout"], "level": env("LOG_LEVEL", "WARNING")},
}
