#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""plug.py POSCTL POS_HQ [KILLS [SEED [HUB_KILLS]]] — the plug is pulled, on everything, all the time.

Two registers and headquarters are killed at random moments while clerks sell over a bad line, and
so are two registers of one store, their hub and headquarters over two bad lines; at the end
everybody holds what was told to the customers, once, to the cent.  Headquarters that comes back from
an old copy and a register's disk that is cloned are here too.  Each is shown a flaw that it must
notice.  A seed repeats the clerks, the line and the moments as far as the machine lets it.
POS_PLUG_KEEP=1 leaves the folders.
"""
import contextlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from decimal import Decimal

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, '..', '..', 'support')]
# pylint: disable=wrong-import-position
from posctl import run_tests
from shop import FIXTURES, Headquarters, Hub, Till
from wire import Wire, forge_acknowledgment, frame, read_body

POSCTL, POS_HQ = sys.argv[1:3]
KILLS = int(sys.argv[3]) if len(sys.argv) > 3 else 20
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else random.randrange(1, 1000000)
HUB_KILLS = int(sys.argv[5]) if len(sys.argv) > 5 else KILLS // 2


def write_records(folder, profile):
    """The chain of the scenarios, and a second register of store S1; @profile is different."""
    path = os.path.join(folder, 'records.json')
    with open(FIXTURES, encoding='utf-8') as file:
        bundle = json.load(file)
    bundle['records'].append({'kind': 'register', 'id': 'R3', 'number': '3', 'store': 'S1'})
    for record in bundle['records']:
        if record['kind'] == 'profile':
            record.update(profile)
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(bundle, file)
    return path


class Chain:
    """Headquarters, two registers and a line for each, in a folder that goes with them."""

    def __init__(self, names=('R1', 'R2'), deadliness=0.0, hub=False, profile=None, **wire):
        self.folder = tempfile.mkdtemp()
        self.hq = Headquarters(POS_HQ, self.folder)
        self.hq.start('--import', write_records(self.folder, profile or {}))
        self.hq.wait()
        self.wires, self.tills, self.hub = [], [], None
        if hub:
            self.wires.append(Wire(self.hq.port, SEED + 100, **wire))
            self.wires[-1].calm = True
            self.hub = Hub(POS_HQ, self.folder, self.wires[-1].port)
            self.hub.join(self.hq.code('S1', 'enroll-hub'))
            self.hub.start()
            self.hub.wait()
        for number, name in enumerate(names):
            self.wires.append(Wire((self.hub or self.hq).port, SEED + number, **wire))
            self.wires[-1].calm = True
            till = Till(POSCTL, self.folder, name, SEED + number, self.wires[-1].port)
            till.enroll(self.hq.code(name))
            till.deadliness = deadliness
            self.tills.append(till)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for mortal in (*self.tills, *self.servers()):
            if mortal.process and mortal.process.poll() is None:
                mortal.process.kill()
                mortal.process.wait()
        for wire in self.wires:
            wire.close()
        if os.environ.get('POS_PLUG_KEEP'):
            print('# kept: ' + self.folder)
        else:
            shutil.rmtree(self.folder)

    def servers(self):
        return [self.hq, self.hub] if self.hub else [self.hq]

    def kills(self):
        return sum(mortal.kills for mortal in (*self.tills, *self.servers()))

    def live(self, done):
        """Everybody sells until @done() is true, in threads of their own."""
        problems = []

        def work(till):
            try:
                while not done() and not problems:
                    till.serve()
            except Exception as problem:  # pylint: disable=broad-except
                problems.append(problem)
        threads = [threading.Thread(target=work, args=(till,)) for till in self.tills]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if problems:
            raise problems[0]

    def find_faults(self):
        """Everything works again, everybody comes to rest: what is wrong?"""
        for wire in self.wires:
            wire.settle()
        for till in self.tills:
            till.settle()
        if self.hub:
            self.hub.settle()
        self.hq.settle()
        for till in self.tills:
            till.settle()
        for server in self.servers():
            server.stop()
        headquarters, faults = self.hq.check()
        # What was asked for in real time and never came to be.
        headquarters = {name: order for name, order in headquarters.items()
                        if order['status'] != 'voided'}
        faults += self.hub.find_faults() if self.hub else []
        known, taken = set(), Decimal(0)
        for till in self.tills:
            found, orders = till.check(headquarters)
            faults += found
            known |= orders
            taken += till.bank()
        faults += ['doubled: only headquarters knows %s' % name
                   for name in headquarters if name not in known]
        booked = sum((Decimal(payment['amount']) for order in headquarters.values()
                      for payment in order['payments'] if payment['tender'] == 'card'
                      and payment['kind'] != 'authorization'
                      and payment['state'] in ('captured', 'posted')), Decimal(0))
        if booked != taken:
            faults.append('money: cards paid %s, the orders say %s' % (taken, booked))
        faults += ['headquarters said: ' + line.strip() for line in self.hq.complaints()]
        return faults


def haunt(server, chance, ends):
    """Kills headquarters, or a hub, now and then."""
    while not ends.wait(0.2 + chance.random() * 1.5):
        server.kill()
        time.sleep(chance.random() * 0.3)
        server.start()
        if chance.random() < 0.7:
            server.wait()


def pull_the_plug(kills, **how):
    """Returns: what is wrong afterwards."""
    with Chain(deadliness=0.05, badness=0.6, **how) as chain:
        ends = threading.Event()
        for wire in chain.wires:
            wire.calm = False
        ghosts = [threading.Thread(target=haunt, args=(server, random.Random(SEED + number), ends))
                  for number, server in enumerate(chain.servers())]
        for ghost in ghosts:
            ghost.start()
        try:
            chain.live(lambda: chain.kills() >= kills)
        finally:
            ends.set()
            for ghost in ghosts:
                ghost.join()
        for server in chain.servers():
            server.wait()
        faults = chain.find_faults()
        tell(chain)
        return faults


def tell(chain):
    tally = sum((Counter(wire.tally) for wire in chain.wires), Counter())
    print('# seed %d: %d kills of registers, %s of headquarters%s; %d orders told, %d handed over, '
          '%d in doubt' % (SEED, sum(till.kills for till in chain.tills),
                           ' and '.join(str(server.kills) for server in chain.servers()),
                           ' and the hub' if chain.hub else '',
                           sum(len(till.told) for till in chain.tills),
                           sum(len(till.handed_over) for till in chain.tills),
                           sum(till.doubts for till in chain.tills)))
    print('# line: %s' % ', '.join('%s %d' % pair for pair in sorted(tally.items())))


def nothing_is_lost_nothing_is_doubled():
    """Registers and headquarters are killed over a bad line: nothing is lost, nothing is doubled"""
    faults = pull_the_plug(KILLS)
    assert not faults, '%d kills, seed %d: %s' % (KILLS, SEED, '\n'.join(faults))


def nothing_is_lost_behind_a_hub():
    """Two registers of a store, its hub and headquarters are killed over two bad lines: likewise"""
    faults = pull_the_plug(HUB_KILLS, names=('R1', 'R3'), hub=True)
    assert not faults, '%d kills, seed %d: %s' % (HUB_KILLS, SEED, '\n'.join(faults))


def a_store_sells_on_with_its_hub():
    """Headquarters is dead: what one register sold, another hands over; nothing is lost by it"""
    with Chain(('R1', 'R3'), hub=True) as chain:
        one, three = chain.tills
        chain.hq.kill()
        one.must('item.add', item='A')
        one.must('customer.attach', customer='C')
        one.must('order.pickup_all')
        one.pay('pay.cash', balance='pay-later')
        order, = one.told
        assert one.must('sync.run')['online'] and three.must('sync.run')['online']
        assert three.must('order.get', order=order)['status'] == 'pending-sync'
        three.must('fulfill.line_pickup', order=order)
        three.pay('pay.cash')
        assert order in three.handed_over
        assert three.must('sync.run')['pending'] == 0
        # The hub answers when it has the message, and makes the order out of it just then.
        for _ in range(50):
            one.must('sync.run')
            status = one.must('order.get', order=order)['status']
            if status == 'invoiced':
                break
            time.sleep(0.1)
        assert status == 'invoiced', status
        chain.hq.start()
        chain.hq.wait()
        faults = chain.find_faults()
        assert not faults, '\n'.join(faults)


def a_kill_while_headquarters_is_asked_costs_nobody():
    """Killed while headquarters creates an order that a card has paid: paid once, or given back"""
    with Chain(('R1',), profile={'async_orders': False}) as chain:
        (till,) = chain.tills
        for _ in range(6):
            if not till.must('cart.get')['lines']:
                till.must('item.add', item='B')
                till.must('customer.attach', customer='C')
                till.must('order.pickup_all')
            chain.hq.process.send_signal(signal.SIGSTOP)
            till.send('pay.card', {'balance': 'pay-later'})
            time.sleep(0.1 + till.chance.random() * 0.3)
            till.kill()
            till.doubts += 1
            chain.hq.process.send_signal(signal.SIGCONT)
            till.must('sync.run')
        book = till.book()
        faults = chain.find_faults()
        assert any(entry['action'] == 'refund' for entry in book), book
        assert not faults, '\n'.join(faults)


def an_eager_receipt_is_noticed():
    """Mutant: a receipt that is printed before the order is stored is noticed"""
    with Chain(('R1',), deadliness=0.2) as chain:
        (till,) = chain.tills
        till.eager, till.instant = True, 0.0
        chain.live(lambda: till.doubts >= 6)
        faults = chain.find_faults()
        assert any(fault.startswith('lost:') for fault in faults), faults


def a_lying_line_is_noticed():
    """Mutant: a line that acknowledges and delivers nothing is noticed"""
    with Chain(('R1',)) as chain:
        wire, (till,) = chain.wires[0], chain.tills
        honest = wire.ask
        wire.ask = lambda request: forge_acknowledgment(request) or honest(request)
        for _ in range(6):
            till.serve()
        for _ in range(3):
            till.must('sync.run')
        chain.hq.stop()
        headquarters, _ = chain.hq.check()
        faults, _ = till.check(headquarters)
        assert till.told and any(fault.startswith('lost:') for fault in faults), faults


def silence_ends_after_fifteen_seconds():
    """A line that is silent, or gives a byte per second, is given up after 15 seconds"""
    with Chain(('R1', 'R2'), badness=1.0) as chain:
        for wire, till, manner in zip(chain.wires, chain.tills, ('silence', 'trickle')):
            till.must('item.add', item='A')
            till.pay('pay.cash')
            wire.choice, wire.calm = [manner], False
        times = {}

        def wait(till):
            began = time.monotonic()
            status = till.must('sync.run')
            times[till.name] = time.monotonic() - began
            assert not status['online'] and status['pending'] == 1, status
        threads = [threading.Thread(target=wait, args=(till,)) for till in chain.tills]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print('# given up after %s' % sorted(times.values()))
        assert len(times) == 2 and all(14 < t < 18 for t in times.values()), times
        faults = chain.find_faults()
        assert not faults, '\n'.join(faults)


def keep_received():
    """A line on which nobody hears that headquarters went back."""
    best = {'sequence': 0}

    def forge(request, answer):
        if not request.startswith(b'GET /v1/changes') or b' 200 ' not in answer[:20]:
            return answer
        page = json.loads(read_body(answer))
        if page['received']['sequence'] > best['sequence']:
            best.update(page['received'])
        page['received'] = best
        return frame(200, 'application/json', json.dumps(page).encode())
    return forge


def restore_headquarters(chain):
    """Sells, copies headquarters, sells more, and puts the copy in place.  Returns: faults."""
    (till,), copy = chain.tills, os.path.join(chain.folder, 'copy')
    ring_up(till, 3)
    till.must('sync.run')
    chain.hq.stop()
    shutil.copytree(chain.hq.data, copy)
    chain.hq.start()
    chain.hq.wait()
    ring_up(till, 5)
    status = till.must('sync.run')
    assert status['pending'] == 0, status
    chain.hq.kill()
    shutil.rmtree(chain.hq.data)
    os.rename(copy, chain.hq.data)
    chain.hq.start()
    chain.hq.wait()
    return chain.find_faults()


def ring_up(till, count):
    for _ in range(count):
        till.must('item.add', item='A')
        till.pay('pay.cash')


def an_old_copy_of_headquarters_gets_everything_again():
    """Headquarters is put back from an old copy: it gets everything again, once"""
    with Chain(('R1',)) as chain:
        faults = restore_headquarters(chain)
        assert len(chain.tills[0].told) == 8 and not faults, '\n'.join(faults)


def an_acknowledgment_that_is_for_ever_is_noticed():
    """Mutant: a register that does not hear that headquarters went back loses orders"""
    with Chain(('R1',), forge=keep_received()) as chain:
        faults = restore_headquarters(chain)
        assert sum(fault.startswith('lost:') for fault in faults) == 5, faults


def accept_conflicts(request, answer):
    """Headquarters that goes by the sequence only: what it has under that number, it has."""
    refused = b' 409 ' in answer[:20] or b'"conflict"' in read_body(answer)
    return refused and forge_acknowledgment(request) or answer


def sell_on_two_disks(**wire):
    """Two devices from one disk.  Returns: what the second one says, and what is lost."""
    with Chain(('R1',), **wire) as chain:
        (till,) = chain.tills
        ring_up(till, 2)
        till.must('sync.run')
        till.stop()
        twin = Till(POSCTL, chain.folder, 'R1', SEED, chain.wires[0].port)
        twin.data = os.path.join(chain.folder, 'twin')
        twin.options[1] = twin.data
        twin.log = os.path.join(chain.folder, 'twin.log')
        shutil.copytree(till.data, twin.data)
        ring_up(till, 2)
        till.must('sync.run')
        ring_up(twin, 2)
        status = twin.must('sync.run')
        problems = twin.must('sync.status')['problems']
        chain.hq.stop()
        headquarters, _ = chain.hq.check()
        lost = [order for order in {**till.told, **twin.told} if order not in headquarters]
        twin.stop()
        return status, problems, lost


def a_cloned_disk_is_noticed():
    """A register's disk is cloned: the second device is told so, and keeps what it sold"""
    status, problems, lost = sell_on_two_disks()
    assert len(lost) == 2 and status['parked'] == 2, (status, lost)
    assert all('two devices' in message['reason'] for message in status['waiting']), status
    assert [problem['status'] for problem in problems] == ['refused'] * 2, problems


def a_sequence_alone_is_noticed():
    """Mutant: headquarters that looks at the sequence only loses what the second device sold"""
    status, _, lost = sell_on_two_disks(forge=accept_conflicts)
    assert len(lost) == 2 and status['pending'] + status['parked'] == 0, (status, lost)


def a_store_gets_a_new_hub():
    """A hub is lost with its disk: a new one takes its place, and the books of all hold together"""
    with Chain(('R1', 'R3'), hub=True) as chain:
        for till in chain.tills:
            ring_up(till, 3)
            assert till.must('sync.run')['pending'] == 0
        chain.hub.settle()
        chain.hub.kill()
        shutil.rmtree(chain.hub.data)
        for till in chain.tills:
            ring_up(till, 1)  # nobody is there
        chain.hub.join(chain.hq.code('S1', 'enroll-hub'))
        chain.hub.start()
        chain.hub.wait()
        for till in chain.tills:
            ring_up(till, 1)
        faults = chain.find_faults()
        assert sum(len(till.told) for till in chain.tills) == 10 and not faults, '\n'.join(faults)


def sell_after_restoring(till, headquarters):
    """Sells, copies the register, sells more, puts the copy back and sells again, first without a
    line.  Returns: receipts that it gave, and what headquarters says to the register meanwhile."""
    copy = till.data + '.copy'
    ring_up(till, 2)
    till.stop()
    assert till.run('backup', copy).returncode == 0
    ring_up(till, 3)
    assert till.must('sync.run')['pending'] == 0
    receipts = [order['receipt'] for order in till.orders(own=True).values()]
    till.kill()
    os.remove(os.path.join(till.data, 'register.db'))
    for ending in ('-wal', '-shm'):
        with contextlib.suppress(FileNotFoundError):
            os.remove(os.path.join(till.data, 'register.db' + ending))
    os.rename(copy, os.path.join(till.data, 'register.db'))
    os.rename(copy + '.key', os.path.join(till.data, 'device.key'))
    headquarters.stop()
    told = set(till.told)
    ring_up(till, 2)
    receipts += [till.must('order.get', order=name)['receipt'] for name in set(till.told) - told]
    headquarters.start()
    headquarters.wait()
    return receipts, till.must('sync.run')['waiting']


def a_register_from_an_old_copy_gives_no_number_twice():
    """A register is put back from its copy: it gives no receipt number twice, and loses nothing"""
    with Chain(('R1',)) as chain:
        (till,) = chain.tills
        receipts, waiting = sell_after_restoring(till, chain.hq)
        assert len(receipts) == len(set(receipts)) == 7, receipts
        assert waiting and all('a new code' in message['reason'] for message in waiting), waiting
        till.stop()
        till.enroll(chain.hq.code('R1'))
        faults = chain.find_faults()
        # What came by the earlier code is counted as that device's.
        assert all('messages of' in fault for fault in faults), '\n'.join(faults)
        assert len(till.told) == 7, till.told


def headquarters_without_anything_is_filled_by_its_store():
    """Headquarters is lost without a copy, behind a hub: with new codes, the store fills it again"""
    with Chain(('R1', 'R3'), hub=True) as chain:
        for till in chain.tills:
            ring_up(till, 3)
            assert till.must('sync.run')['pending'] == 0
        chain.hub.settle()
        chain.hq.kill()
        shutil.rmtree(chain.hq.data)
        chain.hq.start('--import', os.path.join(chain.folder, 'records.json'))
        chain.hq.wait()
        for till in chain.tills:  # the store goes on with its hub, which nobody knows any longer
            ring_up(till, 2)
            assert till.must('sync.run')['pending'] == 0
        chain.hub.expect('once this hub has joined again')
        chain.hub.stop()
        chain.hub.join(chain.hq.code('S1', 'enroll-hub'))
        chain.hub.start()
        chain.hub.wait()
        for till in chain.tills:
            till.stop()
            till.enroll(chain.hq.code(till.name))
        faults = chain.find_faults()
        assert sum(len(till.told) for till in chain.tills) == 10 and not faults, '\n'.join(faults)


TESTS = [nothing_is_lost_nothing_is_doubled, nothing_is_lost_behind_a_hub,
         a_store_sells_on_with_its_hub, a_kill_while_headquarters_is_asked_costs_nobody,
         an_eager_receipt_is_noticed, a_lying_line_is_noticed,
         silence_ends_after_fifteen_seconds, an_old_copy_of_headquarters_gets_everything_again,
         headquarters_without_anything_is_filled_by_its_store,
         a_store_gets_a_new_hub,
         a_register_from_an_old_copy_gives_no_number_twice,
         an_acknowledgment_that_is_for_ever_is_noticed, a_cloned_disk_is_noticed,
         a_sequence_alone_is_noticed]

if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
