#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill.py POSCTL FIXTURES — the power goes at any moment: nothing is half done, no money is lost.

With POS_KILL_SEED the random moments repeat as far as the machine lets them; POS_KILL_CARDS says how
often it is killed while a card is charged.
"""
import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import SIGN_IN, SUPERVISOR, Register, run_tests  # pylint: disable=wrong-import-position

Register.program, Register.fixtures = sys.argv[1:3]
CHANCE = random.Random(os.environ.get('POS_KILL_SEED'))
CARDS = int(os.environ.get('POS_KILL_CARDS', '14'))
CARDS_EACH = 50  # whoever has many orders takes longer to look at them all


class Mortal(Register):
    """A register whose process can be killed; whoever asks next starts another."""

    is_damaged = True  # it is looked at when all is over, and not at the end of each process

    def start(self):
        self.process = subprocess.Popen([self.program, *self.options, 'shell'],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL)
        self.do('session.sign_in', **SIGN_IN['args'])

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        self.process = None

    def kill_during(self, operation, **args):
        """Sends a request and kills at a random moment of the next instants."""
        if not self.process:
            self.start()
        line = json.dumps({'op': operation, 'args': args}).encode() + b'\n'
        self.process.stdin.write(line)
        self.process.stdin.flush()
        time.sleep(CHANCE.random() * 0.03)
        self.kill()

    def stumble(self):
        """Starts, is killed while it looks after what was left behind, and starts again."""
        if CHANCE.random() < 0.5:
            self.process = subprocess.Popen([self.program, *self.options, 'shell'],
                                            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=subprocess.DEVNULL)
            time.sleep(CHANCE.random() * 0.3)
            self.kill()
        self.start()

    def card_money(self):
        """What the open order and the saved ones hold of it; a cart repeats what its order has."""
        orders = [self.order(found['id']) for found in self.do('order.search')['orders']]
        held = [(payment, 'posted') for order in orders for payment in order['payments']]
        held += [(payment, 'captured') for payment in self.cart()['payments']]
        return sum((Decimal(payment['amount']) for payment, state in held
                    if payment['tender'] == 'card' and payment['kind'] != 'authorization'
                    and payment['state'] == state), Decimal(0))


def after_every_operation():
    """Killed after each operation's answer, the cart is there as it was"""
    with Mortal() as register:
        def do(operation, **args):
            result = register.do(operation, **args)
            before = register.cart()
            register.kill()
            after = register.cart()
            before['lines_selected'] = []  # a finger, not a fact
            assert after == before, operation
            return result

        line = do('item.add', item='A', quantity='3')['line']
        other = do('item.add', item='B')['line']
        do('customer.attach', customer='C')
        do('line.set_qty', line=line, quantity='4')
        part = do('line.split', line=line, quantity='1')['line']
        do('line.comment', line=part, text='Ring twice')
        do('order.ship_selected', lines=[line], mode='99')
        do('order.pickup_selected', lines=[part], store='S2')
        do('order.carryout_selected', lines=[other])
        do('order.change_delivery', lines=[line], mode='11')
        do('order.deposit_override', amount='120.00')
        do('txn.comment', text='Call first')
        do('line.void', lines=[other])
        do('customer.create', customer={'name': 'Jo'}, attach=False)
        do('pay.cash', amount='30.00')
        do('pay.card', amount='40.00')
        do('pay.void')
        receipt = do('pay.card', balance='card')['receipt']
        assert register.cart()['lines'] == []
        assert register.order(receipt)['totals']['deposit_held'] == '120.00'
        do('item.add', item='L3')
        do('txn.void')


def in_the_middle():
    """Killed in the middle, an operation happened or did not"""
    with Mortal() as register:
        register.do('customer.attach', customer='C')
        for _ in range(15):
            before = register.cart()
            register.kill_during('item.add', item='A')
            after = register.cart()
            pieces = [sum(Decimal(line['quantity']) for line in cart['lines'])
                      for cart in (before, after)]
            assert pieces[1] - pieces[0] in (0, 1), pieces
            assert Decimal(after['totals']['total']) == 100 * pieces[1], after['totals']
        register.stop()
        assert register.run('check').returncode == 0


def while_an_order_is_saved():
    """Killed while an order is saved, it is whole with its receipt and message, or not there"""
    with Mortal() as register:
        saved = 0
        for _ in range(15):
            if not register.cart()['lines']:
                register.add('A')
                register.do('customer.attach', customer='C')
                register.do('order.pickup_all')
            register.kill_during('pay.cash', balance='pay-later')
            orders = register.do('order.search')['orders']
            assert len(orders) - saved in (0, 1), orders
            if len(orders) > saved:
                saved = len(orders)
                assert register.cart()['lines'] == []
                receipt = register.do('receipt.get', receipt=orders[0]['receipt'])
                assert receipt['order_id'] == orders[0]['id']
            else:
                totals = register.cart()['totals']
                assert totals['paid'] in ('0.00', '10.00'), totals
            assert register.do('sync.status')['pending'] == saved
            register.stop()
            done = register.run('check')
            assert done.returncode == 0, done.stdout
        numbers = sorted(o['receipt'] for o in register.do('order.search')['orders'])
        assert [int(n[-6:]) for n in numbers] == list(range(1, saved + 1)), numbers


def while_a_card_is_asked():
    """Killed while a card is charged: the money is in the cart, or it went back"""
    asked = taken = 0
    for first in range(0, CARDS, CARDS_EACH):
        with Mortal() as register:
            for _ in range(min(CARDS_EACH, CARDS - first)):
                if not register.cart()['lines']:
                    register.add('B')
                register.kill_during('pay.card', amount='10.00')
                register.stumble()
                assert register.card_money() == register.taken_by_card()
                due = Decimal(register.cart()['totals']['due_now'])
                if register.cart()['lines'] and due < 30:
                    register.do('pay.cash')
            assert register.card_money() == register.taken_by_card()
            asked += len([entry for entry in register.book() if entry['action'] == 'authorize'])
            taken += register.taken_by_card() / 10
        if CARDS > 1000:
            print('# %d of %d' % (min(first + CARDS_EACH, CARDS), CARDS), flush=True)
    print('# killed %d times: the card company was asked %d times and kept %d' % (CARDS, asked, taken))


def while_a_card_is_given_back():
    """Killed while a payment is voided: it is there and taken, or gone and given back"""
    with Mortal() as register:
        register.add('B')
        for _ in range(14):
            register.do('pay.card', amount='10.00')
            register.kill_during('pay.void')
            register.stumble()
            assert register.card_money() == register.taken_by_card(), register.cart()['payments']
            while register.cart()['totals']['paid'] != '0.00':
                register.do('pay.void')
        assert register.taken_by_card() == 0


def while_a_hybrid_is_paid():
    """Killed while a deposit is taken and the balance reserved"""
    with Mortal() as register:
        for _ in range(12):
            if not register.cart()['lines']:
                register.add('A')
                register.do('customer.attach', customer='C')
                register.do('order.ship_all', mode='99')
            register.kill_during('pay.card', balance='card')
            register.stumble()
            assert register.card_money() == register.taken_by_card()


def while_a_card_gets_its_money_back():
    """Killed while a cancelled order's deposit goes back to its card: once, and noted"""
    with Mortal() as register:
        register.worker = 'sam'
        for _ in range(10):
            if not register.cart()['lines']:
                register.add('B')
                register.do('customer.attach', customer='C')
                register.do('order.pickup_all')
                order = register.do('pay.card', balance='pay-later')['order']
                register.do('order.cancel', SUPERVISOR, order=order)
            register.kill_during('pay.card')
            register.stumble()
            assert register.card_money() == register.taken_by_card(), register.cart()['payments']
            cart = register.cart()
            if cart['lines'] and cart['totals']['due_now'] == '0.00':
                register.do('txn.conclude')
        while register.cart()['lines']:
            register.do('pay.card' if register.cart()['totals']['due_now'] != '0.00'
                        else 'txn.conclude')
        assert register.card_money() == register.taken_by_card()
        orders = register.do('order.search')['orders']
        assert {order['status'] for order in orders} == {'cancelled'}, orders
        # 30.00 taken for each, 15.00 given back: what each cancellation costs.
        assert register.taken_by_card() == 15 * len(orders)


def while_a_stored_payment_is_used():
    """Killed while a pick-up captures what was reserved: handed over and paid, or neither"""
    with Mortal() as register:
        receipt = None
        for _ in range(10):
            if receipt is None:
                register.add('A')
                register.do('customer.attach', customer='C')
                register.do('order.pickup_all')
                receipt = register.do('pay.card', balance='card')['receipt']
                register.do('fulfill.line_pickup', order=receipt)
            register.kill_during('pay.stored')
            register.stumble()
            assert register.card_money() == register.taken_by_card(), register.cart()['payments']
            handed_over = register.order(receipt)['status'] == 'invoiced'
            assert handed_over == (register.cart()['lines'] == []), register.cart()
            receipt = None if handed_over else receipt


def while_a_reservation_is_renewed():
    """Killed while a reservation is made anew: one holds, and it is the order's"""
    with Mortal() as register:
        register.add('A')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all', mode='99')
        receipt = register.do('pay.card', balance='card')['receipt']
        for _ in range(12):
            register.kill_during('pay.renew', order=receipt)
            register.stumble()
            order = register.order(receipt)
            held = [payment for payment in order['payments'] if payment['state'] == 'authorized']
            assert len(held) == 1 and order['totals']['authorized'] == '90.00', order['payments']
            assert register.reserved_by_card() == 90, register.book()
        register.do('pay.renew', order=receipt)
        assert register.reserved_by_card() == 90 and register.taken_by_card() == 10


def without_intents_money_would_be_lost():
    """The mutant: were nothing written down before a card is asked, a kill would cost money"""
    with Mortal() as register:
        for _ in range(200):
            if not register.cart()['lines']:
                register.add('L3')
            register.kill_during('pay.card', amount='1.00')
            with sqlite3.connect(os.path.join(register.data, 'register.db')) as db:
                db.execute('DELETE FROM pay_intent')
                # … nor a sum of it, by which it would be missed.
                db.execute("UPDATE setting SET value = '0', proof = NULL "
                           "WHERE key = 'pay_intent.sum'")
            db.close()
            if register.card_money() != register.taken_by_card():
                return
        raise AssertionError('never killed between the card and the cart')


def while_a_secret_is_checked():
    """Killed while a secret is compared: the try was counted before, and is not free"""
    wrong = {'op': 'session.sign_in', 'args': {'worker': 'lou', 'secret': '0000'}}
    # The chain's other secrets cost nothing to compare.
    costly = {'kind': 'worker', 'id': 'lou', 'name': 'Lou', 'role': 'clerk', 'language': 'en',
              'secret': '2222'}
    with Mortal(worker=None, records=[costly]) as register:
        path = 'file:%s?mode=ro' % os.path.join(register.data, 'register.db')

        def count():
            with sqlite3.connect(path, uri=True) as db:
                rows = db.execute("SELECT failures FROM lockout WHERE worker = 'lou'").fetchall()
            db.close()
            return rows[0][0] if rows else 0

        def guess(number):
            """Until the try is on the disk; when that was."""
            register.process = subprocess.Popen([register.program, *register.options, 'shell'],
                                                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                                stderr=subprocess.DEVNULL)
            register.process.stdin.write(json.dumps(wrong).encode() + b'\n')
            register.process.stdin.flush()
            while count() < number:
                assert register.process.poll() is None
                time.sleep(0.001)
            return time.monotonic()

        register.run('check')  # takes the costly secret in
        counted = guess(1)
        register.process.stdout.readline()
        assert time.monotonic() - counted > 0.02, 'it was counted only when it had been compared'
        register.kill()
        for number in range(2, 6):
            guess(number)
            register.kill()
        right = {'op': 'session.sign_in', 'args': {'worker': 'lou', 'secret': '2222'}}
        answer = register.lines(right)[0]
        assert not answer['ok'] and answer['error']['code'] == 'locked-out', answer


TESTS = [after_every_operation, in_the_middle, while_an_order_is_saved, while_a_card_is_asked,
         without_intents_money_would_be_lost, while_a_card_is_given_back, while_a_hybrid_is_paid,
         while_a_card_gets_its_money_back, while_a_stored_payment_is_used,
         while_a_reservation_is_renewed, while_a_secret_is_checked]

if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
