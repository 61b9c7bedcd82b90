#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""field.py POSCTL POS-HQ FIXTURES — how others fail between a register, its paper and headquarters:
field-lessons.md B1-01, B1-17 and B5-16."""
import os
import shutil
import signal
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from pair import pair  # pylint: disable=wrong-import-position
from posctl import Register, run_tests  # pylint: disable=wrong-import-position

Register.program, POS_HQ, Register.fixtures = sys.argv[1:4]
BACKLOG = 50


def sales(hq):
    """Their receipts, as headquarters has them; it is stopped for that."""
    hq.settle()
    hq.stop()
    orders, found = hq.check()
    assert not found, found
    return sorted(order['receipt'] for order in orders.values())


def a_backlog_that_is_sent_from_two_starts_arrives_once():
    """B1-01: one process has the store file, and what two copies of it send is taken once"""
    with pair(POS_HQ) as (hq, register):
        receipts = []
        for _ in range(BACKLOG):
            register.add('A')
            receipts.append(register.do('pay.cash')['receipt'])
        # A second start while the first one has the file does nothing at all.
        second = register.run('shell', text=b'{"op": "drawer.open"}\n')
        assert second.returncode == 1 and not second.stdout, second
        register.stop()
        other = register.data + '-again'
        shutil.copytree(register.data, other)
        for folder in (register.data, other):
            first, register.options[1] = register.options[1], folder
            told = register.do('sync.run', until='idle')
            assert (told['online'], told['pending']) == (True, 0), told
            register.stop()
            register.options[1] = first
        assert sales(hq) == sorted(receipts)


# --- Paper ---


def printed(register):
    """The numbers of receipts on the simulated printer's paper, once it has nothing more to do."""
    register.stop()
    folder = os.path.join(register.data, 'devices', 'printed')
    found = []
    for name in os.listdir(folder):
        if name.endswith('-sale.txt'):
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                found.append(next(word for word in file.read().split() if word.startswith('0S1-')))
    return sorted(found)


def ask_database(register, *statements):
    """Behind the program's back: the rows of the last one."""
    register.stop()
    with sqlite3.connect(os.path.join(register.data, 'register.db')) as db:
        rows = [db.execute(statement).fetchall() for statement in statements][-1]
    db.close()
    return rows


def stored(register):
    rows = ask_database(register, "SELECT number FROM receipt WHERE kind = 'sale' ORDER BY number")
    return [number for (number,) in rows]


def what_was_printed_is_what_is_stored():
    """B1-17: a sale that could not be kept is on no paper, and a receipt that is gone is missed"""
    with Register() as register:
        register.is_damaged = register.looked_at = True
        register.add('A')
        register.do('pay.cash')
        ask_database(register, "CREATE TRIGGER full BEFORE INSERT ON receipt BEGIN "
                               "SELECT RAISE (ABORT, 'nothing more'); END")
        register.add('A')
        assert not register.ask('pay.cash')['ok']
        assert printed(register) == stored(register) == ['0S1-01-000001']
        ask_database(register, 'DROP TRIGGER full')
        register.do('pay.cash')
        assert printed(register) == stored(register) == ['0S1-01-000001', '0S1-01-000002']
        # The daily check misses what was printed and is stored no more.
        assert register.run('check').returncode == 0
        [(name,)] = ask_database(register, "SELECT name FROM sqlite_schema WHERE type = 'trigger' "
                                           "AND tbl_name = 'receipt' AND sql LIKE '%DELETE%'")
        ask_database(register, 'DROP TRIGGER ' + name, 'DELETE FROM receipt WHERE serial = 2')
        done = register.run('check')
        assert done.returncode == 1 and b'receipt' in done.stdout, done
        register.looked_at = True


# --- A line that hangs ---


def what_is_done_while_headquarters_hangs_is_done():
    """B5-16: rejecting, and whatever asks headquarters, ends: done, queued or refused"""
    with pair(POS_HQ) as (hq, register):
        register.worker = 'sam'
        register.do('item.add', item='B')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all', mode='99')
        receipt = register.do('pay.card')['receipt']
        register.do('sync.run', until='idle')
        # It takes every connection, and answers none.
        hq.process.send_signal(signal.SIGSTOP)
        try:
            line = register.order(receipt)['lines'][0]['id']
            register.do('fulfill.line_reject', order=receipt, lines=[{'line': line}])
            assert register.order(receipt)['lines'][0]['rejected'] == '1'
            assert register.do('sync.status')['pending'] > 0
            found = register.do('order.search', customer_name='Nobody', limit=5)
            assert (found['orders'], found['complete']) == ([], False), found
            told = register.ask('order.recall', order='SO-999999')
            assert not told['ok'] or told['result'].get('complete') is False, told
        finally:
            hq.process.send_signal(signal.SIGCONT)
        told = register.do('sync.run', until='idle')
        assert (told['online'], told['pending']) == (True, 0), told


if __name__ == '__main__':
    sys.exit(run_tests([a_backlog_that_is_sent_from_two_starts_arrives_once,
                        what_was_printed_is_what_is_stored,
                        what_is_done_while_headquarters_hangs_is_done]))
