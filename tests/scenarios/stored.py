#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""stored.py POSCTL FIXTURES — what was reserved on cards pays pick-ups; order, ledger and the card
company's book agree after every step: customer-orders.md §5.6 (M19–M21), M15, M27, M28."""
import os
import sys
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position
from settings import parameters  # pylint: disable=wrong-import-position

F3 = {'kind': 'feature', 'id': 'F3', 'enabled': True}
F7_OFF = {'kind': 'feature', 'id': 'F7', 'enabled': False}


def prepared(register, *items):
    """An order to pick up, its deposit paid and its balance reserved on a card."""
    for item in items:
        register.add(item)
    register.do('customer.attach', customer='C')
    register.do('order.pickup_all')
    return register.do('pay.card', balance='card')['receipt']


def two_reservations(register):
    """4.50 for what ships, and 270.00 for what is picked up, reserved once people decided."""
    ship, pick = register.add('L3'), register.add('B')
    register.do('customer.attach', customer='C')
    register.do('order.ship_selected', lines=[ship], mode='99')
    register.do('order.pickup_selected', lines=[pick])
    assert register.do('pay.card')['missing'] == 'balance-choice'
    return register.do('pay.card', balance='card')['receipt']


def hand_over(register, receipt, *items):
    lines = register.order(receipt)['lines']
    register.do('fulfill.line_pickup', order=receipt,
                lines=[{'line': line['id']} for line in lines if line['item'] in items])


def agree(register, receipt, authorized, paid):
    """The order, its ledger and the card company say the same."""
    totals = register.order(receipt)['totals']
    assert (totals['authorized'], totals['paid']) == (authorized, paid), totals
    assert register.reserved_by_card() == Decimal(authorized), register.book()
    entries = register.do('ledger.list', order=receipt)['entries']
    assert sum(Decimal(e['amount']) for e in entries if e['kind'] == 'authorized') == Decimal(
        authorized), entries


def decline(register, *answers):
    register.do('device.script', device='terminal', next=list(answers))


def captured_in_parts():
    """M19: each pick-up captures its part; nothing is left reserved, nothing is taken twice"""
    with Register() as register:
        receipt = prepared(register, 'A', 'B')
        agree(register, receipt, '360.00', '40.00')
        hand_over(register, receipt, 'A')
        register.do('pay.stored')
        agree(register, receipt, '270.00', '130.00')
        hand_over(register, receipt, 'B')
        register.do('pay.stored')
        agree(register, receipt, '0.00', '400.00')
        assert register.taken_by_card() == 400


def another_tender():
    """M19: paid in cash instead, the reservation stays for later, and is let go at the end"""
    with Register() as register:
        receipt = prepared(register, 'A', 'B')
        hand_over(register, receipt, 'A')
        register.do('pay.cash')
        agree(register, receipt, '360.00', '130.00')
        hand_over(register, receipt, 'B')
        register.do('pay.cash')
        agree(register, receipt, '0.00', '400.00')
        assert register.taken_by_card() == 40


def edited_after_part_was_used():
    """M15: what is left of a reservation that was used in part gives way to one for the new balance"""
    with Register(records=[F3]) as register:
        receipt = prepared(register, 'A', 'B')
        hand_over(register, receipt, 'A')
        register.do('pay.stored')
        register.do('order.edit', order=receipt)
        register.do('order.pickup_selected', lines=[register.add('C')])
        register.totals(due_now='5.00')
        register.do('pay.cash')
        agree(register, receipt, '315.00', '135.00')
        hand_over(register, receipt, 'B', 'C')
        assert register.do('pay.stored')['used'] == '315.00'
        agree(register, receipt, '0.00', '450.00')


def a_surplus_is_asked_about_first():
    """M33, M15: nothing is reserved before somebody says what becomes of the surplus"""
    with Register(records=[F3, parameters(excess_deposit='ask')]) as register:
        piece = register.add('A', '3')
        register.add('C')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all', mode='99')
        receipt = register.do('pay.card', balance='card')['receipt']
        agree(register, receipt, '315.00', '35.00')
        register.do('order.edit', order=receipt)
        register.do('line.set_qty', line=piece, quantity='1')
        details = register.refuse('order/balance-choice', 'txn.conclude')
        assert details['choice'] == 'excess', details
        assert register.reserved_by_card() == 315, register.book()
        assert register.do('pay.cash', excess='refund')['concluded']
        agree(register, receipt, '135.00', '15.00')


def what_was_reserved_meanwhile_is_let_go():
    """M15: one reservation stands in for all others, for those of the same edit as well"""
    with Register(records=[F3]) as register:
        register.add('L3')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all', mode='99')
        receipt = register.do('pay.card')['receipt']
        agree(register, receipt, '4.50', '0.50')
        register.do('order.edit', order=receipt)
        register.do('order.ship_selected', lines=[register.add('C')], mode='99')
        register.do('order.pickup_selected', lines=[register.add('B')])
        assert register.do('pay.card')['missing'] == 'balance-choice'
        assert register.do('txn.conclude', balance='card')['concluded']
        agree(register, receipt, '319.50', '35.50')


def cancelled_after_part_was_used():
    """M28: the rest of the reservation is let go, what was captured stays"""
    with Register(worker='sam') as register:
        receipt = prepared(register, 'A', 'B')
        hand_over(register, receipt, 'A')
        register.do('pay.stored')
        register.do('order.cancel', order=receipt)
        register.totals(due_now='-15.00')
        register.do('pay.card')
        agree(register, receipt, '0.00', '115.00')
        assert register.taken_by_card() == 115


def the_second_try():
    """M21: declined once, the same card pays with a new authorization; the old one is let go"""
    with Register() as register:
        receipt = prepared(register, 'A', 'B')
        hand_over(register, receipt, 'A')
        decline(register, 'decline')
        done = register.do('pay.stored')
        assert (done['used'], done['declined']) == ('90.00', False), done
        agree(register, receipt, '270.00', '130.00')
        assert register.taken_by_card() == 130
        hand_over(register, receipt, 'B')
        assert register.do('pay.stored')['used'] == '270.00'
        agree(register, receipt, '0.00', '400.00')
        assert register.taken_by_card() == 400


def the_rest_is_not_reserved_again():
    """M19, M14: where the card reserves no more, the order says so, and is asked for again later"""
    with Register(worker='sam') as register:
        receipt = prepared(register, 'A', 'B')
        hand_over(register, receipt, 'A')
        decline(register, 'decline', 'approve', 'decline')
        register.do('pay.stored')
        agree(register, receipt, '0.00', '130.00')
        register.do('pay.renew', order=receipt)
        agree(register, receipt, '270.00', '130.00')
        hand_over(register, receipt, 'B')
        register.do('pay.stored')
        agree(register, receipt, '0.00', '400.00')


def the_second_try_ships():
    """M22, M19: a parcel that the second try pays leaves the rest reserved for the next one"""
    with Register(worker='sam') as register:
        first = register.add('A')
        register.add('B')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all', mode='99')
        receipt = register.do('pay.card')['receipt']
        decline(register, 'timeout')
        assert register.do('fulfill.line_ship', order=receipt, lines=[{'line': first}])['shipped']
        agree(register, receipt, '270.00', '130.00')
        second = register.order(receipt)['lines'][1]['id']
        assert register.do('fulfill.line_ship', order=receipt, lines=[{'line': second}])['shipped']
        agree(register, receipt, '0.00', '400.00')
        assert register.taken_by_card() == 400


def declined_twice():
    """85: another tender is demanded, and nothing is invoiced before it"""
    with Register() as register:
        receipt = prepared(register, 'A', 'B')
        hand_over(register, receipt, 'A', 'B')
        decline(register, 'decline', 'decline')
        register.refuse('device/declined', 'pay.stored')
        agree(register, receipt, '360.00', '40.00')
        register.refuse('order/tender-short', 'txn.conclude')
        assert register.order(receipt)['totals']['invoiced'] == '0.00'
        assert register.do('pay.card')['concluded']
        agree(register, receipt, '0.00', '400.00')


def one_pays_and_one_is_declined():
    """85: what one stored payment paid stays, the rest is taken another way"""
    with Register() as register:
        receipt = two_reservations(register)
        hand_over(register, receipt, 'B')
        assert [part['amount'] for part in register.cart()['stored']] == ['4.50', '270.00']
        decline(register, 'approve', 'decline', 'decline')
        done = register.do('pay.stored')
        assert (done['concluded'], done['used'], done['declined'], done['due']) == (
            False, '4.50', True, '265.50'), done
        assert register.order(receipt)['totals']['invoiced'] == '0.00'
        assert register.do('pay.cash')['concluded']
        agree(register, receipt, '270.00', '300.50')


def given_back():
    """A stored payment that is voided goes back; what it used up is not used again"""
    with Register() as register:
        receipt = two_reservations(register)
        hand_over(register, receipt, 'B')
        decline(register, 'approve', 'decline', 'decline')
        register.do('pay.stored')
        register.do('pay.void')
        register.totals(due_now='270.00')
        done = register.do('pay.stored')
        assert (done['used'], done['due']) == ('265.50', '4.50'), done
        assert register.do('pay.cash')['concluded']
        agree(register, receipt, '4.50', '300.50')
        assert register.taken_by_card() == 296


def a_pickup_that_is_given_up():
    """T14: the order stays as it was; what the card gave back it pays again"""
    with Register() as register:
        receipt = two_reservations(register)
        before = register.order(receipt)
        hand_over(register, receipt, 'B')
        decline(register, 'approve', 'decline', 'decline')
        register.do('pay.stored')
        register.refuse('order/paid', 'txn.void')
        register.do('pay.void')
        register.do('txn.void')
        assert register.order(receipt) == before
        hand_over(register, receipt, 'B')
        assert register.do('pay.stored')['used'] == '270.00'
        assert register.taken_by_card() == Decimal('300.50')


def on_file():
    """F7 off: the card that is on file is charged, as often as it is needed"""
    with Register(records=[F7_OFF]) as register:
        receipt = prepared(register, 'A', 'B')
        agree(register, receipt, '0.00', '40.00')
        hand_over(register, receipt, 'A')
        assert [part['amount'] for part in register.cart()['stored']] == ['90.00']
        register.do('pay.stored')
        hand_over(register, receipt, 'B')
        register.do('pay.stored')
        agree(register, receipt, '0.00', '400.00')
        assert register.taken_by_card() == 400


def on_file_and_then_reserved():
    """F7 on again: the card on file still stands in for an order that is edited"""
    with Register(records=[F7_OFF]) as register:
        register.add('A', '3')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all')
        receipt = register.do('pay.card')['receipt']
        register.load({**F7_OFF, 'enabled': True})
        line = register.order(receipt)['lines'][0]['id']
        register.do('order.edit', order=receipt)
        register.do('line.set_qty', line=line, quantity='2')
        register.do('txn.conclude')
        agree(register, receipt, '0.00', '30.00')
        register.do('order.edit', order=receipt)
        register.do('line.set_qty', line=line, quantity='5')
        assert not register.do('pay.cash')['concluded']
        register.refuse('order/card-required', 'txn.conclude')
        assert register.do('pay.card', balance='card')['authorized'] == '450.00'
        register.do('order.edit', order=receipt)
        register.do('line.set_qty', line=line, quantity='2')
        register.do('txn.conclude')
        register.worker = 'sam'
        register.stop()
        assert register.do('fulfill.line_ship', order=receipt, lines=[{'line': line}])['shipped']
        agree(register, receipt, '0.00', '200.00')


def nothing_is_stored():
    """An order to be paid later has nothing to use; a sale even less"""
    with Register() as register:
        register.add('A')
        register.refuse('order/status', 'pay.stored')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        receipt = register.do('pay.cash', balance='pay-later')['receipt']
        hand_over(register, receipt, 'A')
        details = register.refuse('order/tender', 'pay.stored')
        assert details['reason'] == 'stored-none', details
        register.do('pay.cash')


TESTS = [captured_in_parts, another_tender, edited_after_part_was_used,
         a_surplus_is_asked_about_first, what_was_reserved_meanwhile_is_let_go,
         cancelled_after_part_was_used, the_second_try,
         the_rest_is_not_reserved_again, the_second_try_ships, declined_twice,
         one_pays_and_one_is_declined, given_back, a_pickup_that_is_given_up, on_file,
         on_file_and_then_reserved,
         nothing_is_stored]

if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
