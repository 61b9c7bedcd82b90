-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0003-channel.sql — the second half of 0002-next.sql.

ALTER TABLE sales_order ADD COLUMN channel TEXT;
UPDATE sales_order SET channel = 'shop';
CREATE INDEX sales_order_channel ON sales_order (channel);
