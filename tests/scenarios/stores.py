#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""stores.py POSCTL FIXTURES — what belongs to a store and to its papers: customer-orders.md §2.3,
§2.6 and §2.10: ways to pay, numbers, places for what comes back.

As configuration.py, which has the rest of §2."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position
from settings import (  # pylint: disable=wrong-import-position
    cart, refused, store, with_changes)


# --- §2.3, §2.10: payment methods ---


def tender(name, **changes):
    return with_changes('tender', name, **changes)


def stores_take_what_they_say():
    """2.3 payment methods: a store takes those that name it, and refuses the rest"""
    for stores, taken in (([], True), (['*'], True), (['S1'], True), (['S2'], False)):
        with Register(records=[tender('cash', stores=stores), tender('account', stores=stores),
                               tender('card', stores=stores)], worker='sam') as register:
            for operation in ('pay.cash', 'pay.card', 'pay.account'):
                cart(register, 'A')
                if taken:
                    assert register.do(operation)['concluded']
                else:
                    details = register.refuse('order/tender', operation)
                    assert details == {'reason': 'store', 'tender': operation[4:]}, details
                    register.do('txn.void')
        assert register.book() == [] or taken, 'no card was asked'


def cards_are_called_as_the_store_calls_them():
    """2.3: of two kinds of card, a payment carries the one of its store, and goes back as that"""
    with Register(records=[{**tender('card'), 'id': 'pin', 'stores': ['S1']},
                           tender('card', stores=['S2']), tender('cash', stores=['S2']),
                           store(return_policy='WAYS'),
                           {'kind': 'return-policy', 'id': 'WAYS', 'rules': [
                               {'tender': 'pin', 'refunds': ['cash', 'card', 'pin']}]}],
                  worker='sam') as register:
        register.add('A')
        name = register.do('pay.card')['receipt']
        order = register.order(name)
        assert [p['tender'] for p in order['payments']] == ['pin'], order['payments']
        register.do('return.by_receipt', order=name, reason='damaged',
                    lines=[{'line': order['lines'][0]['id']}])
        # The policy would allow cash; the store has none.
        register.refuse('order/tender', 'pay.cash')
        name = register.do('pay.card')['receipt']
        assert [p['tender'] for p in register.order(name)['payments']] == ['pin']


def only_what_is_taken_is_counted():
    """2.3: the drawer has no money that its store does not take, and nobody has to count it"""
    for stores, taken in ((['S1'], True), (['S2'], False)):
        with Register(records=[tender('cash', stores=stores, counted=True)],
                      worker='sam') as register:
            register.add('A')
            register.do('pay.card')
            for operation in ('shift.float_in', 'shift.declare'):
                answer = register.ask(operation, amount='5.00', tender='cash')
                assert answer['ok'] == taken, answer
            if not taken:
                assert answer['error']['code'] == 'tender', answer
            register.do('shift.close')


def tenders_name_stores_that_are_there():
    """2.3: a tender of a store that nobody knows is refused, by name"""
    with Register() as register:
        report = refused(register, tender('cash', stores=['S1', 'S8']))
        assert 'tender' in report and 'cash' in report, report
        assert '“stores” names the store “S8”, which is not there' in report, report


if __name__ == '__main__':
    sys.exit(run_tests([
        stores_take_what_they_say, cards_are_called_as_the_store_calls_them,
        only_what_is_taken_is_counted, tenders_name_stores_that_are_there,
    ]))
