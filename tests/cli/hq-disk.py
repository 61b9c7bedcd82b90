#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""hq-disk.py POSCTL POS-HQ FIXTURES — headquarters is copied while registers send, and comes back
from the copy; on a full disk it starts, answers what is asked, takes nothing, and goes on by itself.
"""
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'e2e', 'plug'))
from posctl import run_tests  # pylint: disable=wrong-import-position
from shop import Headquarters, Till  # pylint: disable=wrong-import-position

POSCTL, POS_HQ, FIXTURES = sys.argv[1:4]
os.environ['ASAN_OPTIONS'] = os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'
MAY_MOUNT = os.geteuid() == 0


@contextlib.contextmanager
def shop(size=None):
    """Headquarters and a register that is enrolled and signed in; @size: headquarters' disk."""
    folder = tempfile.mkdtemp()
    small = os.path.join(folder, 'small')
    os.mkdir(small)
    if size:
        subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=' + size, 'tmpfs', small], check=True)
    hq, till = Headquarters(POS_HQ, small), None
    try:
        hq.log = os.path.join(folder, 'hq.log')
        hq.start('--import', FIXTURES)
        hq.wait()
        till = Till(POSCTL, folder, 'R1', 1, hq.port)
        till.enroll(hq.code('R1'))
        till.open_shop()
        yield hq, till
        till.stop()
        assert not hq.complaints(), hq.complaints()
    finally:
        if till and till.alive():
            till.kill()
        hq.end()
        if size:
            subprocess.run(['umount', '-l', small], check=True)
        shutil.rmtree(folder)


def sell(till):
    till.must('item.add', item='A')
    till.must('customer.attach', customer='C')
    till.must('order.pickup_all')
    return till.must('pay.cash', balance='pay-later')['order']


def command(hq, *words):
    return subprocess.run([POS_HQ, '--data', hq.data, *words], capture_output=True, check=False,
                          timeout=120, text=True)


def ask(hq, path):
    with open(os.path.join(hq.data, 'admin.token'), encoding='utf-8') as file:
        token = file.read().strip()
    request = urllib.request.Request('http://127.0.0.1:%d%s' % (hq.port, path),
                                     headers={'Authorization': 'Bearer ' + token})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def rest(till):
    """Until nothing waits and every order has its number."""
    for _ in range(60):
        till.must('sync.retry')
        status = till.must('sync.run')
        if status['online'] and not status['pending'] + status['parked'] and not [
                order for order in till.orders().values() if order['status'] == 'pending-sync']:
            return
        time.sleep(0.5)
    raise AssertionError(status)


def a_copy_while_registers_send():
    """A copy is made while registers send, is whole, and headquarters comes back from it."""
    with shop() as (hq, till):
        for _ in range(5):
            sell(till)
        rest(till)
        kept = set(till.orders())
        over = threading.Event()

        def serve():
            while not over.is_set():
                sell(till)
                till.must('sync.run')
        clerk = threading.Thread(target=serve)
        clerk.start()
        copies = [os.path.join(hq.data, '..', 'copy-%d.db' % n) for n in range(4)]
        try:
            for copy in copies:
                done = command(hq, 'backup', copy)
                assert done.returncode == 0 and not done.stdout + done.stderr, done
        finally:
            over.set()
            clerk.join()
        for copy in copies:
            assert os.stat(copy).st_mode & 0o777 == 0o600, oct(os.stat(copy).st_mode)
            there = Headquarters(POS_HQ, os.path.dirname(hq.data), os.path.basename(copy)[:-3] + '.d')
            os.mkdir(there.data)
            shutil.copy(os.path.join(hq.data, 'admin.token'), there.data)
            shutil.copy(copy, os.path.join(there.data, 'hq.db'))
            assert not there.find_damage(), there.find_damage()
            found = {json.loads(body)['id'] for body, in there.read('SELECT body FROM sales_order')}
            assert kept <= found, (kept, found)
        with open(copies[0], 'rb') as file:
            before = file.read()
        done = command(hq, 'backup', copies[0])
        assert done.returncode == 1 and 'exists' in done.stderr, done
        with open(copies[0], 'rb') as file:
            assert file.read() == before
        done = command(hq, 'backup', '/nowhere/copy.db')
        assert done.returncode == 1 and done.stderr, done
        assert not [name for name in os.listdir(os.path.dirname(hq.data)) if 'part' in name]
        # Put back, it hears again what is younger.
        rest(till)
        hq.stop()
        for name in ('hq.db', 'hq.db-wal', 'hq.db-shm'):
            with contextlib.suppress(FileNotFoundError):
                os.remove(os.path.join(hq.data, name))
        shutil.copy(copies[0], os.path.join(hq.data, 'hq.db'))
        # Nobody serves it: that is copied as well.
        done = command(hq, 'backup', copies[0] + '.again')
        assert done.returncode == 0, done
        hq.start()
        hq.wait()
        rest(till)
        mine = set(till.orders())
        till.stop()
        hq.stop()
        orders, faults = hq.check()
        assert not faults and mine == set(orders), (faults, mine ^ set(orders))


def a_damaged_one_is_not_copied():
    """A damaged database is told of instead of copied."""
    with shop() as (hq, till):
        for _ in range(3):
            sell(till)
        rest(till)
        hq.stop()
        path = os.path.join(hq.data, 'hq.db')
        with open(path, 'r+b') as file:
            size = os.path.getsize(path)
            for place in range(size // 2 // 4096 * 4096, size - 4096, 4096):
                file.seek(place)
                file.write(b'\xff' * 512)
        copy = os.path.join(hq.data, 'copy.db')
        done = command(hq, 'backup', copy)
        assert done.returncode == 1 and done.stderr, done
        assert not os.path.exists(copy) and not os.path.exists(copy + '.part')


def a_full_disk():
    """On a full disk headquarters starts, answers, takes nothing, loses nothing and goes on."""
    with shop('48m') as (hq, till):
        sold = [sell(till) for _ in range(3)]
        rest(till)
        other = Till(POSCTL, os.path.dirname(till.data), 'R2', 2, hq.port)
        other.enroll(hq.code('R2'))
        other.start()
        assert other.ask('session.sign_in', {'worker': 'sam', 'secret': '2468'})['ok']
        filler = os.path.join(hq.data, '..', 'filler')
        with open(filler, 'wb', buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))
        with contextlib.suppress(FileNotFoundError):
            os.remove(os.path.join(hq.data, 'hq.db.ballast'))
        with open(filler, 'ab', buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))
        for _ in range(300):
            sold.append(sell(till))
            status = till.must('sync.run')
            if status['failure']:
                break
        assert status['failure'] == 'sync/server' and 'full' in status['last_error'], status
        waiting = status['pending']
        assert waiting and not status['parked'], status
        for _ in range(2):
            hq.kill()
            hq.start()
            hq.wait()
            # What is there is told: the feed is followed, orders are found, …
            status = other.must('sync.run')
            assert status['online'] and not status['failure'], status
            found = other.must('order.recall', filter={'text': 'Customer'})
            assert found['complete'] and len(found['orders']) >= 3, found
            assert 'registers' in ask(hq, '/v1/registers') and 'audit' in ask(hq, '/v1/audit')
            till.must('sync.retry')
            status = till.must('sync.run')
            # … and nothing is taken: it waits at the register, which tries again later.
            assert status['pending'] >= waiting and not status['parked'], status
            assert till.must('order.recall', filter={'text': 'Customer'})['orders']
            assert 'cannot be written' in command(hq, 'enroll', 'R1').stderr
        os.remove(filler)
        rest(till)
        mine = set(till.orders())
        assert mine == set(sold), 'what was sold'
        other.stop()
        # Nobody started it again.
        assert hq.process.poll() is None
        hq.stop()
        orders, faults = hq.check()
        assert not faults and set(orders) == mine, (faults, mine ^ set(orders))
        assert not hq.find_damage()


if __name__ == '__main__':
    TESTS = [a_copy_while_registers_send, a_damaged_one_is_not_copied]
    if MAY_MOUNT:
        TESTS.append(a_full_disk)
    else:
        print('# nobody may mount here: no full disk')
    sys.exit(run_tests(TESTS))
