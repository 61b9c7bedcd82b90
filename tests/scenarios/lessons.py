#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lessons.py POSCTL FIXTURES — how others fail, and that Pos does not: field-lessons.md B2 to B5,
B8 and B12, each by its number.  docs/testing.md says where the other lessons are tested."""
import json
import os
import random
import sys
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import SUPERVISOR, Register, run_tests  # pylint: disable=wrong-import-position

Register.program, Register.fixtures = sys.argv[1:3]


def product(item, price, **more):
    return {'kind': 'product', 'id': item, 'name': item, 'unit': 'pcs', 'unit_price': price,
            'item_tax_group': 'FULL', 'weight_grams': 1000, **more}


def to_pick_up(register, *items):
    """An order that is picked up here, its deposit paid in cash; the receipt."""
    for item in items:
        register.add(*item) if isinstance(item, tuple) else register.add(item)
    register.do('customer.attach', customer='C')
    register.do('order.pickup_all')
    return register.do('pay.cash', balance='pay-later')['receipt']


def line(register, receipt, item):
    return next(each for each in register.order(receipt)['lines'] if each['item'] == item)


def part(register, receipt, item, quantity):
    return [{'line': line(register, receipt, item)['id'], 'quantity': quantity}]


def shelf(register, item, warehouse='W1'):
    """What lies there, and how much of it is promised."""
    stock = register.do('stock.get', item=item, location=warehouse)['stock'][0]
    return stock['on_hand'], stock['reserved']


# Deposits and part payment.


def due_falls_by_what_is_paid():
    """B2-02: due is the total less what was paid, whatever is paid with, in whatever parts"""
    chance = random.Random(202)
    with Register() as register:
        register.add('A', '9')
        register.add('T3333', '3')
        due = Decimal(register.totals()['due_now'])
        while due > 100:
            amount = Decimal(chance.randrange(100, 10000)) / 100
            register.do(chance.choice(('pay.cash', 'pay.card')), amount=str(amount))
            due -= amount
            register.totals(due_now=str(due))
        assert register.do('pay.card')['concluded']


def a_fixed_deposit_stays_what_it_is():
    """B2-05: a deposit of 20.00 is 20.00 everywhere, although two taxes are in the prices"""
    taxed_otherwise = product('B', '13.37', item_tax_group='LOW')
    low = {'kind': 'tax-rate', 'id': 'NL-LOW', 'tax_group': 'NL', 'item_tax_group': 'LOW',
           'rate': '0.055', 'name': 'VAT'}
    with Register(records=[taxed_otherwise, low]) as register:
        register.add('T3333', '3')
        register.add('B', '7')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        register.do('order.deposit_override', SUPERVISOR, amount='20.00')
        register.totals(due_now='20.00', deposit_required='20.00')
        receipt = register.do('pay.cash', balance='pay-later')['receipt']
        totals = register.order(receipt)['totals']
        assert totals['deposit_held'] == '20.00', totals
        assert Decimal(totals['total']) == Decimal(totals['balance']) + 20, totals
        register.do('fulfill.line_pickup', order=receipt)
        register.totals(due_now=totals['balance'])
        register.do('pay.cash')


def goods_on_the_ticket_hide_no_order():
    """B2-07: an order with goods that were taken along is found and asks for its own rest only"""
    with Register() as register:
        ordered = register.add('B')
        register.add('A')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_selected', lines=[ordered])
        receipt = register.do('pay.cash', balance='pay-later')['receipt']
        found = register.do('order.search', text=receipt)['orders']
        assert [each['receipt'] for each in found] == [receipt], found
        register.do('fulfill.line_pickup', order=receipt)
        register.totals(due_now='270.00')
        register.do('pay.cash')


def money_given_back_is_in_the_ledger():
    """B2-10, B2-11: a deposit that is given back stands in the order's ledger, in words"""
    with Register() as register:
        receipt = to_pick_up(register, 'A')
        register.do('order.cancel', SUPERVISOR, order=receipt, charge='0.00')
        register.totals(due_now='-10.00')
        register.do('pay.cash')
        entries = register.do('ledger.list', order=receipt)['entries']
        said = [each['text'] for each in entries if each['kind'].startswith('deposit')]
        assert said == ['Deposit taken: cash', 'Deposit given back: cash'], entries
        totals = register.order(receipt)['totals']
        assert (totals['deposit_held'], totals['paid']) == ('0.00', '0.00'), totals


def deposits_need_no_set_up():
    """B2-13: a chain that says nothing of deposits takes those of §2.5, one that wants none takes
    and cancels orders without"""
    bare = {'kind': 'parameters', 'id': 'company', 'company': 'Bare', 'pickup_modes': ['60']}
    with Register(records=[bare]) as register:
        register.add('A')
        register.do('customer.attach', customer='C')
        assert register.do('quote.create')['expiry'] == '2026-06-13'
        register.add('A')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        register.totals(deposit_required='10.00', due_now='10.00')
    with Register(records=[{**bare, 'deposit_rate': '0'}]) as register:
        register.add('A')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        register.totals(deposit_required='0.00', due_now='0.00')
        receipt = register.do('txn.conclude', balance='pay-later')['receipt']
        assert register.do('order.cancel', SUPERVISOR, order=receipt)['due'] == '0.00'
        register.do('txn.conclude')
        assert register.order(receipt)['status'] == 'cancelled'


def paid_means_that_nothing_is_due():
    """B2-16, B2-17: an order of 100.00 with 10.00 paid is open with 90.00 to pay, and says so"""
    with Register() as register:
        receipt = to_pick_up(register, 'A')
        order = register.order(receipt)
        assert (order['status'], order['totals']['paid'], order['totals']['balance']) == (
            'open', '10.00', '90.00'), order
        register.do('fulfill.line_pickup', order=receipt)
        answer = register.do('pay.cash', amount='40.00')
        assert (answer['concluded'], answer['due']) == (False, '50.00'), answer
        assert register.order(receipt)['status'] == 'open'
        assert register.do('pay.card')['concluded']
        assert register.order(receipt)['status'] == 'invoiced'


def paying_moves_no_stock():
    """B2-20: money moves no goods; what leaves is taken once, when it leaves"""
    with Register() as register:
        receipt = to_pick_up(register, ('A', '2'))
        assert shelf(register, 'A') == ('100', '2')
        register.do('fulfill.line_pickup', order=receipt, lines=part(register, receipt, 'A', '1'))
        register.do('pay.cash', amount='20.00')
        assert shelf(register, 'A') == ('100', '2')
        register.do('pay.cash')
        assert shelf(register, 'A') == ('99', '1')
        register.do('fulfill.line_pickup', order=receipt)
        register.do('pay.cash')
        assert shelf(register, 'A') == ('98', '0')


def an_order_in_the_cart_is_changed_nowhere_else():
    """B2-22: while it is edited nobody picks it beside that, and it is not put aside"""
    with Register(worker='sam') as register:
        receipt = to_pick_up(register, 'A')
        register.do('order.edit', order=receipt)
        register.refuse('order/cart-open', 'fulfill.line_pick', order=receipt,
                        lines=part(register, receipt, 'A', '1'))
        register.refuse('order/status', 'txn.suspend')
        register.do('txn.void')
        register.do('fulfill.line_pick', order=receipt, lines=part(register, receipt, 'A', '1'))


def a_paid_cart_is_not_put_aside():
    """B2-23: with money in it a cart stays; once that is given back nothing is taken twice"""
    with Register(worker='sam') as register:
        register.add('A')
        register.do('pay.card', amount='20.00')
        assert register.refuse('order/paid', 'txn.suspend')['next'] == 'pay.void'
        register.do('pay.void')
        assert register.taken_by_card() == 0
        cart = register.do('txn.suspend')['cart']
        register.do('txn.recall', cart=cart)
        register.totals(paid='0.00', due_now='100.00')
        register.do('pay.card')
        assert register.taken_by_card() == 100


# Totals and rounding.


def odd_cart(register, chance):
    for _ in range(chance.randrange(1, 5)):
        added = register.add(chance.choice(('ODD1', 'ODD2', 'ODD3')), str(chance.randrange(1, 8)))
        if chance.randrange(2):
            register.do('disc.line_percent', line=added,
                        rate=str(Decimal(chance.randrange(1, 500)) / 1000))
    if chance.randrange(2):
        register.do('disc.total_percent', rate=str(Decimal(chance.randrange(1, 300)) / 1000))


def amount(words):
    """What a person reads: "€1,004.80"."""
    return Decimal(words.replace('€', '').replace(',', '').replace('\u2212', '-'))


def paper(register, receipt):
    """The rows of its paper that hold an amount: what stands before it, and how much."""
    rows = register.do('receipt.get', receipt=receipt)['document']['receipt']['rows']
    return [(row['kind'], row['start'], amount(row['end'])) for row in rows
            if '€' in row.get('end', '')]


def every_screen_shows_the_same_total():
    """B3-01, B3-02: lines, total, payment, receipt and report say the same to the cent"""
    chance = random.Random(301)
    goods = [product('ODD1', '2.30'), product('ODD2', '0.99'), product('ODD3', '1004.83')]
    sold = tax = Decimal(0)
    with Register(worker='sam', records=goods) as register:
        for _ in range(25):
            odd_cart(register, chance)
            cart = register.cart()
            total = Decimal(cart['totals']['total'])
            assert sum(Decimal(each['total']) for each in cart['lines']) == total, cart
            paid = register.do('pay.cash', amount=str(total))
            assert (paid['concluded'], paid['change']) == (True, '0.00'), paid
            order = register.order(paid['receipt'])
            assert order['totals']['paid'] == str(total), order
            assert sum(Decimal(each['tax']) for each in order['lines']) == Decimal(
                order['totals']['tax']), order
            rows = paper(register, paid['receipt'])
            assert [much for kind, _, much in rows if kind == 'total'] == [total], rows
            assert ('columns', 'Cash', total) in rows, rows
            assert ('columns', 'VAT included', Decimal(order['totals']['tax'])) in rows, rows
            sold, tax = sold + total, tax + Decimal(order['totals']['tax'])
        report = register.do('shift.x')
        told = {each['kind']: Decimal(each['amount']) for each in report['facts']['totals']
                if each['kind'] in ('sale', 'tax')}
        assert told == {'sale': sold, 'tax': tax}, (told, sold, tax)
        printed = {line.rsplit(None, 1)[0]: amount(line.rsplit(None, 1)[1])
                   for line in report['text'].splitlines() if '€' in line}
        assert (printed['Net sales'], printed['Tax 21%'], printed['Received']) == (
            sold, tax, sold), report['text']


def rounded_cash_settles_both_ways():
    """B3-07, B3-08, B4-10: cash is rounded, nothing stays due, and a return is rounded alike"""
    cash = {'kind': 'tender', 'id': 'cash', 'name': 'Cash', 'type': 'cash',
            'rounding_minor': '0.10'}
    for price, given in (('22.90', '22.90'), ('22.94', '22.90'), ('22.95', '23.00'),
                         ('22.98', '23.00'), ('0.05', '0.10')):
        with Register(records=[cash, product('P', price)]) as register:
            register.add('P')
            sold = register.do('pay.cash')
            assert (sold['concluded'], sold['due']) == (True, '0.00'), sold
            assert register.order(sold['receipt'])['payments'][0]['tendered'] == given
            register.do('return.by_receipt', SUPERVISOR, order=sold['receipt'], all=True)
            back = register.do('pay.cash')
            assert (back['concluded'], back['due']) == (True, '0.00'), back
            payment = register.order(back['receipt'])['payments'][-1]
            assert Decimal(payment['tendered']) == -Decimal(given), payment


def nothing_due_is_done():
    """B3-10: a total of nothing needs no payment to be finished"""
    with Register(worker='sam', records=[product('GIFT', '0.00', zero_price=True)]) as register:
        register.add('GIFT')
        assert register.do('txn.conclude')['concluded']
        register.do('disc.line_percent', line=register.add('A'), rate='1')
        assert register.do('txn.conclude')['status'] == 'invoiced'


# Returns.


def a_return_gives_back_its_own_share_once():
    """B4-01, B4-02: each piece gives back its share of the discount; all of them what was paid"""
    with Register(worker='sam') as register:
        register.add('T3333', '3')
        register.add('A')
        register.do('disc.total_amount', amount='20.00')
        receipt = register.do('pay.cash')['receipt']
        back = Decimal(0)
        for item in ('T3333', 'A', 'T3333', 'T3333'):
            back += Decimal(register.do('return.by_receipt', order=receipt,
                                      lines=part(register, receipt, item, '1'))['due'])
            register.do('pay.cash')
        assert back == -Decimal(register.order(receipt)['totals']['paid']), back
        details = register.refuse('order/status', 'return.by_receipt', order=receipt, all=True)
        assert details['rule'] == 'all-returned', details


def a_return_knows_no_prices_of_today():
    """B4-04: the price has fallen and a discount has begun; what was paid is given back"""
    with Register(worker='sam') as register:
        register.add('A', '2')
        receipt = register.do('pay.cash')['receipt']
        register.load(product('A', '60'))
        register.add('A')
        register.totals(total='60.00')
        register.do('txn.void')
        assert register.do('return.by_receipt', order=receipt, all=True)['due'] == '-200.00'
        register.do('pay.cash')


def a_return_that_is_dropped_can_be_made_again():
    """B4-07: a return that was voided gave nothing back, and counts for nothing"""
    with Register(worker='sam') as register:
        register.add('A')
        receipt = register.do('pay.cash')['receipt']
        for _ in range(2):
            assert register.do('return.by_receipt', order=receipt, all=True)['due'] == '-100.00'
            register.do('txn.void')
        register.do('return.by_receipt', order=receipt, all=True)
        register.do('pay.cash')
        assert line(register, receipt, 'A')['returned'] == '1'


def nobody_gets_more_than_was_paid():
    """B4-08: an order with 10.00 paid gives back 10.00 at most"""
    with Register(worker='sam') as register:
        receipt = to_pick_up(register, 'A')
        register.refuse('order/status', 'return.by_receipt', order=receipt, all=True)
        register.do('order.cancel', order=receipt, charge='0.00')
        register.refuse('order/amount', 'pay.cash', amount='-100.00')
        register.do('pay.cash')
        register.refuse('order/status', 'order.cancel', order=receipt)


# Fulfillment and stock.


def a_quantity_is_in_one_place_only():
    """B5-01, B5-02, B5-04: ordered is open, invoiced or cancelled; a piece leaves the shelf once"""
    with Register(worker='sam') as register:
        receipt = to_pick_up(register, ('A', '5'))

        def adds_up(invoiced):
            found = line(register, receipt, 'A')
            parts = sum(int(found[name]) for name in ('open', 'invoiced', 'cancelled'))
            assert (found['ordered'], found['invoiced'], parts) == ('5', invoiced, 5), found
            on_hand, promised = shelf(register, 'A')
            assert int(on_hand) - int(promised) == 95, (on_hand, promised)

        for operation, quantity in (('pick', '4'), ('pack', '3'), ('unpack', '1'), ('pack', '1')):
            register.do('fulfill.line_' + operation, order=receipt,
                        lines=part(register, receipt, 'A', quantity))
            adds_up('0')
            work = register.do('order.fulfillment', filter={'order': receipt})
            assert len(work['lines']) == 1, work
        register.do('fulfill.line_pickup', order=receipt, lines=part(register, receipt, 'A', '3'))
        register.do('pay.cash')
        adds_up('3')


def what_has_left_does_not_come_back():
    """B5-07: only what is open is handed over"""
    with Register() as register:
        receipt = to_pick_up(register, 'A', 'B')
        register.do('fulfill.line_pickup', order=receipt, lines=part(register, receipt, 'A', '1'))
        register.do('pay.cash')
        register.do('fulfill.line_pickup', order=receipt)
        given = [(each['item'], each['quantity']) for each in register.cart()['lines']
                 if each['quantity'] != '0']
        register.totals(due_now='270.00')
        assert ('B', '1') in given, given
        register.do('pay.cash')
        register.refuse('order/status', 'fulfill.line_pickup', order=receipt)


def letting_go_and_taking_are_one_step():
    """B5-08: the last piece is promised to the order; changing the order does not lose it"""
    last = {'kind': 'stock', 'item': 'A', 'warehouse': 'W1', 'on_hand': '1'}
    with Register(records=[last]) as register:
        receipt = to_pick_up(register, 'A')
        register.do('order.edit', order=receipt)
        register.do('line.void', lines=[line(register, receipt, 'A')['id']])
        register.do('order.pickup_selected', lines=[register.add('A')])
        answer = register.do('txn.conclude', balance='pay-later')
        assert 'short' not in answer, answer
        assert shelf(register, 'A') == ('1', '1')


def looking_changes_nothing():
    """B5-11: recalled, opened and left again, an order is what it was"""
    with Register() as register:
        receipt = to_pick_up(register, 'A', ('T3333', '3'))
        before = register.order(receipt)
        register.do('order.recall', order=receipt)
        register.do('order.edit', order=receipt)
        assert register.cart()['lines'] == before['lines']
        assert register.cart()['totals'] == before['totals']
        register.do('txn.void')
        register.do('fulfill.line_pickup', order=receipt)
        register.do('txn.void')
        assert register.order(receipt) == before


def a_second_tap_says_what_was_done():
    """B5-13: what was packed is packed; the second tap does nothing and says so"""
    with Register(worker='sam') as register:
        receipt = to_pick_up(register, 'A')
        one = part(register, receipt, 'A', '1')
        for operation in ('pick', 'pack'):
            register.do('fulfill.line_' + operation, order=receipt, lines=one)
            before = register.order(receipt)
            register.refuse('order/status', 'fulfill.line_' + operation, order=receipt, lines=one)
            assert register.order(receipt) == before


def an_answer_names_what_was_stored():
    """B5-14: one line is rejected, and the answer names that one"""
    with Register(worker='sam') as register:
        receipt = to_pick_up(register, 'A', 'B')
        answer = register.do('fulfill.line_reject', order=receipt,
                             lines=part(register, receipt, 'A', '1'))['lines']
        assert [each['line'] for each in answer] == [line(register, receipt, 'A')['id']], answer
        assert line(register, receipt, 'A')['status'] == 'rejected'
        assert line(register, receipt, 'B')['status'] == 'accepted'


def lists_follow_what_happens():
    """B5-17: what is done is no longer on the list of what is to be done"""
    with Register(worker='sam') as register:
        receipt = to_pick_up(register, 'A')
        assert len(register.do('order.fulfillment')['lines']) == 1
        register.do('fulfill.line_pickup', order=receipt)
        register.do('pay.cash')
        assert register.do('order.fulfillment')['lines'] == []


def what_is_promised_is_not_promised_again():
    """B5-19, B5-20: the last piece waits for its customer; who promises it again is told"""
    last = {'kind': 'stock', 'item': 'A', 'warehouse': 'W1', 'on_hand': '1'}
    with Register(records=[last]) as register:
        to_pick_up(register, 'A')
        places = register.do('stock.lookup', item='A')['places']
        assert [each['available'] for each in places if each['location'] == 'W1'] == ['0'], places
        assert any(Decimal(each['available']) > 0 for each in places), places
        register.add('A')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        short = register.do('pay.cash', balance='pay-later')['short']
        assert short == [{'item': 'A', 'location': 'W1', 'available': '0', 'needed': '1'}], short


def who_comes_for_it_comes_before_who_has_it_sent():
    """B5-19, B5-20: what ships takes nothing that was promised before to whoever picks it up"""
    with open(Register.fixtures, encoding='utf-8') as file:
        store = next(each for each in json.load(file)['records']
                     if (each['kind'], each.get('id')) == ('store', 'S1'))
    here = {**store, 'shipping_warehouse': 'W1'}
    records = [here, product('Z', '10'), {'kind': 'feature', 'id': 'F1', 'enabled': True},
               {'kind': 'stock', 'item': 'Z', 'warehouse': 'W1', 'on_hand': '5'},
               {'kind': 'stock', 'item': 'Z', 'warehouse': 'W2', 'on_hand': '9'},
               {'kind': 'stock', 'item': 'Z', 'warehouse': 'W9', 'on_hand': '1'}]
    with Register(worker='sam', records=records) as register:
        first = to_pick_up(register, ('Z', '3'))
        register.add('Z', '4')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all', mode='99')
        parcel = register.do('pay.card', balance='card')
        assert parcel['short'] == [
            {'item': 'Z', 'location': 'W1', 'available': '2', 'needed': '4'}], parcel
        parcel = parcel['receipt']
        later = to_pick_up(register, ('Z', '2'))
        for step in ('line_pick', 'line_pack', 'line_ship'):
            details = register.refuse('order/stock', 'fulfill.' + step, order=parcel,
                                      lines=part(register, parcel, 'Z', '3'))
            assert details['rule'] == 'promised' and details['holder'] == first, details
            assert (details['on_hand'], details['needed'], details['promised']) == (
                '5', '3', '3'), details
            assert details['elsewhere'] == 'W2', details
            assert details['next'] == 'fulfill.line_reassign', details
        assert shelf(register, 'Z') == ('5', '9')
        register.do('fulfill.line_ship', order=parcel, lines=part(register, parcel, 'Z', '2'))
        # The one who comes later may be given what lies there, but nobody prepares it for him.
        details = register.refuse('order/stock', 'fulfill.line_pick', order=later,
                                  lines=part(register, later, 'Z', '2'))
        assert details['holder'] == first and 'elsewhere' not in details, details
        register.do('fulfill.line_pick', order=first, lines=part(register, first, 'Z', '3'))
        assert shelf(register, 'Z') == ('0', '4')
        register.do('fulfill.line_pickup', order=first, lines=part(register, first, 'Z', '3'))
        register.do('pay.cash')
        # Whoever is not promised it any more holds nothing.
        register.do('fulfill.line_reassign', order=parcel, location='W2',
                    lines=part(register, parcel, 'Z', '2'))
        moved = [each for each in register.order(parcel)['lines'] if each['location'] == 'W2']
        assert [each['ordered'] for each in moved] == ['2'], moved


def what_comes_back_is_never_short():
    """B5-20: a return needs nothing from the shelf, however empty that is"""
    with Register(worker='sam', records=[product('NEW', '7')]) as register:
        register.add('NEW', '3')
        receipt = register.do('pay.cash')['receipt']
        register.do('return.by_receipt', order=receipt, lines=part(register, receipt, 'NEW', '1'))
        answer = register.do('pay.cash')
        assert 'short' not in answer, answer


# Rights, and prices that were agreed.


def an_approval_is_for_one_thing():
    """B8-01, B8-07, B8-08: one price, once, by somebody else; the next one is asked for again"""
    with Register() as register:
        added = register.add('A')
        denied = {'worker': 'kim', 'secret': '1111'}
        register.refuse('order/needs-approval', 'line.price_override', line=added, price='90')
        register.refuse('access/same-worker', 'line.price_override', denied, line=added, price='90')
        register.do('line.price_override', SUPERVISOR, line=added, price='90')
        register.refuse('order/needs-approval', 'line.price_override', line=added, price='80')
        entry = next(each for each in register.do('journal.list')['entries']
                     if each['op'] == 'line.price_override')
        assert (entry['worker'], entry['approver']) == ('kim', 'sam'), entry


def what_is_taken_away_leaves_a_trace():
    """B7-07, B8-17: drawers, copies and lines that were struck stand in the journal, with who"""
    with Register() as register:
        register.do('line.void', lines=[register.add('A')])
        register.add('B')
        register.do('drawer.open', SUPERVISOR)
        register.do('pay.cash')
        register.do('receipt.reprint')
        entries = {each['op']: each for each in register.do('journal.list')['entries']}
        for operation in ('line.void', 'drawer.open', 'receipt.reprint'):
            assert entries[operation]['worker'] == 'kim', entries
        assert entries['drawer.open']['approver'] == 'sam', entries


def an_agreed_price_stays():
    """B12-05: the list price rises after the order: what was agreed is paid, new ones cost more"""
    with Register() as register:
        receipt = to_pick_up(register, ('T3333', '3'))
        register.load(product('T3333', '50'))
        register.do('order.edit', order=receipt)
        register.totals(total='99.99')
        register.add('T3333')
        register.totals(total='149.99')
        register.do('txn.void')
        register.do('fulfill.line_pickup', order=receipt)
        register.totals(due_now='89.99')
        register.do('pay.cash')


TESTS = [due_falls_by_what_is_paid, a_fixed_deposit_stays_what_it_is,
         goods_on_the_ticket_hide_no_order, money_given_back_is_in_the_ledger,
         deposits_need_no_set_up, paid_means_that_nothing_is_due, paying_moves_no_stock,
         an_order_in_the_cart_is_changed_nowhere_else, a_paid_cart_is_not_put_aside,
         every_screen_shows_the_same_total, rounded_cash_settles_both_ways, nothing_due_is_done,
         a_return_gives_back_its_own_share_once, a_return_knows_no_prices_of_today,
         a_return_that_is_dropped_can_be_made_again, nobody_gets_more_than_was_paid,
         a_quantity_is_in_one_place_only, what_has_left_does_not_come_back,
         letting_go_and_taking_are_one_step, looking_changes_nothing,
         a_second_tap_says_what_was_done, an_answer_names_what_was_stored,
         lists_follow_what_happens, what_is_promised_is_not_promised_again,
         who_comes_for_it_comes_before_who_has_it_sent,
         what_comes_back_is_never_short, an_approval_is_for_one_thing,
         what_is_taken_away_leaves_a_trace, an_agreed_price_stays]

if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
