#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""exempt.py POSCTL FIXTURES [SEED] — exempt customers where prices contain tax, held against a model.

register.md X-6 (tax per receipt), X-8 (the tax comes out of the price); customer-orders.md M41, M42,
M43; decisions 171, 182.  As configuration.py; the model below computes with Decimal and knows
nothing of the program."""
import os
import random
import sys
from decimal import ROUND_HALF_UP, Decimal

SEEDS = [int(sys.argv[3])] if len(sys.argv) > 3 else range(1, 7)
sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position
from settings import store  # pylint: disable=wrong-import-position

RATES = {'FULL': Decimal('0.21'), 'LOW': Decimal('0.09')}
PRICES = {'P': '121.00', 'Q': '19.99', 'R': '7.77'}
EMBASSY = [
    {'kind': 'tax-group', 'id': 'EMBASSY', 'name': 'Embassies'},
    *({'kind': 'tax-rate', 'id': 'E-' + group, 'tax_group': 'EMBASSY', 'item_tax_group': group,
       'code': 'VAT-' + group, 'rate': str(rate), 'exempt': True, 'name': 'VAT'}
      for group, rate in RATES.items()),
    {'kind': 'tax-rate', 'id': 'NL-LOW', 'tax_group': 'NL', 'item_tax_group': 'LOW',
     'rate': '0.09', 'name': 'VAT'},
    {'kind': 'customer', 'id': 'E', 'number': 'E-1', 'name': 'Embassy', 'tax_group': 'EMBASSY',
     'email': 'e@example.com', 'addresses': [
         {'id': 'E-HOME', 'name': 'Embassy', 'street': 'Langestraat 2', 'postcode': '3511 AA',
          'city': 'Utrecht', 'country': 'NL', 'primary': True, 'tax_group': 'EMBASSY'}]},
    *({'kind': 'product', 'id': item, 'name': item, 'unit': 'pcs', 'unit_price': price,
       'item_tax_group': 'FULL', 'weight_grams': 1000} for item, price in PRICES.items()),
    *({'kind': 'stock', 'item': item, 'warehouse': place, 'on_hand': '500'}
      for item in PRICES for place in ('W1', 'W9')),
    {'kind': 'feature', 'id': 'F3', 'enabled': True},
    {'kind': 'charge-code', 'id': 'WRAP', 'description': 'Gift wrap', 'item_tax_group': 'FULL',
     'refundable': True},
]


def till(per='line', *records):
    here = store(price_inclusive_exempt=True, use_customer_tax=True, tax_rounded_per=per)
    return Register(records=[here, *EMBASSY, *records], worker='sam')


# --- The model: cents, and the rate that is inside a price ---

def cents(amount):
    return amount.quantize(Decimal('0.01'), ROUND_HALF_UP)


def inside(stated, rate):
    return stated * rate / (1 + rate)


class Thing:
    """A line or a charge: what is said that it costs, its tax, and whether that is charged."""

    def __init__(self, stated, group, exempt):
        self.stated, self.rate, self.exempt = Decimal(stated), RATES[group], exempt
        self.out = cents(inside(self.stated, self.rate)) if exempt else Decimal(0)
        self.net = self.stated - self.out
        self.tax = Decimal(0) if exempt else cents(inside(self.net, self.rate))


def tax_of(things, per):
    if per == 'line':
        return sum(thing.tax for thing in things)
    sums = {}
    for thing in things:
        if not thing.exempt:
            sums[thing.rate] = sums.get(thing.rate, 0) + thing.net
    return sum(cents(inside(amount, rate)) for rate, amount in sums.items())


def expect(totals, lines, charges, per):
    things = lines + charges
    found = {name: Decimal(totals[name]) for name in ('total', 'tax')}
    wanted = {'total': sum(thing.net for thing in things), 'tax': tax_of(things, per)}
    assert found == wanted, (found, wanted)
    out = sum(thing.out for thing in lines)
    assert Decimal(totals.get('exempt_amount', 0)) == out, (totals, out)


# --- What is shown ---

def what_is_charged_loses_its_tax_too():
    """X-8, M41: 12.10 for shipping an embassy's goods of 121.00 are 10.00, as a model says"""
    with till() as register:
        register.do('customer.attach', customer='E')
        line = register.add('P')
        register.do('order.ship_selected', lines=[line], mode='99')
        charge = register.do('charge.header_add', code='FREIGHT', amount='12.10')['charge']
        cart = register.cart()
        shown = cart['charges'][0]
        assert (shown['amount'], shown['exempt_amount'], shown['tax'], shown['total']) == (
            '10.00', '2.10', '0.00', '10.00'), shown
        assert (cart['totals']['total'], cart['totals']['charges']) == ('110.00', '10.00'), cart
        # What is entered is what it costs anybody; computing it anew takes nothing out again.
        register.do('charge.manage', charge=charge, amount='24.20')
        register.add('P')
        assert register.cart()['charges'][0]['amount'] == '20.00', register.cart()
        # Who bears tax pays it: the goods go to somebody else.
        register.do('order.pickup_all', store='S1', mode='60')
        shown = register.cart()['charges'][0]
        assert (shown['amount'], shown['tax'], shown.get('exempt_amount')) == (
            '24.20', '4.20', None), shown


def rules_look_at_what_the_shelf_says():
    """X-8, §2.8: tiers and percents are of what the goods cost anybody, then the tax comes out"""
    rule = {'kind': 'charge-rule', 'id': 'F', 'level': 'line', 'code': 'FREIGHT',
            'currency': 'EUR', 'tiers': [{'category': 'percent', 'from': '120', 'rate': '0.1'}]}
    with till('line', rule) as register:
        register.do('customer.attach', customer='E')
        line = register.add('P')
        register.do('order.ship_selected', lines=[line], mode='99')
        shown = register.cart()['charges'][0]
        assert (shown['calculated'], shown['amount'], shown['exempt_amount']) == (
            '12.10', '10.00', '2.10'), shown


def it_stays_with_what_it_was_charged_with():
    """M38, M39, M41: in parts, given up, and back: every cent once"""
    with till() as register:
        register.do('customer.attach', customer='E')
        line = register.add('Q', '4')
        register.do('order.ship_selected', lines=[line], mode='99')
        register.do('charge.line_add', line=line, code='WRAP', amount='9.99')
        # 79.96 less 13.88, and 9.99 less 1.73.
        assert register.cart()['totals']['total'] == '74.34', register.cart()['totals']
        order = register.do('pay.card', balance='card')['order']
        register.do('fulfill.line_ship', order=order, lines=[{'line': line, 'quantity': '1'}])
        # 16.52 and 2.07 (8.26 / 4 = 2.065).
        assert register.order(order)['totals']['invoiced'] == '18.59', register.order(order)
        register.do('order.edit', order=order)
        # M32: a tenth of what is open, rounded, is a cent more than what is held of the deposit.
        assert register.do('pay.card', balance='card')['concluded']
        assert register.order(order)['totals']['total'] == '74.34', register.order(order)
        register.do('fulfill.line_ship', order=order, lines=[{'line': line}])
        assert register.order(order)['totals']['invoiced'] == '74.34', register.order(order)
        back = Decimal(0)
        for _ in range(4):
            register.do('return.by_receipt', order=order,
                        lines=[{'line': line, 'quantity': '1'}])
            back += Decimal(register.cart()['totals']['due_now'])
            register.do('pay.cash')
        assert back == Decimal('-74.34'), back


# --- Everything together ---

class Walk:
    """One order of an exempt customer: what ships to him bears no tax, what he fetches does."""

    def __init__(self, register, per, seed):
        self.register, self.per, self.random = register, per, random.Random(seed)
        self.lines, self.charges, self.order = {}, {}, None

    def things(self):
        lines = [Thing(Decimal(PRICES[line['item']]) * line['quantity'], line['group'],
                       line['ships']) for line in self.lines.values() if line['quantity']]
        first = min((line for line in self.lines.values() if line['quantity']),
                    key=lambda line: line['position'])
        return lines, [Thing(amount, 'FULL', (line or first)['ships'])
                       for amount, line in self.charges.values()]

    def add(self, item):
        quantity, ships = self.random.randint(1, 5), self.random.random() < 0.6
        line = self.register.add(item, str(quantity))
        self.register.do('order.ship_selected' if ships else 'order.pickup_selected', lines=[line],
                         **({'mode': '99'} if ships else {'store': 'S1', 'mode': '60'}))
        self.lines[line] = {'item': item, 'quantity': quantity, 'ships': ships, 'group': 'FULL',
                            'position': len(self.lines)}
        if self.random.random() < 0.4:
            self.register.do('tax.override_line_pick', line=line, item_tax_group='LOW')
            self.lines[line]['group'] = 'LOW'
        if self.random.random() < 0.5:
            self.charge(line)

    def charge(self, line=None):
        amount = Decimal(self.random.randint(1, 3000)) / 100
        done = self.register.do('charge.line_add' if line else 'charge.header_add', code='WRAP',
                                amount=str(amount), **({'line': line} if line else {}))
        self.charges[done['charge']] = (amount, self.lines[line] if line else None)

    def look(self):
        expect(self.register.cart()['totals'], *self.things(), self.per)

    def take(self):
        self.register.do('customer.attach', customer='E')
        for item in PRICES:
            self.add(item)
        self.charge()
        self.look()
        self.order = self.register.do('pay.card', balance='card')['order']

    def grow(self):
        """More of a line that nobody touched, and a new one: what was there costs what it did."""
        self.register.do('order.edit', order=self.order)
        line = self.random.choice(list(self.lines))
        self.lines[line]['quantity'] += 1
        self.register.do('line.set_qty', line=line, quantity=str(self.lines[line]['quantity']))
        self.add(self.random.choice(list(PRICES)))
        self.settle()

    def settle(self):
        if Decimal(self.register.cart()['totals']['due_now']) == 0:
            self.register.do('txn.conclude')
        else:
            self.register.do('pay.card', balance='card')

    def leave(self):
        """A part of everything, then the rest."""
        for whole in (False, True):
            for line in self.register.order(self.order)['lines']:
                left = int(line['open'])
                part = left if whole else self.random.randint(0, left)
                if not part:
                    continue
                ships = line['intent'] == 'ship'
                self.register.do('fulfill.line_ship' if ships else 'fulfill.line_pickup',
                                 order=self.order,
                                 lines=[{'line': line['id'], 'quantity': str(part)}])
                if not ships:
                    self.settle()
            if not whole:
                self.register.do('order.edit', order=self.order)
                self.settle()
        order = self.register.order(self.order)
        assert order['status'] == 'invoiced', order['status']
        assert order['totals']['invoiced'] == order['totals']['total'], order['totals']
        expect(order['totals'], *self.things(), self.per)

    def come_back(self):
        """Piece by piece: what all of it cost, and no cent more."""
        back = {'due_now': Decimal(0), 'tax': Decimal(0)}
        order = self.register.order(self.order)
        for line in order['lines']:
            for _ in range(int(line['invoiced'])):
                self.register.do('return.by_receipt', order=self.order,
                                 lines=[{'line': line['id'], 'quantity': '1'}])
                totals = self.register.cart()['totals']
                for name in back:
                    back[name] += Decimal(totals[name])
                self.register.do('pay.cash')
        header = sum(Decimal(charge['total']) for charge in order['charges'] if not charge['line'])
        taxes = sum(Decimal(charge['tax']) for charge in order['charges'] if not charge['line'])
        totals = order['totals']
        assert -back['due_now'] in (Decimal(totals['total']), Decimal(totals['total']) - header), (
            back, totals)
        assert -back['tax'] in (Decimal(totals['tax']), Decimal(totals['tax']) - taxes), (
            back, totals)


def walks(per):
    for seed in SEEDS:
        with till(per) as register:
            walk = Walk(register, per, seed)
            try:
                walk.take()
                walk.grow()
                expect(register.order(walk.order)['totals'], *walk.things(), per)
                walk.leave()
                walk.come_back()
            except AssertionError as problem:
                raise AssertionError('seed %d: %s' % (seed, problem)) from problem


def overrides_parts_edits_and_returns():
    """X-8, M42, M43: taken, edited, sent in parts and brought back, computed beside the program"""
    walks('line')


def tax_per_receipt_as_well():
    """X-6 with X-8: the cents of the receipt are dealt to what bears tax, and to nothing else"""
    walks('receipt')


if __name__ == '__main__':
    sys.exit(run_tests([
        what_is_charged_loses_its_tax_too, rules_look_at_what_the_shelf_says,
        it_stays_with_what_it_was_charged_with, overrides_parts_edits_and_returns,
        tax_per_receipt_as_well]))
