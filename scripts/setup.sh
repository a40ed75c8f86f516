#!/bin/sh
# Makes .venv from the hashed lock file, installs the project into it and compiles the messages.
# The stamp is written last and names what was installed, for which place and which Python, so an
# interrupted run, a changed lock file, a moved checkout or a vanished Python starts it again.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
stamp=.venv/.jianyan-setup

state() {
    pwd -P
    cksum < requirements.lock
    cksum < pyproject.toml
    "$python" -c 'import sys; print(sys.version)' 2>/dev/null || echo "no python"
}

fits() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 python; do
        if fits "$name"; then
            echo "$name"
            return
        fi
    done
    echo "Jianyan needs Python 3.11 or newer with venv: install python3 and python3-venv," \
        "or name one with PYTHON=/path/to/python3 make setup." >&2
    exit 1
}

if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$(state)" ]; then
    rm -f "$stamp"
    if ! "$python" -m pip --version >/dev/null 2>&1 || ! grep -qsF "$(pwd -P)/.venv/" .venv/bin/pip; then
        base=$(find_python)
        echo "Making .venv with $("$base" --version) ..."
        "$base" -m venv --clear .venv
    fi
    echo "Installing what requirements.lock names (the first time takes a few minutes) ..."
    "$python" -m pip install -qq --disable-pip-version-check --no-input \
        --require-hashes -r requirements.lock
    "$python" -m pip install -qq --disable-pip-version-check --no-input \
        --no-deps --no-build-isolation -e .
    # the path file names src/ from where it lies: Python cannot read a Chinese path in it
    # where the locale is not there
    "$python" - <<'PYTHON'
import os, pathlib, sysconfig
place = pathlib.Path(sysconfig.get_path("purelib"))
for file in place.glob("__editable__.jianyan*.pth"):
    file.write_text(os.path.relpath("src", place) + "\n", encoding="ascii")
PYTHON
    state > "$stamp.new"
    mv "$stamp.new" "$stamp"
fi

exec "$python" -m scripts.messages compile
