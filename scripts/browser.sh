#!/bin/sh
# Sees to it that the browser tests find Chromium and a Chinese font; installs Debian's where it may.
set -u

have_browser() {
    [ -n "${CHROMIUM:-}" ] && return 0
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}

have_font() {
    command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list ':lang=zh' family 2>/dev/null)" ]
}

missing=""
have_browser || missing="chromium"
have_font || missing="$missing fontconfig fonts-noto-cjk"
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null 2>&1; then
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        as_root="sudo -n"
        sudo -n true 2>/dev/null || as_root="none"
    fi
    if [ "$as_root" != none ]; then
        echo "Installing for the browser tests: $missing ..."
        # shellcheck disable=SC2086  # both are lists of words
        $as_root env DEBIAN_FRONTEND=noninteractive sh -c \
            'apt-get update -q && apt-get install -q -y --no-install-recommends "$@"' \
            install $missing </dev/null >/dev/null && exit 0
    fi
fi
echo "The browser tests are skipped until you install: $missing" \
    "(CHROMIUM=/path/to/chromium names a browser of your own)." >&2
