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
  if [ -n "$server" ]; then
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
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
wait_for() {
  for _ in $(seq 20); do
    sleep 0.5
    ask "$data/follow.jsonl" >&2
    if ask "$data/found.jsonl" >&2; then
      return
    fi
  done
  echo "The order did not come back from headquarters" >&2
  exit 1
}

wait_for

# Headquarters says what is in force where, while it serves and afterwards.
assert_in_force() {
  "$hq" --data "$data/hq" registers >"$data/registers"
  grep -qP '^register\tR1\tS1\t\d{4}-\d\d-\d\dT[0-9:.]+Z\t\d+\.\d+\.\d+\tcurrent\t' "$data/registers"
  grep -qP '^register\tR2\tS2\t-\t-\t-\t$' "$data/registers"
}

ask "$data/follow.jsonl" >&2
assert_in_force
stop_hq
assert_in_force

# A database that is gone is no new one: nothing is begun in its place, and what to do is said.
for kind in gone empty short; do
  mv "$data/hq/hq.db" "$data/kept.db"
  rm -f "$data/hq/hq.db-wal" "$data/hq/hq.db-shm"
  case $kind in
    empty) : >"$data/hq/hq.db" ;;
    short) head -c 100 "$data/kept.db" >"$data/hq/hq.db" ;;
  esac
  before=$(cd "$data/hq" && cksum -- *)
  if timeout 20 "$hq" --data "$data/hq" --port 0 2>"$data/words"; then
    echo "Headquarters began anew in place of a database that is $kind" >&2
    exit 1
  fi
  grep -qF 'put back a copy of it' "$data/words"
  [ "$before" = "$(cd "$data/hq" && cksum -- *)" ]
  mv -f "$data/kept.db" "$data/hq/hq.db"
done

# Without a copy: an empty one, to which nobody is known.  The register sells on, and hands
# everything over again as soon as it is enrolled anew, the oldest first.
rm -f "$data"/hq/hq.db*
mv "$data/hq/admin.token" "$data/kept.token"
start_hq "$port" --import "$fixtures"
ask "$data/sell.jsonl" >&2
cat >"$data/unknown.jsonl" <<'END'
{"op": "sync.run", "expect": {"ok": true, "result": {"online": false, "pending": 1, "failure": "sync/auth"}}}
END
ask "$data/unknown.jsonl" >&2
code=$("$hq" --data "$data/hq" enroll R1 | tail -n 1)
"$posctl" --data "$data/register" --hq "http://127.0.0.1:$port" enroll <<<"$code"
cat >"$data/found.jsonl" <<'END'
{"op": "order.search", "args": {"statuses": ["open"]}, "expect": {"ok": true, "result": {"orders": {"receipt=0S1-01-000001": {"number": "SO-000001", "balance": "90.00"}, "receipt=0S1-01-000002": {"number": "SO-000002", "balance": "90.00"}}}}}
END
wait_for
"$posctl" --data "$data/register" check >&2
