-- SPDX-License-Identifier: GPL-3.0-or-later
-- Addresses that headquarters took from a customer: a register that has not heard of it brings none
-- of them back.
CREATE TABLE address_gone (
  customer TEXT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (customer, address)
) STRICT, WITHOUT ROWID;
