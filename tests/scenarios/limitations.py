#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""limitations.py POSCTL FIXTURES — customer-orders.md §10: what others cannot do, by its number.

What a rule of §1 to §9 refuses is a setting here, which is off; each test shows it off and on."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import SUPERVISOR, Register, run_tests  # pylint: disable=wrong-import-position
from settings import (  # pylint: disable=wrong-import-position
    RECORDS, cart, feature, parameters, product, profile, refused, saved, saved_elsewhere, store,
    with_changes)


def clerk(*permissions):
    role = RECORDS['role', 'clerk']
    return {**role, 'permissions': [*role['permissions'], *permissions]}


# --- Orders that are closed, or somebody else's ---


def what_was_invoiced_is_ordered_again():
    """10-1: one step takes all of an invoiced order back and sells the same anew, to be changed"""
    with Register(records=[clerk('return.with_receipt')]) as register:
        name = saved(register, 'A', 'A', 'B')
        register.do('fulfill.line_pickup', order=name)
        register.do('pay.cash')
        assert register.refuse('order/status', 'order.edit', order=name)['rule'] == 'X1'
        register.load(product(unit_price='110'))
        register.do('return.by_receipt', order=name, all=True, again=True)
        lines = register.cart()['lines']
        assert [(each['item'], each['quantity'], each['unit_price']) for each in lines] == [
            ('A', '-2', '100.00'), ('B', '-1', '300.00'), ('A', '2', '110.00'),
            ('B', '1', '300.00')], lines
        register.totals(due_now='20.00')
        # How the first ones left was said once; nobody guesses how these do (decision 78).
        register.refuse('order/no-delivery-mode', 'pay.cash')
        register.do('line.set_qty', line=lines[2]['id'], quantity='1')
        register.do('order.carryout_all')
        register.totals(due_now='-90.00')
        assert register.do('pay.cash')['concluded']


def the_same_again_once():
    """10-1: another choice of what comes back sells what is more of it, never the same twice"""
    with Register(records=[clerk('return.with_receipt')]) as register:
        line = register.add('A', '3')
        name = register.do('pay.cash')['receipt']
        for count in ('1', '2', '2'):
            register.do('return.by_receipt', order=name, again=True,
                        lines=[{'line': line, 'quantity': count}])
        assert sum(int(each['quantity']) for each in register.cart()['lines']) == 0
        register.totals(due_now='0.00')
        register.do('txn.conclude')
        register.load(profile(no_exchange=True))
        assert register.refuse('order/status', 'return.by_receipt', order=name, again=True,
                               lines=[{'line': line}])['rule'] == 'no-exchange'


def call_centers_share_their_payments():
    """10-3: an order of a call center is edited here where its payments belong to both"""
    center = with_changes('store', 'S3', order_completion=True)
    for shared, may in ((False, False), (True, True)):
        order = saved_elsewhere(origin='call-center', shared_payments=shared)
        with Register(records=[order, center, feature('F9', True)]) as register:
            answer = register.ask('order.edit', order='SO-77')
            assert answer['ok'] == may, answer
            assert may or answer['error']['details']['rule'] == 'X4', answer


def call_center_orders_are_cancelled():
    """10-4: cancel_call_center: by whoever may, or with an approval; else X5"""
    with Register(records=[saved_elsewhere(origin='call-center'),
                           clerk('order.cancel')]) as register:
        assert register.refuse('order/status', 'order.cancel', SUPERVISOR,
                               order='SO-77')['rule'] == 'X5'
        register.load(parameters(cancel_call_center=True))
        details = register.refuse('order/needs-approval', 'order.cancel', order='SO-77')
        assert details['permission'] == 'order.cancel_call_center', details
        register.do('order.cancel', SUPERVISOR, order='SO-77')
        register.do('txn.void')
        register.load(clerk('order.cancel', 'order.cancel_call_center'))
        register.do('order.cancel', order='SO-77')


def what_was_paid_in_another_way_goes_on():
    """10-23: process_shared_payments: orders made under F9 go on while it is off; else X11"""
    with Register(records=[saved_elsewhere(shared_payments=True)]) as register:
        assert register.refuse('order/status', 'order.edit', order='SO-77')['rule'] == 'X11'
        register.load(parameters(process_shared_payments=True))
        register.do('order.edit', order='SO-77')


# --- At the pick-up ---


def one_line_stays():
    """10-18: remove_pickup_lines: Void line leaves a line of a hand-over here; else PU4"""
    for removes in (False, True):
        with Register(records=[profile(remove_pickup_lines=removes)]) as register:
            name = saved(register, 'A', 'B')
            register.do('fulfill.line_pickup', order=name)
            first, second = [each['id'] for each in register.cart()['lines']]
            if not removes:
                details = register.refuse('order/status', 'line.void', lines=[first])
                assert details['rule'] == 'handed-over-line', details
                continue
            register.do('line.void', lines=[first])
            register.totals(due_now='270.00')
            # The last one is no line of a hand-over that hands nothing over.
            register.refuse('order/status', 'line.void', lines=[second])
            register.do('pay.cash')
            order = register.order(name)
            assert [(each['item'], each['open']) for each in order['lines']] == [
                ('A', '1'), ('B', '0')], order


# --- Features ---


def features_of_some_stores():
    """10-63: stores of a feature: it is tried out there, and elsewhere as if nobody had said"""
    two = {**feature('F6', False), 'stores': ['S2', 'S1']}
    for records, on in (([feature('F6', False)], False), ([two], False),
                        ([{**feature('F6', False), 'stores': []}], False),
                        ([{**feature('F6', False), 'stores': ['*']}], False),
                        ([{**feature('F6', False), 'stores': ['S2']}], True)):
        with Register(records=records) as register:
            line = register.add('A', '3')
            register.do('customer.attach', customer='C')
            register.do('order.pickup_all')
            name = register.do('pay.cash', balance='pay-later')['receipt']
            lines = [{'line': line, 'quantity': '1'}]
            if on:
                register.do('fulfill.line_pickup', order=name, lines=lines)
                register.totals(due_now='90.00')
            else:
                register.refuse('order/quantity', 'fulfill.line_pickup', order=name, lines=lines)
    for name in ('F2', 'F4', 'F8', 'F18'):
        report = refused(register_of(), {**feature(name, True), 'stores': ['S1']})
        assert 'the same in all stores' in report, report
    report = refused(register_of(), {**feature('F10', True), 'stores': ['S77']})
    assert 'S77' in report, report


# --- Money ---


def pay_later_by_customer_group():
    """10-22: balance_groups: what a store asks of one group of customers, whatever it asks of all"""
    groups = [{'customer_group': 'REGULAR', 'balance_rule': 'optional'},
              {'customer_group': 'NEW', 'balance_rule': 'card-required'}]
    for rule, group, may in (('optional', None, True), ('card-required', None, False),
                             ('card-required', 'REGULAR', True), ('optional', 'REGULAR', True),
                             ('optional', 'NEW', False), ('card-required', 'OTHER', False)):
        with Register(records=[profile(balance_rule=rule, balance_groups=groups),
                               with_changes('customer', 'C', group=group)]) as register:
            cart(register, 'A')
            register.do('order.pickup_all')
            done = register.do('pay.cash', balance='pay-later')
            assert done['concluded'] == may, (rule, group, done)
            if not may:
                register.refuse('order/card-required', 'txn.conclude', balance='pay-later')
    report = refused(register_of(), profile(balance_groups=groups + groups[:1]))
    assert 'balance_groups' in report, report


def register_of(*records):
    """A register that nobody looks after further."""
    return Register(records=records)


def deposits_on_account():
    """10-25: account_deposits: a deposit goes on account within the limit, and back there first"""
    credit = {'kind': 'credit', 'id': 'C', 'limit': '50.00'}
    with Register(records=[clerk('pay.account', 'order.cancel'), credit,
                           parameters(cancellation_rate='0')]) as register:
        cart(register, 'A', 'B')
        register.do('order.pickup_all')
        assert register.refuse('order/tender', 'pay.account')['reason'] == 'deposit'
        register.do('txn.void')
        register.load(parameters(cancellation_rate='0', account_deposits=True))
        cart(register, 'A', 'B', 'B')
        register.do('order.pickup_all')
        details = register.refuse('order/needs-approval', 'pay.account', balance='pay-later')
        assert (details['amount'], details['maximum']) == ('70.00', '50.00'), details
        assert not register.do('pay.account', amount='45.00', balance='pay-later')['concluded']
        done = register.do('pay.cash')
        assert done['concluded'], done
        name = done['receipt']
        register.do('order.cancel', order=name)
        register.totals(due_now='-70.00')
        details = register.refuse('order/tender', 'pay.cash')
        assert (details['reason'], details['amount']) == ('to-account', '45.00'), details
        register.refuse('order/tender', 'pay.card')
        register.refuse('order/amount', 'pay.account', amount='45.01')
        assert not register.do('pay.account', amount='45.00')['concluded']
        assert register.do('pay.cash')['concluded']
        # The whole limit is there again.
        cart(register, 'A', 'B')
        register.do('order.pickup_all')
        done = register.do('pay.account', balance='pay-later')
        assert done['concluded'] and done['open'] == '0.00', done


def tender_discounts_of_any_tender():
    """10-26: what is put on account saves as cash and cards do; never on a balance (decision 27)"""
    offer = {'kind': 'discount', 'id': 'T', 'name': 'On account', 'type': 'tender',
             'tender': 'account', 'all_groups': True, 'lines': [{'product': '*'}],
             'tiers': [{'from': '0.00', 'rate': '0.1'}]}
    with Register(records=[clerk('pay.account'), offer]) as register:
        cart(register, 'A')
        assert register.do('pay.account')['discount'] == '10.00'


def when_a_card_cannot_be_kept():
    """10-21: without a second card all of it is paid at once, or it is picked up and paid later"""
    for whole in (True, False):
        with Register() as register:
            cart(register, 'A')
            register.do('order.ship_all')
            register.do('device.script', device='terminal', next=['no-token', 'no-token'])
            assert register.do('pay.card', balance='card')['missing'] == 'card-required'
            if whole:
                done = register.do('pay.card', amount='90.00')
                assert done['concluded'], done
                assert register.order(done['receipt'])['totals']['balance'] == '0.00'
                continue
            register.do('pay.void')
            register.do('order.pickup_all')
            assert register.do('pay.card', balance='pay-later')['concluded']


def header_charges_of_mixed_modes():
    """10-29: prorate_mixed: a header rule is spread where lines go several ways; else M35: nothing"""
    rules = [{'kind': 'charge-rule', 'id': 'G' + mode, 'level': 'header', 'code': 'FREIGHT',
              'currency': 'EUR', 'mode_relation': 'one', 'mode': mode,
              'tiers': [{'category': 'fixed', 'amount': amount}]}
             for mode, amount in (('99', '10.00'), ('11', '20.00'))]
    for spread in (False, True):
        with Register(records=[parameters(prorate_mixed=spread), *rules]) as register:
            lines = [register.add(item) for item in ('A', 'B', 'C')]
            register.do('customer.attach', customer='C')
            register.do('order.ship_all', mode='99')
            alone = register.cart()['charges']
            assert [(each['amount'], each['line']) for each in alone] == [('10.00', None)], alone
            register.do('order.ship_selected', lines=lines[2:], mode='11')
            mixed = [(each['line'], each['amount']) for each in register.cart()['charges']]
            assert sorted(mixed) == (sorted([(lines[0], '2.50'), (lines[1], '7.50'),
                                             (lines[2], '20.00')]) if spread else []), mixed


def shipping_discounts_of_an_amount():
    """10-35: a shipping discount takes an amount off, and the cart shows what and why"""
    freight = {'kind': 'charge-rule', 'id': 'G', 'level': 'header', 'code': 'FREIGHT',
               'currency': 'EUR', 'mode_relation': 'one', 'mode': '99',
               'tiers': [{'category': 'fixed', 'amount': '10.00'}]}

    def offer(*tiers):
        return {'kind': 'shipping-discount', 'id': 'D', 'name': 'Less freight', 'mode': '99',
                'tiers': list(tiers)}

    for tiers, charge, off in (
            ([{'from': '50.00', 'amount': '4.00'}], '6.00', '4.00'),
            ([{'from': '50.00', 'amount': '40.00'}], '0.00', '10.00'),
            ([{'from': '50.00', 'rate': '0.5', 'amount': '1.00'}], '4.00', '6.00'),
            ([{'from': '50.00', 'rate': '0.5'}, {'from': '90.00', 'amount': '7.00'}],
             '3.00', '7.00'),
            ([{'from': '100.01', 'amount': '4.00'}], '10.00', None)):
        with Register(records=[freight, offer(*tiers)]) as register:
            cart(register, 'A')
            register.do('order.ship_all', mode='99')
            found, = register.cart()['charges']
            assert found['amount'] == charge, (tiers, found)
            assert found['discount'] == (off or '0.00'), (tiers, found)
            assert (found['description'] == 'Freight · Less freight') == bool(off), found
            done = register.do('pay.card', balance='card')
            text = register.do('receipt.get', receipt=done['receipt'])['text']
            assert ('Less freight' in text) == bool(off), text
    report = refused(register_of(), offer({'from': '50.00'}))
    assert 'amount' in report, report


def every_field_of_a_delivery():
    """10-36: day, address and place change where the line is, offline too; the rest of it stays"""
    home = RECORDS['customer', 'C']
    two = {**home, 'addresses': [*home['addresses'], {**home['addresses'][0], 'id': 'C-WORK',
                                                      'primary': False, 'country': 'DE'}]}
    air = with_changes('delivery-mode', '11', countries=['NL'])
    with Register(records=[two, air, feature('F1', True)]) as register:
        cart(register, 'A', 'B')
        register.do('order.ship_all', mode='11', location='W9', date='2026-05-20')
        first, second = [each['id'] for each in register.cart()['lines']]
        shown = {'mode': '11', 'location': 'W9', 'date': '2026-05-20', 'address': 'C-HOME'}

        def check(line, **changed):
            shown.update(changed)
            found = next(each for each in register.cart()['lines'] if each['id'] == line)
            assert {key: found[key] for key in shown} == shown, found

        register.do('order.change_delivery', lines=[first], date='2026-05-22')
        check(first, date='2026-05-22')
        register.do('order.change_delivery', lines=[first], location='W1')
        check(first, location='W1')
        # The mode that stays has to take it there as well.
        register.refuse('order/no-delivery-mode', 'order.change_delivery', lines=[first],
                        address='C-WORK')
        register.do('order.change_delivery', lines=[first], address='C-WORK', mode='99')
        check(first, address='C-WORK', mode='99')
        register.refuse('order/date', 'order.change_delivery', lines=[first], date='2026-05-13')
        register.refuse('order/no-address', 'order.change_delivery', lines=[first], address='X')
        register.refuse('call/missing-argument', 'order.change_delivery', lines=[first])
        check(second, mode='11', location='W9', date='2026-05-20', address='C-HOME')


def a_mode_becomes_one_for_pick_up():
    """10-39: pickup_from: a mode in use is for pick-up from a day on; what ships by it still ships"""
    with Register(records=[with_changes('delivery-mode', '99', pickup_from='2026-05-16'),
                           feature('F3', True)],
                  worker='sam') as register:
        line = register.add('A', '2')
        register.do('customer.attach', customer='C')
        details = register.refuse('order/no-delivery-mode', 'order.pickup_all', mode='99')
        assert details['mode'] == '99', details
        register.do('order.ship_all', mode='99')
        name = register.do('pay.card', balance='card')['receipt']
        register.do('clock.advance', seconds=2 * 24 * 3600)
        register.do('session.sign_in', worker='sam', secret='2468')
        # What was ordered by it goes on, edited or not.
        register.do('order.edit', order=name)
        register.do('line.set_qty', line=line, quantity='3')
        register.totals(due_now='10.00')
        assert register.do('pay.card')['concluded']
        register.do('fulfill.line_ship', order=name, lines=[{'line': line, 'quantity': '3'}])
        assert register.order(name)['status'] == 'invoiced'
        register.add('A')
        register.do('customer.attach', customer='C')
        register.refuse('order/no-delivery-mode', 'order.ship_all', mode='99')
        register.do('order.pickup_all', mode='99')
        assert register.do('pay.cash', balance='pay-later')['concluded']
    with Register(records=[with_changes('delivery-mode', '70', pickup_from='2026-05-16')],
                  worker='sam') as register:
        faults = register.do('setup.check')['missing']
        assert 'two-classes' in [fault['code'] for fault in faults], faults


def several_rules_of_pick_up_times():
    """10-41: a store has as many as it likes; hours in which it is closed are told, and not offered"""
    def rule(name, start, end, *weekdays):
        return {'kind': 'slot-rule', 'id': name, 'stores': ['S1'], 'mode': '60', 'min_days': '0',
                'max_days': '7', 'start': start, 'end': end, 'interval_minutes': 60,
                'capacity': 2, 'weekdays': list(weekdays)}

    hours = [{'weekday': day, 'from': '09:00', 'until': '17:00'} for day in range(1, 6)]
    late = [rule('EARLY', '09:00', '12:00'), rule('LATE', '15:00', '18:00', '4', '5')]
    for opening, told in (([], []), (hours, ['LATE']),
                          ([*hours[:4], {'weekday': 5, 'closed': True}], ['LATE'])):
        with Register(records=[*late, store(opening=opening)]) as register:
            found = [each['id'] for each in register.do('setup.check')['notices']
                     if each['code'] == 'closed']
            assert found == told, (opening, found)
            cart(register, 'A')
            for slot, may in (('10:00-11:00', True), ('16:00-17:00', True),
                              ('17:00-18:00', not told)):
                answer = register.ask('order.pickup_all', mode='60', date='2026-05-15', slot=slot)
                closed = len(opening) == 5 and 'closed' in opening[4]
                assert answer['ok'] == (may and not closed), (opening, slot, answer)


# --- Returns ---


def where_a_thing_was_sold():
    """10-49: the sale of what somebody brings without a receipt, by card, customer or serial number"""
    with Register(records=[product(serialized=True, serial_in_process=True)]) as register:
        found = {}
        for serial, customer, way in (('SN-1', 'C', 'pay.cash'), ('SN-2', None, 'pay.card')):
            line = register.add('A')
            register.do('line.serial', line=line, serial=serial)
            if customer:
                register.do('customer.attach', customer=customer)
            found[serial] = register.do(way)['receipt']
        card = register.order(found['SN-2'])['payments'][0]['masked'][-4:]
        for query, names in (({'serial': 'SN-1'}, ['SN-1']), ({'serial': 'SN-3'}, []),
                             ({'serial': 'SN-1', 'item': 'B'}, []), ({'card': card}, ['SN-2']),
                             ({'card': '%'}, []), ({'customer': 'C', 'item': 'A'}, ['SN-1']),
                             ({'item': 'A'}, ['SN-2', 'SN-1'])):
            orders = register.do('order.search', **query)['orders']
            assert [each['receipt'] for each in orders] == [found[name] for name in names], (
                query, orders)


def one_refund_for_two_orders():
    """10-54: an exchange and goods of two orders: the card gets back what it paid, each part linked"""
    with Register(records=[clerk('return.with_receipt'),
                           parameters(multiple_returns=True)]) as register:
        names, lines = [], []
        for item in ('A', 'B'):
            lines.append(register.add(item))
            register.do('customer.attach', customer='C')
            names.append(register.do('pay.card')['receipt'])
        for name in names:
            register.do('return.by_receipt', order=name, all=True)
        register.add('C')
        register.totals(due_now='-350.00')
        parts = []
        while register.cart()['id']:
            parts.append(register.do('pay.card')['due'])
        assert parts == ['0.00'], parts
        back = [[each['refunded'] for each in register.order(name)['payments']]
                for name in names]
        assert back == [['100.00'], ['250.00']], back


def terms_of_a_return():
    """10-55: days, a fee and their exceptions by category and condition, by the return policy"""
    categories = [{'kind': 'category', 'id': 'HALL', 'name': 'Hall'},
                  {'kind': 'category', 'id': 'LAMPS', 'name': 'Lamps', 'parent': 'HALL'}]
    goods = [with_changes('product', item, category=category)
             for item, category in (('A', 'LAMPS'), ('B', None))]
    reasons = [{'kind': 'return-reason', 'id': 'unwanted', 'name': 'Unwanted'},
               {'kind': 'return-reason', 'id': 'broken', 'name': 'Broken', 'no_fee': True}]
    code = {'kind': 'charge-code', 'id': 'BACK', 'description': 'Putting back',
            'item_tax_group': 'FULL'}
    policy = {'kind': 'return-policy', 'id': 'P', 'days': 30, 'fee_rate': '0.1',
              'terms': [{'category': 'HALL', 'days': 2, 'fee_rate': '0.2'}]}
    for named, item, reason, days, fee, late in (
            (True, 'B', 'unwanted', 3, '30.00', False), (True, 'A', 'unwanted', 2, '20.00', False),
            (True, 'A', 'unwanted', 3, '20.00', True), (True, 'A', 'broken', 3, None, True),
            (True, 'B', 'broken', 30, None, False), (True, 'B', 'unwanted', 31, '30.00', True),
            (False, 'B', 'unwanted', 3, None, False)):
        with Register(records=[*categories, *goods, *reasons, code, policy,
                               store(return_policy='P'), clerk('return.with_receipt'),
                               parameters(**({'restocking_charge_code': 'BACK'} if named
                                             else {}))]) as register:
            line = register.add(item)
            name = register.do('pay.cash')['receipt']
            register.do('clock.advance', seconds=days * 86400)
            back = {'order': name, 'lines': [{'line': line}], 'reason': reason}
            if late:
                details = register.refuse('order/needs-approval', 'return.by_receipt', **back)
                assert details['reason'] == 'return-expired', details
            register.do('return.by_receipt', SUPERVISOR, **back)
            charges = [each['amount'] for each in register.cart()['charges']]
            assert charges == ([fee] if fee else []), (item, reason, charges)
            price = 100 if item == 'A' else 300
            register.totals(due_now='%.2f' % (float(fee or 0) - price))
            # Another choice pays one fee, not two; none takes it along.
            register.do('return.by_receipt', SUPERVISOR, **back)
            assert len(register.cart()['charges']) == len(charges)
            assert register.do('pay.cash')['concluded']


LOCKERS = [{'id': 'L-N', 'name': 'Locker North', 'street': 'Noorderplein 2', 'postcode': '3512 AB',
            'city': 'Utrecht'},
           {'id': 'L-S', 'name': 'Locker South'}]


def rows_of(register, number):
    """A paper's rows, each with its spaces once."""
    text = register.do('receipt.get', receipt=number)['text']
    return [' '.join(row.split()) for row in text.splitlines() if row.strip()]


def picked_up_at_a_locker():
    """10-40: a locker is its store's: its stock and its rules; its name and address are on paper"""
    with Register(records=[store(lockers=LOCKERS)], worker='sam') as register:
        cart(register, 'A', 'A', 'B')
        for place, locker in (('S1', 'L-X'), ('S2', 'L-N'), ('W9', 'L-N')):
            register.refuse('order/location', 'order.pickup_all', store=place, locker=locker)
        lines = [each['id'] for each in register.cart()['lines']]
        register.do('order.pickup_selected', lines=lines[:1], store='S1', locker='L-N')
        register.do('order.pickup_selected', lines=lines[1:], store='S1')
        first, second = register.cart()['lines']
        assert (first['locker'], first['store'], first['location']) == ('L-N', 'S1', 'W1'), first
        assert second.get('locker') is None, second
        name = register.do('pay.cash', balance='pay-later')['receipt']
        rows = rows_of(register, name)
        assert len([row for row in rows if 'Locker North' in row]) == 1, rows
        assert 'Noorderplein 2, 3512 AB Utrecht' in rows, rows
        held = {each['location']: each['reserved']
                for each in register.do('stock.lookup', item='A')['places']}
        assert held['W1'] == '2', held
        register.do('fulfill.print_packing_slip', order=name, lines=[{'line': first['id']}])
        slip = register.do('order.get', order=name)['lines'][0]['packing_slip']
        assert any('Locker North' in row for row in rows_of(register, slip))
        # It is handed over where it lies, as anything else: first what was packed.
        for status in ('partially-invoiced', 'invoiced'):
            register.do('fulfill.line_pickup', order=name)
            assert register.do('pay.cash')['status'] == status


def a_locker_that_is_gone():
    """10-40: what waits there is still found; a locker is there once"""
    with Register(records=[store(lockers=LOCKERS)]) as register:
        name = saved(register, 'A', locker='L-S')
        register.load(store())
        line = register.do('order.get', order=name)['lines'][0]
        assert (line['locker'], line['store']) == ('L-S', 'S1'), line
        report = refused(register, store(lockers=[*LOCKERS, LOCKERS[0]]))
        assert '“lockers” has one “id” twice' in report, report


def total_discounts_on_an_exchange():
    """10-56: a total discount takes off what is sold, never off what comes back; above a limit: asked"""
    with Register(records=[clerk('return.with_receipt')]) as register:
        line = register.add('A')
        name = register.do('pay.cash')['receipt']
        register.do('return.by_receipt', order=name, lines=[{'line': line}])
        register.add('B')
        details = register.refuse('order/needs-approval', 'disc.total_percent', rate='0.1')
        assert details['permission'] == 'disc.max_total_pct', details
        assert register.do('disc.total_percent', SUPERVISOR, rate='0.1')['discount'] == '30.00'
        lines = [(each['item'], each['total']) for each in register.cart()['lines']]
        assert lines == [('A', '-100.00'), ('B', '270.00')], lines
        register.totals(due_now='170.00')


def exchange(register, more):
    """One A comes back, @more is sold; the answer."""
    line = register.add('A')
    name = register.do('pay.cash')['receipt']
    register.do('return.by_receipt', order=name, lines=[{'line': line}])
    register.add(more)
    due = register.cart()['totals']['due_now']
    return register.do('pay.cash' if float(due) else 'txn.conclude')


def an_exchange_on_two_receipts():
    """10-57: each half has its receipt; money moves once, and what was set off stands on both"""
    split = profile(no_exchange=True, split_exchange=True,
                    receipt_masks=[{'receipt': 'return', 'mask': 'R-####'}])
    for more, total, sold, back in (
            ('B', '300.00', ['Set off against the return €100.00', 'Cash €200.00'],
             ['Set off against the sale −€100.00']),
            ('A', '100.00', ['Set off against the return €100.00'],
             ['Set off against the sale −€100.00']),
            ('L3', '5.00', ['Set off against the return €5.00'],
             ['Set off against the sale −€5.00', 'Cash −€95.00'])):
        with Register(records=[clerk('return.with_receipt'), split]) as register:
            done = exchange(register, more)
            assert (done['receipt'], done['return_receipt']) == ('0S1-01-000002', 'R-0001'), done
            first, second = (rows_of(register, done[each])
                             for each in ('receipt', 'return_receipt'))
            assert 'Total €%s' % total in first and 'Total −€100.00' in second, (first, second)
            assert first[-1 - len(sold):-1] == sold, first
            assert second[-1 - len(back):-1] == back, second
            assert 'Returned' not in first and 'Returned' in second, (first, second)
            assert register.do('order.get', order=done['return_receipt'])['id'] == done['order']
            again = exchange(register, 'B')
            assert (again['receipt'], again['return_receipt']) == ('0S1-01-000004', 'R-0002'), again
    # Mixed on one receipt, where nobody forbids it; refused, where it is forbidden only.
    with Register(records=[clerk('return.with_receipt'), profile(split_exchange=True)]) as register:
        assert 'return_receipt' not in exchange(register, 'B')


if __name__ == '__main__':
    sys.exit(run_tests([
        what_was_invoiced_is_ordered_again, the_same_again_once, call_centers_share_their_payments,
        call_center_orders_are_cancelled, what_was_paid_in_another_way_goes_on, one_line_stays,
        features_of_some_stores, pay_later_by_customer_group, deposits_on_account,
        tender_discounts_of_any_tender,
        when_a_card_cannot_be_kept, header_charges_of_mixed_modes, shipping_discounts_of_an_amount,
        every_field_of_a_delivery, several_rules_of_pick_up_times,
        a_mode_becomes_one_for_pick_up, where_a_thing_was_sold, one_refund_for_two_orders,
        picked_up_at_a_locker, a_locker_that_is_gone,
        terms_of_a_return, total_discounts_on_an_exchange,
        an_exchange_on_two_receipts,
    ]))
