-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0008-receipt-search.sql — the journal: newest first, by what was sold, by an amount.

CREATE INDEX receipt_at ON receipt (at, serial, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX order_line_item ON order_line (item, order_id);
CREATE INDEX order_payment_amount ON order_payment (amount_minor, order_id);
CREATE INDEX sales_order_total ON sales_order (total_minor);
