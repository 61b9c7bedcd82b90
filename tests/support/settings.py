# SPDX-License-Identifier: GPL-3.0-or-later
"""The records of the fixtures, changed one setting at a time: for tests of what a setting does.

A program that includes this is given POSCTL FIXTURES."""
import json
import os
import sys

from posctl import Register

Register.program, Register.fixtures = sys.argv[1:3]

with open(sys.argv[2], encoding='utf-8') as fixtures:
    RECORDS = {(r['kind'], r['id']): r for r in json.load(fixtures)['records'] if 'id' in r}


def with_changes(kind, record, **changes):
    """The record of the fixtures, changed."""
    return {**RECORDS[kind, record], **changes}


def parameters(**changes):
    return with_changes('parameters', 'company', **changes)


def profile(**changes):
    return with_changes('profile', 'P1', **changes)


def store(**changes):
    return with_changes('store', 'S1', **changes)


def mode(name, **changes):
    return with_changes('delivery-mode', name, **changes)


def feature(name, enabled):
    return {'kind': 'feature', 'id': name, 'enabled': enabled}


def cart(register, *items, customer='C'):
    for item in items:
        register.add(item)
    if customer:
        register.do('customer.attach', customer=customer)


def saved(register, *items, way='order.pickup_all', **args):
    """The name of an order that was paid for as far as it must be."""
    cart(register, *items)
    register.do(way, **args)
    done = register.do('pay.card' if way == 'order.ship_all' else 'pay.cash',
                       balance='card' if way == 'order.ship_all' else 'pay-later')
    assert done['concluded'], done
    return done['receipt']


def refused(register, *records, currency='EUR', **members):
    """Imports what is refused; the report."""
    register.stop()
    path = os.path.join(os.path.dirname(register.data), 'refused.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump({'currency': currency, **members, 'records': records}, file)
    done = register.run('import', path)
    assert done.returncode != 0, done.stdout
    return (done.stdout + done.stderr).decode()


def product(**changes):
    return with_changes('product', 'A', **changes)


def stock(warehouse='W1', **changes):
    return {'kind': 'stock', 'item': 'A', 'warehouse': warehouse, 'on_hand': '5', **changes}


def saved_elsewhere(**changes):
    """An order that came with the feed."""
    return {'kind': 'order', 'id': '0190f0a0-0000-7000-8000-000000000001', 'number': 'SO-77',
            'type': 'sales-order', 'status': 'open', 'revision': 1, 'home_store': 'S3',
            'customer': 'C', 'currency': 'EUR', 'tax_included': True,
            'created_at': '2026-05-01T10:00:00Z', **changes}
