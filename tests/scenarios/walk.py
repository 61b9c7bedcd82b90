#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""walk.py POSCTL FIXTURES [SEED [STEPS]] — somebody tries everything, in any order.

After every step the open transaction must add up; a refused step must leave no trace; a transaction
that is voided must leave the saved order as it was; a register that starts again must know what it
knew.  Given a seed, that walk alone is taken: a failing one prints its seed and its last steps.
"""
import os
import random
import sys
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import SUPERVISOR, Register, run_tests  # pylint: disable=wrong-import-position
from settings import mode, parameters, product  # pylint: disable=wrong-import-position

SEEDS = [int(sys.argv[3])] if len(sys.argv) > 3 else list(range(1, 9))
STEPS = int(sys.argv[4]) if len(sys.argv) > 4 else 120
SENSITIVE = ('charge.', 'disc.', 'line.price', 'order.cancel', 'order.deposit', 'txn.', 'pay.void',
             'return.', 'fulfill.', 'quote.')
# What only goes by e-mail.
MAIL = [parameters(electronic_mode='MAIL'), product(id='E', unit_price='75'),
        {'kind': 'delivery-mode', 'id': 'MAIL', 'name': 'Mail', 'stores': ['*'],
         'products': ['E', 'L3']},
        *(mode(name, products_excluded=['E']) for name in ('99', '11'))]
STEPS_OF_WORK = ['accept', 'reject', 'picking', 'pick', 'pick', 'pack', 'pack', 'ship', 'ship',
                 'unpick', 'unpack', 'reassign']
ITEMS = ['A', 'B', 'C', 'L1', 'L2', 'L3', 'T3333', 'SMALL', 'E', 'E']


def money(text):
    return Decimal(text)


def total_of(rows, member):
    return sum((money(row[member]) for row in rows), Decimal(0))


def alive(order):
    return [line for line in order['lines'] if not line['voided']]


class Disagreement(AssertionError):
    """Two figures that should say the same."""


def agree(what, found, wanted):
    if found != wanted:
        raise Disagreement('%s: %s, not %s' % (what, found, wanted))


def add_up(order):
    """What is true of every order at every moment."""
    totals = {name: money(value) if isinstance(value, str) else value
              for name, value in order['totals'].items()}
    lines = alive(order)
    agree('lines', total_of(lines, 'net'), totals['goods'] - totals['discount'])
    agree('lines and charges', total_of(lines, 'net') + totals['charges'], totals['total'])
    agree('charges', totals['charges'], total_of(order['charges'], 'amount'))
    cancelling = [charge for charge in order['charges'] if charge['origin'] == 'cancellation']
    agree('now, later, back and for cancelling',
          totals['carry_out'] + totals['deferred'] + totals['returned'] +
          total_of(cancelling, 'amount'),
          totals['total'])
    if totals['carry_out'] < 0 or totals['deferred'] < 0 or totals['returned'] > 0:
        raise Disagreement('what leaves is below zero, or what comes back above: %s' % totals)
    for line in lines:
        ordered = money(line['ordered'])
        parts = [money(line[part]) for part in ('open', 'invoiced', 'cancelled')]
        agree('quantities of ' + line['item'], sum(parts), ordered)
        if ordered > 0 and not 0 <= min(parts):
            raise Disagreement('a quantity of %s is below zero: %s' % (line['item'], parts))
        if ordered > 0 and not 0 <= money(line['returned']) <= money(line['invoiced']):
            raise Disagreement('more of %(item)s came back than went: %(returned)s' % line)
        if ordered > 0 and money(line['picked']) + money(line['packed']) > money(line['open']):
            raise Disagreement('more of %(item)s is in work than is open' % line)
    if not 0 <= totals['deposit_held'] <= max(totals['total'] - totals['invoiced'], Decimal(0)):
        if order['status'] != 'cart' and order['flow'] == 'new':
            raise Disagreement('a deposit of %(deposit_held)s on %(total)s, of which %(invoiced)s '
                               'is invoiced' % totals)


class Walk:
    """One clerk, one register, one seed."""

    def __init__(self, register, seed):
        self.register = register
        self.chance = random.Random(seed)
        self.steps = []
        self.concluded = []  # what became of transactions
        self.refused = 0
        self.saved = {}  # order id: what it was when last seen

    # What to try.

    def lines(self):
        lines = alive(self.register.cart())
        return [line['id'] for line in lines if self.chance.random() < 0.5] or None

    def line(self):
        lines = alive(self.register.cart())
        return self.chance.choice(lines)['id'] if lines else None

    def order(self, anything=False):
        open_ones = [known for known, order in self.saved.items() if order['status'] == 'open']
        known = list(self.saved)
        if open_ones and not anything and self.chance.random() < 0.9:
            known = open_ones
        return self.chance.choice(known or ['SO-NONE'])

    def amount(self):
        return self.chance.choice(['0', '0.01', '1.00', '5', '9.99', '25.00', '120', '-1', '9999'])

    def quantity(self):
        return self.chance.choice(['1', '1', '1', '2', '2', '3', '3', '7', '0', '-1', '0.5'])

    def day(self):
        return self.chance.choice(['2026-05-21'] * 4 + ['2026-05-14', '2026-06-30', '2026-05-13'])

    def some(self, **args):
        return {name: value for name, value in args.items() if value is not None}

    def find(self):
        """A saved order, to go on with."""
        pick = self.chance.choice
        return pick([
            lambda: ('order.edit', {'order': self.order()}),
            lambda: ('order.cancel', {'order': self.order()}),
            lambda: ('fulfill.line_pickup', {'order': self.order()}),
            lambda: ('fulfill.line_pickup', self.some_of_an_order()),
            lambda: ('order.create', {'order': self.order()}),
            lambda: ('quote.expiry', {'order': self.order(), 'expiry': self.day()}),
            lambda: ('return.by_receipt', {'order': self.order(anything=True), 'all': True}),
            lambda: ('return.by_receipt', self.some_of_an_order(anything=True)),
            lambda: ('fulfill.line_' + pick(STEPS_OF_WORK), self.some_of_an_order()),
            lambda: ('fulfill.line_' + pick(STEPS_OF_WORK), self.some_of_an_order()),
            lambda: ('fulfill.line_' + pick(STEPS_OF_WORK), self.some_of_an_order()),
        ])()

    def finish(self):
        """Money, or giving up."""
        pick = self.chance.choice
        return pick([
            lambda: ('pay.cash', {'balance': 'pay-later'}),
            lambda: ('pay.cash', {'balance': 'pay-later', 'excess': pick(['keep', 'refund'])}),
            lambda: ('pay.cash', {'amount': self.amount(), 'balance': 'pay-later'}),
            lambda: ('pay.card', {'balance': pick(['card', 'pay-later'])}),
            lambda: ('pay.card', {'balance': 'card', 'excess': pick(['keep', 'refund'])}),
            lambda: ('pay.card', {'amount': self.amount(), 'balance': 'card'}),
            lambda: ('pay.stored', {}),
            lambda: ('pay.void', {}),
            lambda: ('quote.create', {'expiry': self.day()}),
            lambda: ('txn.conclude', {'balance': 'pay-later', 'excess': 'keep'}),
            lambda: ('txn.void', {}),
        ])()

    def deliver(self):
        pick = self.chance.choice
        return pick([
            lambda: ('customer.attach', {'customer': 'C'}),
            lambda: ('order.ship_all', {'mode': pick(['99', '11']), 'date': self.day()}),
            lambda: ('order.ship_selected', self.some(lines=self.lines(), mode='99')),
            lambda: ('order.ship_selected', self.some(lines=self.lines(), mode='MAIL')),
            lambda: ('order.ship_selected', self.some(lines=self.lines())),
            lambda: ('order.pickup_all', {'store': pick(['S1', 'S1', 'S2']), 'date': self.day()}),
            lambda: ('order.pickup_selected', self.some(lines=self.lines(), date=self.day())),
            lambda: ('order.ship_all', {}),
            lambda: ('order.pickup_all', {}),
            lambda: ('order.carryout_all', {}),
            lambda: ('order.carryout_selected', self.some(lines=self.lines())),
            lambda: ('order.change_delivery', self.some(lines=self.lines(), mode='11')),
            lambda: ('order.deposit_override', {'amount': self.amount()}),
            lambda: ('order.deposit_override', {'rate': pick(['0', '0.1', '0.5', '1', '2'])}),
            lambda: ('order.deposit_override', {'reset': True}),
            lambda: ('order.cancel_charge', {'amount': self.amount()}),
        ])()

    def sell(self):
        pick = self.chance.choice
        return pick([
            lambda: ('item.add', {'item': pick(ITEMS), 'quantity': self.quantity()}),
            lambda: ('item.add', {'item': pick(ITEMS)}),
            lambda: ('item.add', {'item': pick(ITEMS)}),
            lambda: ('customer.attach', {'customer': pick(['C', 'C', 'C', 'NOBODY'])}),
            lambda: ('customer.attach', {'customer': 'C'}),
            lambda: ('customer.clear', {}),
            lambda: ('line.set_qty', self.some(line=self.line(), quantity=self.quantity())),
            lambda: ('line.split', self.some(line=self.line(), quantity=self.quantity())),
            lambda: ('line.void', self.some(lines=self.lines())),
            lambda: ('txn.suspend', {}),
            lambda: ('return.blind', {'item': pick(ITEMS)}),
            lambda: ('return.by_receipt', self.some_of_an_order(anything=True)),
        ])()

    def price(self):
        pick = self.chance.choice
        return pick([
            lambda: ('line.price_override', self.some(line=self.line(), price=self.amount())),
            lambda: ('line.price_override', self.some(line=self.line(), reset=True)),
            lambda: ('disc.line_amount', self.some(line=self.line(), amount=self.amount())),
            lambda: ('disc.line_percent', self.some(line=self.line(),
                                                    rate=pick(['0', '0.1', '0.333', '1.1']))),
            lambda: ('disc.total_amount', {'amount': self.amount()}),
            lambda: ('disc.total_percent', {'rate': pick(['0', '0.05', '0.2'])}),
            lambda: ('charge.header_add', {'code': pick(['GIFT', 'FREIGHT']),
                                           'amount': self.amount()}),
            lambda: ('charge.line_add', self.some(line=self.line(), code='GIFT',
                                                  amount=self.amount())),
            lambda: ('charge.recalculate', {'accept': True}),
            lambda: ('price.recalculate', {}),
        ])()

    def make(self):
        """An operation and its arguments: mostly what fits, sometimes anything."""
        cart = self.register.cart()
        lines = len(alive(cart))
        paid = any(payment['state'] != 'voided' for payment in cart['payments'])
        if lines == 0:
            waiting = sum(order['status'] == 'open' for order in self.saved.values())
            kinds, weights = [self.sell, self.find, self.finish], [8, 6 + 10 * waiting, 1]
        elif paid or cart['flow'] == 'cancel':
            kinds, weights = [self.finish, self.deliver, self.sell], [8, 1, 1]
        elif cart['flow'] == 'hand-over':  # PU5
            kinds, weights = [self.finish, self.deliver, self.sell], [5, 1, 3]
        else:
            kinds = [self.sell, self.deliver, self.price, self.finish, self.find]
            weights = [8, 10, 3, 1 + 2 * lines, 1]
        return self.chance.choices(kinds, weights)[0]()

    def some_of_an_order(self, anything=False):
        order = self.order(anything)
        answer = self.register.ask('order.get', order=order)
        lines = alive(answer['result']) if answer['ok'] else []
        quantity = None if self.chance.random() < 0.6 else self.quantity()
        return {'order': order, 'lines': [self.some(line=line['id'], quantity=quantity)
                                          for line in lines if self.chance.random() < 0.7]}

    # What must hold.

    def look_at_orders(self):
        for known, before in self.saved.items():
            now = self.register.order(known)
            add_up(now)
            if now['revision'] == before['revision']:
                agree('order %s of the same revision' % known, now, before)
            self.saved[known] = now

    def learn(self, result, flow):
        if isinstance(result, dict) and result.get('concluded') and result.get('order'):
            answer = self.register.ask('order.get', order=result['order'])
            if answer['ok']:
                order = self.saved[result['order']] = answer['result']
                self.concluded.append(order['type'] + ' ' + flow)

    def step(self):
        operation, args = self.make()
        before = self.register.cart()
        approval = None
        if (self.register.worker != SUPERVISOR['worker'] and operation.startswith(SENSITIVE) and
                self.chance.random() < 0.5):
            approval = SUPERVISOR
        self.steps.append((operation, args, bool(approval)))
        answer = self.register.ask(operation, approval, **args)
        if answer['ok']:
            self.learn(answer['result'], before['flow'])
            add_up(self.register.cart())
        else:
            self.refused += 1
            agree('domain', answer['error']['domain'] in ('order', 'access', 'value', 'money',
                                                          'call', 'device'), True)
            agree('the cart after a refusal', self.register.cart(), before)
        if answer['ok'] and operation.startswith(('txn.', 'pay.', 'fulfill.', 'quote.', 'order.cr')):
            self.look_at_orders()

    def begin(self):
        """There is an order already, of which a part goes by e-mail."""
        self.register.add('E', '3')
        self.register.add('L1', '2')
        self.register.do('customer.attach', customer='C')
        self.register.do('order.ship_all')
        self.learn(self.register.do('pay.card', balance='card'), 'begun')

    def restart(self):
        before = self.register.cart()
        self.register.stop()
        agree('the cart after a restart', self.register.cart(), before)
        self.look_at_orders()


def walk(seed):
    # A supervisor comes further; a clerk is refused more.
    with Register('--seed', str(seed), records=MAIL, worker='sam' if seed % 2 else 'kim') as register:
        self = Walk(register, seed)
        try:
            self.begin()
            for number in range(1, STEPS + 1):
                self.step()
                if number % 50 == 0:
                    self.restart()
        except AssertionError as problem:
            raise AssertionError('seed %d, step %d: %s\n%s' % (
                seed, len(self.steps), problem,
                '\n'.join(map(str, self.steps[-6:])))) from problem
        kinds = ', '.join('%d %s' % (self.concluded.count(kind), kind)
                          for kind in sorted(set(self.concluded)))
        print('# seed %d: %d steps, %d refused; %s' % (seed, STEPS, self.refused, kinds))
        assert len(self.concluded) > 1, 'seed %d concluded nothing' % seed
        return sum(line['intent'] == 'electronic' and line['invoiced'] != '0'
                   for order in self.saved.values() for line in order['lines'])


def test_of(seed):
    def test():
        SENT.append(walk(seed))
    test.__doc__ = 'A walk of %d steps from seed %d' % (STEPS, seed)
    return test


def something_was_sent():
    """Walks reach what goes by e-mail"""
    print('# lines that were sent: %s' % SENT)
    assert any(SENT) or len(SEEDS) == 1, SENT


SENT = []
sys.exit(run_tests([*(test_of(seed) for seed in SEEDS), something_was_sent]))
