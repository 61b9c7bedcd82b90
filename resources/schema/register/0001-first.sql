-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0001-first.sql — the register's database.  docs/database.md tells what is where and why.
-- Units: _minor minor units of the row's or its order's currency; _micro millionths; _at
-- microseconds UTC since 1970; _on days as GDate counts them (1 is 0001-01-01); NULL: none.
-- Columns named like a record's fields hold that record; "extra" holds what a newer program wrote.

-- Small facts.

CREATE TABLE setting (
  key TEXT PRIMARY KEY CHECK (length (key) BETWEEN 1 AND 200),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE lockout (
  worker TEXT PRIMARY KEY,
  failures INTEGER NOT NULL CHECK (failures >= 0),
  last_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sequence (
  register TEXT NOT NULL,
  name TEXT NOT NULL,
  last INTEGER NOT NULL CHECK (last >= 0),
  PRIMARY KEY (register, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE slot_taken (
  store TEXT NOT NULL,
  mode TEXT NOT NULL,
  date_on INTEGER NOT NULL,
  slot TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (store, mode, date_on, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE config (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- Products.  "ordinal" is the order in which search answers: the feed's, so the chain decides.

CREATE TABLE product (
  ordinal INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT,
  barcodes TEXT,
  category TEXT,
  unit TEXT,
  unit_price_micro INTEGER NOT NULL,
  prices TEXT,
  item_tax_group TEXT,
  weight_grams INTEGER NOT NULL,
  fractional INTEGER NOT NULL CHECK (fractional IN (0, 1)),
  blocked INTEGER NOT NULL CHECK (blocked IN (0, 1)),
  zero_price INTEGER NOT NULL CHECK (zero_price IN (0, 1)),
  carry_only INTEGER NOT NULL CHECK (carry_only IN (0, 1)),
  serialized INTEGER NOT NULL CHECK (serialized IN (0, 1)),
  revenue_recognition INTEGER NOT NULL CHECK (revenue_recognition IN (0, 1)),
  minimum_micro INTEGER NOT NULL,
  maximum_micro INTEGER NOT NULL,
  multiple_micro INTEGER NOT NULL,
  variant_of TEXT,
  variant TEXT,
  extra TEXT,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX product_category ON product (category, ordinal);

CREATE TABLE product_barcode (
  barcode TEXT NOT NULL,
  product INTEGER NOT NULL REFERENCES product (ordinal) ON DELETE RESTRICT,
  PRIMARY KEY (barcode, product)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_barcode_product ON product_barcode (product);

-- Folded names in every language, for "begins with".
CREATE TABLE product_name (
  key TEXT NOT NULL,
  product INTEGER NOT NULL REFERENCES product (ordinal) ON DELETE RESTRICT,
  PRIMARY KEY (key, product)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_name_product ON product_name (product);

-- Words are folded before they come here, so the plainest tokenizer is the right one.
CREATE VIRTUAL TABLE product_search USING fts5 (
  words, content = '', detail = none, columnsize = 0, prefix = '1 2 3', tokenize = 'ascii'
);

-- Customers.

CREATE TABLE customer (
  ordinal INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT,
  name TEXT NOT NULL,
  organization INTEGER NOT NULL CHECK (organization IN (0, 1)),
  email TEXT,
  phone TEXT,
  language TEXT,
  "group" TEXT,
  tax_group TEXT,
  loyalty TEXT,
  blocked INTEGER NOT NULL CHECK (blocked IN (0, 1)),
  pending INTEGER NOT NULL CHECK (pending IN (0, 1)),
  home_store TEXT,
  updated_at INTEGER,
  addresses TEXT,
  extra TEXT,
  words TEXT NOT NULL,
  name_key TEXT NOT NULL,
  email_key TEXT,
  phone_digits TEXT
) STRICT;
CREATE INDEX customer_name ON customer (name_key, ordinal);
CREATE INDEX customer_number ON customer (number) WHERE number IS NOT NULL;
CREATE INDEX customer_email ON customer (email_key) WHERE email_key IS NOT NULL;
CREATE INDEX customer_phone ON customer (phone_digits) WHERE phone_digits IS NOT NULL;

CREATE VIRTUAL TABLE customer_search USING fts5 (
  words, content = '', detail = none, columnsize = 0, prefix = '1 2 3', tokenize = 'ascii'
);

-- Stock: what headquarters said, and what it has not heard from this register yet.

CREATE TABLE stock (
  item TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  on_hand_micro INTEGER NOT NULL,
  reserved_micro INTEGER NOT NULL,
  ordered_micro INTEGER NOT NULL,
  as_of_at INTEGER,
  extra TEXT,
  PRIMARY KEY (item, warehouse)
) STRICT, WITHOUT ROWID;

CREATE TABLE stock_move (
  item TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  outbox_seq INTEGER NOT NULL,
  on_hand_micro INTEGER NOT NULL,
  reserved_micro INTEGER NOT NULL,
  PRIMARY KEY (item, warehouse, outbox_seq)
) STRICT, WITHOUT ROWID;

-- The open cart: at most one row.

CREATE TABLE cart (
  place TEXT PRIMARY KEY CHECK (place = 'open'),
  order_id BLOB NOT NULL CHECK (length (order_id) = 16),
  body TEXT NOT NULL,
  local TEXT NOT NULL,
  state TEXT,
  content_hash BLOB NOT NULL CHECK (length (content_hash) = 32)
) STRICT, WITHOUT ROWID;

-- Orders.  Keys are time-ordered, so rows are added at the right edge of each tree.

CREATE TABLE sales_order (
  id BLOB NOT NULL CHECK (length (id) = 16),
  number TEXT,
  reference TEXT,
  receipt TEXT,
  type TEXT NOT NULL CHECK (type IN ('sale', 'sales-order', 'quote')),
  status TEXT NOT NULL CHECK (status IN (
    'cart', 'quote-open', 'quote-expired', 'quote-converted', 'quote-cancelled',
    'pending-sync', 'sync-failed', 'sync-edit', 'open', 'in-fulfillment',
    'partially-invoiced', 'invoiced', 'cancelled', 'voided')),
  revision INTEGER NOT NULL CHECK (revision >= 0),
  flow TEXT NOT NULL CHECK (flow IN ('new', 'edit', 'cancel', 'hand-over')),
  flow_revision INTEGER NOT NULL,
  home_store TEXT,
  "register" TEXT,
  worker TEXT,
  sales_taker TEXT,
  customer TEXT,
  customer_name TEXT,
  tax_included INTEGER NOT NULL CHECK (tax_included IN (0, 1)),
  created_at INTEGER NOT NULL,
  committed_at INTEGER,
  requested_date_on INTEGER,
  quote_expiry_on INTEGER,
  holds TEXT,
  do_not_process INTEGER NOT NULL CHECK (do_not_process IN (0, 1)),
  payment_failed INTEGER NOT NULL CHECK (payment_failed IN (0, 1)),
  sync_message TEXT,
  deposit_rate_micro INTEGER NOT NULL,
  deposit_source TEXT NOT NULL CHECK (deposit_source IN ('default', 'amount', 'rate')),
  deposit_entered_minor INTEGER NOT NULL,
  deposit_entered_rate_micro INTEGER NOT NULL,
  deposit_worker TEXT,
  deposit_approver TEXT,
  deposit_reason TEXT,
  balance_choice TEXT CHECK (balance_choice IN ('card', 'pay-later')),
  excess_choice TEXT CHECK (excess_choice IN ('keep', 'refund')),
  comment TEXT,
  goods_minor INTEGER NOT NULL,
  discount_minor INTEGER NOT NULL,
  charge_total_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  carry_out_minor INTEGER NOT NULL,
  deferred_minor INTEGER NOT NULL,
  open_total_minor INTEGER NOT NULL,
  deposit_required_minor INTEGER NOT NULL,
  deposit_held_minor INTEGER NOT NULL,
  deposit_applied_minor INTEGER NOT NULL,
  authorized_minor INTEGER NOT NULL,
  invoiced_total_minor INTEGER NOT NULL,
  paid_minor INTEGER NOT NULL,
  due_now_minor INTEGER NOT NULL,
  balance_minor INTEGER NOT NULL,
  currency TEXT CHECK (length (currency) = 3),
  extra TEXT,
  content_hash BLOB NOT NULL CHECK (length (content_hash) = 32),
  PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sales_order_created ON sales_order (created_at);
CREATE INDEX sales_order_customer ON sales_order (customer, created_at)
  WHERE customer IS NOT NULL;
-- The same list stands in pos-order-search.c.
CREATE INDEX sales_order_active ON sales_order (created_at)
  WHERE status IN ('pending-sync', 'sync-failed', 'sync-edit', 'open', 'in-fulfillment',
    'partially-invoiced');

-- What a person types or scans: number, reference, receipt, and words of the customer's name.
CREATE TABLE order_key (
  kind TEXT NOT NULL CHECK (kind IN ('number', 'reference', 'receipt', 'name')),
  key TEXT NOT NULL,
  order_id BLOB NOT NULL REFERENCES sales_order (id) ON DELETE RESTRICT,
  PRIMARY KEY (kind, key, order_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_key_order ON order_key (order_id);

CREATE TABLE order_line (
  order_id BLOB NOT NULL REFERENCES sales_order (id) ON DELETE RESTRICT,
  ordinal INTEGER NOT NULL,
  id BLOB NOT NULL CHECK (length (id) = 16),
  "group" BLOB CHECK (length ("group") = 16),
  position INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  item TEXT NOT NULL,
  description TEXT,
  barcode TEXT,
  unit TEXT,
  category TEXT,
  item_tax_group TEXT,
  weight_grams INTEGER NOT NULL,
  serialized INTEGER NOT NULL CHECK (serialized IN (0, 1)),
  serial TEXT,
  ordered_micro INTEGER NOT NULL,
  cancelled_micro INTEGER NOT NULL,
  rejected_micro INTEGER NOT NULL,
  picked_micro INTEGER NOT NULL,
  packed_micro INTEGER NOT NULL,
  invoiced_micro INTEGER NOT NULL,
  returned_micro INTEGER NOT NULL,
  hand_over_micro INTEGER NOT NULL,
  base_price_micro INTEGER NOT NULL,
  unit_price_micro INTEGER NOT NULL,
  price_overridden INTEGER NOT NULL CHECK (price_overridden IN (0, 1)),
  price_locked INTEGER NOT NULL CHECK (price_locked IN (0, 1)),
  discount_minor INTEGER NOT NULL,
  net_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  tax_group TEXT,
  tax_rate_micro INTEGER NOT NULL,
  invoiced_net_minor INTEGER NOT NULL,
  invoiced_tax_minor INTEGER NOT NULL,
  intent TEXT CHECK (intent IN ('carry-out', 'pick-up', 'ship', 'electronic')),
  mode TEXT,
  charged_mode TEXT,
  location TEXT,
  store TEXT,
  address TEXT,
  date_on INTEGER,
  slot TEXT,
  collector TEXT,
  accept_state TEXT CHECK (accept_state IN ('pending', 'accepted', 'rejected')),
  picking_by TEXT,
  picking_at INTEGER,
  comment TEXT,
  extra TEXT,
  PRIMARY KEY (order_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_charge (
  order_id BLOB NOT NULL REFERENCES sales_order (id) ON DELETE RESTRICT,
  ordinal INTEGER NOT NULL,
  id BLOB NOT NULL CHECK (length (id) = 16),
  code TEXT NOT NULL,
  description TEXT,
  line BLOB CHECK (length (line) = 16),
  mode TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('auto', 'prorated', 'manual', 'prompt', 'cancellation')),
  calculated_minor INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  overridden INTEGER NOT NULL CHECK (overridden IN (0, 1)),
  shipping INTEGER NOT NULL CHECK (shipping IN (0, 1)),
  refundable INTEGER NOT NULL CHECK (refundable IN (0, 1)),
  reason TEXT,
  item_tax_group TEXT,
  tax_group TEXT,
  tax_rate_micro INTEGER NOT NULL,
  invoiced_minor INTEGER NOT NULL,
  extra TEXT,
  PRIMARY KEY (order_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_payment (
  order_id BLOB NOT NULL REFERENCES sales_order (id) ON DELETE RESTRICT,
  ordinal INTEGER NOT NULL,
  id BLOB NOT NULL CHECK (length (id) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('tender', 'deposit', 'authorization', 'token', 'refund')),
  tender TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  tendered_minor INTEGER NOT NULL,
  change_minor INTEGER NOT NULL,
  rounding_minor INTEGER NOT NULL,
  used_minor INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN (
    'authorized', 'captured', 'voided', 'declined', 'expired', 'posted')),
  revision INTEGER NOT NULL,
  masked TEXT,
  brand TEXT,
  card_expiry TEXT,
  token TEXT,
  recurring INTEGER NOT NULL CHECK (recurring IN (0, 1)),
  authorization TEXT,
  capture TEXT,
  connector TEXT,
  expires_at INTEGER,
  created_at INTEGER,
  worker TEXT,
  "register" TEXT,
  extra TEXT,
  PRIMARY KEY (order_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_ledger (
  order_id BLOB NOT NULL REFERENCES sales_order (id) ON DELETE RESTRICT,
  ordinal INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN (
    'goods', 'discount', 'charge', 'tax', 'tax-included', 'deposit-taken', 'deposit-applied',
    'deposit-refunded', 'tender', 'invoiced', 'refund', 'cancellation-charge', 'rounding',
    'authorized')),
  amount_minor INTEGER NOT NULL,
  line BLOB CHECK (length (line) = 16),
  charge BLOB CHECK (length (charge) = 16),
  payment BLOB CHECK (length (payment) = 16),
  revision INTEGER NOT NULL,
  at INTEGER,
  extra TEXT,
  PRIMARY KEY (order_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_address (
  order_id BLOB NOT NULL REFERENCES sales_order (id) ON DELETE RESTRICT,
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT,
  street TEXT,
  postcode TEXT,
  city TEXT,
  county TEXT,
  state TEXT,
  country TEXT,
  phone TEXT,
  tax_group TEXT,
  "primary" INTEGER NOT NULL CHECK ("primary" IN (0, 1)),
  extra TEXT,
  PRIMARY KEY (order_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Card terminals: asked only after the row is durable.

CREATE TABLE pay_intent (
  id BLOB NOT NULL CHECK (length (id) = 16),
  order_id BLOB CHECK (length (order_id) = 16),
  payment_id BLOB CHECK (length (payment_id) = 16),
  kind TEXT NOT NULL,
  tender TEXT,
  amount_minor INTEGER NOT NULL,
  connector TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'declined', 'voided')),
  result TEXT,
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  booked INTEGER NOT NULL CHECK (booked IN (0, 1)),
  currency TEXT CHECK (length (currency) = 3),
  extra TEXT,
  PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pay_intent_open ON pay_intent (id)
  WHERE state = 'open' OR (state = 'approved' AND booked = 0);

-- What was printed, and what was done.  Both are only ever added to.

CREATE TABLE receipt (
  number TEXT NOT NULL,
  "register" TEXT NOT NULL,
  sequence TEXT NOT NULL,
  serial INTEGER NOT NULL CHECK (serial > 0),
  -- Its number is part of the order, so it is written first.
  order_id BLOB REFERENCES sales_order (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  document TEXT NOT NULL,
  at INTEGER NOT NULL,
  copies INTEGER NOT NULL CHECK (copies >= 0),
  extra TEXT,
  PRIMARY KEY (number)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_order ON receipt (order_id);
CREATE TRIGGER receipt_keeps_its_text
  BEFORE UPDATE OF number, "register", sequence, serial, order_id, kind, document, at ON receipt
BEGIN
  SELECT RAISE (ABORT, 'a receipt cannot be changed');
END;
CREATE TRIGGER receipt_stays BEFORE DELETE ON receipt
BEGIN
  SELECT RAISE (ABORT, 'a receipt cannot be deleted');
END;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  at INTEGER NOT NULL,
  "register" TEXT,
  op TEXT NOT NULL,
  worker TEXT,
  approver TEXT,
  order_id BLOB CHECK (length (order_id) = 16),
  receipt TEXT,
  parameters TEXT,
  result TEXT,
  previous_hash TEXT CHECK (length (previous_hash) = 64),
  hash TEXT NOT NULL CHECK (length (hash) = 64),
  extra TEXT
) STRICT;
CREATE INDEX journal_order ON journal (order_id) WHERE order_id IS NOT NULL;
CREATE TRIGGER journal_entry_stays_as_it_is BEFORE UPDATE ON journal
BEGIN
  SELECT RAISE (ABORT, 'a journal entry cannot be changed');
END;
CREATE TRIGGER journal_entry_stays BEFORE DELETE ON journal
BEGIN
  SELECT RAISE (ABORT, 'a journal entry cannot be deleted');
END;

-- Sealed envelopes for headquarters.

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  id BLOB NOT NULL CHECK (length (id) = 16),
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  base_revision INTEGER NOT NULL,
  body TEXT NOT NULL,
  body_hash TEXT NOT NULL CHECK (length (body_hash) = 64),
  created_at INTEGER NOT NULL,
  next_at INTEGER,
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  parked INTEGER NOT NULL CHECK (parked IN (0, 1)),
  reason TEXT,
  acked_at INTEGER,
  extra TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (record_id, seq) WHERE acked_at IS NULL;
