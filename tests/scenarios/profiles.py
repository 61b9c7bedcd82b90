#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""profiles.py POSCTL FIXTURES — what settings of customer-orders.md §2.6, of products and of coupons
change, off and on, and what no bundle may bring.

As configuration.py, which has the rest of §2."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import SUPERVISOR, Register, run_tests  # pylint: disable=wrong-import-position
from settings import (  # pylint: disable=wrong-import-position
    RECORDS, cart, feature, mode, parameters, product, profile, refused, saved, saved_elsewhere,
    stock, store, with_changes)


def expedite_codes_say_what_comes_first():
    """2.1 expedite code, §10-59: of the mode, the order or a line; sorts the work list, costs nothing"""
    codes = [{'kind': 'expedite-code', 'id': code, 'name': code, 'priority': priority}
             for code, priority in (('RUSH', 20), ('SOON', 10))]
    with Register(records=[*codes, mode('60', expedite='SOON')], worker='sam') as register:
        shown = {}
        for day, (way, of_order, of_line, code) in enumerate((
                ('61', None, None, None), ('60', None, None, 'SOON'), ('60', 'RUSH', None, 'RUSH'),
                ('60', None, 'RUSH', 'RUSH'), ('61', 'RUSH', 'SOON', 'SOON')), 20):
            line = register.add('A')
            cart(register)
            register.do('order.pickup_all', mode=way, date='2026-05-%d' % day)
            before = register.cart()['totals']
            if of_order:
                register.do('order.expedite', expedite=of_order)
            if of_line:
                register.do('order.expedite', expedite=of_line, lines=[line])
            register.refuse('order/not-found', 'order.expedite', expedite='NOW')
            assert register.cart()['totals'] == before
            register.do('pay.cash', balance='pay-later')
            shown[line] = code
        rows = register.do('order.fulfillment')['lines']
        assert {row['line']: row['expedite'] for row in rows} == shown, rows
        days = [(row['expedite'], row['date']) for row in rows]
        assert days == [('RUSH', '2026-05-22'), ('RUSH', '2026-05-23'), ('SOON', '2026-05-21'),
                        ('SOON', '2026-05-24'), (None, '2026-05-20')], days


def negative_stock_may_leave():
    """3.6 physical negative stock: of the warehouse or the product; else an empty shelf refuses"""
    warehouse = RECORDS['warehouse', 'W1']
    with Register(records=[stock(on_hand='0')]) as register:
        name = saved(register, 'A')
        for record, leaves in ((warehouse, False), ({**warehouse, 'negative_stock': True}, True),
                               (warehouse, False), (product(negative_stock=True), True)):
            register.load(record)
            answer = register.ask('fulfill.line_pickup', order=name)
            assert answer['ok'] == leaves, answer
            if leaves:
                register.do('txn.void')
            else:
                assert answer['error']['code'] == 'stock', answer


# --- Serial numbers: §3.2 L2, §4.13 R11, F16 ---


def serial_numbers_are_held_against_stock():
    """L2, F16: active; active in sales process; negative stock of warehouse or product; F16 off"""
    warehouse = RECORDS['warehouse', 'W1']
    for records, fits in (([product(serialized=True)], False),
                          ([product(serialized=True, serial_in_process=True)], True),
                          ([product(serialized=True, negative_stock=True)], True),
                          ([product(serialized=True),
                            {**warehouse, 'negative_stock': True}], True),
                          ([product(serialized=True), feature('F16', False)], True),
                          ([product(serialized=True), feature('F16', True)], False)):
        with Register(records=[stock(serials=['SN-1']), *records]) as register:
            line = register.add('A')
            answer = register.ask('line.serial', line=line, serial='SN-9')
            assert answer['ok'] == fits, (records, answer)
            if not fits:
                assert answer['error']['details']['reason'] == 'serial-unknown', answer
                register.do('line.serial', line=line, serial='SN-1')
            assert register.do('pay.cash')['concluded']


def what_lies_here_does_not_come_back():
    """A piece that nobody sold is not taken back without a receipt: by its number, or turned around"""
    with Register(records=[product(serialized=True), stock(serials=['SN-1', 'SN-2'])],
                  worker='sam') as register:
        sold = register.add('A')
        register.do('line.serial', line=sold, serial='SN-1')
        details = register.refuse('order/product', 'return.blind', line=sold)
        assert details == {'reason': 'serial-here', 'item': 'A', 'serial': 'SN-1',
                           'location': 'W1', 'next': 'return.by_receipt'}, details
        register.do('pay.cash')
        register.do('return.blind', item='A')
        back = register.cart()['lines'][0]['id']
        assert register.refuse('order/product', 'line.serial', line=back,
                               serial='SN-2')['reason'] == 'serial-here'
        register.do('line.serial', line=back, serial='SN-1')
        register.do('pay.cash')
        register.do('return.blind', item='A')
        back = register.cart()['lines'][0]['id']
        assert register.refuse('order/product', 'line.serial', line=back,
                               serial='SN-1')['reason'] == 'serial-here', 'once is enough'
    with Register(records=[product(serialized=True), feature('F16', False),
                           stock(serials=['SN-1'])], worker='sam') as register:
        register.do('return.blind', item='A')
        register.do('line.serial', line=register.cart()['lines'][0]['id'], serial='SN-1')


def serial_numbers_may_be_blank():
    """L2 blank issue allowed: the piece leaves without its number"""
    for blank in (False, True):
        with Register(records=[product(serialized=True, blank_serial=blank)]) as register:
            register.add('A')
            answer = register.ask('pay.cash')
            assert answer['ok'] == blank, answer
            if not blank:
                assert answer['error']['details']['reason'] == 'serial-missing', answer


def serial_numbers_wait_until_the_piece_leaves():
    """L2: a line for later may be paid without; handing over asks for it, at the place it lies in"""
    with Register(records=[product(serialized=True), stock(serials=['SN-1', 'SN-2'])]) as register:
        name = saved(register, 'A')
        line = register.order(name)['lines'][0]['id']
        register.do('fulfill.line_pickup', order=name, lines=[{'line': line}])
        assert register.refuse('order/product', 'pay.cash')['reason'] == 'serial-missing'
        assert register.refuse('order/product', 'line.serial', line=line,
                               serial='SN-3')['reason'] == 'serial-unknown'
        register.do('line.serial', line=line, serial='SN-1')
        register.do('pay.cash')
        assert register.order(name)['lines'][0]['serial'] == 'SN-1'
        name = saved(register, 'A')
        line = register.order(name)['lines'][0]['id']
        assert register.refuse('order/product', 'fulfill.line_pickup', order=name, lines=[
            {'line': line, 'serial': 'SN-1'}])['reason'] == 'serial-unknown', 'it is gone'
        register.do('fulfill.line_pickup', order=name, lines=[{'line': line, 'serial': 'SN-2'}])
        register.do('pay.cash')


def another_serial_number_comes_back():
    """R11 serial_return: warn, approve or block; nothing without F16"""
    for rule, on in (('warn', True), ('approve', True), ('block', True), ('block', False)):
        with Register(records=[product(serialized=True), feature('F16', on),
                               stock(serials=['SN-1', 'SN-2']), profile(serial_return=rule)],
                      worker='kim') as register:
            line = register.add('A')
            register.do('line.serial', line=line, serial='SN-1')
            receipt = register.do('pay.cash')['receipt']
            register.load(with_changes('role', 'clerk', permissions=[
                *RECORDS['role', 'clerk']['permissions'], 'return.with_receipt']))

            def take(serial, approval=None, register=register, receipt=receipt, line=line):
                return register.ask('return.by_receipt', approval, order=receipt, lines=[
                    {'line': line, 'serial': serial}])

            answer = take('SN-2')
            if not on:
                assert answer['ok'] and 'serial_differs' not in answer['result'], answer
            elif rule == 'warn':
                assert answer['result']['serial_differs'] == 'SN-1', answer
            elif rule == 'approve':
                assert answer['error']['code'] == 'needs-approval', answer
                assert answer['error']['details']['permission'] == 'return.serial', answer
                assert take('SN-2', SUPERVISOR)['ok']
            else:
                assert answer['error']['details']['rule'] == 'serial-differs', answer
                answer = take('SN-1')
                assert answer['ok'] and 'serial_differs' not in answer['result'], answer
            register.do('pay.cash')
            register.add('A')
            again = register.cart()['lines'][0]['id']
            back = 'SN-1' if rule == 'block' and on else 'SN-2'
            register.do('line.serial', line=again, serial=back)


def another_of_several_numbers_comes_back():
    """R11, §10.51: the same of a line of several pieces: each number is held against those sold"""
    for rule in ('warn', 'approve', 'block'):
        with Register(records=[product(serialized=True, blank_serial=True),
                               parameters(serials_together=True),
                               stock(serials=['SN-1', 'SN-2', 'SN-3', 'SN-4']),
                               profile(serial_return=rule),
                               with_changes('role', 'clerk', permissions=[
                                   *RECORDS['role', 'clerk']['permissions'],
                                   'return.with_receipt'])]) as register:
            line = register.add('A', quantity='3')
            register.do('line.serial', line=line, serials=['SN-1', 'SN-2', 'SN-3'])
            receipt = register.do('pay.cash')['receipt']

            def take(*serials, approval=None, register=register, receipt=receipt, line=line):
                return register.ask('return.by_receipt', approval, order=receipt, lines=[
                    {'line': line, 'quantity': str(len(serials)), 'serials': list(serials)}])

            answer = take('SN-3', 'SN-1')
            assert answer['ok'] and 'serial_differs' not in answer['result'], answer
            answer = take('SN-1', 'SN-4')
            if rule == 'warn':
                assert answer['result']['serial_differs'] == 'SN-1, SN-2, SN-3', answer
            elif rule == 'approve':
                assert answer['error']['details']['permission'] == 'return.serial', answer
                assert take('SN-1', 'SN-4', approval=SUPERVISOR)['ok']
            else:
                assert answer['error']['details']['rule'] == 'serial-differs', answer
            back = register.cart()['lines'][0]
            assert sorted(back['serials']) == ['SN-1', 'SN-3' if rule == 'block' else 'SN-4']
            register.refuse('order/product', 'line.serial', line=back['id'], serial='SN-2')
            register.do('line.serial', line=back['id'], serials=['SN-1', 'SN-3'])
            register.do('pay.cash')
            assert register.refuse('order/status', 'return.by_receipt', order=receipt, lines=[
                {'line': line, 'serial': 'SN-3'}])['rule'] == 'serial-returned'
            register.do('return.by_receipt', order=receipt, all=True)
            assert register.cart()['lines'][0]['serials'] == ['SN-2']
            register.do('pay.cash')
            # A piece that left without a number may have been any.
            line = register.add('A', quantity='2')
            register.do('line.serial', line=line, serial='SN-1')
            receipt = register.do('pay.cash')['receipt']
            answer = take('SN-9', 'SN-1', receipt=receipt, line=line)
            assert answer['ok'] and 'serial_differs' not in answer['result'], answer


# --- Calculate total: §2.6, PL7, register.md O-13, P-26 ---


def discounts_wait_for_the_total():
    """2.6 manually calculate multi-line discounts, 310: simple ones stay live; no money before"""
    offers = [{'kind': 'discount', 'id': 'SIMPLE', 'name': 'Simple',
               'lines': [{'product': 'C', 'rate': '0.1'}]},
              {'kind': 'discount', 'id': 'TWO', 'name': 'Two', 'type': 'quantity',
               'lines': [{'product': 'A'}], 'tiers': [{'quantity': '2', 'rate': '0.2'}]},
              {'kind': 'discount', 'id': 'MUCH', 'name': 'Much', 'type': 'threshold',
               'lines': [{'product': 'B'}], 'tiers': [{'from': '300', 'by': 'amount',
                                                       'amount': '30'}]}]
    coupon = [{'kind': 'discount', 'id': 'CLUB', 'name': 'Club', 'coupon': True,
               'lines': [{'product': 'L3', 'rate': '0.5'}]},
              {'kind': 'coupon', 'id': 'CLUB', 'name': 'Club', 'discount': 'CLUB',
               'codes': [{'code': 'CLUB'}]}]
    for by_hand in (False, True):
        with Register(records=[*offers, *coupon, profile(
                calculate_discounts_manually=by_hand)]) as register:
            register.add('C')
            register.add('A', '2')
            register.add('B')
            register.totals(total='545.00' if by_hand else '475.00')
            if by_hand:
                details = register.refuse('order/status', 'pay.cash')
                assert (details['rule'], details['next']) == (
                    'not-totaled', 'price.calculate'), details
                done = register.do('price.calculate')
                assert (done['before'], done['after']) == ('545.00', '475.00'), done
            register.add('A', '1')
            register.totals(total='555.00')
            register.do('pay.cash')
            register.add('A', '2')
            register.totals(total='200.00' if by_hand else '160.00')
            register.do('coupon.add', coupon='CLUB')
            register.totals(total='160.00')
            register.do('pay.cash')
            cart(register, 'B')
            if by_hand:
                assert register.refuse('order/status', 'quote.create')['rule'] == 'not-totaled'
                register.do('price.recalculate', SUPERVISOR)
            register.totals(total='270.00')
            register.do('quote.create')


def charges_wait_for_the_total():
    """2.6 calculate charges manually: automatic charges come with the total"""
    rule = {'kind': 'charge-rule', 'id': 'GROUND', 'level': 'header', 'code': 'FREIGHT',
            'mode_relation': 'one', 'mode': '99', 'currency': 'EUR', 'prorate': True,
            'tiers': [{'from': '0', 'category': 'fixed', 'amount': '10.00'}]}
    for by_hand in (False, True):
        with Register(records=[rule, profile(calculate_charges_manually=by_hand)]) as register:
            cart(register, 'A')
            register.do('order.ship_all', mode='99')
            register.totals(total='100.00' if by_hand else '110.00')
            if by_hand:
                assert register.refuse('order/status', 'pay.card',
                                       balance='card')['rule'] == 'not-totaled'
                register.do('price.calculate')
            register.totals(total='110.00')
            register.do('order.carryout_all')
            register.totals(total='100.00')
            register.do('order.ship_all', mode='99')
            register.totals(total='110.00')
            assert register.do('pay.card', balance='card')['concluded']


# --- Coupons: register.md §6.7 ---


def coupons_have_limits():
    """P-36, register.md 58: for each code, for a customer, for a store; exclusive; a quote uses none"""
    offer = {'kind': 'discount', 'id': 'TEN', 'name': 'Ten', 'coupon': True,
             'lines': [{'product': '*', 'by': 'amount', 'amount': '10'}]}
    other = {**offer, 'id': 'MORE', 'lines': [{'product': 'B', 'rate': '0.5'}]}
    coupons = [{'kind': 'coupon', 'id': 'TEN', 'name': 'Ten', 'discount': 'TEN', 'codes': [
                    {'code': 'K1', 'limit': 1}, {'code': 'K2', 'limit': 1},
                    {'code': 'MINE', 'limit_per_customer': 1},
                    {'code': 'HERE', 'limit_per_store': 1}]},
               {'kind': 'coupon', 'id': 'ALONE', 'name': 'Alone', 'discount': 'MORE',
                'exclusive': True, 'codes': [{'code': 'ALONE'}]}]
    newcomer = {'kind': 'customer', 'id': 'D', 'name': 'Customer D'}
    with Register(records=[offer, other, *coupons, newcomer], worker='sam') as register:
        cart(register, 'A')
        register.do('coupon.add', coupon='k1')
        register.do('quote.create')
        for code in ('K1', 'K2', 'HERE'):
            register.add('A')
            register.do('coupon.add', coupon=code)
            register.totals(total='90.00')
            register.do('pay.cash')
        for code, reason in (('K1', 'used-up'), ('K2', 'used-up'), ('HERE', 'used-in-store')):
            register.add('A')
            details = register.refuse('order/unavailable', 'coupon.add', coupon=code)
            assert (details['reason'], details['maximum']) == (reason, 1), details
            register.do('txn.void')
        register.add('A')
        register.refuse('order/no-customer', 'coupon.add', coupon='MINE')
        register.do('customer.attach', customer='C')
        register.do('coupon.add', coupon='MINE')
        register.do('order.pickup_all')
        name = register.do('pay.cash', balance='pay-later')['receipt']
        cart(register, 'A', customer='D')
        register.do('coupon.add', coupon='MINE')
        register.do('customer.attach', customer='C')
        details = register.refuse('order/unavailable', 'pay.cash')
        assert details['reason'] == 'used-by-customer', 'whoever pays counts'
        register.do('txn.void')
        register.do('order.cancel', order=name)
        register.do('pay.cash')
        cart(register, 'A')
        register.do('coupon.add', coupon='MINE')
        details = register.refuse('order/status', 'coupon.add', coupon='ALONE')
        assert details['rule'] == 'coupon-exclusive', details
        register.do('pay.cash')


def a_cancelled_order_keeps_the_coupon_of_what_was_carried_out():
    """P-36: cancelling the rest gives a code back only if it took nothing off what has left"""
    offers = [{'kind': 'discount', 'id': item, 'name': item, 'coupon': True,
               'lines': [{'product': item, 'by': 'amount', 'amount': '10'}]} for item in 'AB']
    coupons = [{'kind': 'coupon', 'id': item, 'name': item, 'discount': item,
                'codes': [{'code': 'FOR-' + item, 'limit': 1}]} for item in 'AB']
    with Register(records=[*offers, *coupons], worker='sam') as register:
        carried, waiting = register.add('A'), register.add('B')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_selected', lines=[waiting])
        register.do('order.carryout_selected', lines=[carried])
        for code in ('FOR-A', 'FOR-B'):
            assert register.do('coupon.add', coupon=code)['applied'] is True
        name = register.do('pay.cash', balance='pay-later')['receipt']
        register.do('order.cancel', order=name)
        assert register.do('pay.cash')['status'] == 'cancelled'
        assert register.order(name)['coupons'] == ['FOR-A']
        cart(register, 'A', 'B')
        register.refuse('order/unavailable', 'coupon.add', coupon='FOR-A')
        assert register.do('coupon.add', coupon='FOR-B')['applied'] is True
        register.do('pay.cash')


def coupons_that_gave_nothing_are_not_used():
    """P-36: a code counts where it took something off; an edit that gives that up gives it back"""
    offer = {'kind': 'discount', 'id': 'TEN', 'name': 'Ten', 'coupon': True,
             'lines': [{'product': 'B', 'by': 'amount', 'amount': '10'}]}
    coupon = {'kind': 'coupon', 'id': 'TEN', 'name': 'Ten', 'discount': 'TEN',
              'codes': [{'code': 'ONCE', 'limit': 1}]}
    with Register(records=[offer, coupon], worker='sam') as register:
        register.add('A')
        assert register.do('coupon.add', coupon='ONCE')['applied'] is False
        name = register.do('pay.cash')['receipt']
        assert register.order(name)['coupons'] == [], 'it gave nothing'
        cart(register, 'A', 'B')
        line = register.cart()['lines'][1]['id']
        assert register.do('coupon.add', coupon='ONCE')['applied'] is True
        register.do('order.pickup_all')
        name = register.do('pay.cash', balance='pay-later')['receipt']
        assert register.order(name)['coupons'] == ['ONCE']
        register.add('B')
        register.refuse('order/unavailable', 'coupon.add', coupon='ONCE')
        register.do('txn.void')
        register.do('order.edit', order=name)
        register.do('line.void', lines=[line])
        register.do('txn.conclude')
        assert register.order(name)['coupons'] == [], 'what it was for is gone'
        register.add('B')
        assert register.do('coupon.add', coupon='ONCE')['discount'] == '10.00'
        register.do('pay.cash')


def a_coupon_that_waits_holds_nothing_up():
    """P-36: somebody else used it meanwhile, but here it gives nothing anyway"""
    offer = {'kind': 'discount', 'id': 'TEN', 'name': 'Ten', 'coupon': True,
             'lines': [{'product': 'B', 'by': 'amount', 'amount': '10'}]}
    coupon = {'kind': 'coupon', 'id': 'TEN', 'name': 'Ten', 'discount': 'TEN',
              'codes': [{'code': 'ONCE', 'limit': 1}]}
    with Register(records=[offer, coupon], worker='sam') as register:
        waiting = {}
        for item in ('A', 'B'):
            register.add(item)
            register.do('coupon.add', coupon='ONCE')
            waiting[item] = register.do('txn.suspend')['cart']
        register.add('B')
        register.do('coupon.add', coupon='ONCE')
        register.do('pay.cash')
        register.do('txn.recall', cart=waiting['A'])
        assert register.do('pay.cash')['concluded']
        register.do('txn.recall', cart=waiting['B'])
        details = register.refuse('order/unavailable', 'pay.cash')
        assert details == {'reason': 'used-up', 'coupon': 'ONCE', 'maximum': 1,
                           'next': 'coupon.remove'}, details
        register.do('coupon.remove', coupon='ONCE')
        register.totals(total='300.00')
        register.do('pay.cash')


# --- What an import refuses ---


def slots_of_one_mode_do_not_overlap():
    """2.4: rules for one mode within a template may not overlap, whether new or there before"""
    def rule(name, **changes):
        return {'kind': 'slot-rule', 'id': name, 'stores': ['S1'], 'mode': '60', 'min_days': '0',
                'max_days': '7', 'start': '14:00', 'end': '17:00', 'capacity': 2, **changes}

    with Register() as register:
        assert 'gives already' in refused(register, rule('R1'), rule('R2', start='16:00',
                                                                      end='18:00'))
        register.load(rule('R1'))
        for changes in ({'stores': ['*']}, {'weekdays': ['1']}, {'from': '2026-06-01'},
                        {'start': '10:00', 'end': '14:01'}):
            report = refused(register, rule('R2', **changes))
            assert '“R2” gives times of the mode “60” that “R1” gives already' in report, report
        for changes in ({'stores': ['S2']}, {'mode': '61'}, {'start': '17:00', 'end': '18:00'}):
            register.load(rule('R2', **changes))
        register.load(rule('R1', weekdays=['1', '2']))
        register.load(rule('R2', weekdays=['3']))
        register.load(rule('R1', start='09:00', end='12:00'))


def what_nobody_knows_is_named():
    """§2: a setting of a later version, or misspelled, is kept, changes nothing and is told"""
    with Register(worker='sam') as register:
        for record, name in ((parameters(deposit_percentage='10'), 'deposit_percentage'),
                             (store(opening=[{'weekday': 1, 'from': '09:00', 'until': '17:00',
                                               'opens': '09:00'}]), 'opens'),
                             (profile(secret_trys=1), 'secret_trys')):
            register.load(record)
            told = [notice for notice in register.do('setup.check')['notices']
                    if notice['code'] == 'unknown-member']
            assert any('“%s”' % name in notice['text'] for notice in told), told
        assert 'time-machine' in refused(register, {'kind': 'time-machine', 'id': 'T'})


def what_has_no_off_is_told():
    """§2.7: F5, F15 and F17 always work; whoever switches one off hears that it changes nothing"""
    with Register(worker='sam') as register:
        def told():
            return [notice['text'] for notice in register.do('setup.check')['notices']
                    if notice['code'] == 'no-off']
        assert told() == [], told()
        for name in ('F5', 'F15', 'F17'):
            register.load(feature(name, False))
            assert len(told()) == 1 and name + ' ' in told()[0], told()
            register.load(feature(name, True))
            assert told() == [], told()


# --- Receipts ---


def receipts_have_a_footer():
    """register.md T-36: what the store says below, in the language of the paper"""
    for footer in (None, 'Keep this receipt'):
        with Register(records=[store(receipt_footer=footer)]) as register:
            register.add('A')
            receipt = register.do('pay.cash')['receipt']
            text = register.do('receipt.get', receipt=receipt)['text']
            assert ('Keep this receipt' in text) == bool(footer), text
            register.do('customer.attach', customer='C')
            register.add('A')
            offer = register.do('quote.create')['receipt']
            assert 'Keep this receipt' not in register.do('receipt.get', receipt=offer)['text']


# --- What else the set-up says ---


def shared_payments_need_their_feature():
    """F9, X11: orders made under it can only be gone on with while it stays on"""
    with Register(records=[saved_elsewhere(shared_payments=True)], worker='sam') as register:
        for on in (False, True):
            register.load(feature('F9', on))
            answer = register.ask('order.edit', order='SO-77')
            assert answer['ok'] == on, answer
            if on:
                register.do('txn.void')
            else:
                assert answer['error']['details']['rule'] == 'X11', answer


def shared_payments_say_what_they_need():
    """2.7 F9: F7, a call center that completes its orders, and nothing that is paid later"""
    center = with_changes('store', 'S3', order_completion=True)
    card = profile(balance_rule='card-required')
    mixed = profile(balance_rule='card-required', balance_groups=[
        {'customer_group': 'TRADE', 'balance_rule': 'optional'}])
    for records, needs in (([feature('F9', False)], set()),
                           ([feature('F9', True)], {'needs-completion', 'needs-card'}),
                           ([feature('F9', True), center], {'needs-card'}),
                           ([feature('F9', True), center, mixed], {'needs-card'}),
                           ([feature('F9', True), card], {'needs-completion'}),
                           ([feature('F9', True), center, card], set()),
                           ([feature('F9', True), feature('F7', False), center, card],
                            {'needs-f7'})):
        with Register(records=records, worker='sam') as register:
            told = [fault for fault in register.do('setup.check')['missing']
                    if fault['kind'] == 'feature']
            assert {fault['code'] for fault in told} == needs, told
            assert all('F9' in fault['text'] for fault in told), told


def call_centers_complete_their_orders():
    """2.9 order completion, 64, X4, X5: who completes orders edits them; nobody here cancels them"""
    center = with_changes('store', 'S3', order_completion=True)
    with Register(records=[saved_elsewhere(origin='call-center')], worker='sam') as register:
        for record, rule in ((center, 'X4'), ({**center, 'order_completion': False}, None)):
            register.load(record)
            answer = register.ask('order.edit', order='SO-77')
            assert answer['ok'] == (rule is None), answer
            if rule:
                assert answer['error']['details']['rule'] == rule, answer
            else:
                register.do('txn.void')
            assert register.refuse('order/status', 'order.cancel', order='SO-77')['rule'] == 'X5'


def electronic_modes_ship_nothing():
    """2.5 electronic mode: what goes by it does not ship"""
    with Register(records=[parameters(electronic_mode=None)]) as register:
        cart(register, 'A')
        register.do('order.ship_all', mode='11')
        assert register.cart()['lines'][0]['intent'] == 'ship'
    # The same mode, named the electronic one, lists no products: it makes no parcel electronic.
    with Register(records=[parameters(electronic_mode='11')]) as register:
        cart(register, 'A')
        refusal = register.refuse('order/no-delivery-mode', 'order.ship_all', mode='11')
        assert (refusal['reason'], refusal['item']) == ('not-electronic', 'A'), refusal


def lines_know_who_sold_them():
    """Operations 637–640, register.md O-18: the default fills what is empty and what comes later"""
    away = {**RECORDS['worker', 'lou'], 'stores': ['S2']}
    with Register(records=[away], worker='sam') as register:
        def sold():
            return [(line['item'], line['sales_rep']) for line in register.cart()['lines']
                    if not line['voided']]

        first, second = register.add('A'), register.add('B')
        register.do('salesrep.line_set', worker='kim', lines=[first])
        register.do('salesrep.txn_set', worker='sam')
        register.add('C')
        assert sold() == [('A', 'kim'), ('B', 'sam'), ('C', 'sam')], sold()
        register.do('salesrep.txn_clear')
        register.add('C')
        register.do('salesrep.line_clear', lines=[second])
        assert sold() == [('A', 'kim'), ('B', None), ('C', 'sam'), ('C', None)], sold()
        for nobody in ('NOBODY', 'lou'):
            assert register.refuse('order/not-found', 'salesrep.txn_set',
                                   worker=nobody)['worker'] == nobody
        register.refuse('order/not-found', 'salesrep.line_set', worker='lou', lines=[first])
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        name = register.do('pay.cash', balance='pay-later')['receipt']
        # It stays through an edit, a split and a return.
        register.do('order.edit', order=name)
        register.do('line.set_qty', line=first, quantity='2')
        register.do('line.split', line=first, quantity='1')
        register.do('pay.cash', balance='pay-later')
        register.do('fulfill.line_pickup', order=name)
        register.do('pay.cash')
        register.do('return.by_receipt', order=name, all=True)
        assert sorted(sold(), key=str) == [
            ('A', 'kim'), ('A', 'kim'), ('B', None), ('C', 'sam'), ('C', None)], sold()


def nothing_is_sold_by_nobody():
    """O-18 [OURS]: where one is required, concluding looks again"""
    with Register(records=[profile(sales_rep_required=True)], worker='sam') as register:
        line = register.add('A')
        for operation in ('pay.cash', 'pay.card'):
            found = register.refuse('order/status', operation)
            assert (found['rule'], found['item']) == ('sales-rep', 'A'), found
        register.do('salesrep.txn_set', worker='kim')
        register.do('salesrep.line_clear', lines=[line])
        register.refuse('order/status', 'pay.cash')
        register.do('salesrep.line_set', worker='kim', lines=[line])
        sold = register.do('pay.cash')['receipt']
        # What comes back was sold by somebody; what is handed over, too.
        register.do('return.by_receipt', order=sold, all=True)
        register.do('pay.cash')


def orders_know_who_took_them():
    """3.1 sales_taker, operation 502: of an order only; kept, and taken off again"""
    with Register(worker='sam') as register:
        register.add('A')
        register.refuse('order/not-an-order', 'order.taker', worker='kim')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        register.refuse('order/not-found', 'order.taker', worker='NOBODY')
        register.do('order.taker', worker='kim')
        name = register.do('pay.cash', balance='pay-later')['receipt']
        assert register.order(name)['sales_taker'] == 'kim'
        register.do('order.edit', order=name)
        register.do('order.taker')
        register.do('txn.conclude', balance='pay-later')
        assert register.order(name)['sales_taker'] is None


def charges_know_groups_of_modes():
    """2.1 charge group: a rule for several delivery modes"""
    rule = {'kind': 'charge-rule', 'id': 'VAN', 'level': 'line', 'code': 'GIFT', 'currency': 'EUR',
            'mode_relation': 'group', 'mode': 'VAN',
            'tiers': [{'from': '0', 'category': 'fixed', 'amount': '7.00'}]}
    with Register(records=[rule, mode('99', charge_group='VAN')]) as register:
        cart(register, 'A')
        for way, total in (('99', '107.00'), ('11', '100.00')):
            register.do('order.ship_all', mode=way)
            register.totals(total=total)


def stores_have_price_groups():
    """2.3, register.md P-1: an agreement for the store's price group"""
    agreed = product(prices=[{'group': 'CITY', 'price': '80'}])
    for changes, total in (({}, '100.00'), ({'price_group': 'CITY'}, '80.00'),
                           ({'price_groups': ['CITY']}, '80.00')):
        group = {'kind': 'price-group', 'id': 'CITY', 'name': 'City'}
        with Register(records=[agreed, group, store(**changes)]) as register:
            register.add('A')
            register.totals(total=total)


def charges_know_their_account():
    """2.8 account: one customer, a group, all; the closest counts"""
    def rule(name, amount, **changes):
        return {'kind': 'charge-rule', 'id': name, 'level': 'line', 'code': 'GIFT',
                'currency': 'EUR', **changes,
                'tiers': [{'from': '0', 'category': 'fixed', 'amount': amount}]}

    trade = {'kind': 'customer', 'id': 'T', 'name': 'Trade', 'group': 'trade'}
    other = {'kind': 'customer', 'id': 'O', 'name': 'Other'}
    with Register(records=[
            trade, other, rule('ALL', '3.00'),
            rule('GROUP', '2.00', account_relation='group', account='trade'),
            rule('ONE', '1.00', account_relation='one', account='C')]) as register:
        for customer, total in (('C', '101.00'), ('T', '102.00'), ('O', '103.00')):
            cart(register, 'A', customer=customer)
            register.do('order.pickup_all')
            register.totals(total=total)
            register.do('txn.void')


def open_carts_keep_what_has_ended():
    """register.md P-11 discount_grace_minutes: what ended while a cart was open is kept for a while"""
    offer = {'kind': 'discount', 'id': 'EARLY', 'name': 'Early', 'lines': [
        {'product': 'A', 'rate': '0.1'}], 'periods': [{'until': '10:45'}]}
    for minutes, total in ((0, '140.00'), (1, '150.00')):
        with Register(records=[offer, parameters(discount_grace_minutes=minutes)]) as register:
            register.add('A')
            register.totals(total='90.00')
            register.do('clock.advance', seconds=600)
            register.add('C')
            register.totals(total=total)


def without_f6_lines_go_whole():
    """F6, PU3: without it all that is open of a line goes, also where a part of it is prepared"""
    for on in (True, False):
        with Register(records=[feature('F6', on)], worker='sam') as register:
            first, second = register.add('A', '7'), register.add('B', '3')
            register.do('customer.attach', customer='C')
            register.do('order.pickup_all')
            name = register.do('pay.cash', balance='pay-later')['receipt']
            register.do('fulfill.line_pack', order=name, lines=[{'line': first, 'quantity': '4'}])
            part = [{'line': second, 'quantity': '2'}]
            if on:
                register.do('fulfill.line_pickup', order=name, lines=part)
                register.do('line.set_qty', line=second, quantity='1')
            else:
                details = register.refuse('order/quantity', 'fulfill.line_pickup', order=name,
                                          lines=part)
                assert details == {'maximum': '3', 'rule': 'whole-line'}, details
                register.do('fulfill.line_pickup', order=name, lines=[{'line': second}])
                register.refuse('order/quantity', 'line.set_qty', line=second, quantity='1')
                register.refuse('order/quantity', 'order.change_pickup', lines=part)
            register.do('txn.void')
            register.do('fulfill.line_pickup', order=name)
            found = [line['hand_over'] for line in register.cart()['lines']]
            assert found == (['4', '0'] if on else ['7', '3']), found
            register.do('pay.cash')


if __name__ == '__main__':
    sys.exit(run_tests([
        expedite_codes_say_what_comes_first, negative_stock_may_leave,
        serial_numbers_are_held_against_stock, what_lies_here_does_not_come_back,
        serial_numbers_may_be_blank,
        serial_numbers_wait_until_the_piece_leaves, another_serial_number_comes_back,
        another_of_several_numbers_comes_back,
        discounts_wait_for_the_total, charges_wait_for_the_total, coupons_have_limits,
        coupons_that_gave_nothing_are_not_used, a_coupon_that_waits_holds_nothing_up,
        slots_of_one_mode_do_not_overlap, what_nobody_knows_is_named, what_has_no_off_is_told,
        receipts_have_a_footer, shared_payments_need_their_feature,
        shared_payments_say_what_they_need, call_centers_complete_their_orders,
        electronic_modes_ship_nothing, lines_know_who_sold_them, nothing_is_sold_by_nobody,
        orders_know_who_took_them, charges_know_groups_of_modes, stores_have_price_groups,
        charges_know_their_account, open_carts_keep_what_has_ended, without_f6_lines_go_whole,
    ]))
