#!/bin/sh
# Installs everything that uv.lock names into .venv/, with a Python that is on this machine; a
# fifth of a second when nothing changed. `make setup` calls it; PYTHON=… chooses the Python.
set -eu

refuse() {
    echo "$1" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        is_new_enough "$PYTHON" && echo "$PYTHON"
        return
    fi
    # What was chosen before stays chosen.
    for candidate in .venv/bin/python python3 python3.11 python3.12 python3.13 python3.14; do
        if is_new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

make_uv() {
    echo "installing into .venv/, once; it takes a minute at most" >&2
    rm -rf .uv
    # Debian packs venv and pip apart from Python; where only venv is missing, pip serves alone.
    if "$python" -m venv .uv >/dev/null 2>&1; then
        .uv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"
    elif "$python" -m venv --without-pip .uv && "$python" -m pip --version >/dev/null 2>&1; then
        "$python" -m pip --python .uv/bin/python install --quiet "uv==$UV_VERSION"
    else
        rm -rf .uv
        refuse "Python's venv is not installed: on Debian or Ubuntu, apt-get install python3-venv."
    fi
}

# The environment remembers its own path: a checkout that was moved or copied needs a new one.
if [ -f .venv/made-at ] && [ "$(cat .venv/made-at)" != "$PWD" ]; then
    rm -rf .venv .uv
fi

found=$(find_python) ||
    refuse "Python 3.11 or newer is needed and was not found; name one: make setup PYTHON=/path/to/python3"
# Out of whichever environment is active, into the Python that it was made from.
python=$("$found" -c 'import sys; print(getattr(sys, "_base_executable", None) or sys.executable)')

# A city's network may have a certificate authority of its own, which the system knows.
UV_SYSTEM_CERTS=true
export UV_SYSTEM_CERTS

# An account without a home of its own still has this directory.
if [ ! -w "${HOME:-/nonexistent}" ]; then
    UV_CACHE_DIR=$PWD/.uv/cache
    export UV_CACHE_DIR
fi

if [ "$(.uv/bin/uv --version 2>/dev/null | cut -d ' ' -f 2)" != "$UV_VERSION" ]; then
    make_uv
fi

# Compiled at once: a command starts in half the time.
.uv/bin/uv sync --locked --quiet --compile-bytecode --python "$python"
[ -f .venv/made-at ] || pwd > .venv/made-at
