-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is on gift cards.  A card is known by a hash of its number; its balance is the sum of its
-- entries.  An entry of the kind 'never' has no card: somebody asked what became of it before it
-- came, was told that it never did, and so it stays.
CREATE TABLE gift_card (
  card TEXT PRIMARY KEY,
  masked TEXT NOT NULL,
  balance_minor INTEGER NOT NULL CHECK (balance_minor >= 0)
) STRICT, WITHOUT ROWID;
CREATE TABLE gift_entry (
  reference BLOB PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('load', 'redeem', 'refund', 'never')),
  card TEXT,
  amount_minor INTEGER NOT NULL,
  original BLOB,
  register TEXT,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX gift_entry_card ON gift_entry (card, at) WHERE card IS NOT NULL;
CREATE INDEX gift_entry_original ON gift_entry (original) WHERE original IS NOT NULL;
