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

# One start for all: it takes longer than what the commands do.
commands=(run "$scenario" 'then' check)
# What this scenario changes about the chain lies beside it.
if [ -f "${scenario%.jsonl}.json" ]; then
  commands=(import "${scenario%.jsonl}.json" 'then' "${commands[@]}")
fi
"$posctl" --data "$data" --register R1 --clock 2026-05-14T10:42:00+02:00 --simulate --seed 1 \
  "${commands[@]}" >&2
