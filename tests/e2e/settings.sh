#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# settings.sh POS_HQ POSCTL FIXTURES — settings that headquarters changes: a feature waits until no
# cart is open, and customers are created there while they wait, unless nobody answers (112).
set -euo pipefail

# shellcheck source=tests/e2e/programs.sh
. "$(dirname "$0")/programs.sh" "$@"

# Headquarters takes the records on standard input in.
change() {
  printf '{"currency": "EUR", "records": [%s]}' "$1" >"$data/change.json"
  stop_hq
  start_hq --import "$data/change.json"
}

start_hq --import "$fixtures"
enroll
change '{"kind": "product", "id": "A", "name": "Product A", "unit": "pcs", "unit_price": "100",
  "item_tax_group": "FULL", "serialized": true},
  {"kind": "stock", "item": "A", "warehouse": "W1", "on_hand": "2", "serials": ["SN-1", "SN-2"]}'
ask <<'END'
{"op": "sync.run", "expect": {"ok": true, "result": {"online": true}}}
{"op": "session.sign_in", "args": {"worker": "kim", "secret": "1111"}, "expect": {"ok": true}}
{"op": "item.add", "args": {"item": "A"}, "expect": {"ok": true}}
END

# F16 goes while a cart is open: it is in force until the cart is finished, and not longer.
change '{"kind": "feature", "id": "F16", "enabled": false}'
ask <<'END'
{"op": "session.sign_in", "args": {"worker": "kim", "secret": "1111"}, "expect": {"ok": true}}
{"op": "cart.get", "keep": {"L": "lines.0.id"}, "expect": {"ok": true}}
{"op": "sync.run", "expect": {"ok": true, "result": {"online": true}}}
{"op": "line.serial", "args": {"line": "$L", "serial": "SN-9"}, "expect": {"ok": false, "error": {"details": {"reason": "serial-unknown"}}}}
{"op": "txn.void", "expect": {"ok": true}}
{"op": "item.add", "args": {"item": "A"}, "keep": {"L": "line"}, "expect": {"ok": true}}
{"op": "line.serial", "args": {"line": "$L", "serial": "SN-9"}, "expect": {"ok": true}}
{"op": "pay.cash", "expect": {"ok": true, "result": {"concluded": true}}}
{"op": "sync.run", "expect": {"ok": true, "result": {"pending": 0}}}
END

# Customers are told of later where the chain says so; else they wait for headquarters, have their
# number at once, and nothing is to be sent.
change '{"kind": "profile", "id": "P1", "async_orders": true, "async_customers": true}'
ask <<'END'
{"op": "sync.run", "expect": {"ok": true, "result": {"online": true}}}
{"op": "session.sign_in", "args": {"worker": "kim", "secret": "1111"}, "expect": {"ok": true}}
{"op": "customer.create", "args": {"customer": {"name": "Pending Newcomer"}, "attach": false}, "expect": {"ok": true}}
{"op": "customer.search", "args": {"text": "Pending Newcomer"}, "expect": {"ok": true, "result": {"customers": [{"number": null, "pending": true}]}}}
{"op": "sync.run", "expect": {"ok": true, "result": {"pending": 0}}}
END
change '{"kind": "profile", "id": "P1", "async_orders": true}'
ask <<'END'
{"op": "sync.run", "expect": {"ok": true, "result": {"online": true}}}
{"op": "session.sign_in", "args": {"worker": "kim", "secret": "1111"}, "expect": {"ok": true}}
{"op": "customer.create", "args": {"customer": {"name": "Now Newcomer"}}, "expect": {"ok": true}}
{"op": "customer.search", "args": {"text": "Now Newcomer"}, "expect": {"ok": true, "result": {"customers": [{"number": "C-100002", "pending": false}]}}}
{"op": "sync.status", "expect": {"ok": true, "result": {"pending": 1}}}
{"op": "sync.run", "expect": {"ok": true, "result": {"pending": 0}}}
END

# Nobody is there: customers are made here, two of one name are two, and the order brings its own.
stop_hq
ask <<'END'
{"op": "session.sign_in", "args": {"worker": "kim", "secret": "1111"}, "expect": {"ok": true}}
{"op": "customer.create", "args": {"customer": {"name": "Later Newcomer"}}, "keep": {"ONE": "customer"}, "expect": {"ok": true}}
{"op": "customer.create", "args": {"customer": {"name": "Later Newcomer"}, "attach": false}, "expect": {"ok": true}}
{"op": "customer.search", "args": {"text": "Later Newcomer"}, "keep": {"A": "customers.0.id", "B": "customers.1.id"}, "expect": {"ok": true, "result": {"customers": [{"pending": true}, {"pending": true}]}}}
{"op": "item.add", "args": {"item": "B"}, "expect": {"ok": true}}
{"op": "order.pickup_all", "expect": {"ok": true}}
{"op": "pay.cash", "args": {"balance": "pay-later"}, "expect": {"ok": true, "result": {"status": "pending-sync"}}}
{"op": "sync.status", "expect": {"ok": true, "result": {"pending": 3}}}
END
start_hq
for _ in $(seq 20); do
  ask <<'END'
{"op": "sync.run", "expect": {"ok": true}}
END
  if ask <<'END'; then
{"op": "order.search", "args": {"statuses": ["open"]}, "expect": {"ok": true, "result": {"orders": [{"number": "SO-000001", "customer_name": "Later Newcomer"}]}}}
END
    "$posctl" --data "$data/register" check >&2
    exit 0
  fi
  sleep 0.5
done
echo "The order did not come back from headquarters" >&2
exit 1
