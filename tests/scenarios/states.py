#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""states.py POSCTL FIXTURES — with its arguments, op.state tells of an operation what happens.

Also of those that may ask headquarters for the order that they name, where this register knows
enough to say it; they are the operation's own checks, so that both say the same to the letter.
"""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position

Register.program, Register.fixtures = sys.argv[1:3]
HOLD = {'kind': 'hold-code', 'id': 'ADDRESS', 'name': 'Address', 'reasons': [
    {'id': 'GONE', 'text': 'Moved'}]}

with open(Register.fixtures, encoding='utf-8') as chain:
    CLERK = next(record for record in json.load(chain)['records']
                 if record['kind'] == 'role' and record['id'] == 'clerk')
CLERK = {**CLERK, 'permissions': [*CLERK['permissions'], 'order.release']}


def state(register, operation, **args):
    return register.do('op.state', op=operation, args=args)


def refused(register, error_code, operation, **args):
    """Both say @error_code, and the same about it; looking changed nothing, so that trying does not."""
    told = state(register, operation, **args)
    answer = register.ask(operation, **args)
    assert not answer['ok'], (operation, args, told, answer)
    error = answer['error']
    assert '%s/%s' % (error['domain'], error['code']) == error_code, error
    assert told['state'] == 'unavailable', (operation, args, told, error)
    assert told['reason'] == error['code'], (told, error)
    assert told['details'] == error['details'], (told, error)


def allowed(register, operation, **args):
    """It is told so as often as somebody asks, and it works once."""
    for _ in range(2):
        told = state(register, operation, **args)
        assert told['state'] == 'allowed', (operation, args, told)
    return register.do(operation, **args)


def order(register, *items, **delivery):
    """A saved order of @items: its receipt, and its lines."""
    for item in items:
        register.add(item)
    register.do('customer.attach', customer='C')
    if delivery:
        register.do('order.ship_all', **delivery)
    else:
        register.do('order.pickup_all')
    paid = register.do('pay.card') if delivery else register.do('pay.cash', balance='pay-later')
    receipt = paid['receipt']
    return receipt, [line['id'] for line in register.order(receipt)['lines']]


def part(line, quantity=None, **more):
    return [{'line': line, **({'quantity': quantity} if quantity else {}), **more}]


def steps_on_what_is_picked_up():
    """The work list: how much there is, and how far it is"""
    with Register(worker='sam') as register:
        receipt, (line,) = order(register, 'A')
        refused(register, 'order/quantity', 'fulfill.line_pick', order=receipt,
                lines=part(line, '2'))
        refused(register, 'order/status', 'fulfill.line_unpick', order=receipt, lines=part(line))
        refused(register, 'order/status', 'fulfill.line_unpack', order=receipt, lines=part(line))
        refused(register, 'order/status', 'fulfill.line_ship', order=receipt, lines=part(line))
        refused(register, 'order/status', 'fulfill.line_accept', order=receipt, lines=part(line))
        refused(register, 'order/quantity', 'fulfill.line_reject', order=receipt,
                lines=part(line, '5'))
        refused(register, 'order/location', 'fulfill.line_reassign', order=receipt,
                lines=part(line, '1'), location='W9')
        refused(register, 'order/quantity', 'fulfill.line_pickup', order=receipt,
                lines=part(line, '5'))
        refused(register, 'order/no-selection', 'fulfill.line_pick', order=receipt, lines=[])
        refused(register, 'order/not-found', 'fulfill.line_pick', order='NOPE', lines=part(line))
        allowed(register, 'fulfill.line_pick', order=receipt, lines=part(line, '1'))
        refused(register, 'order/status', 'fulfill.line_pick', order=receipt, lines=part(line))
        allowed(register, 'fulfill.line_unpick', order=receipt, lines=part(line))
        allowed(register, 'fulfill.line_pack', order=receipt, lines=part(line))
        refused(register, 'order/status', 'fulfill.line_pack', order=receipt, lines=part(line))
        allowed(register, 'fulfill.line_pickup', order=receipt, lines=part(line))


def holds_and_cancellations():
    """A hold that nobody set up, a charge that is more than the order"""
    with Register(worker='sam', records=[HOLD]) as register:
        receipt, _ = order(register, 'A')
        refused(register, 'order/status', 'order.hold', order=receipt, code='NOPE')
        refused(register, 'order/status', 'order.hold', order=receipt, code='ADDRESS',
                reason='RAIN')
        refused(register, 'order/not-found', 'order.hold', order='NOPE', code='ADDRESS')
        refused(register, 'order/amount', 'order.cancel', order=receipt, charge='500.00')
        allowed(register, 'order.hold', order=receipt, code='ADDRESS')
        refused(register, 'order/status', 'order.hold', order=receipt, code='ADDRESS')
        refused(register, 'order/status', 'order.release', order=receipt, code='OTHER')
        allowed(register, 'order.release', order=receipt)
        allowed(register, 'order.cancel', order=receipt, charge='1.00')


def what_comes_back():
    """More than was sold; an order that nobody knows"""
    with Register(worker='sam') as register:
        register.add('L3')
        receipt = register.do('pay.cash')['receipt']
        line = register.order(receipt)['lines'][0]['id']
        refused(register, 'order/quantity', 'return.by_receipt', order=receipt,
                lines=part(line, '5'))
        refused(register, 'order/not-found', 'return.by_receipt', order='NOPE', all=True)
        refused(register, 'order/not-found', 'order.payment_history', order='NOPE')
        refused(register, 'order/status', 'order.packing_slip', order=receipt)
        refused(register, 'order/not-found', 'pay.renew', order='NOPE')
        refused(register, 'order/status', 'pay.renew', order=receipt)
        refused(register, 'value/range', 'pay.renew', days=-1)
        allowed(register, 'return.by_receipt', order=receipt)
        allowed(register, 'return.by_receipt', order=receipt, lines=part(line, '1'))


def people_and_products():
    """A customer without a name, a product that is none, a PIN that cannot be one"""
    with Register(worker='sam') as register:
        refused(register, 'value/missing', 'customer.create', customer={'name': ''})
        refused(register, 'order/not-found', 'stock.lookup', item='NOPE')
        refused(register, 'order/not-found', 'stock.atp', item='NOPE')
        refused(register, 'value/range', 'session.change_password', secret='2468', new_secret='1')
        refused(register, 'access/unknown-worker', 'session.reset_password', worker='zz',
                new_secret='9999')
        refused(register, 'access/same-worker', 'session.reset_password', worker='sam',
                new_secret='9999')
        allowed(register, 'stock.lookup', item='A')
        assert state(register, 'session.change_password', secret='2468',
                     new_secret='9731')['state'] == 'allowed'
        assert state(register, 'session.reset_password', worker='kim',
                     new_secret='9731')['state'] == 'allowed'
        allowed(register, 'customer.create', customer={'name': 'Ada'}, attach=False)
        assert not register.do('customer.search', text='nobody')['customers']
        assert len(register.do('customer.search', text='ada')['customers']) == 1


def a_card_is_asked_last():
    """What ships is held against the rules before the terminal is asked, and no card is charged"""
    with Register(worker='sam') as register:
        receipt, (line,) = order(register, 'A', mode='99')
        refused(register, 'order/quantity', 'fulfill.line_ship', order=receipt,
                lines=part(line, '2'))
        told = state(register, 'fulfill.line_ship', order=receipt, lines=part(line))
        assert told['state'] == 'allowed', told
        assert register.order(receipt)['lines'][0]['status'] == 'accepted'


def somebody_is_asked_for_more():
    """Who has a hold in hand keeps it, unless a manager takes it from him"""
    with Register(worker='sam', records=[HOLD, CLERK]) as register:
        receipt, _ = order(register, 'A')
        register.do('order.hold', order=receipt, code='ADDRESS')
        register.do('order.hold_check_out', order=receipt)
        register.do('session.sign_out')
        register.do('session.sign_in', worker='kim', secret='1111')
        told = state(register, 'order.release', order=receipt)
        error = register.ask('order.release', order=receipt)['error']
        assert (told['state'], told['reason']) == ('needs-approval', error['code']), (told, error)
        assert told['details'] == error['details'], (told, error)
        assert told['details']['worker'] == 'Sam', told


if __name__ == '__main__':
    sys.exit(run_tests([
        steps_on_what_is_picked_up,
        holds_and_cancellations,
        what_comes_back,
        people_and_products,
        a_card_is_asked_last,
        somebody_is_asked_for_more,
    ]))
