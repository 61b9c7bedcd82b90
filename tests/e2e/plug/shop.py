# SPDX-License-Identifier: GPL-3.0-or-later
"""Headquarters and registers as real processes that may be killed, and what they owe each other."""
import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', '..', 'support'))
from ports import free_port  # pylint: disable=wrong-import-position

FIXTURES = os.path.join(os.path.dirname(__file__), '..', '..', 'scenarios', 'fixtures.json')
MEMBERS = ('status', 'number', 'receipt', 'revision', 'total', 'paid', 'deposit_held', 'balance')
SECRETS = {'worker': 'kim', 'secret': '1111'}
FORBIDDEN = ('Sanitizer', 'runtime error', 'CRITICAL')


class Mortal:
    """A process that others kill."""

    def __init__(self, log):
        self.process, self.kills, self.log = None, 0, log

    def spawn(self, *command, **how):
        with open(self.log, 'ab') as log:
            self.process = subprocess.Popen(command, stderr=log, **how)

    def kill(self):
        self.kills += 1
        self.process.kill()
        self.process.wait()

    def expect(self, words):
        """That it said so, in time."""
        for _ in range(100):
            with open(self.log, encoding='utf-8', errors='replace') as file:
                if words in file.read():
                    return
            time.sleep(0.1)
        raise AssertionError('%s does not say “%s”' % (self.log, words))

    def complaints(self):
        """What no process may say, however it ends."""
        with open(self.log, encoding='utf-8', errors='replace') as file:
            return [line for line in file if any(word in line for word in FORBIDDEN)]


class Headquarters(Mortal):
    def __init__(self, program, folder, name='hq'):
        super().__init__(os.path.join(folder, name + '.log'))
        self.program, self.data = program, os.path.join(folder, name)
        self.port, self.options = free_port(), []

    def start(self, *more):
        with contextlib.suppress(FileNotFoundError):
            os.remove(os.path.join(self.data, 'port'))
        self.spawn(self.program, '--data', self.data, '--port', str(self.port),
                   '--sync-interval', '1', *self.options, *more, stdout=subprocess.DEVNULL)

    def wait(self):
        """Until it listens."""
        for _ in range(600):
            assert self.process.poll() is None, 'pos-hq ended: %d' % self.process.returncode
            if os.path.exists(os.path.join(self.data, 'port')):
                return
            time.sleep(0.05)
        raise AssertionError('pos-hq does not listen')

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(60) == 0, self.process.returncode

    def end(self):
        """Whatever became of the test."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def code(self, till, command='enroll'):
        done = subprocess.run([self.program, '--data', self.data, command, till],
                              capture_output=True, check=True, timeout=60)
        return done.stdout.decode().split()[-1]

    def settle(self):
        """What waits for its job is done: every order that it took has its number."""
        for _ in range(60):
            self.stop()
            waits = self.read("SELECT count (*) FROM register_transaction"
                              " WHERE status = 'pending'")[0][0]
            self.start()
            self.wait()
            if not waits:
                return
            time.sleep(1)

    def read(self, question):
        """Only while it is stopped."""
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, 'hq.db'))) as db:
            return db.execute(question).fetchall()

    def find_damage(self):
        """What `pos-hq check` tells."""
        done = subprocess.run([self.program, '--data', self.data, 'check'], capture_output=True,
                              check=False, timeout=120, text=True)
        assert done.returncode == (1 if done.stdout else 0), done
        return done.stdout.splitlines()

    def check(self):
        """Its books hold together; what it says of each order, by id.  While it is stopped."""
        faults = self.find_damage()
        gaps = self.read('SELECT register, count (*), max (sequence) FROM register_transaction'
                         ' GROUP BY device')
        faults += ['%s: %d messages of %d' % gap for gap in gaps if gap[1] != gap[2]]
        undone = self.read("SELECT register, sequence, status, reason FROM register_transaction"
                           " WHERE status NOT IN ('done', 'kept')")
        faults += ['headquarters: message %s' % (row,) for row in undone]
        orders = [json.loads(body) for body, in self.read('SELECT body FROM sales_order')]
        for what in ('id', 'receipt', 'reference', 'number'):
            seen = Counter(order[what] for order in orders if order[what])
            faults += ['doubled: %s %s' % (what, key) for key, n in seen.items() if n > 1]
        return {order['id']: order for order in orders}, faults


class Hub(Headquarters):
    """A store's own pos-hq, between its registers and headquarters."""

    def __init__(self, program, folder, upstream):
        super().__init__(program, folder, 'hub')
        self.options = ['--upstream', 'http://127.0.0.1:%d' % upstream]

    def join(self, code):
        done = subprocess.run([self.program, '--data', self.data, *self.options, 'join'],
                              input=code.encode() + b'\n', capture_output=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr

    def settle(self):
        """Headquarters has everything; as it is woken up, it does not wait out a pause."""
        for _ in range(60):
            self.stop()
            waits = self.read("SELECT count (*) FROM register_transaction"
                              " WHERE forward <> 'contained'")[0][0]
            self.start()
            self.wait()
            if not waits:
                return
            time.sleep(1)

    def find_faults(self):
        """Its database holds together, and headquarters has everything that it ever took."""
        faults = ['hub: ' + line for line in self.find_damage()]
        faults += ['hub: message %s' % (row,) for row in self.read(
            "SELECT register, sequence, forward, forward_reason FROM register_transaction"
            " WHERE forward <> 'contained'")]
        faults += ['hub: keeps %s aside' % (row,) for row in self.read('SELECT kind, id FROM set_aside')]
        return faults + ['the hub said: ' + line.strip() for line in self.complaints()]


class Till(Mortal):
    """A register, its clerk, and what the clerk was told."""

    def __init__(self, program, folder, name, seed, port, deadliness=0.0):
        super().__init__(os.path.join(folder, name + '.log'))
        self.program, self.name, self.deadliness = program, name, deadliness
        self.data = os.path.join(folder, name)
        self.options = ['--data', self.data, '--simulate', '--hq', 'http://127.0.0.1:%d' % port]
        self.chance = random.Random(seed)
        self.told, self.handed_over, self.doubts = {}, set(), 0
        self.eager = False
        self.instant = 0.04  # how long it may still live after a request

    def run(self, *words, text=None):
        return subprocess.run([self.program, *self.options, *words], input=text,
                              capture_output=True, check=False, timeout=120)

    def enroll(self, code):
        done = self.run('enroll', text=code.encode() + b'\n')
        assert done.returncode == 0, done.stderr
        done = self.run('shell', text=b'{"op": "sync.run"}\n')  # brings whoever may sign in
        assert json.loads(done.stdout)['result']['online'], done

    def start(self):
        self.spawn(self.program, *self.options, 'shell', stdin=subprocess.PIPE,
                   stdout=subprocess.PIPE)

    def alive(self):
        return self.process is not None and self.process.returncode is None

    def kill(self):
        """Returns: what it still said."""
        self.kills += 1
        self.process.kill()
        rest = self.process.stdout.read()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        return rest

    def stop(self):
        if self.alive():
            self.process.stdin.close()
            status = self.process.wait(60)
            self.process.stdout.close()
            assert status == 0, '%s ended with %d' % (self.name, status)

    def open_shop(self):
        """Starts and signs in; now and then dies on the way."""
        self.start()
        if self.chance.random() < self.deadliness:
            time.sleep(self.chance.random() * 0.4)
            self.kill()
            self.start()
        answer = self.ask('session.sign_in', SECRETS)
        assert answer['ok'], answer

    def send(self, operation, args):
        self.process.stdin.write(json.dumps({'op': operation, 'args': args}).encode() + b'\n')
        self.process.stdin.flush()

    def ask(self, operation, args):
        self.send(operation, args)
        answer = self.process.stdout.readline()
        assert answer, '%s ended by itself at %s' % (self.name, operation)
        return json.loads(answer)

    def say(self, operation, args):
        """The answer, or None when it died before it gave one."""
        if not self.alive():
            self.open_shop()
        pays = operation.startswith('pay.')
        if self.chance.random() >= self.deadliness * (5 if pays else 1):
            return self.ask(operation, args)
        self.send(operation, args)
        time.sleep(self.chance.random() ** 3 * self.instant)
        answer = self.kill()
        return json.loads(answer) if answer.endswith(b'\n') else None

    def must(self, operation, **args):
        """The result, whatever it takes."""
        while True:
            answer = self.say(operation, args)
            if answer is None:
                continue
            assert answer['ok'], (self.name, operation, args, answer)
            return answer['result']

    def may(self, operation, **args):
        """The result, or None after a refusal or a death."""
        answer = self.say(operation, args)
        return answer['result'] if answer and answer['ok'] else None

    # The clerk.

    def pay(self, operation, **args):
        """The customer goes when the register says so, and not before."""
        cart = self.must('cart.get')
        if not cart['lines']:
            return
        answer = self.say(operation, args)
        if answer is None:
            self.doubts += 1
            if self.eager:
                self.told[cart['id']] = Decimal(cart['totals']['total'])
        elif answer['ok'] and answer['result'].get('concluded'):
            order = answer['result']['order']
            if cart['flow'] == 'hand-over':
                self.handed_over.add(order)
            else:
                self.told[order] = Decimal(cart['totals']['total'])

    def serve(self):
        """One customer, or a look at headquarters."""
        cart = self.must('cart.get')
        kind = self.chance.randrange(8)
        if cart['lines'] or cart['payments']:  # of somebody who stood here when the power went
            return self.finish(cart)
        if kind == 0 and self.told:
            self.may('fulfill.line_pickup', order=self.chance.choice(sorted(self.told)))
            return self.pay(self.chance.choice(['pay.cash', 'pay.stored']))
        if kind <= 2:
            return self.must('sync.run')
        for _ in range(self.chance.randrange(1, 4)):
            self.may('item.add', item=self.chance.choice('AB'))
        if kind >= 5:
            self.may('customer.attach', customer='C')
            self.may('order.pickup_all')
        if kind == 7:
            return self.pay('pay.card', balance=self.chance.choice(['card', 'pay-later']))
        return self.pay('pay.cash', balance='pay-later')

    def finish(self, cart):
        gone = self.eager and cart['id'] in self.told  # with a receipt, so what is left is no sale
        if not cart['payments'] and (gone or self.chance.random() < 0.3):
            self.may('txn.void')
        else:
            self.pay('pay.cash', balance='pay-later')

    # Afterwards.

    def settle(self):
        """Nobody stands here and nothing waits."""
        self.deadliness = 0.0
        cart = self.must('cart.get')
        while cart['lines'] or cart['payments']:
            self.finish(cart)
            cart = self.must('cart.get')
        began = time.monotonic()
        while time.monotonic() - began < 180:
            status = self.must('sync.run')
            waiting = [(order['id'], order['status']) for order in self.orders().values()
                       if order['status'] == 'pending-sync']
            if status['online'] and status['pending'] + status['parked'] == 0 and not waiting:
                if time.monotonic() - began > 30:
                    print('# %s came to rest late, after %d seconds'
                          % (self.name, time.monotonic() - began))
                return
            time.sleep(0.5)
        raise AssertionError('%s does not come to rest: %s, %s' % (self.name, status, waiting))

    def ids(self, own=False):
        """Of the orders here; @own: of those that were made here."""
        with contextlib.closing(sqlite3.connect(
                'file:%s?mode=ro' % os.path.join(self.data, 'register.db'), uri=True)) as db:
            rows = db.execute('SELECT lower (hex (id)) FROM sales_order'
                              + (' WHERE "register" = ?' if own else ''),
                              (self.name,) if own else ()).fetchall()
        cuts = (0, 8, 12, 16, 20, 32)
        return ['-'.join(r[0][a:b] for a, b in zip(cuts, cuts[1:])) for r in rows]

    def orders(self, own=False):
        return {name: self.must('order.get', order=name) for name in self.ids(own)}

    def book(self):
        """What the card company did for this register."""
        path = os.path.join(self.data, 'devices', 'terminal', 'terminal.jsonl')
        if not os.path.exists(path):
            return []
        with open(path, encoding='utf-8') as file:
            return [json.loads(line) for line in file if line.strip()]

    def bank(self):
        """What the card company took here and did not give back."""
        return sum((Decimal(e['amount']) * (-1 if e['action'] == 'refund' else 1)
                    for e in self.book() if e['outcome'] == 'approved' and e['capture_id']),
                   Decimal(0))

    def check(self, headquarters):
        """What this register and headquarters do not agree on."""
        faults, mine = [], self.orders(own=True)
        for order, total in self.told.items():
            if order not in mine:
                faults.append('lost: %s was told of %s' % (self.name, order))
            elif Decimal(mine[order]['totals']['total']) != total:
                faults.append('money: %s was told %s for %s' % (self.name, total, order))
        for order in self.handed_over:
            if order in mine and mine[order]['status'] != 'invoiced':
                faults.append('lost: %s handed %s over' % (self.name, order))
        if len(mine) > len(self.told) + self.doubts:
            faults.append('doubled: %s has %d orders, told of %d, in doubt %d'
                          % (self.name, len(mine), len(self.told), self.doubts))
        for name, order in mine.items():
            theirs = headquarters.get(name)
            if theirs is None:
                faults.append('lost: headquarters does not know %s of %s' % (name, self.name))
                continue
            found = {**order, **order['totals']}
            faults += ['differs: %s of %s: %s here, %s there' % (m, name, found[m], theirs[m])
                       for m in MEMBERS if m in found and found[m] != theirs[m]]
        self.stop()
        done = self.run('check')
        faults += ['%s: %s' % (self.name, line) for line in done.stdout.decode().splitlines()]
        faults += ['%s said: %s' % (self.name, line.strip()) for line in self.complaints()]
        return faults, set(mine)
