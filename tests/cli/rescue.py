#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""rescue.py POSCTL POS-HQ FIXTURES — what is left of a register whose database is damaged as a whole
goes into a new one: nothing wrong, nothing twice, and never a byte of the damaged one changes.
"""
import atexit
import hashlib
import os
import random
import shutil
import sqlite3
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'e2e', 'plug'))
from posctl import Register, call, run_tests  # pylint: disable=wrong-import-position
from shop import Headquarters  # pylint: disable=wrong-import-position

Register.program, POS_HQ, Register.fixtures = sys.argv[1:4]
Register.is_damaged = True
NOBODY = 'http://127.0.0.1:9'
PAGE = 4096
SALES = 24
SEEDS = int(os.environ.get('POS_RESCUE_SEEDS', '12'))


class Shop:
    """A register that sold, closed; what its clerk was told, by the order's id."""

    def __init__(self):
        register = Register('--hq', NOBODY)
        self.register = register
        self.orders = {}
        for number in range(SALES):
            register.add('A', str(1 + number % 5))
            receipt = register.do('pay.cash')['receipt']
            order = register.order(receipt)
            self.orders[order['id']] = order
        register.add('B', '7')
        self.cart = register.cart()
        register.stop()
        self.folder = register.data

    def copy(self):
        folder = os.path.join(tempfile.mkdtemp(), 'register')
        atexit.register(shutil.rmtree, os.path.dirname(folder), True)
        shutil.copytree(self.folder, folder)
        return folder


SHOP = Shop()
atexit.register(shutil.rmtree, os.path.dirname(SHOP.folder), True)


def database(folder):
    return os.path.join(folder, 'register.db')


def fingerprint(folder):
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(place, name), 'rb') as file:
                found[place, name] = hashlib.sha256(file.read()).hexdigest()
    return found


def at(register, folder):
    """The same register's program on another folder."""
    other = object.__new__(Register)
    other.__dict__.update(register.__dict__)
    other.process, other.data = None, folder
    other.options = ['--data', folder, *register.rest]
    return other


def rescue(folder, code=None):
    """The new register, and what was said."""
    before = fingerprint(folder)
    new = os.path.join(os.path.dirname(folder), 'new')
    shutil.rmtree(new, True)
    done = call(Register.program, '--data', folder, 'rescue', new)
    assert fingerprint(folder) == before, 'the damaged register was touched'
    assert b'ERROR' not in done.stderr and b'Sanitizer' not in done.stderr, done.stderr
    assert done.returncode in ((0, 1) if code is None else (code,)), (done.returncode, done)
    assert os.listdir(new) and 'damaged' not in os.listdir(new), os.listdir(new)
    register = at(SHOP.register, new)
    done_import = register.run('import', Register.fixtures)
    assert done_import.returncode == 0, done_import.stderr
    return register, done.stdout.decode().splitlines()


def compare(register):
    """How many orders are there; none of them says anything else than it did."""
    there = 0
    for number, order in SHOP.orders.items():
        answer = register.ask('order.get', order=number)
        if answer['ok']:
            assert answer['result'] == order, (order, answer['result'])
            there += 1
    return there


def numbers_go_on(register, said):
    """No receipt has a number that another has, or it is said that nobody knows them."""
    if any('No receipt number is left' in line for line in said):
        return
    register.ask('txn.void')  # the open transaction need not be there any more
    register.add('A', '1')
    receipt = register.do('pay.cash')['receipt']
    assert receipt not in {order['receipt'] for order in SHOP.orders.values()}, receipt


def what_is_whole_is_saved_whole():
    folder = SHOP.copy()
    register, said = rescue(folder, code=0)
    assert any('Orders: %d saved' % SALES in line for line in said), said
    assert compare(register) == SALES
    assert register.cart()['lines'] == SHOP.cart['lines']
    numbers_go_on(register, said)
    register.stop()
    done = register.run('check')
    assert done.returncode == 0, done.stdout


def damage(path, seed):
    """Some pages are somebody else's.  Never the first: that has a test of its own."""
    chance = random.Random(seed)
    pages = os.path.getsize(path) // PAGE
    with open(path, 'r+b') as file:
        for page in chance.sample(range(1, pages), chance.choice([1, 2, 5, 20])):
            file.seek(page * PAGE)
            file.write(chance.randbytes(PAGE) if chance.random() < 0.5 else bytes(PAGE))


def torn_pages():
    saved = 0
    for seed in range(SEEDS):
        folder = SHOP.copy()
        damage(database(folder), seed)
        register, said = rescue(folder)
        there = compare(register)
        saved += there
        if there < SALES:
            assert any('cannot be read' in line or 'missing' in line or 'neither' in line
                       for line in said), (seed, there, said)
        numbers_go_on(register, said)
        register.stop()
    # Orders and messages lie on different pages: most damage takes only one of them.
    assert saved > SEEDS * SALES * 8 // 10, '%d of %d saved' % (saved, SEEDS * SALES)


def cut_short():
    size = os.path.getsize(database(SHOP.folder))
    for part in (1, 3, 6, 9):
        folder = SHOP.copy()
        with open(database(folder), 'r+b') as file:
            file.truncate(size * part // 10 + 100)
        register, said = rescue(folder, code=1)
        assert said
        compare(register)
        register.stop()


def without_a_head():
    for length in (16, 100, PAGE, 3 * PAGE):
        folder = SHOP.copy()
        with open(database(folder), 'r+b') as file:
            file.write(bytes(length))
        register, said = rescue(folder)
        assert compare(register) == SALES, (length, said)
        numbers_go_on(register, said)
        register.stop()


def what_was_changed_is_not_believed():
    """The mutant: rows that the engine finds nothing wrong with, but that say something else"""
    folder = SHOP.copy()
    with sqlite3.connect(database(folder)) as db:
        db.execute('PRAGMA ignore_check_constraints = ON')
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            db.execute('DROP TRIGGER ' + name)
        assert db.execute('UPDATE sales_order SET total_minor = total_minor + 1').rowcount == SALES
        assert db.execute("UPDATE outbox SET body = replace (body, '\"worker\":\"kim\"', "
                          "'\"worker\":\"lou\"') WHERE seq = 3").rowcount == 1
        assert db.execute("UPDATE journal SET worker = 'lou' WHERE seq = 5").rowcount == 1
    db.close()
    register, said = rescue(folder, code=1)
    assert any('missing: 3' in line for line in said), said
    assert any('journal' in line and 'missing: 5' in line for line in said), said
    # All but the one whose message was changed too are as the clerk was told.
    assert compare(register) == SALES - 1
    register.stop()


def without_its_key():
    folder = SHOP.copy()
    os.unlink(os.path.join(folder, 'device.key'))
    register, said = rescue(folder)
    assert compare(register) == SALES, said
    register.stop()


def with_a_drawer():
    """A register with a closed shift and an open one, and what was said of them."""
    register = Register('--hq', NOBODY, worker='sam')
    register.do('shift.float_in', amount='50.00')
    register.add('A', '2')
    register.do('pay.cash')
    register.do('shift.close')
    register.do('session.sign_in', worker='sam', secret='2468')
    register.add('B')
    register.do('pay.cash')
    register.do('shift.float_in', amount='5.00')
    register.stop()
    return register


def told_of_shifts(folder):
    with sqlite3.connect(database(folder)) as db:
        columns = 'id, number, state, opened_at, closed_at, z, journal_from, proof'
        shifts = db.execute('SELECT %s FROM shift ORDER BY number' % columns).fetchall()
        entries = db.execute('SELECT * FROM shift_entry ORDER BY seq').fetchall()
    db.close()
    return shifts, entries


def shifts_that_prove_themselves_are_saved():
    register = with_a_drawer()
    shifts, entries = told_of_shifts(register.data)
    assert len(shifts) == 2 and len(entries) > 8, (shifts, entries)
    new, said = rescue(register.data, code=0)
    new.worker = 'sam'
    assert told_of_shifts(new.data) == (shifts, entries), said
    assert any('Shifts of the drawer: 2 saved' in line for line in said), said
    # The open one goes on: its money is that of before and after.
    new.add('A')
    new.do('pay.cash')
    facts = new.do('shift.close')['facts']
    assert facts['tenders'][0]['expected'] == '405.00', facts
    new.stop()
    done = new.run('check')
    assert done.returncode == 0, done.stdout
    shutil.rmtree(os.path.dirname(register.data))


def a_shift_that_says_something_else_is_not_believed():
    """The mutant: a changed shift, a changed entry, one without its proof"""
    for damage, missing in (("UPDATE shift SET worker = 'lou' WHERE number = 1", 'cannot be believed'),
                            ("UPDATE shift_entry SET amount_minor = amount_minor + 1 WHERE seq = 2",
                             'missing: 2'),
                            ("UPDATE shift_entry SET proof = NULL WHERE seq = 3", 'missing: 3')):
        register = with_a_drawer()
        shifts, entries = told_of_shifts(register.data)
        with sqlite3.connect(database(register.data)) as db:
            for (name,) in db.execute(
                    "SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
                db.execute('DROP TRIGGER ' + name)
            assert db.execute(damage).rowcount == 1
        db.close()
        new, said = rescue(register.data, code=1)
        assert any(missing in line for line in said), (damage, said)
        saved_shifts, saved = told_of_shifts(new.data)
        assert set(saved_shifts) <= set(shifts) and set(saved) < set(entries), (damage, said)
        assert len(saved) >= (1 if 'UPDATE shift SET' in damage else len(entries) - 1), damage
        new.stop()
        shutil.rmtree(os.path.dirname(register.data))


def headquarters_has_all_once():
    with tempfile.TemporaryDirectory() as place:
        hq = Headquarters(POS_HQ, place)
        atexit.register(hq.end)
        hq.start('--import', Register.fixtures)
        hq.wait()
        folder = SHOP.copy()
        damage(database(folder), 3)
        register, _ = rescue(folder)
        there = compare(register)
        register.stop()
        register.rest = [word if word != NOBODY else 'http://127.0.0.1:%d' % hq.port
                         for word in register.rest]
        register.options = ['--data', register.data, *register.rest]
        done = register.run('enroll', text=hq.code('R1').encode() + b'\n')
        assert done.returncode == 0, done
        register.do('sync.run', until='idle')
        register.do('sync.run', until='idle')
        status = register.do('sync.status')
        assert status['pending'] == 0, status
        found = register.do('order.search', limit=100)['orders']
        assert len({order['id'] for order in found}) == len(found) >= there, (len(found), there)
        register.stop()


def it_says_what_it_does_not_do():
    folder = SHOP.copy()
    done = call(Register.program, '--data', folder, 'rescue', folder)
    assert done.returncode == 1 and b'is there already' in done.stderr, done
    empty = tempfile.mkdtemp()
    done = call(Register.program, '--data', empty, 'rescue', os.path.join(empty, 'new'))
    assert done.returncode == 1 and b'There is no register.db' in done.stderr, done
    assert not os.listdir(empty)
    os.rmdir(empty)


TESTS = [what_is_whole_is_saved_whole, torn_pages, cut_short, without_a_head,
         what_was_changed_is_not_believed, shifts_that_prove_themselves_are_saved,
         a_shift_that_says_something_else_is_not_believed, without_its_key, headquarters_has_all_once,
         it_says_what_it_does_not_do]

if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
