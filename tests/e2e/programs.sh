#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# programs.sh — for conversations between a register and a headquarters that run as programs on
# loopback.  Source it with the arguments POS_HQ POSCTL FIXTURES; everything lies in $data, and is
# removed when the script ends.

hq=$1
posctl=$2
# shellcheck disable=SC2034 # for the script that sources it
fixtures=$3
data=$(mktemp -d)
server=
port=0 # the first start finds a free one, and the next ones keep it

# shellcheck disable=SC2317 # called by the trap
stop() {
  trap - EXIT
  if [ -n "$server" ]; then
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf -- "$data"
}
trap stop EXIT

start_hq() {
  rm -f "$data/port"
  "$hq" --data "$data/hq" --port "$port" --port-file "$data/port" --sync-interval 1 "$@" >&2 &
  server=$!
  for _ in $(seq 100); do
    [ -s "$data/port" ] && break
    sleep 0.1
  done
  port=$(cat "$data/port")
}

stop_hq() {
  kill -TERM "$server"
  wait "$server" || true
  server=
}

# The register R1 gets a key of headquarters, which runs.
enroll() {
  local code
  code=$("$hq" --data "$data/hq" enroll R1 | tail -n 1)
  "$posctl" --data "$data/register" --hq "http://127.0.0.1:$port" enroll <<<"$code"
}

# The register answers the requests on standard input as they expect.
ask() {
  cat >"$data/requests.jsonl"
  "$posctl" --data "$data/register" --simulate --hq "http://127.0.0.1:$port" \
    run "$data/requests.jsonl" >&2
}
