#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""mend.py POSCTL POS-HQ FIXTURES — an order that is damaged on the disk is had again: from what was
not sent yet, else from headquarters; the damaged database is kept aside.
"""
import atexit
import os
import sqlite3
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'e2e', 'plug'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position
from shop import Headquarters  # pylint: disable=wrong-import-position

Register.program, POS_HQ, Register.fixtures = sys.argv[1:4]
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
        run_sql(register, ORDER, "UPDATE outbox SET body = replace (body, '300', '301')")
        answer = register.ask('order.get', order=number)
        assert not answer['ok'] and answer['error']['code'] == 'corrupt', answer
        assert number in answer['error']['message'], answer
        run_sql(register, "UPDATE outbox SET body = replace (body, '301', '300')")
        assert register.order(number) == before


def headquarters_mends_what_was_sent():
    with tempfile.TemporaryDirectory() as folder:
        hq = Headquarters(POS_HQ, folder)
        atexit.register(hq.end)
        hq.start('--import', Register.fixtures)
        hq.wait()
        with Register('--hq', 'http://127.0.0.1:%d' % hq.port) as register:
            done = register.run('enroll', text=hq.code('R1').encode() + b'\n')
            assert done.returncode == 0, done
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


TESTS = [what_was_not_sent_mends_it, what_proves_nothing_mends_nothing,
         headquarters_mends_what_was_sent]

if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
