#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""books.py POSCTL POS-HQ FIXTURES — `pos-hq check` has a line for every fault that somebody plants in
headquarters' database, and none for a database as it should be.
"""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'e2e', 'plug'))
from posctl import run_tests  # pylint: disable=wrong-import-position
from shop import Headquarters, Till  # pylint: disable=wrong-import-position

POSCTL, POS_HQ, FIXTURES = sys.argv[1:4]

PLANTED = [
    # What registers sent.
    ("UPDATE register_transaction SET body = replace (body, 'kim', 'lou') WHERE arrival = 1", 'message:'),
    ("UPDATE register_transaction SET hash = substr (hash, 2) || 'x' WHERE arrival = 2", 'message:'),
    ("UPDATE register_transaction SET record = '0190f0a0-0000-7000-8000-000000000000' "
     "WHERE arrival = 2", 'message:'),
    ("UPDATE register_transaction SET body = substr (body, 2) WHERE arrival = 1", 'message:'),
    # Its hash is that of its body.
    ("UPDATE register_transaction SET worker = 'x' WHERE arrival = 1", 'message:'),
    ("UPDATE register_transaction SET store = 'x' WHERE arrival = 2", 'message:'),
    ("UPDATE register_transaction SET at = at + 1 WHERE arrival = 1", 'message:'),
    ("UPDATE register_transaction SET base_revision = base_revision + 1 WHERE arrival = 1",
     'message:'),
    ("UPDATE register_transaction SET base_hash = 'x' WHERE arrival = 1", 'message:'),
    # Nobody would work on it any more, and a person would be asked about what agrees.
    ("UPDATE register_transaction SET status = 'pending' WHERE arrival = 2",
     'message: R1 2 is “pending”'),
    ("UPDATE register_transaction SET status = 'conflict' WHERE arrival = 1", 'message: R1 1'),
    ("UPDATE register_transaction SET status_again = 'pending' WHERE arrival = 1", 'message: R1 1'),
    ("UPDATE device SET missing = '[1'", 'message:'),
    ("DELETE FROM register_transaction WHERE arrival = 1", 'message:'),
    ("DELETE FROM register_transaction WHERE arrival = (SELECT max (arrival) "
     "FROM register_transaction)", 'message:'),
    ("UPDATE device SET received_sequence = received_sequence + 1", 'message:'),
    ("UPDATE device SET received_hash = replace (received_hash, substr (received_hash, 1, 1), '_')",
     'message:'),
    ("UPDATE device SET missing = '[1]'", 'message:'),
    # What became of it.
    ("DELETE FROM sales_order WHERE number = 'SO-000001'", 'order:'),
    ("UPDATE sales_order SET total_minor = total_minor + 1", 'order:'),
    ("UPDATE sales_order SET status = 'cancelled' WHERE number = 'SO-000001'", 'order:'),
    ("UPDATE sales_order SET worker = 'nobody' WHERE number = 'SO-000001'", 'order:'),
    ("UPDATE sales_order SET created_on = '2020-01-01' WHERE number = 'SO-000001'", 'order:'),
    ("DELETE FROM order_receipt", 'order:'),
    ("DELETE FROM order_mark", 'order:'),
    ("UPDATE order_receipt SET receipt = (SELECT min (receipt) FROM order_receipt) "
     "WHERE receipt = (SELECT max (receipt) FROM order_receipt)", 'number: receipt'),
    ("UPDATE sales_order SET body = json_set (body, '$.total', '1.00') WHERE number = 'SO-000001'",
     'order:'),
    ("UPDATE sales_order SET body = json_remove (body, '$.ledger[0]')", 'order:'),
    ("UPDATE sales_order SET body = json_set (body, '$.comment', 'x') WHERE number = 'SO-000001'",
     'order:'),
    ("UPDATE sales_order SET body = 'nonsense' WHERE number = 'SO-000001'", 'order:'),
    ("UPDATE order_version SET body = json_set (body, '$.comment', 'x')", 'order:'),
    ("DELETE FROM order_version", 'order:'),
    ("UPDATE feed SET body = json_set (body, '$.comment', 'x') WHERE kind = 'order'", 'order:'),
    ("DELETE FROM feed WHERE kind = 'order'", 'order:'),
    ("UPDATE feed SET body = substr (body, 2) WHERE kind = 'product'", 'feed:'),
    ("DELETE FROM order_place", 'order:'),
    # Numbers that would be given twice.
    ("UPDATE counter SET value = 0 WHERE name = 'order'", 'number:'),
    ("DELETE FROM counter WHERE name = 'order'", 'number:'),
    ("UPDATE counter SET value = 3 WHERE name = 'feed'", 'number:'),
    ("UPDATE counter SET value = 0 WHERE name = 'arrival'", 'number:'),
    # What is counted beside the orders.
    ("DELETE FROM slot_place", 'slot:'),
    ("UPDATE slot_place SET place = replace (place, '14:00', '15:00')", 'slot:'),
    ("INSERT INTO slot_place (order_id, place, over) "
     "VALUES (x'0190f0a0000070008000000000000000', 'S1/60/2026-01-01/14:00-15:00', 0)", 'slot:'),
    ("DELETE FROM coupon_use", 'coupon:'),
    ("UPDATE coupon_use SET code = 'OTHER'", 'coupon:'),
    ("UPDATE coupon_use SET order_id = x'0190f0a0000070008000000000000000'", 'coupon:'),
    ("DELETE FROM account_use", 'account:'),
    ("UPDATE account_use SET amount_minor = amount_minor - 1", 'account:'),
    # What was put aside goes to its store, and is forgotten some day.
    ("DELETE FROM cart_due", 'cart:'),
    ("DELETE FROM feed WHERE kind = 'suspended-cart'", 'cart:'),
    ("DELETE FROM order_place WHERE order_id = (SELECT id FROM cart_due)", 'cart:'),
    # What is only added to.
    ("UPDATE order_version SET body = json_set (body, '$.revision', 7) WHERE revision = 1", 'version:'),
    ("UPDATE order_version SET body = substr (body, 2) WHERE revision = 1 "
     "AND order_id IN (SELECT order_id FROM order_version WHERE revision = 2)", 'version:'),
    ("INSERT INTO order_version SELECT x'0190f0a0000070008000000000000000', revision, body "
     "FROM order_version LIMIT 1", 'version:'),
    ("UPDATE audit SET number = number + 1", 'trail:'),
    ("DELETE FROM message WHERE number = 1", 'trail:'),
    # Money: a payment that was told of is in no version of the order any more.
    ("UPDATE register_transaction SET body = replace (body, '\"amount\":\"100.00\"', "
     "'\"amount\":\"101.00\"')", 'message:'),
]


WORDS = {'sender': 'S <s@example.com>', 'subject': {'en': 'S'}, 'body': {'en': 'B'}}
MORE = [
    {'kind': 'slot-rule', 'id': 'R', 'stores': ['S1'], 'mode': '60', 'min_days': '1',
     'max_days': '7', 'start': '14:00', 'end': '16:00', 'interval_minutes': 60, 'capacity': 9},
    {'kind': 'discount', 'id': 'D', 'name': 'Off', 'coupon': True, 'type': 'threshold',
     'lines': [{'product': '*'}], 'tiers': [{'from': '50', 'by': 'amount', 'amount': '10'}]},
    {'kind': 'coupon', 'id': 'D', 'name': 'Off', 'discount': 'D',
     'codes': [{'code': 'K1', 'limit': 9}]},
    {'kind': 'credit', 'id': 'C', 'limit': '1000.00', 'offline_limit': '700.00'},
    {'kind': 'suspended-cart', 'id': '0190f0a0-0000-7000-8000-000000000001',
     'cart': '0190f0a0-0000-7000-8000-000000000002', 'store': 'S1', 'register': 'R1',
     'at': '2026-05-14T08:42:00Z'},
    {'kind': 'message-template', 'id': 'created', 'event': 'order-created', **WORDS},
]


def check(data):
    return subprocess.run([POS_HQ, '--data', data, 'check'], capture_output=True, check=False,
                          timeout=60, text=True)


def write_bundle(folder):
    """The fixtures, and whatever is counted beside orders."""
    path = os.path.join(folder, 'bundle.json')
    with open(FIXTURES, encoding='utf-8') as file:
        bundle = json.load(file)
    for record in bundle['records']:
        if record['kind'] == 'role':
            record['permissions'] = [*record.get('permissions', []), 'pay.account']
        if (record['kind'], record.get('id')) == ('customer', 'C'):
            record['email'] = 'c@example.com'
    bundle['records'] += MORE
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(bundle, file)
    return path


def make_books(folder):
    """Two sales and two orders, one of them handed over, at headquarters; it is stopped."""
    headquarters = Headquarters(POS_HQ, folder)
    os.mkdir(headquarters.data)
    headquarters.start('--import', write_bundle(folder))
    headquarters.wait()
    headquarters.stop()
    till = Till(POSCTL, folder, 'R1', 1, headquarters.port)
    code = headquarters.code('R1')
    headquarters.start()
    headquarters.wait()
    try:
        till.enroll(code)
        till.must('item.add', item='A')
        till.must('pay.cash')
        till.must('item.add', item='A')
        till.must('customer.attach', customer='C')
        till.must('coupon.add', coupon='K1')
        till.must('pay.account')
        orders = []
        for item in 'AB':
            till.must('item.add', item=item)
            till.must('customer.attach', customer='C')
            till.must('order.pickup_all', slot='14:00-15:00')
            orders.append(till.must('pay.cash', balance='pay-later')['order'])
        till.must('fulfill.line_pickup', order=orders[0])
        till.must('pay.cash')
        till.must('sync.run')
        till.stop()
        headquarters.settle()
        headquarters.stop()
    finally:
        headquarters.end()
    return headquarters.data


def every_fault_in_the_books_is_told():
    with tempfile.TemporaryDirectory() as folder:
        data = make_books(folder)
        done = check(data)
        assert done.returncode == 0 and not done.stdout, done
        for statement, prefix in PLANTED:
            copy = os.path.join(folder, 'copy')
            shutil.copytree(data, copy)
            with sqlite3.connect(os.path.join(copy, 'hq.db')) as db:
                assert db.execute(statement).rowcount > 0, statement
            db.close()
            done = check(copy)
            shutil.rmtree(copy)
            told = done.stdout.splitlines()
            assert done.returncode == 1 and any(t.startswith(prefix) for t in told), (statement, done)


def a_payment_that_an_order_lost_is_told():
    """Everywhere but in the message that brought it."""
    with tempfile.TemporaryDirectory() as folder:
        data = make_books(folder)
        with sqlite3.connect(os.path.join(data, 'hq.db')) as db:
            for table in ('sales_order', 'order_version', 'feed'):
                db.execute("UPDATE %s SET body = json_set (body, '$.payments', json ('[]')) "
                           "WHERE body LIKE '%%\"payments\":[{%%'" % table)
        db.close()
        done = check(data)
        assert done.returncode == 1 and 'lacks a payment that R1 told of' in done.stdout, done


def read_all(data):
    """The database and its log; the index of the log belongs to whoever reads."""
    found = {}
    for name in sorted(os.listdir(data)):
        if name.startswith('hq.db') and not name.endswith('-shm'):
            with open(os.path.join(data, name), 'rb') as file:
                found[name] = file.read()
    return found


def a_look_writes_nothing():
    """Not to a database at rest, and not to one that is served."""
    with tempfile.TemporaryDirectory() as folder:
        data = make_books(folder)
        before = read_all(data)
        assert check(data).returncode == 0
        after = read_all(data)
        assert after.pop('hq.db-wal', b'') == b'' and after == before, sorted(after)
        headquarters = Headquarters(POS_HQ, folder)
        headquarters.start()
        headquarters.wait()
        try:
            before = read_all(data)
            done = check(data)
            assert done.returncode == 0 and not done.stdout, done
            assert read_all(data) == before
        finally:
            headquarters.end()


sys.exit(run_tests([every_fault_in_the_books_is_told, a_payment_that_an_order_lost_is_told,
                    a_look_writes_nothing]))
