#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""next-steps.py POSCTL FIXTURES — whoever is told that something is not possible is told what is.

Every operation is asked in every kind of transaction, and every step with an order of every order.
What is refused names an operation as "next", and who follows that comes to one that can be done.
"""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, call, run_tests  # pylint: disable=wrong-import-position

Register.program, Register.fixtures = sys.argv[1:3]

# Nothing that anybody could do here, or there is nothing to do.
SAID_ALREADY = {'no-customer-yet', 'no-coupon', 'offers-on', 'is-sale', 'no-payment',
                'not-held', 'all-returned', 'not-checked-out', 'nothing-to-pack'}
SOMEBODY_ELSES = {'no-invoice-kinds'}
SHUT = SAID_ALREADY | SOMEBODY_ELSES


def operations():
    return {entry['key']: entry for entry in json.loads(call(Register.program, 'ops',
                                                             '--json').stdout)
            if entry['group'] == 'operation'}


CATALOG = operations()


def newest(register):
    return register.do('order.search')['orders'][0]['id']


def drop(register):
    """Leaves the open transaction, whatever it is."""
    cart = register.cart()
    for payment in cart['payments']:
        if payment['state'] in ('captured', 'authorized'):
            register.ask('pay.void', payment=payment['id'])
    if cart['id']:
        register.ask('txn.void')


def carts(register):
    """Each kind of transaction, one after the other."""
    yield 'nothing'
    register.add('A')
    yield 'a sale'
    register.do('customer.attach', customer='C')
    yield 'a sale to a customer'
    register.do('order.pickup_all')
    yield 'an order'
    drop(register)
    register.add('A')
    register.do('pay.card', amount='10.00')
    yield 'a paid sale'
    drop(register)
    register.do('return.blind', item='A')
    yield 'a return'
    drop(register)
    saved = an_order(register)
    for operation in ('order.edit', 'fulfill.line_pickup', 'order.cancel'):
        register.do(operation, order=saved)
        yield operation
        drop(register)
    register.do('order.edit', order=a_quote(register))
    yield 'a quote'
    drop(register)
    register.add('A')
    register.do('disc.system_off')
    yield 'no offers'
    drop(register)
    register.do('session.lock')
    yield 'a locked register'


def follow(register, key):
    """The first operation on the way from @key that can be done; None: the way ends before."""
    seen = []
    while key and key not in seen:
        seen.append(key)
        state = register.do('op.state', op=key)
        if state['state'] != 'unavailable':
            return key
        key = state['next']
    return None


def a_button_that_does_nothing_says_which_one_does():
    found = {}
    with Register(worker='sam') as register:
        for cart in carts(register):
            for key in CATALOG:
                state = register.do('op.state', op=key)
                if state['state'] != 'unavailable' or state['reason'] in SHUT:
                    continue
                if not follow(register, state['next']):
                    found.setdefault((state['reason'], state['next']), []).append((cart, key))
    assert not found, found


def a_button_looks_as_it_answers():
    """What op.state calls unavailable is refused when it is called all the same"""
    found = {}
    with Register(worker='sam') as register:
        for cart in carts(register):
            for key, entry in CATALOG.items():
                state = register.do('op.state', op=key)
                if state['state'] != 'unavailable' or any(p['required'] for p in entry['params']):
                    continue
                if register.ask(key)['ok']:
                    found.setdefault((key, state['reason']), []).append(cart)
    assert not found, found


def nobody_is_signed_in():
    with Register(worker=None) as register:
        register.start()
        for key in CATALOG:
            state = register.do('op.state', op=key)
            assert state['state'] != 'unavailable' or state['next'] == 'session.sign_in', state


def an_order(register):
    register.do('customer.attach', customer='C')
    register.add('A', '2')
    register.do('order.pickup_all')
    register.do('pay.cash', balance='pay-later')
    return newest(register)


def an_order_that_ships(register):
    register.do('customer.attach', customer='C')
    register.add('A')
    register.do('order.ship_all', mode='99')
    register.do('pay.card', balance='card')
    return newest(register)


def an_order_of_another_store(register):
    register.do('customer.attach', customer='C')
    register.add('A')
    register.do('order.pickup_all', store='S2')
    register.do('pay.cash', balance='pay-later')
    return newest(register)


def an_order_half_delivered(register):
    """Its first line is done, its second one is not."""
    register.do('customer.attach', customer='C')
    register.add('A')
    register.add('B')
    register.do('order.pickup_all')
    register.do('pay.cash', balance='pay-later')
    which = newest(register)
    first = register.order(which)['lines'][0]['id']
    register.do('fulfill.line_pickup', order=which, lines=[{'line': first}])
    register.do('pay.cash')
    return which


def an_order_half_rejected(register):
    """Nothing of its first line is left to do here: half of it is rejected, half picked."""
    which = an_order(register)
    line = register.order(which)['lines'][0]['id']
    register.do('fulfill.line_reject', order=which, lines=[{'line': line, 'quantity': '1'}])
    register.do('fulfill.line_pick', order=which, lines=[{'line': line, 'quantity': '1'}])
    return which


def a_held_order(register):
    which = an_order(register)
    register.do('order.hold', order=which, code='ADDRESS')
    return which


def a_stopped_order(register):
    which = an_order(register)
    register.do('order.do_not_process', order=which)
    return which


def a_picked_order(register):
    which = an_order(register)
    line = register.order(which)['lines'][0]['id']
    register.do('fulfill.line_pick', order=which, lines=[{'line': line, 'quantity': '1'}])
    return which


def a_delivered_order(register):
    which = an_order(register)
    register.do('fulfill.line_pickup', order=which)
    register.do('pay.cash')
    return which


def a_cancelled_order(register):
    which = an_order(register)
    register.do('order.cancel', order=which)
    register.do('pay.cash')
    return which


def a_sale(register):
    register.add('A')
    register.do('pay.cash')
    return newest(register)


def a_return(register):
    sale = a_sale(register)
    register.do('return.by_receipt', order=sale, all=True)
    register.do('pay.cash')
    return newest(register)


def a_quote(register):
    register.do('customer.attach', customer='C')
    register.add('A')
    register.do('quote.create')
    return newest(register)


def an_expired_quote(register):
    which = a_quote(register)
    register.do('clock.advance', seconds=60 * 60 * 24 * 40)
    return which


def a_cancelled_quote(register):
    which = a_quote(register)
    register.do('order.cancel', order=which)
    register.do('txn.conclude')
    return which


def an_ordered_quote(register):
    which = a_quote(register)
    register.do('order.create', order=which)
    register.do('order.pickup_all')
    register.do('pay.cash', balance='pay-later')
    return which


KINDS = [an_order, an_order_that_ships, an_order_of_another_store, an_order_half_delivered,
         an_order_half_rejected, a_held_order, a_stopped_order, a_picked_order, a_delivered_order,
         a_cancelled_order, a_sale, a_return, a_quote, an_expired_quote, a_cancelled_quote,
         an_ordered_quote]


def steps():
    """Every operation that takes a saved order, with what else it needs."""
    more = {'order.hold': {'code': 'OTHER'}, 'fulfill.line_reassign': {'location': 'S2'},
            'return.by_receipt': {'all': True}}
    for key, entry in CATALOG.items():
        names = [param['name'] for param in entry['params']]
        if 'order' in names and not key.startswith('sync.'):
            yield key, more.get(key, {}), key.startswith('fulfill.') and 'lines' in names


def said_of(register, kind):
    """What each of them answers to an order of @kind: its error."""
    which = None
    for key, more, lines in steps():
        if which is None:
            which = kind(register)
            before = register.order(which)
        answer = register.ask(key, order=which, **more, **(
            {'lines': [{'line': before['lines'][0]['id']}]} if lines else {}))
        drop(register)
        if not answer['ok']:
            yield key, answer['error']
        elif register.order(which) != before:
            which = None


def a_step_that_an_order_does_not_allow_says_which_one_it_does():
    codes = [{'kind': 'hold-code', 'id': code, 'name': code} for code in ('ADDRESS', 'OTHER')]
    found = {}
    with Register(records=codes, worker='sam') as register:
        for kind in KINDS:
            for key, error in said_of(register, kind):
                details = error['details']
                rule = details.get('rule') or details.get('reason')
                if error['domain'] != 'call' and rule not in SHUT and details.get(
                        'next') not in CATALOG:
                    found.setdefault((error['code'], rule, details.get('next')), []).append(
                        (kind.__name__, key))
    assert not found, found


if __name__ == '__main__':
    sys.exit(run_tests([
        a_button_that_does_nothing_says_which_one_does,
        a_button_looks_as_it_answers,
        nobody_is_signed_in,
        a_step_that_an_order_does_not_allow_says_which_one_it_does,
    ]))
