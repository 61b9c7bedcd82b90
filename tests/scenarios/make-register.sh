#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# make-register.sh POSCTL FIXTURES TAR — the register that run.sh begins with, packed, so that the
# chain is imported once and not once per scenario.
set -euo pipefail

data=$(mktemp -d)
trap 'rm -rf -- "$data"' EXIT
"$1" --data "$data" --register R1 --clock 2026-05-14T10:42:00+02:00 --simulate --seed 1 \
  import "$2" >&2
tar --sparse -cf "$3" -C "$data" .
