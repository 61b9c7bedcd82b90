#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh POSCTL TAR SCENARIO — one scenario on a fresh register, which make-register.sh has packed,
# then a look at what it kept.
set -euo pipefail

posctl=$1
scenario=$3
data=$(mktemp -d)
trap 'rm -rf -- "$data"' EXIT
tar -xf "$2" -C "$data"

# Looking for leaks takes as long as the rest, and these two are looked through by tests of their own.
leaky=${ASAN_OPTIONS:-}:detect_leaks=0
options=(--data "$data" --register R1 --clock 2026-05-14T10:42:00+02:00 --simulate --seed 1)
# What this scenario changes about the chain lies beside it.
if [ -f "${scenario%.jsonl}.json" ]; then
  ASAN_OPTIONS=$leaky "$posctl" "${options[@]}" import "${scenario%.jsonl}.json" >&2
fi
"$posctl" "${options[@]}" run "$scenario" >&2
ASAN_OPTIONS=$leaky "$posctl" "${options[@]}" check >&2
