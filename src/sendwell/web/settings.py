"""Django settings, one file for every way of running; what differs comes from the environment."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from sendwell.web.environment import Environment

ENVIRONMENT = Environment.read()
PACKAGE = Path(__file__).resolve().parent
PRODUCTION = ENVIRONMENT.mode == "production"
TESTING = ENVIRONMENT.mode == "test"

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)

INSTALLED_APPS = [
    "sendwell.apps.mechanisms",
    "sendwell.apps.partnership",
    "sendwell.apps.evidence",
    "sendwell.apps.governance",
    "sendwell.apps.programme",
    "sendwell.apps.outcomes",
    "sendwell.apps.risks",
    "sendwell.apps.returns",
    "sendwell.apps.casework",
    "sendwell.apps.audits",
    "sendwell.apps.trackers",
    "sendwell.apps.oversight",
    "sendwell.apps.reminders",
    "sendwell.apps.publishing",
    "sendwell.apps.business",
    "sendwell.apps.monitoring",
    "sendwell.apps.public",
    "sendwell.web",
    "allauth",
    "allauth.account",
    "csp",
    "simple_history",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "sendwell.apps.partnership.access.DenyByDefaultMiddleware",
]

ROOT_URLCONF = "sendwell.web.urls"
WSGI_APPLICATION = "sendwell.web.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["sendwell.apps.mechanisms.templatetags.sendwell"],
        },
    }
]

DATABASES = {"default": dj_database_url.parse(ENVIRONMENT.database_url or "sqlite:///:memory:", conn_max_age=60)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Readers go on while one writes; a writer waits its turn from the start of its transaction, so none fails half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if TESTING
    # Shared by all processes, so that throttled sign-in counts them together.
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "sendwell_cache"},
    # Pictures as they were drawn, by the hash of what is in them: they never go stale, and may be thrown away.
    "pictures": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pictures"}
    if TESTING
    else {
        # In the database: a folder that others can write to would let them put in what is then unpickled.
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "sendwell_pictures",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend" if TESTING else "django_tasks_db.DatabaseBackend"
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
MEDIA_ROOT = ENVIRONMENT.media_root  # never under a web address: files leave only through a view that asks who it is
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = [
    "sendwell.apps.mechanisms.uploads.LimitedUpload",  # first: what is over the limit is written nowhere
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

AUTH_USER_MODEL = "partnership.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "front"
ACCOUNT_ADAPTER = "sendwell.web.sign_in.SignInAdapter"
ACCOUNT_FORMS = {
    "login": "sendwell.web.sign_in.SignInForm",
    "reset_password": "sendwell.web.sign_in.PasswordLinkForm",
    "reset_password_from_key": "sendwell.web.sign_in.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "front"
# The proxy adds the visitor's address; without it, all visitors would share one limit, and one could lock out all.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PRODUCTION else 0
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_NAME = "sendwell_session"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
# The service listens on the loopback address, behind a proxy that ends TLS and sets this header itself.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ENVIRONMENT.allowed_hosts] if PRODUCTION else []
X_FRAME_OPTIONS = "DENY"

_mail = urlsplit(ENVIRONMENT.email_url)
EMAIL_BACKEND = {
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
    "notify": "sendwell.apps.mechanisms.notify.NotifyBackend",
}.get(_mail.scheme, "django.core.mail.backends.filebased.EmailBackend")
NOTIFY_URL = f"https://{_mail.hostname}"
NOTIFY_API_KEY = unquote(_mail.username or "")
NOTIFY_TEMPLATE_ID = parse_qs(_mail.query).get("template", [""])[0]
EMAIL_FILE_PATH = ENVIRONMENT.media_root / "outbox"
EMAIL_HOST = _mail.hostname or "localhost"
EMAIL_PORT = _mail.port or 25
EMAIL_HOST_USER = unquote(_mail.username or "")
EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
EMAIL_TIMEOUT = 20  # seconds
EMAIL_USE_TLS = parse_qs(_mail.query).get("tls") == ["true"]
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.email_from
SITE_URL = ENVIRONMENT.site_url  # for links in messages, where there is no request to take it from

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
