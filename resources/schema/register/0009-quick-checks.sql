-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0009-quick-checks.sql — what a column may say, as comparisons.  For a list of more than two texts
-- SQLite builds a table of its own at each row: half of what it took to write an order.  Content is
-- as before, so the texts are changed where they stand, as SQLite describes for such changes.

PRAGMA writable_schema = ON;

UPDATE sqlite_schema SET sql = replace (replace (replace (replace (sql,
    'type IN (''sale'', ''sales-order'', ''quote'')',
    'type = ''sale'' OR type = ''sales-order'' OR type = ''quote'''),
    'status IN (
    ''cart'', ''quote-open'', ''quote-expired'', ''quote-converted'', ''quote-cancelled'',
    ''pending-sync'', ''sync-failed'', ''sync-edit'', ''open'', ''in-fulfillment'',
    ''partially-invoiced'', ''invoiced'', ''cancelled'', ''voided'')',
    'status = ''cart'' OR status = ''quote-open'' OR status = ''quote-expired''' ||
    ' OR status = ''quote-converted'' OR status = ''quote-cancelled''' ||
    ' OR status = ''pending-sync'' OR status = ''sync-failed'' OR status = ''sync-edit''' ||
    ' OR status = ''open'' OR status = ''in-fulfillment''' ||
    ' OR status = ''partially-invoiced'' OR status = ''invoiced'' OR status = ''cancelled''' ||
    ' OR status = ''voided'''),
    'flow IN (''new'', ''edit'', ''cancel'', ''hand-over'')',
    'flow = ''new'' OR flow = ''edit'' OR flow = ''cancel'' OR flow = ''hand-over'''),
    'deposit_source IN (''default'', ''amount'', ''rate'')',
    'deposit_source = ''default'' OR deposit_source = ''amount''' ||
    ' OR deposit_source = ''rate''')
WHERE type = 'table' AND name = 'sales_order';

UPDATE sqlite_schema SET sql = replace (sql,
    'kind IN (''number'', ''reference'', ''receipt'', ''name'')',
    'kind = ''number'' OR kind = ''reference'' OR kind = ''receipt'' OR kind = ''name''')
WHERE type = 'table' AND name = 'order_key';

UPDATE sqlite_schema SET sql = replace (replace (sql,
    'intent IN (''carry-out'', ''pick-up'', ''ship'', ''electronic'')',
    'intent = ''carry-out'' OR intent = ''pick-up'' OR intent = ''ship''' ||
    ' OR intent = ''electronic'''),
    'accept_state IN (''pending'', ''accepted'', ''rejected'')',
    'accept_state = ''pending'' OR accept_state = ''accepted''' ||
    ' OR accept_state = ''rejected''')
WHERE type = 'table' AND name = 'order_line';

UPDATE sqlite_schema SET sql = replace (sql,
    'origin IN (''auto'', ''prorated'', ''manual'', ''prompt'', ''cancellation'')',
    'origin = ''auto'' OR origin = ''prorated'' OR origin = ''manual''' ||
    ' OR origin = ''prompt'' OR origin = ''cancellation''')
WHERE type = 'table' AND name = 'order_charge';

UPDATE sqlite_schema SET sql = replace (replace (sql,
    'kind IN (''tender'', ''deposit'', ''authorization'', ''token'', ''refund'')',
    'kind = ''tender'' OR kind = ''deposit'' OR kind = ''authorization''' ||
    ' OR kind = ''token'' OR kind = ''refund'''),
    'state IN (
    ''authorized'', ''captured'', ''voided'', ''declined'', ''expired'', ''posted'')',
    'state = ''authorized'' OR state = ''captured'' OR state = ''voided''' ||
    ' OR state = ''declined'' OR state = ''expired'' OR state = ''posted''')
WHERE type = 'table' AND name = 'order_payment';

UPDATE sqlite_schema SET sql = replace (sql,
    'kind IN (
    ''goods'', ''discount'', ''charge'', ''tax'', ''tax-included'', ''deposit-taken'', ''deposit-applied'',
    ''deposit-refunded'', ''tender'', ''invoiced'', ''refund'', ''cancellation-charge'', ''rounding'',
    ''authorized'')',
    'kind = ''goods'' OR kind = ''discount'' OR kind = ''charge'' OR kind = ''tax''' ||
    ' OR kind = ''tax-included'' OR kind = ''deposit-taken'' OR kind = ''deposit-applied''' ||
    ' OR kind = ''deposit-refunded'' OR kind = ''tender'' OR kind = ''invoiced''' ||
    ' OR kind = ''refund'' OR kind = ''cancellation-charge'' OR kind = ''rounding''' ||
    ' OR kind = ''authorized''')
WHERE type = 'table' AND name = 'order_ledger';

-- A change of the schema that every connection notices.
CREATE TABLE quick_checks (n INTEGER);
DROP TABLE quick_checks;
PRAGMA writable_schema = RESET;
