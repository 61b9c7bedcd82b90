#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# headquarters.sh POS_HQ POSCTL FIXTURES — a register enrolls, gets the chain, sells while
# headquarters is down, and catches up: real programs on loopback.
set -euo pipefail

hq=$1
posctl=$2
fixtures=$3
data=$(mktemp -d)
server=

# shellcheck disable=SC2317 # called by the trap
stop() {
  trap - EXIT
  [ -z "$server" ] || kill -TERM "$server" 2>/dev/null || true
  rm -rf -- "$data"
}
trap stop EXIT

start_hq() {
  rm -f "$data/port"
  "$hq" --data "$data/hq" --port "$1" --port-file "$data/port" --sync-interval 1 "${@:2}" >&2 &
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

ask() {
  "$posctl" --data "$data/register" --simulate --hq "http://127.0.0.1:$port" run "$1"
}

start_hq 0 --import "$fixtures"
stop_hq

# What is missing in the set-up is named, and the exit status says whether something is.
if "$hq" --data "$data/hq" check-setup >"$data/faults"; then
  echo "The set-up of the fixtures is not whole, and was found to be" >&2
  exit 1
fi
grep -qF 'The store “S3” has no fulfillment group' "$data/faults"
code=$("$hq" --data "$data/hq" enroll R1 | tail -n 1)
start_hq "$port"
"$posctl" --data "$data/register" --hq "http://127.0.0.1:$port" enroll <<<"$code"

cat >"$data/follow.jsonl" <<'END'
{"op": "sync.run", "expect": {"ok": true, "result": {"online": true, "pending": 0}}}
END
cat >"$data/sell.jsonl" <<'END'
{"op": "session.sign_in", "args": {"worker": "kim", "secret": "1111"}, "expect": {"ok": true}}
{"op": "item.add", "args": {"item": "A"}, "expect": {"ok": true}}
{"op": "customer.attach", "args": {"customer": "C"}, "expect": {"ok": true}}
{"op": "order.pickup_all", "expect": {"ok": true}}
{"op": "pay.cash", "args": {"balance": "pay-later"}, "expect": {"ok": true, "result": {"concluded": true, "status": "pending-sync"}}}
END
cat >"$data/found.jsonl" <<'END'
{"op": "order.search", "args": {"statuses": ["open"]}, "expect": {"ok": true, "result": {"orders": [{"number": "SO-000001", "balance": "90.00", "deposit_held": "10.00"}]}}}
END

ask "$data/follow.jsonl" >&2
stop_hq
ask "$data/sell.jsonl" >&2
start_hq "$port"
ask "$data/follow.jsonl" >&2
for _ in $(seq 20); do
  sleep 0.5
  ask "$data/follow.jsonl" >&2
  if ask "$data/found.jsonl" >&2; then
    "$posctl" --data "$data/register" check >&2
    exit 0
  fi
done
echo "The order did not come back from headquarters" >&2
exit 1
