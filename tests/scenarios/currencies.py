#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""currencies.py POSCTL FIXTURES — orders and their returns in currencies of 0, 2 and 3 decimals:
deposits are rounded once, and what comes back piece by piece gives back what was paid, to the
smallest unit. Numbers are drawn by a seed, so that they are none of the specification's."""
import json
import os
import random
import sys
from decimal import ROUND_HALF_UP, Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position

Register.program, Register.fixtures = sys.argv[1:3]
DECIMALS = {'EUR': 2, 'JPY': 0, 'BHD': 3}
ITEMS = ['P0', 'P1', 'P2', 'P3', 'P4']


class Shop(Register):
    """A register of a chain that sells in @currency."""

    def __init__(self, seed, currency, tax_included):
        self.chance, self.currency = random.Random(seed), currency
        self.rate = Decimal(self.chance.choice(['0.1', '0.15', '0.333', '0.07']))
        super().__init__(worker='sam')
        self.load(*self.records(tax_included))

    def records(self, tax_included):
        with open(self.fixtures, encoding='utf-8') as file:
            found = {(r['kind'], r.get('id')): r for r in json.load(file)['records']}
        yield {**found['parameters', 'company'], 'currency': self.currency,
               'multiple_returns': True, 'deposit_rate': str(self.rate)}
        yield {**found['store', 'S1'], 'currency': self.currency,
               'prices_include_tax': tax_included}
        yield {**found['tax-rate', 'NL-FULL'], 'rate': self.chance.choice(['0.21', '0.05', '0.0875'])}
        yield {**found['charge-code', 'GIFT'], 'refundable': True}
        for feature in ('F8', 'F12', 'F13'):
            yield {'kind': 'feature', 'id': feature, 'enabled': True}
        for item in ITEMS:
            yield {**found['product', 'A'], 'id': item, 'name': item, 'unit_price': self.price()}
            yield {'kind': 'stock', 'item': item, 'warehouse': 'W1', 'on_hand': '1000'}

    def round(self, amount):
        return amount.quantize(Decimal(1).scaleb(-DECIMALS[self.currency]), ROUND_HALF_UP)

    def price(self):
        """Odd, some of them with more decimals than money has."""
        more = self.chance.choice([0, 0, 3])
        return str(Decimal(self.chance.randrange(1, 10 ** (5 + more))).scaleb(
            -DECIMALS[self.currency] - more))

    def amount(self):
        return str(Decimal(self.chance.randrange(1, 5000)).scaleb(-DECIMALS[self.currency]))

    def pay(self):
        """In cash, by card, or a part by each."""
        due = Decimal(self.cart()['totals']['due_now'])
        if due == 0:
            return self.do('txn.conclude', balance='pay-later')
        part = self.round(due * Decimal('0.37'))
        if part > 0 and self.chance.random() < 0.4:
            self.do('pay.card', amount=str(part))
        paid = self.do(self.chance.choice(['pay.cash', 'pay.card']), balance='pay-later')
        # Cards give back what they took; the rest is given in cash.
        return paid if paid['concluded'] else self.do('pay.cash', balance='pay-later')


def sum_of(records, name, test=lambda record: True):
    return sum((Decimal(record[name]) for record in records if test(record)), Decimal(0))


def sell(shop):
    """Some of it carried out, some picked up, with charges and discounts; the cart."""
    items = shop.chance.sample(ITEMS, shop.chance.randrange(1, 4))
    lines = [shop.add(item, str(shop.chance.randrange(1, 6))) for item in items]
    shop.do('customer.attach', customer='C')
    waiting = lines[shop.chance.randrange(0, 2):]
    if waiting:
        shop.do('order.pickup_selected', lines=waiting)
    if len(waiting) < len(lines) and waiting:
        shop.do('order.carryout_selected', lines=lines[:1])
    total = Decimal(shop.cart()['totals']['total'])
    if shop.chance.random() < 0.5:
        shop.do('disc.total_amount', amount=str(shop.round(total * Decimal('0.037'))))
    if shop.chance.random() < 0.6:
        shop.do('charge.line_add', code='GIFT', amount=shop.amount(), line=lines[0])
    if shop.chance.random() < 0.5:
        shop.do('charge.header_add', code='GIFT', amount=shop.amount())
    return shop.cart()


def check_deposit(shop, cart):
    """M1: of the lines that leave later, with tax and charges, and those of the header; once."""
    later = {line['id'] for line in cart['lines'] if line['intent'] == 'pick-up'}
    deferred = sum_of(cart['lines'], 'total', lambda line: line['id'] in later) + sum_of(
        cart['charges'], 'total', lambda charge: later and charge['line'] in {None, *later})
    totals = cart['totals']
    assert Decimal(totals['deferred']) == deferred, totals
    assert Decimal(totals['deposit_required']) == shop.round(deferred * shop.rate), totals
    assert Decimal(totals['total']) == sum_of(cart['lines'], 'total') + sum_of(
        cart['charges'], 'total'), totals


def deliver(shop, order):
    """Hands over what waits in pieces; everything is paid then, and no deposit is left."""
    while True:
        waiting = [line for line in shop.order(order)['lines'] if Decimal(line['open']) > 0]
        if not waiting:
            break
        line = shop.chance.choice(waiting)
        shop.do('fulfill.line_pickup', order=order, lines=[
            {'line': line['id'], 'quantity': str(shop.chance.randrange(1, int(line['open']) + 1))}])
        assert shop.pay()['concluded']
    totals = shop.order(order)['totals']
    assert totals['total'] == totals['paid'] == totals['invoiced'], totals
    assert Decimal(totals['deposit_held']) == 0, totals


def take_back(shop, left):
    """Pieces of one or two lines, perhaps exchanged; the cart's lines and charges that go back."""
    for order, line in shop.chance.sample(left, min(len(left), shop.chance.randrange(1, 3))):
        most = int(Decimal(line['invoiced']) - Decimal(line['returned']))
        shop.do('return.by_receipt', order=order, lines=[
            {'line': line['id'], 'quantity': str(shop.chance.randrange(1, most + 1))}])
    exchange = shop.chance.choice([None, None, 'now', 'later'])
    added = shop.add(shop.chance.choice(ITEMS), '2') if exchange else None
    if exchange == 'later':
        shop.do('order.pickup_selected', lines=[added])
    cart = shop.cart()
    price = sum_of(cart['lines'], 'total', lambda line: line['id'] == added)
    returned = [line for line in cart['lines'] if line['original_order']]
    given = sum_of(returned, 'total') + sum_of(cart['charges'], 'total')
    # 5.11: what is new, of what leaves later the deposit, less what comes back.
    due = given + (shop.round(price * shop.rate) if exchange == 'later' else price)
    assert Decimal(cart['totals']['due_now']) == due, (cart['totals'], given, price)
    assert shop.pay()['concluded']
    return returned, cart['charges']


def return_everything(shop, orders):
    """R2, M39, M43, R7: what came back of each order is what was paid for it, and its tax."""
    back = {order: [Decimal(0), Decimal(0)] for order in orders}
    while True:
        left = [(order, line) for order in orders for line in shop.order(order)['lines']
                if Decimal(line['invoiced']) > Decimal(line['returned'])]
        if not left:
            break
        lines, charges = take_back(shop, left)
        owners = {line['id']: line['original_order'] for line in lines}
        for owner, record in [(owners[line['id']], line) for line in lines] + [
                (owners[charge['line']], charge) for charge in charges]:
            back[owner][0] -= Decimal(record['total'])
            back[owner][1] -= Decimal(record['tax'])
    for order in orders:
        saved = shop.order(order)
        paid, tax = Decimal(saved['totals']['paid']), Decimal(saved['totals']['tax'])
        assert back[order] == [paid, tax], (back[order], saved['totals'])
        assert all(charge['returned'] == charge['total'] for charge in saved['charges']), saved
        assert sum_of(saved['payments'], 'refunded') <= paid, saved
        details = shop.refuse('order/status', 'return.by_receipt', order=order, all=True)
        assert details['rule'] == 'all-returned', details


def trade(currency, tax_included, seeds):
    for seed in seeds:
        with Shop(seed, currency, tax_included) as shop:
            orders = []
            for _ in range(2):
                check_deposit(shop, sell(shop))
                orders.append(shop.pay()['order'])
                deliver(shop, orders[-1])
            return_everything(shop, orders)


def euros_with_tax_in_the_price():
    """EUR, prices with tax: deposits, deliveries and returns add up"""
    trade('EUR', True, (1, 2))


def yen_with_tax_on_top():
    """JPY, tax on top: there is nothing smaller than one yen"""
    trade('JPY', False, (3, 4))


def dinars_with_tax_on_top():
    """BHD, tax on top: a deposit of what has tax on top, in thousandths"""
    trade('BHD', False, (5, 6, 7))


def dinars_with_tax_in_the_price():
    """BHD, prices with tax: thousandths add up too"""
    trade('BHD', True, (8, 9))


TESTS = [
    euros_with_tax_in_the_price,
    yen_with_tax_on_top,
    dinars_with_tax_on_top,
    dinars_with_tax_in_the_price,
]


if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
