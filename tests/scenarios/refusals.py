#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""refusals.py POSCTL FIXTURES — every precondition of §4: refused with its reason, nothing changed.

Register.refuse() holds the cart before against the cart after.
"""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import SUPERVISOR, Register, run_tests  # pylint: disable=wrong-import-position

Register.program, Register.fixtures = sys.argv[1:3]
with open(Register.fixtures, encoding='utf-8') as chain:
    RECORDS = json.load(chain)['records']
NOBODY = '0190f0a0-0000-7000-8000-000000000000'


def record(kind, which, **changes):
    """A record of the fixtures with @changes."""
    found = next(r for r in RECORDS if r['kind'] == kind and r.get('id') == which)
    return {**found, **changes}


def product(item, **changes):
    return record('product', 'A', id=item, name=item, **changes)


def start(register, *items):
    """Items and a customer; the ids of the lines."""
    lines = [register.add(item) for item in items]
    register.do('customer.attach', customer='C')
    return lines


def nobody_signed_in():
    """Without a worker nothing is done; a locked register asks for the PIN"""
    with Register(worker=None) as register:
        for operation, args in (('item.add', {'item': 'A'}), ('customer.search', {}),
                                ('txn.void', {}), ('session.lock', {}), ('session.sign_out', {}),
                                ('order.recall', {})):
            details = register.refuse('access/signed-out', operation, **args)
            assert details['next'] == 'session.sign_in', details
        register.refuse('access/unknown-worker', 'session.sign_in', worker='eve', secret='1111')
        register.refuse('access/wrong-secret', 'session.sign_in', worker='kim', secret='2222')
        register.refuse('order/unavailable', 'session.unlock', secret='1111')
        register.do('session.sign_in', worker='kim', secret='1111')
        register.refuse('order/unavailable', 'session.sign_in', worker='lou', secret='2222')
        register.add('A')
        register.do('session.lock')
        assert register.refuse('access/locked', 'item.add', item='A')['next'] == 'session.unlock'
        register.refuse('access/wrong-secret', 'session.unlock', secret='2222')
        register.do('session.unlock', secret='1111')
        register.add('A')


def somebody_who_does_not_work_here():
    """A worker of another store, and one who is blocked"""
    with Register(worker=None, records=[record('worker', 'kim', stores=['S2']),
                                        record('worker', 'lou', blocked=True)]) as register:
        register.refuse('access/not-permitted', 'session.sign_in', worker='kim', secret='1111')
        register.refuse('access/unknown-worker', 'session.sign_in', worker='lou', secret='2222')


def wrong_secrets_lock_out():
    """Five wrong secrets lock out for five minutes (S-8), then longer, even across restarts"""
    with Register(worker=None) as register:
        for _ in range(4):
            register.refuse('access/wrong-secret', 'session.sign_in', worker='kim', secret='9999')
        register.refuse('access/locked-out', 'session.sign_in', worker='kim', secret='9999')
        details = register.refuse('access/locked-out', 'session.sign_in', worker='kim',
                                  secret='1111')
        assert 270 < details['seconds'] <= 301, details
        register.stop()
        register.refuse('access/locked-out', 'session.sign_in', worker='kim', secret='1111')
        register.do('session.sign_in', worker='lou', secret='2222')
        register.do('session.sign_out')
        register.do('clock.advance', seconds=301)
        register.refuse('access/locked-out', 'session.sign_in', worker='kim', secret='9999')
        details = register.refuse('access/locked-out', 'session.sign_in', worker='kim',
                                  secret='1111')
        assert details['seconds'] > 301, details
        register.do('clock.advance', seconds=601)
        register.do('session.sign_in', worker='kim', secret='1111')
        register.do('session.sign_out')
        register.refuse('access/wrong-secret', 'session.sign_in', worker='kim', secret='9999')
        register.do('session.sign_in', worker='kim', secret='1111')


def approvals():
    """An approval is somebody else's, for this call only, and a wrong secret of his counts"""
    with Register() as register:
        start(register, 'A', 'B')
        register.do('order.pickup_all')
        low = {'amount': '10.00', 'reason': 'x'}
        details = register.refuse('order/needs-approval', 'order.deposit_override', **low)
        assert details['permission'] == 'order.deposit_override' and details['default'] == '40.00'
        for approval, reason in (
                ({'worker': 'kim', 'secret': '1111'}, 'access/same-worker'),
                ({'worker': 'lou', 'secret': '2222'}, 'access/not-permitted'),
                ({'worker': 'eve', 'secret': '2222'}, 'access/unknown-worker'),
                ({'worker': 'sam', 'secret': '2469'}, 'access/wrong-secret'),
                ({'worker': 'sam'}, 'call/missing-argument'),
                ({'secret': '2468'}, 'call/missing-argument'),
                ({}, 'call/missing-argument')):
            register.refuse(reason, 'order.deposit_override', approval, **low)
        register.do('order.deposit_override', SUPERVISOR, **low)
        register.refuse('order/needs-approval', 'order.deposit_override', amount='5.00')
        entry = register.do('journal.list', limit=1)['entries'][0]
        assert (entry['worker'], entry['approver']) == ('kim', 'sam'), entry
        # Hashes and ids may have the same four digits by chance.
        told = {name: value for name, value in entry.items()
                if name not in ('hash', 'previous_hash', 'order_id', 'shift')}
        assert '2468' not in json.dumps(told), entry
        for _ in range(5):
            register.ask('drawer.open', {'worker': 'sam', 'secret': '0000'})
        register.refuse('access/locked-out', 'drawer.open', SUPERVISOR)


def adding_products():
    """Unknown, blocked, revenue recognition, quantities, misread barcodes"""
    records = [product('BLOCKED', blocked=True), product('RR', revenue_recognition=True),
               product('PACK', minimum='2', maximum='12', multiple='2'),
               product('BAR', barcodes=['4006381333931']),
               product('BARE', item_tax_group=None), product('KILO', fractional=True)]
    with Register(records=records) as register:
        assert register.refuse('order/not-found', 'item.add', item='X')['item'] == 'X'
        register.refuse('call/missing-argument', 'item.add', item='')
        details = register.refuse('order/not-found', 'item.add', item='4006381333932')
        assert details['reason'] == 'check-digit', details
        assert register.refuse('order/product', 'item.add', item='BLOCKED')['reason'] == 'blocked'
        assert register.refuse('order/product', 'item.add',
                               item='RR')['reason'] == 'revenue-recognition'
        for quantity in ('0', '-1', '1.5', '100000'):
            register.refuse('order/quantity', 'item.add', item='A', quantity=quantity)
        for quantity in ('1', '3', '14'):
            assert register.refuse('order/quantity', 'item.add', item='PACK',
                                   quantity=quantity)['multiple'] == '2'
        register.refuse('order/tax', 'item.add', item='BARE')
        register.refuse('order/quantity', 'item.add', item='KILO', quantity='-0.5')
        register.refuse('order/not-found', 'item.price_check', item='X')
        register.add('4006381333931')
        register.add('PACK', '4')
        register.add('KILO', '0.25')


def changing_lines():
    """Quantity, void, split, comment: no such line, none or several selected, bounds"""
    with Register() as register:
        register.refuse('order/no-lines', 'line.void')
        line, other = register.add('A', '3'), register.add('B')
        for operation, args in (('line.set_qty', {'quantity': '2'}), ('line.void', {}),
                                ('line.split', {'quantity': '1'}), ('line.comment', {'text': 'x'})):
            register.refuse('order/no-selection', operation, **args)
            wrong = {'lines': [NOBODY]} if operation == 'line.void' else {'line': NOBODY}
            register.refuse('order/not-found', operation, **wrong, **args)
        register.do('line.select', lines=[line, other])
        assert register.refuse('order/no-selection', 'line.set_qty', quantity='2')['selected'] == 2
        for quantity in ('0', '-3', '0.5', '100000'):
            register.refuse('order/quantity', 'line.set_qty', line=line, quantity=quantity)
        for quantity in ('0', '0.5'):
            register.refuse('order/quantity', 'line.split', line=line, quantity=quantity)
        for quantity in ('3', '4'):
            details = register.refuse('order/quantity', 'line.split', line=line, quantity=quantity)
            assert details == {'maximum': '2'}, details
        details = register.refuse('order/quantity', 'line.split', line=other, quantity='1')
        assert details == {'rule': 'one-piece', 'item': 'B'}, details
        register.do('line.void', lines=[other])
        register.refuse('order/not-found', 'line.void', lines=[other])
        register.refuse('order/not-found', 'line.void', lines=[line, other])
        register.do('return.blind', SUPERVISOR, item='C', quantity='3')
        back = register.cart()['lines'][-1]['id']
        assert register.refuse('order/status', 'line.split', line=back, quantity='1') == {
            'rule': 'returned-line', 'next': 'line.void'}
    with Register(records=[product('KILO', fractional=True)]) as register:
        line = register.add('KILO', '0.5')
        assert register.refuse('order/quantity', 'line.split', line=line, quantity='0.5') == {
            'maximum': '0.499999'}
        register.do('line.split', line=line, quantity='0.2')


def customers():
    """Unknown, blocked, needed, nameless, without an address"""
    with Register(records=[record('customer', 'C', id='STOP', number='C-9', name='Stop',
                                  blocked=True)]) as register:
        register.refuse('order/not-found', 'customer.attach', customer='X')
        details = register.refuse('order/no-customer', 'customer.attach', customer='STOP')
        assert details['reason'] == 'blocked', details
        register.refuse('order/no-customer', 'customer.clear')
        register.refuse('value/missing', 'customer.create', customer={'name': '  '})
        register.refuse('value/missing', 'customer.create', customer={})
        register.refuse('value/parse', 'customer.create', customer={'name': 'Jo', 'email': 'jo'})
        for address, missing in (({'city': 'U', 'country': 'NL'}, 'street'),
                                 ({'street': 'S', 'country': 'NL'}, 'city')):
            details = register.refuse('value/missing', 'customer.create',
                                      customer={'name': 'Jo', 'addresses': [address]})
            assert details['field'] == missing, details
            assert register.refuse('value/missing', 'customer.add_address', customer='C',
                                   address=address)['field'] == missing
        register.refuse('order/not-found', 'customer.add_address', address={'street': 'S'})
        assert register.do('customer.search', text='Jo')['customers'] == []
        start(register, 'A')
        register.do('order.ship_all', mode='99')
        register.refuse('order/no-customer', 'customer.clear')


def shipping():
    """§4.2: customer, lines, selection, address, mode, place, date, charge, product"""
    records = [product('CARRY', carry_only=True),
               record('delivery-mode', '11', products=['B'], lead_days=2),
               record('delivery-mode', '99', countries_excluded=['BE']),
               record('customer', 'C', id='NOWHERE', number='C-8', addresses=[]),
               record('customer', 'C', id='BE', number='C-7', addresses=[
                   {'id': 'BE1', 'street': 'S', 'city': 'Gent', 'country': 'BE'}])]
    with Register(records=records) as register:
        register.refuse('order/no-lines', 'order.ship_all', mode='99')
        line = register.add('A')
        assert register.refuse('order/no-customer', 'order.ship_all',
                               mode='99')['next'] == 'customer.search'
        register.do('customer.attach', customer='NOWHERE')
        register.refuse('order/no-address', 'order.ship_all', mode='99')
        register.do('customer.attach', customer='BE')
        details = register.refuse('order/no-delivery-mode', 'order.ship_all', mode='99')
        assert details['reason'] and register.refuse('order/no-delivery-mode', 'order.ship_all')
        register.do('customer.attach', customer='C')
        register.refuse('order/no-selection', 'order.ship_selected', mode='99')
        register.refuse('order/not-found', 'order.ship_selected', lines=[NOBODY], mode='99')
        register.refuse('order/no-address', 'order.ship_all', mode='99', address='X')
        for mode in ('X', '11', '60', '70'):
            register.refuse('order/no-delivery-mode', 'order.ship_all', mode=mode)
        for location in ('X', 'W3'):
            register.refuse('order/location', 'order.ship_all', mode='99', location=location)
        for day in ('2026-05-13', '2020-01-01'):
            register.refuse('order/date', 'order.ship_all', mode='99', date=day)
        register.refuse('order/amount', 'order.ship_all', mode='99', charge='5.00')
        carry = register.add('CARRY')
        details = register.refuse('order/no-delivery-mode', 'order.ship_all', mode='99')
        assert 'CARRY' in json.dumps(details), details
        register.do('line.void', lines=[carry])
        other = register.add('B')
        register.do('order.ship_selected', lines=[other], mode='11')
        register.refuse('order/no-delivery-mode', 'order.change_delivery', lines=[line], mode='99')
        register.do('order.ship_selected', lines=[line], mode='99')
        register.refuse('order/no-delivery-mode', 'order.change_delivery', lines=[line, other],
                        mode='11')
        register.refuse('order/no-selection', 'order.change_delivery', mode='99')
        register.refuse('call/missing-argument', 'order.change_delivery', lines=[line])


def shipping_by_hand():
    """§4.2: where clerks name the price of shipping: not negative, and a code is set up"""
    with Register(records=[record('parameters', 'company', manual_charges=True)]) as register:
        start(register, 'A')
        register.refuse('order/amount', 'order.ship_all', mode='99', charge='-1.00')
        register.refuse('call/wrong-type', 'order.ship_all', mode='99', charge='much')
        register.load(record('parameters', 'company', manual_charges=True,
                             shipping_charge_code=None))
        details = register.refuse('order/configuration', 'order.ship_all', mode='99',
                                  charge='5.00')
        assert details['missing'] == 'shipping_charge_code', details


SLOTS = {'kind': 'slot-rule', 'id': 'SLOTS', 'stores': ['S2'], 'mode': '60', 'min_days': '1',
         'max_days': '5', 'start': '10:00', 'end': '14:00', 'interval_minutes': 120, 'capacity': 1,
         'weekdays': ['1', '2', '3', '4', '5']}


def picking_up():
    """§4.3: place, mode, date, slot"""
    with Register(records=[SLOTS]) as register:
        register.add('A')
        register.refuse('order/no-customer', 'order.pickup_all')
        register.do('customer.attach', customer='C')
        register.refuse('order/no-selection', 'order.pickup_selected')
        for store in ('X', 'W9', 'S3'):
            register.refuse('order/location', 'order.pickup_all', store=store)
        for mode in ('X', '99', '70'):
            register.refuse('order/no-delivery-mode', 'order.pickup_all', mode=mode)
        register.refuse('order/date', 'order.pickup_all', date='2026-05-13')
        here = {'store': 'S2', 'mode': '60'}
        slot = '10:00-12:00'
        details = register.refuse('order/slot', 'order.pickup_all', date='2026-05-15', **here)
        assert details == {'reason': 'missing', 'slots': 2}, details
        register.refuse('order/date', 'order.pickup_all', date='2026-05-14', slot=slot, **here)
        register.refuse('order/date', 'order.pickup_all', date='2026-05-20', slot=slot, **here)
        for wrong in ('09:00-11:00', '12:00', 'x'):
            register.refuse('order/slot', 'order.pickup_all', date='2026-05-15', slot=wrong, **here)
        register.do('order.pickup_all', date='2026-05-15', slot=slot, **here)
        register.do('pay.cash', balance='pay-later')
        start(register, 'A')
        details = register.refuse('order/slot', 'order.pickup_all', date='2026-05-15', slot=slot,
                                  **here)
        assert details['reason'] == 'full', details
        register.do('order.pickup_all', date='2026-05-15', slot='12:00-14:00', **here)


def carrying_out():
    """§4.4: only a hybrid needs the carry-out mode to be set up"""
    with Register(records=[record('parameters', 'company', carry_out_mode=None)]) as register:
        register.refuse('order/no-lines', 'order.carryout_all')
        line, other = start(register, 'A', 'B')
        register.do('order.carryout_all')
        register.refuse('order/no-selection', 'order.carryout_selected')
        register.do('order.ship_selected', lines=[line], mode='99')
        details = register.refuse('order/configuration', 'order.carryout_selected', lines=[other])
        assert details['missing'] == 'carry_out_mode', details


def deposits():
    """§4.6: not on a sale, within bounds, with an amount"""
    with Register() as register:
        register.refuse('order/no-lines', 'order.deposit_override', amount='1')
        start(register, 'A', 'B')
        register.refuse('order/not-an-order', 'order.deposit_override', amount='1')
        register.do('order.pickup_all')
        for amount in ('-0.01', '400.01', '999999'):
            details = register.refuse('order/deposit-bounds', 'order.deposit_override',
                                      amount=amount)
            assert details['minimum'] == '0.00' and details['maximum'] == '400.00', details
        for rate in ('-0.1', '1.01'):
            register.refuse('order/deposit-bounds', 'order.deposit_override', rate=rate)
        register.refuse('call/missing-argument', 'order.deposit_override')


def a_floor_for_deposits():
    """M6: below a role's floor somebody with a lower one approves"""
    floor = [record('role', 'clerk', permissions=['order.create', 'order.deposit_override'],
                    limits=[{'key': 'order.deposit_override', 'rate': '0.05'}]),
             record('role', 'supervisor', manager=True,
                    limits=[{'key': 'order.deposit_override', 'rate': '0.02'}])]
    with Register(records=floor) as register:
        start(register, 'A', 'B')
        register.do('order.pickup_all')
        register.do('order.deposit_override', amount='20.00')
        register.refuse('order/needs-approval', 'order.deposit_override', amount='19.99')
        register.do('order.deposit_override', SUPERVISOR, amount='8.00')
        register.refuse('access/not-permitted', 'order.deposit_override', SUPERVISOR, amount='7.99')


def paying():
    """§5.4: something due, not more than is open, a card where the rules want one"""
    limit = {'kind': 'tender', 'id': 'cash', 'name': 'Cash', 'type': 'cash', 'max_change': '50.00'}
    with Register(records=[limit]) as register:
        register.refuse('order/no-lines', 'pay.cash')
        register.refuse('order/not-found', 'pay.void')
        start(register, 'A', 'B')
        register.refuse('order/tender-short', 'txn.conclude')
        for amount in ('0', '-5.00'):
            register.refuse('order/amount', 'pay.cash', amount=amount)
            register.refuse('order/amount', 'pay.card', amount=amount)
        register.refuse('order/amount', 'pay.card', amount='400.01')
        details = register.refuse('order/tender', 'pay.cash', amount='450.01')
        assert details['maximum'] == '50.00', details
        register.do('order.ship_all', mode='99')
        assert not register.do('pay.cash')['concluded']
        register.refuse('order/nothing-due', 'pay.cash', amount='5.00')
        register.refuse('order/card-required', 'txn.conclude')
        register.refuse('order/card-required', 'txn.conclude', balance='pay-later')
        for operation, args in (('item.add', {'item': 'A'}), ('order.carryout_all', {}),
                                ('order.pickup_all', {}), ('customer.clear', {}),
                                ('customer.attach', {'customer': 'C'}),
                                ('order.deposit_override', {'amount': '1'}), ('txn.void', {}),
                                ('line.set_qty', {'quantity': '2'}), ('session.sign_out', {})):
            register.refuse('order/paid', operation, **args)
        register.do('device.script', device='terminal', next=['decline'])
        register.refuse('device/declined', 'pay.card', balance='card')
        assert register.do('pay.card', balance='card')['authorized'] == '360.00'


def somebody_has_to_choose():
    """M9: what is picked up may be paid later, but the customer says so"""
    with Register() as register:
        start(register, 'A')
        register.do('order.pickup_all')
        register.do('pay.cash')
        register.refuse('order/balance-choice', 'txn.conclude')
        assert register.do('txn.conclude', balance='pay-later')['concluded']


def a_card_is_required():
    """§2.6: a store that wants cards takes no pick-up paid later"""
    with Register(records=[record('profile', 'P1', balance_rule='card-required')]) as register:
        start(register, 'A')
        register.do('order.pickup_all')
        register.do('pay.cash')
        register.refuse('order/card-required', 'txn.conclude', balance='pay-later')
        assert register.do('pay.card', balance='card')['concluded']


def declined_cards():
    """Declined, lost, offline: nothing is taken, and the cart says so"""
    with Register() as register:
        register.add('A')
        for behavior in ('decline', 'timeout', 'offline'):
            register.do('device.script', device='terminal', next=[behavior])
            register.refuse('device/declined', 'pay.card')
            register.totals(due_now='100.00', paid='0.00')
        register.do('device.script', device='terminal', next=['approve-then-lost'])
        assert register.do('pay.card')['concluded']


def unknown_cards():
    """M-16: while nobody knows whether a card has paid, nothing else pays and nothing is finished"""
    for outcome in ('declined', 'approved'):
        with Register() as register:
            register.add('A')
            register.do('device.script', device='terminal', next=['unknown'])
            register.refuse('device/unknown', 'pay.card')
            register.refuse('device/unknown', 'pay.card')
            register.refuse('device/unknown', 'pay.cash')
            register.refuse('device/unknown', 'pay.card_ask')
            register.totals(due_now='100.00', paid='0.00')
            register.do('device.script', device='terminal', next=['settle-' + outcome])
            # What it took nobody had asked to keep: it went back.
            back = {'given_back': 1} if outcome == 'approved' else {}
            assert register.do('pay.card_ask') == {'unsettled': 0, **back}
            register.totals(due_now='100.00', paid='0.00')
            assert register.do('pay.cash')['concluded']


def handing_over():
    """§6.4, §7.4: known, here, open, within what is open; nothing else in that cart"""
    with Register() as register:
        register.refuse('order/not-found', 'fulfill.line_pickup', order='X')
        here, there, sent = start(register, 'A', 'B', 'C')
        register.do('order.pickup_selected', lines=[here])
        register.do('order.pickup_selected', lines=[there], store='S2')
        register.do('order.ship_selected', lines=[sent], mode='99')
        receipt = register.do('pay.card', balance='card')['receipt']
        register.add('A')
        register.refuse('order/cart-open', 'fulfill.line_pickup', order=receipt)
        register.do('txn.void')
        for line in (there, sent):
            register.refuse('order/status', 'fulfill.line_pickup', order=receipt,
                            lines=[{'line': line}])
        register.refuse('order/not-found', 'fulfill.line_pickup', order=receipt,
                        lines=[{'line': NOBODY}])
        for quantity in ('0', '-1', '1.000001', '2'):
            register.refuse('order/quantity', 'fulfill.line_pickup', order=receipt,
                            lines=[{'line': here, 'quantity': quantity}])
        register.refuse('order/no-selection', 'fulfill.line_pickup', order=receipt, lines=[])
        register.do('fulfill.line_pickup', order=receipt)
        for operation, args in (('line.void', {'lines': [here]}),
                                ('order.ship_all', {'mode': '99'}), ('order.carryout_all', {}),
                                ('order.deposit_override', {'amount': '1'}),
                                ('line.split', {'line': here, 'quantity': '1'})):
            register.refuse('order/status', operation, **args)
        register.refuse('order/quantity', 'line.set_qty', line=here, quantity='2')
        register.refuse('order/quantity', 'line.set_qty', line=here, quantity='0')
        register.do('txn.void')
        before = register.order(receipt)
        register.do('fulfill.line_pickup', order=receipt)
        register.do('pay.cash')
        after = register.order(receipt)
        assert before['revision'] + 1 == after['revision'], (before, after)
        details = register.refuse('order/status', 'fulfill.line_pickup', order=receipt)
        assert details['rule'] == 'not-here', details


def sales_are_not_handed_over():
    """A sale and a finished order have nothing to hand over"""
    with Register() as register:
        register.add('A')
        sale = register.do('pay.cash')['receipt']
        details = register.refuse('order/status', 'fulfill.line_pickup', order=sale)
        assert details['rule'] == 'X1', details


def devices():
    """A drawer that jams, a receipt that is not there"""
    with Register(worker='sam') as register:
        register.refuse('order/not-found', 'receipt.reprint')
        register.refuse('order/not-found', 'receipt.reprint', receipt='X')
        register.do('device.script', device='drawer', next=['jam'])
        answer = register.ask('drawer.open', reason='Change')
        assert answer['error']['domain'] == 'device', answer
        register.do('device.script', device='drawer', next=['free'])
        register.do('drawer.open', reason='Change')


TESTS = [nobody_signed_in, somebody_who_does_not_work_here, wrong_secrets_lock_out, approvals,
         adding_products, changing_lines, customers, shipping, shipping_by_hand, picking_up,
         carrying_out, deposits, a_floor_for_deposits, paying,
         somebody_has_to_choose, a_card_is_required, declined_cards, unknown_cards,
         handing_over, sales_are_not_handed_over, devices]

if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
