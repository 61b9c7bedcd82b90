#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# headquarters.sh POS_HQ POSCTL FIXTURES — a register enrolls, gets the chain, sells while
# headquarters is down, and catches up: real programs on loopback.
set -euo pipefail

# shellcheck source=tests/e2e/programs.sh
. "$(dirname "$0")/programs.sh" "$@"

start_hq --import "$fixtures"
stop_hq

# What is missing in the set-up is named, and the exit status says whether something is.
if "$hq" --data "$data/hq" check-setup >"$data/faults"; then
  echo "The set-up of the fixtures is not whole, and was found to be" >&2
  exit 1
fi
grep -qF 'The store “S3” has no fulfillment group' "$data/faults"
start_hq
enroll

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

ask <"$data/follow.jsonl"
stop_hq
ask <"$data/sell.jsonl"
start_hq
ask <"$data/follow.jsonl"
wait_for() {
  for _ in $(seq 20); do
    sleep 0.5
    ask <"$data/follow.jsonl"
    if ask <"$data/found.jsonl"; then
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

ask <"$data/follow.jsonl"
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
start_hq --import "$fixtures"
ask <"$data/sell.jsonl"
cat >"$data/unknown.jsonl" <<'END'
{"op": "sync.run", "expect": {"ok": true, "result": {"online": false, "pending": 1, "failure": "sync/auth"}}}
END
ask <"$data/unknown.jsonl"
enroll
cat >"$data/found.jsonl" <<'END'
{"op": "order.search", "args": {"statuses": ["open"]}, "expect": {"ok": true, "result": {"orders": {"receipt=0S1-01-000001": {"number": "SO-000001", "balance": "90.00"}, "receipt=0S1-01-000002": {"number": "SO-000002", "balance": "90.00"}}}}}
END
wait_for
"$posctl" --data "$data/register" check >&2
