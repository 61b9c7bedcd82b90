#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""unwritable.py POSCTL FIXTURES DEMO — whose disk is full, or may only be read: who signs in can
look, is told what does not work and why, and nothing pretends; and then it goes on by itself.  Needs
to be allowed to mount.
"""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import CLOCK, Register, code, run_tests  # pylint: disable=wrong-import-position

Register.program, Register.fixtures = sys.argv[1:3]
DEMO = []
for name in sorted(os.listdir(sys.argv[3])):
    with open(os.path.join(sys.argv[3], name), encoding='utf-8') as bundle:
        DEMO += json.load(bundle)['records']
KIM = {'worker': 'kim', 'secret': '1111'}
LOU = {'worker': 'lou', 'secret': '2222'}


def mount(*words):
    return subprocess.run(['mount', *words], check=False, capture_output=True).returncode == 0


class Small(Register):
    """A register on a small disk of its own."""

    def __init__(self, size='24m', chain=None):
        super().__init__(worker=None)
        self.folder = os.path.dirname(self.data)
        aside = tempfile.mkdtemp()
        shutil.move(self.data, aside)
        assert mount('-t', 'tmpfs', '-o', 'size=' + size, 'tmpfs', self.folder)
        if chain:
            self.data = os.path.join(self.folder, 'new')
            self.options = ['--data', self.data, '--register', 'S1-01', '--simulate', '--clock', CLOCK]
            self.load(*chain)
        else:
            shutil.move(os.path.join(aside, 'register'), self.data)
        shutil.rmtree(aside)
        self.filler = os.path.join(self.folder, 'filler')

    def __exit__(self, *what):
        try:
            super().__exit__(*what)
        except OSError:  # it is a mount point
            pass
        finally:
            if self.process:
                self.process.kill()
            subprocess.run(['umount', '-l', self.folder], check=True)
            os.rmdir(self.folder)

    def fill(self):
        with open(self.filler, 'ab', buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass

    def remount(self, how):
        assert mount('-o', 'remount,' + how, self.folder)

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        self.process = None

    def journal(self):
        """The operations that are written down, oldest first."""
        with sqlite3.connect('file:%s/register.db?mode=ro' % self.data, uri=True) as db:
            found = [row[0] for row in db.execute('SELECT op FROM journal ORDER BY seq')]
        db.close()
        return found


def sell(register):
    register.do('item.add', item='A')
    register.do('customer.attach', customer='C')
    register.do('order.pickup_all')
    return register.do('pay.cash', balance='pay-later')['order']


def look(register, order):
    """Everything that shows something works."""
    assert register.do('order.get', order=order)['lines']
    assert register.do('order.recall', filter={'text': 'Customer'})['orders']
    assert register.do('item.price_check', item='A')
    assert register.do('item.search', text='A')
    assert register.do('customer.search', text='Customer')
    assert register.do('cart.get')
    assert register.do('sync.status')


def refused(register, why):
    """Nothing that has to be written pretends."""
    before = register.cart()
    for operation, args in (('item.add', {'item': 'A'}), ('customer.attach', {'customer': 'C'}),
                            ('customer.create', {'customer': {'name': 'Somebody New'}})):
        answer = register.ask(operation, **args)
        assert code(answer) == why, (operation, answer)
    assert register.cart() == before


def a_full_disk():
    """On a full disk who knows a PIN looks, and sells again when there is room."""
    with Small() as register:
        register.do('session.sign_in', **KIM)
        order = sell(register)
        register.fill()
        os.unlink(os.path.join(register.data, 'register.db.ballast'))
        register.fill()
        for _ in range(3000):
            last = register.ask('item.add', item='A')
            if not last['ok']:
                break
            register.ask('txn.void')
        assert code(last) == 'db/full', last
        register.do('session.sign_out')
        told = register.do('session.sign_in', **KIM)
        assert told['not_kept'] == 'full' and 'looked at' in told['message'], told
        look(register, order)
        refused(register, 'db/full')
        register.kill()
        for _ in range(2):
            told = register.do('session.sign_in', **KIM)
            assert told['not_kept'] == 'full' and 'looked at' in told['message']
            look(register, order)
            refused(register, 'db/full')
            register.kill()
        register.do('session.sign_in', **KIM)
        os.unlink(register.filler)
        if register.cart()['lines']:
            register.do('txn.void')
        assert register.order(sell(register))['status'], 'sells again, in the same program'


def a_new_register_sells_on():
    """A new register with the demo chain sells 20 orders more, while its printer prints, too."""
    with Small('40m', DEMO) as register:
        register.do('session.sign_in', worker='lena', secret='1357', start_amount='100.00')
        customer = register.do('customer.search', text='Marieke')['customers'][0]['id']
        register.fill()
        sold = []
        while len(sold) < 40:
            for operation, args in (('item.add', {'item': '430551'}),
                                    ('customer.attach', {'customer': customer}),
                                    ('order.ship_all', {'mode': 'STANDARD'}), ('pay.card', {})):
                answer = register.ask(operation, **args)
                if not answer['ok']:
                    break
            if not answer['ok']:
                break
            sold.append(answer['result']['order'])
            time.sleep(0.1)
        print('# %d orders' % len(sold))
        assert len(sold) == 40, (len(sold), answer)
        for order in sold:
            assert register.order(order)['lines']
        os.unlink(register.filler)


def a_disk_that_is_only_read():
    """On a disk that may only be read who knows a PIN looks, and guessing takes long."""
    with Small() as register:
        register.do('session.sign_in', **KIM)
        order = sell(register)
        register.stop()
        before = register.journal()
        register.remount('ro')
        told = register.do('session.sign_in', **KIM)
        assert told['not_kept'] == 'read-only' and 'looked at' in told['message'], told
        assert 'no_shift' not in told, told
        look(register, order)
        refused(register, 'db/read-only')
        assert register.do('session.lock')['not_kept'] == 'read-only'
        assert code(register.ask('item.search', text='A')) == 'access/locked'
        assert register.do('session.unlock', secret='1111')['not_kept'] == 'read-only'
        look(register, order)
        assert register.do('session.sign_out')['not_kept'] == 'read-only'
        assert code(register.ask('session.sign_in', worker='kim', secret='0000')) in (
            'access/wrong-secret', 'access/locked-out')
        for _ in range(2):
            answer = register.ask('session.sign_in', **KIM)
            assert code(answer) == 'access/locked-out', answer
            assert int(answer['error']['details']['seconds']) <= 30, answer
            register.kill()
        # Somebody else may.
        assert register.do('session.sign_in', **LOU)['not_kept'] == 'read-only'
        look(register, order)
        register.remount('rw')
        register.do('session.sign_out')
        assert 'not_kept' not in register.do('session.sign_in', **LOU)
        sell(register)
        register.stop()
        after = register.journal()[len(before):]
        assert after[:3] == ['session.sign_in', 'session.sign_out', 'session.sign_in'], after


if __name__ == '__main__':
    if not (os.geteuid() == 0 and mount('-t', 'tmpfs', 'tmpfs', '/mnt')):
        print('1..0 # SKIP nobody may mount here')
        sys.exit(0)
    subprocess.run(['umount', '/mnt'], check=True)
    NOTES = tempfile.mkdtemp()
    os.environ['XDG_RUNTIME_DIR'] = NOTES
    FAILED = run_tests([a_full_disk, a_new_register_sells_on, a_disk_that_is_only_read])
    shutil.rmtree(NOTES)
    sys.exit(FAILED)
