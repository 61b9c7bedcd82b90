#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""mend.py POSCTL POS-HQ FIXTURES — an order that is damaged on the disk is had again: from what was
not sent yet, else from headquarters; the damaged database is kept aside.
"""
import json
import os
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from pair import pair  # pylint: disable=wrong-import-position
from posctl import Register, run_tests  # pylint: disable=wrong-import-position

Register.program, POS_HQ, Register.fixtures = sys.argv[1:4]
Register.is_damaged = True
NOBODY = 'http://127.0.0.1:9'
ORDER = "UPDATE sales_order SET total_minor = total_minor + 1"
LINE = "UPDATE order_line SET ordered_micro = ordered_micro + 1000000"
LEDGER = "DELETE FROM order_ledger WHERE ordinal = 0"
KIND = "UPDATE order_line SET intent = 'nowhere'"


def run_sql(register, *statements):
    """Behind the program's back."""
    register.stop()
    with sqlite3.connect(os.path.join(register.data, 'register.db')) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        triggers = triggers.fetchall()
        for name, _ in triggers:
            db.execute('DROP TRIGGER ' + name)
        db.execute('PRAGMA ignore_check_constraints = ON')
        for statement in statements:
            assert db.execute(statement).rowcount > 0, statement
        for _, sql in triggers:
            db.execute(sql)
    db.close()


def sell(register):
    """A sale's id, and the sale as it was read."""
    register.add('A', '3')
    receipt = register.do('pay.cash')['receipt']
    order = register.order(receipt)
    return order['id'], order


def faults(register):
    register.stop()
    return register.run('check').stdout.decode().splitlines()


def copies(register):
    return [name for name in os.listdir(register.data) if '.damaged-' in name]


def what_was_not_sent_mends_it():
    for damage in (ORDER, LINE, LEDGER, KIND):
        with Register('--hq', NOBODY) as register:
            number, before = sell(register)
            run_sql(register, damage)
            assert any(number in fault for fault in faults(register)), damage
            assert not copies(register)
            assert register.order(number) == before, damage
            assert not faults(register), damage
            assert len(copies(register)) == 1
            # What was found is still there as it was found.
            with sqlite3.connect(os.path.join(register.data, copies(register)[0])) as db:
                kept = db.execute('SELECT count(*) FROM order_ledger').fetchone()[0]
                total = db.execute('SELECT total_minor FROM sales_order').fetchone()[0]
            db.close()
            with sqlite3.connect(os.path.join(register.data, 'register.db')) as db:
                mended = db.execute('SELECT count(*) FROM order_ledger').fetchone()[0]
                right = db.execute('SELECT total_minor FROM sales_order').fetchone()[0]
            db.close()
            assert (total - right, mended - kept) == (
                1 if damage == ORDER else 0, 1 if damage == LEDGER else 0)


def what_proves_nothing_mends_nothing():
    """The mutant: a message whose seal is broken too says nothing about the order"""
    with Register('--hq', NOBODY) as register:
        number, before = sell(register)
        register.stop()
        with sqlite3.connect(os.path.join(register.data, 'register.db')) as db:
            sent = db.execute('SELECT rowid, body FROM outbox').fetchall()
        db.close()
        run_sql(register, ORDER, "UPDATE outbox SET body = replace (body, '300', '301')")
        answer = register.ask('order.get', order=number)
        assert not answer['ok'] and answer['error']['code'] == 'corrupt', answer
        assert number in answer['error']['message'], answer
        run_sql(register, *("UPDATE outbox SET body = '%s' WHERE rowid = %d" % (
            body.replace("'", "''"), row) for row, body in sent))
        assert register.order(number) == before


def headquarters_mends_what_was_sent():
    with pair(POS_HQ) as (hq, register):
        number, _ = sell(register)
        register.do('sync.run', until='idle')
        before = register.order(number)
        assert before['status'] != 'pending-sync', before['status']
        for damage in (ORDER, LINE, LEDGER):
            run_sql(register, damage)
            assert register.order(number) == before, damage
            assert not faults(register), damage
        assert len(copies(register)) == 1
        # Without a line it is told, and stays as it is.
        run_sql(register, ORDER)
        hq.stop()
        answer = register.ask('order.get', order=number)
        assert not answer['ok'] and answer['error']['code'] == 'corrupt', answer
        hq.start()
        hq.wait()
        assert register.order(number) == before
        # Nor does it hold the feed up: what comes along is put in its place.
        run_sql(register, LINE, "UPDATE setting SET value = 'begin-0' "
                                "WHERE key = 'feed.cursor'")
        status = register.do('sync.run', until='idle')
        assert not faults(register), status
        assert register.order(number) == before
        hq.stop()
        assert not hq.complaints(), hq.complaints()


# What headquarters sent, and how it is found.
SENT = [
    ("UPDATE config SET body = replace (body, 'Kim', 'Jim') WHERE kind = 'worker'", 'config: worker'),
    ("DELETE FROM config WHERE kind = 'tender' AND id = 'card'", 'config:'),
    ("UPDATE product SET unit_price_micro = unit_price_micro + 1000000 WHERE id = 'A'", 'product: A'),
    ("DELETE FROM product WHERE id = 'SMALL'", 'product:'),
    ("UPDATE product SET words = 'nothing' WHERE id = 'A'", 'product: A'),
    ("UPDATE product_name SET key = key || 'x'", 'product: names'),
    ("INSERT INTO product_barcode SELECT '999', ordinal FROM product WHERE id = 'A'", 'product: bar'),
    ("UPDATE product_search_data SET block = zeroblob (length (block)) WHERE id > 10", ''),
    ("UPDATE customer SET email = 'somebody@example.com' WHERE id = 'C'", 'customer: C'),
    ("UPDATE customer SET phone_digits = '123456789' WHERE id = 'C'", 'customer: C'),
    ("UPDATE stock SET on_hand_micro = on_hand_micro + 1000000 WHERE item = 'A'", 'stock:'),
    ("DELETE FROM stock WHERE item = 'A'", 'stock:'),
    ("INSERT INTO stock_move VALUES ('A', 'W1', 99, 0, 5)", 'stock_move:'),
    ("INSERT INTO stock_total VALUES ('A', 'W1', 99, 5, 0)", 'stock_move: what was added up'),
    ("DELETE FROM order_key WHERE kind = 'receipt'", 'search:'),
    ("UPDATE lockout SET failures = 0", 'lockout:'),
]


def content(register):
    """What the register knows of what headquarters sends, and finds."""
    with sqlite3.connect(os.path.join(register.data, 'register.db')) as db:
        found = [db.execute(select).fetchall() for select in (
            'SELECT kind, id, body FROM config WHERE kind != "worker" ORDER BY 1, 2',
            'SELECT id, unit_price_micro, words FROM product ORDER BY id',
            'SELECT key, id FROM product_name JOIN product ON product = ordinal ORDER BY 1, 2',
            'SELECT barcode, id FROM product_barcode JOIN product ON product = ordinal ORDER BY 1, 2',
            'SELECT term, id FROM product_word JOIN product ON doc = ordinal ORDER BY 1, 2',
            'SELECT id, email, phone_digits FROM customer ORDER BY id',
            'SELECT item, warehouse, on_hand_micro, reserved_micro FROM stock ORDER BY 1, 2',
            'SELECT * FROM order_key ORDER BY 1, 2')]
    db.close()
    return found


def what_headquarters_sent_is_sent_again():
    with pair(POS_HQ) as (hq, register):
        register.do('sync.run', until='idle')
        sell(register)
        # Headquarters counts what was sold in its own time.
        register.do('sync.run', until='idle')
        hq.settle()
        register.do('sync.run', until='idle')
        register.ask('session.sign_in', worker='lou', secret='9999')
        register.stop()
        register.worker = None  # nobody can sign in where the workers are gone
        for damage, told in SENT:
            before = content(register)
            run_sql(register, damage)
            found = register.run('check')
            lines = found.stdout.decode().splitlines()
            assert found.returncode == 1 and any(line.startswith(told) for line in lines), (
                damage, found)
            assert b'posctl check --mend' in found.stderr, (damage, found)
            done = register.run('check', '--mend')
            assert done.returncode == 0 and not done.stdout, (damage, done)
            register.do('sync.run', until='idle')
            assert not faults(register), damage
            assert content(register)[1:] == before[1:], damage
            assert {row[:2] for row in content(register)[0]} == {row[:2] for row in before[0]}
        assert len(copies(register)) == 1
        hq.stop()
        assert not hq.complaints(), hq.complaints()


def a_customer_who_was_not_sent_is_kept():
    with Register('--hq', NOBODY) as register:
        register.do('customer.create', customer={'name': 'New Somebody', 'phone': '0612345678'})
        run_sql(register, "UPDATE customer SET name = 'Old Somebody' WHERE name = 'New Somebody'")
        assert any(fault.startswith('customer:') for fault in faults(register))
        done = register.run('check', '--mend')
        assert done.returncode == 0, done
        found = register.do('customer.search', text='somebody')
        assert 'New Somebody' in str(found) and 'Old' not in str(found), found


def mislead(register, index, change, back):
    """The index has what @change made of its rows, the table what it had before."""
    run_sql(register, change)
    path = os.path.join(register.data, 'register.db')
    for hidden in (True, False):
        db = sqlite3.connect(path, isolation_level=None)
        db.execute('PRAGMA writable_schema = ON')
        if hidden:
            row = db.execute('SELECT * FROM sqlite_schema WHERE name = ?', (index,)).fetchone()
            db.execute('DELETE FROM sqlite_schema WHERE name = ?', (index,))
        else:
            db.execute('INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)', row)
        version = db.execute('PRAGMA schema_version').fetchone()[0]
        db.execute('PRAGMA schema_version = %d' % (version + 1))
        db.close()
        if hidden:
            run_sql(register, back)


def a_way_to_rows_is_made_anew():
    """A bit of an index: what waits would never be sent, what is open never be found."""
    for index, change, back in (
            ('outbox_order', 'UPDATE outbox SET created_at = created_at + 1',
             'UPDATE outbox SET created_at = created_at - 1'),
            ('receipt_at', 'UPDATE receipt SET at = at + 1', 'UPDATE receipt SET at = at - 1')):
        with Register('--hq', NOBODY) as register:
            number, before = sell(register)
            mislead(register, index, change, back)
            found = faults(register)
            assert found and all(line.startswith('index: ') and index in line for line in found), (
                index, found)
            done = register.run('check', '--mend')
            assert done.returncode == 0 and not done.stdout and b'indexes' in done.stderr, done
            assert not faults(register), index
            assert register.order(number) == before, index


def one_damaged_message_holds_nothing_up():
    """What headquarters says keeps coming: prices, set-up, orders of others."""
    with pair(POS_HQ) as (hq, register):
        register.do('sync.run', until='idle')
        hq.stop()
        sell(register)
        sell(register)
        run_sql(register, "UPDATE outbox SET body = substr (body, 2) "
                          "WHERE seq = (SELECT min (seq) FROM outbox WHERE acked_at IS NULL)")
        changed = os.path.join(os.path.dirname(hq.data), 'changed.json')
        with open(changed, 'w', encoding='utf-8') as file:
            json.dump({'currency': 'EUR', 'records': [
                {'kind': 'product', 'id': 'A', 'name': 'Product A', 'unit': 'pcs',
                 'unit_price': '77', 'item_tax_group': 'FULL'}]}, file)
        hq.start('--import', changed)
        hq.wait()
        register.do('sync.run', until='idle')
        product = register.do('item.price_check', item='A')['product']
        assert product['price'] == '77.00', product
        assert any(fault.startswith('outbox:') for fault in faults(register))
        run_sql(register, "UPDATE outbox SET body = '{' || body WHERE NOT json_valid (body)")
        hq.stop()


TESTS = [one_damaged_message_holds_nothing_up, a_way_to_rows_is_made_anew,
         what_headquarters_sent_is_sent_again, a_customer_who_was_not_sent_is_kept,
         what_was_not_sent_mends_it, what_proves_nothing_mends_nothing,
         headquarters_mends_what_was_sent]

if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
