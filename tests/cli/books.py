#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""books.py POSCTL POS-HQ FIXTURES — `pos-hq check` has a line for every fault that somebody plants in
headquarters' database, and none for a database as it should be.
"""
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
    ("UPDATE register_transaction SET hash = replace (hash, 'a', 'b') WHERE arrival = 2", 'message:'),
    ("UPDATE register_transaction SET record = '0190f0a0-0000-7000-8000-000000000000' "
     "WHERE arrival = 2", 'message:'),
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
    # Money: a payment that was told of is in no version of the order any more.
    ("UPDATE register_transaction SET body = replace (body, '\"amount\":\"100.00\"', "
     "'\"amount\":\"101.00\"')", 'message:'),
]


def check(data):
    return subprocess.run([POS_HQ, '--data', data, 'check'], capture_output=True, check=False,
                          timeout=60, text=True)


def make_books(folder):
    """A sale and two orders, one of them handed over, at headquarters; it is stopped."""
    headquarters = Headquarters(POS_HQ, folder)
    os.mkdir(headquarters.data)
    headquarters.start('--import', FIXTURES)
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
        orders = []
        for item in 'AB':
            till.must('item.add', item=item)
            till.must('customer.attach', customer='C')
            till.must('order.pickup_all')
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


sys.exit(run_tests([every_fault_in_the_books_is_told, a_payment_that_an_order_lost_is_told]))
