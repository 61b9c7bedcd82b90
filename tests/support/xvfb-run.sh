#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test program on a display of its own that nobody sees: xvfb-run.sh PROGRAM [ARGUMENT...]
# The server picks a free display number itself, so tests may run side by side.
set -u
if ! command -v Xvfb >/dev/null; then
  echo "1..0 # SKIP Xvfb is not installed"
  exit 0
fi
dir=$(mktemp -d)
mkfifo "$dir/display"
Xvfb -displayfd 3 -screen 0 1400x1400x24 -nolisten tcp -noreset 3>"$dir/display" >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM HUP
read -r number <"$dir/display"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
DISPLAY=":$number" GDK_BACKEND=x11 XDG_RUNTIME_DIR="$dir" HOME="$dir" "$@"
