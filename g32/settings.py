"""The settings, from the environment.

| variable | meaning | default |
|---|---|---|
| `G32_DATA` | the folder in which the register lives | `data` beside the code |
| `DATABASE_URL` | its database | `register.sqlite3` in that folder |
| `DATABASE_OWNER_URL` | the same, as the role that owns its tables and alone changes them | none |
| `DATABASE_QUESTIONS_URL` | the same, as the role that asks questions in SQL | made by us |
| `G32_URL` | the address under which people reach it | `http://127.0.0.1:8000` |
| `G32_SECRET_KEY` | signs the sessions | `secret_key` in that folder, made at first use |
| `G32_SMTP_URL` | the mail server: `smtp://user:password@host:587`, `smtps://…` | none: no mail |
| `G32_MAIL_FROM` | the sender of that mail | none |
| `G32_SECURITY_CONTACT` | whom to tell of a weakness, in `security.txt` | none: no such file |

What is not set here has Django's default, which is the safe one: cookies that scripts and other
sites cannot use, no framing, no referrer to elsewhere, an own browsing context. (No referrer at all
would make browsers say `Origin: null` with every form, which Django rightly refuses.)
"""

from datetime import timedelta

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from g32 import environment

BASE_DIR = environment.BASE_DIR
DATA_DIR = environment.data_folder()
SECRET_KEY = environment.secret_key(DATA_DIR)
DATABASES = {"default": environment.database(DATA_DIR)}
OWNER_DATABASE = environment.owner_database(DATA_DIR)
QUESTIONS_DATABASE = environment.questions_database(DATA_DIR)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Never on: its pages show settings and source, and keep every query in memory.
DEBUG = False

ORIGIN, ALLOWED_HOSTS, HTTPS = environment.public_address()
CSRF_TRUSTED_ORIGINS = [ORIGIN] if HTTPS else []
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
# We listen on this machine only, so whoever speaks to us is the proxy that ends TLS. It must set
# this header itself and drop what a visitor sent under that name.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# Others than this machine reach the register by a proxy, for we listen on this machine only. It
# tells where they come from, and who of them may write takes a second step at the login.
BEHIND_PROXY = SECOND_FACTOR_REQUIRED = not environment.is_for_this_machine(ORIGIN)
OTP_TOTP_ISSUER = "Register G32"

# A session ends after half an hour without a request, and after half a day whatever happens. The
# cookie lasts as long as the browser, so that we can tell an ended session from a stranger's.
SESSION_COOKIE_AGE = 30 * 60
SESSION_LONGEST = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # an invitation of Friday works on Monday

# Attempts to log in are counted for a name and an address together (see g32.login.throttle).
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "g32.login.standing.StandingBackend",
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # who is refused does not wait longer for it
AXES_DISABLE_ACCESS_LOG = True  # nothing is kept but failures, and those for a quarter of an hour
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken", "next", "code"]
AXES_CLIENT_IP_CALLABLE = "g32.login.throttle.client_address"
AXES_USERNAME_CALLABLE = "g32.login.throttle.name_tried"
AXES_LOCKOUT_CALLABLE = "g32.login.throttle.refuse"

_smtp = environment.smtp() or environment.Smtp()
MAIL_CONFIGURED = bool(_smtp.host)
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _smtp[:4]
EMAIL_USE_TLS, EMAIL_USE_SSL = _smtp.starttls, _smtp.tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.mail_from()
SECURITY_CONTACT = environment.security_contact()

# Nothing is fetched from elsewhere, and no script or style stands inside a page. What the admin
# would show in a frame needs "frame-src" here and X_FRAME_OPTIONS with it.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

INSTALLED_APPS = [
    "g32",  # before the admin, whose templates and words it replaces
    "network",
    "themes",
    "meetings",
    "g32.apps.RegisterAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]

MIDDLEWARE = [
    "g32.api.problems.ProblemMiddleware",  # first, for what any other answers
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "g32.login.middleware.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "g32.middleware.ChosenLanguageMiddleware",
    "g32.middleware.LenientSessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "g32.login.middleware.SessionEndMiddleware",
    "g32.login.middleware.SecondStepMiddleware",
    "g32.asof.middleware.DayMiddleware",
    "axes.middleware.AxesMiddleware",  # last, as it asks
]

ROOT_URLCONF = "g32.urls"
WSGI_APPLICATION = "g32.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [environment.LOCALE_DIR]
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# A meeting's page with 200 attendance rows is more fields than Django's limit of 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
# A file is received in memory, within the limits of an import; one at a time.
FILE_UPLOAD_HANDLERS = ["g32.uploads.handler.BoundedUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 1

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "brief": {"()": "g32.errors.BriefFilter"},
        "discreet": {"()": "g32.errors.DiscreetFilter"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["brief", "discreet"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # A page that is not there is the visitor's affair, not ours.
        "django.request": {"level": "ERROR"},
        # It would write a line about every wrong password; ours says when somebody is refused.
        "axes": {"level": "ERROR"},
    },
}
