#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""planted.py POSCTL POS-HQ FIXTURES — `posctl check` tells of every fault that is planted in a
register's database: in every table and column a value is changed, also into none or one of another
type where the engine would never take that, as one bit of a row's head does; a row is taken away,
added, or mixed up with another one.  POS_PLANTED_ALL=1 plants all of them, else a part by chance.
"""
import os
import random
import re
import shutil
import sqlite3
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, SUPERVISOR, call, run_tests  # pylint: disable=wrong-import-position

Register.program, POS_HQ, Register.fixtures = sys.argv[1:4]
NOBODY = 'http://127.0.0.1:9'
ALL = os.environ.get('POS_PLANTED_ALL') == '1'
SOME = int(os.environ.get('POS_PLANTED', '80'))

# What may say anything, because nothing is decided by it.
FREE = {
    # How sending goes, which only the pump reads: it sends once more, or later.
    ('outbox', 'next_at'), ('outbox', 'attempts'), ('outbox', 'parked'), ('outbox', 'reason'),
    # What a newer program wrote beside a message; the message itself is sealed.
    ('outbox', 'extra'),
    # The order of one row.
    ('order_address', 'ordinal'), ('order_charge', 'ordinal'), ('order_ledger', 'ordinal'),
    ('order_line', 'ordinal'), ('order_payment', 'ordinal'),
    # Of the open transaction only, never of an order that was stored.
    ('order_line', 'hand_over_micro'), ('sales_order', 'flow'), ('sales_order', 'flow_revision'),
    # Without its proof a row is that of an older program.
    ('outbox', 'proof'), ('pay_intent', 'proof'), ('receipt', 'proof'), ('shift', 'proof'), ('shift_entry', 'proof'),
}
# How the engine finds its way through its own index of words, beginnings of words among it, which its
# own check does not look at: what is held against the products is a walk through the words.
UNSEEN = ('product_search_idx', 'customer_search_idx', 'product_search_config',
          'customer_search_config', 'product_search_data', 'customer_search_data')
RECORDS = [
    {'kind': 'product', 'id': 'S', 'name': 'Serial', 'unit': 'pcs', 'unit_price': '100',
     'item_tax_group': 'FULL', 'weight_grams': 1000, 'serialized': True, 'barcodes': ['871', '872']},
    {'kind': 'stock', 'item': 'S', 'warehouse': 'W9', 'on_hand': '2', 'serials': ['SN-1', 'SN-2']},
    {'kind': 'discount', 'id': 'CLUB', 'name': 'Club', 'coupon': True,
     'lines': [{'product': 'C', 'rate': '0.5'}]},
    {'kind': 'coupon', 'id': 'CLUB', 'name': 'Club coupon', 'discount': 'CLUB',
     'codes': [{'code': 'CLUB'}, {'code': 'CLUB-2'}]},
    *({'kind': 'suspended-cart', 'id': '0190f0a0-0000-7000-8000-00000000000%d' % number,
       'cart': '0190f0a0-0000-7000-8000-00000000001%d' % number, 'store': 'S1', 'register': 'R3',
       'at': '2026-05-14T08:42:00Z'} for number in (1, 2)),
]


def fill(register):
    """Something in every table."""
    register.load(*RECORDS)
    register.worker = 'sam'
    for coupon in ('CLUB', 'CLUB-2'):
        register.add('C')
        register.do('coupon.add', coupon=coupon)
        register.do('pay.cash')
    orders = []
    for item in 'SS':
        register.add(item)
        register.do('customer.attach', customer='C')
        register.do('order.ship_all', mode='99')
        orders.append(register.do('pay.card', balance='card')['order'])
    for number, order in enumerate(orders, 1):
        line = register.order(order)['lines'][0]['id']
        register.do('fulfill.line_ship', order=order,
                    lines=[{'line': line, 'serial': 'SN-%d' % number}])
    register.add('A', '2')
    register.do('customer.attach', customer='C')
    register.do('order.pickup_all')
    register.do('pay.cash', balance='pay-later')
    for item in 'AB':
        register.add(item)
        register.do('txn.suspend')
    register.ask('session.sign_in', worker='lou', secret='9999')
    register.add('A', '3')
    register.add('B', '7')


def make():
    register = Register('--hq', NOBODY)
    fill(register)
    register.stop()
    done = register.run('check')
    assert done.returncode == 0 and not done.stdout, done
    return register


def opened(folder):
    db = sqlite3.connect(os.path.join(folder, 'register.db'), isolation_level=None)
    for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        db.execute('DROP TRIGGER ' + name)
    db.execute('PRAGMA ignore_check_constraints = ON')
    db.execute('PRAGMA foreign_keys = OFF')
    return db


def tables(db):
    """Name, columns with whether they are part of the key, and an expression for the order."""
    names = [name for (name,) in db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT LIKE 'sqlite%' ORDER BY name")]
    for name in names:
        rows = db.execute('PRAGMA table_info (%s)' % name).fetchall()
        keys = [row[1] for row in rows if row[5]] or ['rowid']
        yield name, [row[1] for row in rows], keys


def other(value):
    """Something else of the same type."""
    if value is None:
        return 'x'
    if isinstance(value, int):
        return value + 1 if value not in (0, 1) else 1 - value
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:] if value else b'x'
    if not value:
        return 'x'
    place = len(value) // 2
    return value[:place] + ('x' if value[place] != 'x' else 'y') + value[place + 1:]


def mistyped(value):
    """Something of another type."""
    if isinstance(value, int):
        return 'q1'
    return 'x' if isinstance(value, bytes) else b'\xff\x00\x80'


def quoted(names):
    return ', '.join('"%s"' % name for name in names)


def where(keys):
    return ' AND '.join('"%s" IS ?' % key for key in keys)


def plans(folder):
    """Each fault: table, column or what is done, and statements with their values."""
    db = opened(folder)
    for name, columns, keys in tables(db):
        select = 'SELECT %s FROM %s ORDER BY %s' % (quoted(keys), name, quoted(keys))
        places = db.execute(select).fetchall()
        if not places:
            yield name, 'EMPTY', []
            continue
        first, last = places[0], places[-1]
        middle = places[len(places) // 2]
        here = where(keys)
        for column in columns:
            for place in {first, middle}:
                value = db.execute('SELECT "%s" FROM %s WHERE %s' % (column, name, here),
                                   place).fetchone()[0]
                update = 'UPDATE %s SET "%s" = ? WHERE %s' % (name, column, here)
                yield name, column, [(update, (other(value), *place))]
                if value is not None:
                    yield name, column, [(update, (None, *place))]
                    yield name, column, [(update, (mistyped(value), *place))]
            values = {}
            for place in places[:200]:
                value = db.execute('SELECT "%s" FROM %s WHERE %s' % (column, name, here),
                                   place).fetchone()[0]
                values.setdefault(value, place)
            if len(values) > 1 and column not in keys:
                (one, at_one), (two, at_two) = list(values.items())[:2]
                yield name, column, [(update, (two, *at_one)), (update, (one, *at_two))]
        for place in {first, middle, last}:
            yield name, 'DELETE', [('DELETE FROM %s WHERE %s' % (name, here), place)]
        yield name, 'DELETE ALL', [('DELETE FROM ' + name, ())]
        row = dict(zip(columns, db.execute('SELECT %s FROM %s WHERE %s' % (
            quoted(columns), name, here), middle).fetchone()))
        for key in keys:
            again = {**row, key: other(row.get(key))}
            if key in row:
                yield name, 'ADD', [('INSERT INTO %s (%s) VALUES (%s)' % (
                    name, quoted(columns), ', '.join('?' * len(columns))), tuple(again.values()))]
    db.close()


def declare(folder, name, sql):
    """Puts @sql in place of what the table says of itself; nothing of its rows changes."""
    db = sqlite3.connect(os.path.join(folder, 'register.db'), isolation_level=None)
    version = db.execute('PRAGMA schema_version').fetchone()[0]
    db.execute('PRAGMA writable_schema = ON')
    db.execute('UPDATE sqlite_schema SET sql = ? WHERE name = ?', (sql, name))
    db.execute('PRAGMA schema_version = %d' % (version + 1))
    db.close()


def plant(folder, name, statements):
    """Whether the engine took it, and anything is another than before."""
    db = opened(folder)
    tight = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
    db.close()
    loose = re.sub(r'\) *STRICT,?', ')', tight.replace(' NOT NULL', ''))
    declare(folder, name, loose)
    planted = write(folder, statements)
    declare(folder, name, tight)
    return planted


def write(folder, statements):
    db = opened(folder)
    try:
        db.execute('BEGIN')
        for statement, values in statements:
            if db.execute(statement, values).rowcount == 0:
                return False
        db.execute('COMMIT')
        return True
    except sqlite3.Error:
        return False
    finally:
        db.close()


def every_fault_is_told():
    register = make()
    faults = list(plans(register.data))
    empty = [name for name, what, _ in faults if what == 'EMPTY']
    faults = [fault for fault in faults if fault[1] != 'EMPTY' and fault[:2] not in FREE
              and fault[0] not in UNSEEN]
    if not ALL:
        faults = random.Random(int(os.environ.get('POS_PLANTED_SEED', '1'))).sample(faults, SOME)
    found, missed = {}, []
    scratch = tempfile.mkdtemp()
    for name, what, statements in faults:
        copy = os.path.join(scratch, 'copy')
        shutil.rmtree(copy, True)
        shutil.copytree(register.data, copy)
        if not plant(copy, name, statements):
            continue
        done = call(Register.program, '--data', copy, *register.rest, 'check')
        assert b'Sanitizer' not in done.stderr and b'CRITICAL' not in done.stderr, (statements, done)
        told = done.returncode == 1 and done.stdout
        found.setdefault(name, [0, 0])
        found[name][0] += 1
        found[name][1] += bool(told)
        if not told:
            missed.append((name, what, statements))
    shutil.rmtree(scratch)
    shutil.rmtree(os.path.dirname(register.data))
    for name, (planted, told) in sorted(found.items()):
        print('# %-24s %3d planted, %3d told' % (name, planted, told))
    print('# %-24s %3d planted, %3d told; nothing in: %s' % (
        'all', sum(n for n, _ in found.values()), sum(n for _, n in found.values()), empty))
    assert not missed, '%d missed:\n%s' % (len(missed), '\n'.join(map(str, missed)))


if __name__ == '__main__':
    sys.exit(run_tests([every_fault_is_told]))
