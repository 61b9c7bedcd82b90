#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""hostile.py POSCTL POS-HQ FIXTURES — files and answers that mean harm: an error in words, memory
that does not grow with them, and nothing changed; and orders that are merely huge, kept whole.

POS_HUGE_LINES: how many lines the huge order has, 250 unless told.
"""
import atexit
import http.server
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'e2e', 'plug'))
from pair import pair  # pylint: disable=wrong-import-position
from posctl import SIGN_IN, Register, run_tests  # pylint: disable=wrong-import-position
from shop import Headquarters  # pylint: disable=wrong-import-position

Register.program, POS_HQ, Register.fixtures = sys.argv[1:4]
LINES = int(os.environ.get('POS_HUGE_LINES', '250'))
# What was freed counts as used while a sanitizer keeps it back.
os.environ['ASAN_OPTIONS'] = os.environ.get('ASAN_OPTIONS', '') + ':quarantine_size_mb=1'
MIB = 1024 * 1024
HUGE = 200 * MIB
ROOM = 64 * MIB  # how much more memory harm may take than an honest bundle does

GOOD = b'{"kind": "product", "id": "HOSTILE", "name": "N", "unit_price": "1"}'


def bundle(records, more=b''):
    return b'{"currency": "EUR", "records": [' + records + b']' + more + b'}'


# By what is wrong with it.  None of it may be taken.
NO_JSON = {
    'nothing': b'', 'white space': b' \n\t ', 'half a word': b'tru', 'an open brace': b'{',
    'open for ever': b'[' * 1000000, 'objects for ever': b'{"a":' * 100000,
    'one level too many': b'[' * 33 + b']' * 33,
    'closed twice': bundle(GOOD) + b'}', 'two documents': bundle(GOOD) + bundle(GOOD),
    'a zero behind it': bundle(GOOD) + b'\0', 'zeros': bytes(5000),
    'a key twice': b'{"records": [' + GOOD + b'], "records": []}',
    'a key twice in a record': bundle(GOOD[:-1] + b', "name": "M"}'),
    'a zero in a text': bundle(GOOD.replace(b'"N"', b'"N\\u0000"')),
    'half a surrogate': bundle(GOOD.replace(b'"N"', b'"\\ud800"')),
    'bad UTF-8': bundle(GOOD.replace(b'"N"', b'"\xff\xfe"')),
    'overlong UTF-8': bundle(GOOD.replace(b'"N"', b'"\xc0\xaf"')),
    'cut UTF-8': bundle(GOOD.replace(b'"N"', b'"\xe2\x82"')),
    'UTF-16': bundle(GOOD).decode().encode('utf-16'),
    'a byte order mark': b'\xef\xbb\xbf' + bundle(GOOD),
    'a comment': b'/* */' + bundle(GOOD), 'single quotes': bundle(GOOD).replace(b'"', b"'"),
    'a comma too many': bundle(GOOD + b','), 'no comma': bundle(GOOD + GOOD),
    'a raw line feed': bundle(GOOD.replace(b'"N"', b'"N\n"')),
    'a bad escape': bundle(GOOD.replace(b'"N"', b'"\\x41"')),
    'NaN': bundle(GOOD.replace(b'"N"', b'NaN')), 'infinity': bundle(GOOD.replace(b'"N"', b'1e999')),
    'hexadecimal': bundle(GOOD.replace(b'"N"', b'0x10')),
    'octal': bundle(GOOD.replace(b'"N"', b'010')), 'a plus': bundle(GOOD.replace(b'"N"', b'+1')),
    'beyond 64 bits': bundle(GOOD.replace(b'"N"', b'12345678901234567890')),
    'a million digits': bundle(GOOD.replace(b'"N"', b'9' * 1000000)),
    'noise': bytes((i * 197 + i // 7) % 256 for i in range(20000)),
}
NO_BUNDLE = {
    'a text': b'"records"', 'a number': b'42', 'null': b'null', 'a list': b'[' + GOOD + b']',
    'no records': b'{"currency": "EUR"}', 'records are a number': b'{"records": 5}',
    'records are an object': b'{"records": {"kind": "product"}}',
}
NO_RECORDS = {
    'a number': b'5', 'a list': b'[]', 'no kind': b'{"id": "X"}', 'kind is a number': b'{"kind": 5}',
    'unknown kind': b'{"kind": "spaceship", "id": "X"}',
    'no id': GOOD.replace(b'"HOSTILE"', b'null'), 'id is a list': GOOD.replace(b'"HOSTILE"', b'[]'),
    'empty id': GOOD.replace(b'"HOSTILE"', b'""'),
    'price is a number': GOOD.replace(b'"1"', b'1'), 'price is a word': GOOD.replace(b'"1"', b'"x"'),
    'price overflows': GOOD.replace(b'"1"', b'"99999999999999999999"'),
    'price of 100,000 digits': GOOD.replace(b'"1"', b'"' + b'9' * 100000 + b'"'),
    'price in exponents': GOOD.replace(b'"1"', b'"1e5"'),
    'price of other digits': GOOD.replace(b'"1"', '"\u0661"'.encode()),
    'name is a number': GOOD.replace(b'"N"', b'5'),
}
KEPT = ('config', 'product', 'product_barcode', 'product_name', 'customer', 'stock', 'sales_order',
        'order_line', 'outbox', 'cart', 'journal')


def describe(register):
    """Everything that could have been changed."""
    path = os.path.join(register.data, 'register.db')
    with sqlite3.connect('file:%s?mode=ro' % path, uri=True) as db:
        found = {table: db.execute('SELECT * FROM ' + table).fetchall() for table in KEPT}
    db.close()
    return found


def importing(register, data, path):
    """(status, what it said, most memory it had) of an import of @data."""
    if data is not None:
        with open(path, 'wb') as file:
            file.write(data)
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen([register.program, *register.options, 'import', path],
                                 stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return child.returncode, said.read().decode(errors='replace'), used.ru_maxrss * 1024


def write_huge(path):
    with open(path, 'wb') as file:
        file.write(b'{"records": [1')
        for _ in range(HUGE // MIB):
            file.write(b',1' * (MIB // 2))


def an_import_takes_no_harm():
    with Register() as register, tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'bundle.json')
        _, _, honest = importing(register, None, Register.fixtures)
        before = describe(register)
        cases = {**NO_JSON, **NO_BUNDLE,
                 **{'record: ' + name: bundle(record) for name, record in NO_RECORDS.items()}}
        for name, data in cases.items():
            status, said, memory = importing(register, data, path)
            assert status == 1 and said.strip(), (name, status, said)
            assert 'Sanitizer' not in said and 'CRITICAL' not in said, (name, said)
            assert memory <= honest + ROOM, (name, memory, honest)
        write_huge(path)
        status, said, memory = importing(register, None, path)
        assert status == 1 and 'larger than 16 MiB' in said, (status, said)
        assert memory <= honest + ROOM, (memory, honest)
        assert describe(register) == before
        print('# %d files, an honest one takes %d MiB, the huge one %d' % (
            len(cases) + 1, honest / MIB, memory / MIB))


class Villain(http.server.BaseHTTPRequestHandler):
    """Who says that he is headquarters, and answers with whatever comes next."""
    answer, asked = b'', 0

    def reply(self, body, length=None):
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):  # pylint: disable=invalid-name
        self.reply(json.dumps({'register': 'R1', 'store': 'S1', 'token': 'x' * 32, 'protocol': 1,
                               'received_sequence': 0, 'at': '2026-05-14T08:42:00Z'}).encode())

    def do_GET(self):  # pylint: disable=invalid-name
        Villain.asked += 1
        if self.answer is not None:
            self.reply(self.answer)
            return
        try:
            self.reply(b'{"changes": [1', HUGE)
            for _ in range(HUGE // MIB):
                self.wfile.write(b',1' * (MIB // 2))
        except OSError:
            pass

    def log_message(self, *_):  # pylint: disable=arguments-differ
        pass


def page(changes, cursor=b'"later"'):
    return (b'{"changes": [' + changes + b'], "cursor": ' + cursor + b', "more": false, "reset": '
            b'false, "currency": "EUR", "at": "2026-05-14T08:42:01Z", "received": {"sequence": 0, '
            b'"hash": null, "waiting": []}}')


def change(body, kind=b'"product"', seq=b'1'):
    return (b'{"seq": ' + seq + b', "kind": ' + kind + b', "id": "HOSTILE", "deleted": false, '
            b'"body": ' + body + b'}')


# What a page can be that is JSON all the same.
PAGES = {
    'no page': b'{}', 'no cursor': page(b'', b'null'), 'a cursor that is a number': page(b'', b'5'),
    'changes are a number': b'{"changes": 5, "cursor": "x", "more": false}',
    'a change is a number': page(b'5'), 'a body is a number': page(change(b'5')),
    'a body is a list': page(change(b'[]')), 'seq is a text': page(change(GOOD, seq=b'"1"')),
    'kind is a number': page(change(GOOD, kind=b'5')),
    'half of a page is good': page(change(GOOD) + b',' + change(b'5')),
}


def the_feed_takes_no_harm():
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Villain)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with Register('--hq', 'http://127.0.0.1:%d' % server.server_port, worker=None) as register:
        done = register.run('enroll', text=b'ABCDEFGH\n')
        assert done.returncode == 0, done
        before, cases = describe(register), {**NO_JSON, **PAGES, 'huge': None}
        for name, data in cases.items():
            Villain.answer, asked = data, Villain.asked
            status = register.ask('sync.run', until=1)
            assert Villain.asked > asked, (name, status)
            assert describe(register) == before, name
            assert register.do('cart.get')['lines'] == []
        with open('/proc/%d/status' % register.process.pid, encoding='ascii') as file:
            peak = int(next(line for line in file if line.startswith('VmHWM')).split()[1]) * 1024
        Villain.answer = page(b'')
        print('# %d answers; the register had %d MiB at most' % (len(cases), peak / MIB))
    server.shutdown()


def headquarters_takes_no_harm():
    with tempfile.TemporaryDirectory() as folder:
        hq = Headquarters(POS_HQ, folder)
        atexit.register(hq.end)
        path = os.path.join(folder, 'bundle.json')
        hq.start('--import', Register.fixtures)
        hq.wait()
        url = 'http://127.0.0.1:%d' % hq.port

        def ask(method, route, data=None, token=None, length=None):
            headers = {'Content-Type': 'application/json'}
            if token:
                headers['Authorization'] = 'Bearer ' + token
            if length:
                headers['Content-Length'] = str(length)
            request = urllib.request.Request(url + route, data, headers, method=method)
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:
                    return answer.status, answer.read()
            except urllib.error.HTTPError as problem:
                return problem.code, problem.read()
            except OSError:
                return 413, b'hung up'

        body = json.dumps({'code': hq.code('R1'), 'device': 'villain'}).encode()
        token = json.loads(ask('POST', '/v1/enroll', body)[1])['token']
        for name, data in {**NO_JSON, **NO_BUNDLE}.items():
            for method, route in (('PUT', '/v1/transactions/0190f0a0-0000-7000-8000-000000000001'),
                                  ('POST', '/v1/orders'), ('POST', '/v1/claims'),
                                  ('POST', '/v1/accounts'),
                                  ('POST', '/v1/enroll')):
                status, said = ask(method, route, data, token)
                assert 400 <= status < 500 or (route == '/v1/enroll' and status == 503), (
                    name, route, status, said)
            assert ask('GET', '/v1/health')[0] == 200, name
        with open('/proc/%d/status' % hq.process.pid, encoding='ascii') as file:
            before = int(next(line for line in file if line.startswith('VmHWM')).split()[1])
        status, said = ask('PUT', '/v1/transactions/0190f0a0-0000-7000-8000-000000000001',
                           b'[' * HUGE, token)
        assert status == 413, (status, said)
        with open('/proc/%d/status' % hq.process.pid, encoding='ascii') as file:
            after = int(next(line for line in file if line.startswith('VmHWM')).split()[1])
        assert (after - before) * 1024 <= ROOM, (before, after)
        hq.stop()
        assert not hq.complaints(), hq.complaints()
        with sqlite3.connect(os.path.join(hq.data, 'hq.db')) as db:
            assert db.execute('SELECT count(*) FROM register_transaction').fetchone() == (0,)
            records = db.execute('SELECT count(*) FROM feed').fetchone()
        db.close()
        for name, data in {**NO_JSON, **NO_BUNDLE}.items():
            with open(path, 'wb') as file:
                file.write(data)
            done = subprocess.run([POS_HQ, '--data', hq.data, '--import', path, 'check-setup'],
                                  capture_output=True, check=False, timeout=60)
            assert done.returncode == 1 and done.stderr.strip(), (name, done)
        with sqlite3.connect(os.path.join(hq.data, 'hq.db')) as db:
            assert db.execute('SELECT count(*) FROM feed').fetchone() == records
        db.close()


def a_huge_order_is_kept_whole():
    """Of many lines and a note of 100 kB, at the register, its receipt and headquarters"""
    note = ('Ring twice. ' * 8400)[:100000]
    with pair(POS_HQ) as (hq, register):
        began = time.monotonic()
        line = register.add('A', str(LINES))
        for _ in range(LINES - 1):
            register.do('line.split', line=line, quantity='1')
        register.do('line.comment', line=line, text=note)
        register.do('txn.comment', text=note)
        cart = register.cart()
        assert len(cart['lines']) == LINES, len(cart['lines'])
        total = register.totals()['total']
        paying = time.monotonic()
        receipt = register.do('pay.cash')['receipt']
        paid = time.monotonic()
        order = register.order(receipt)
        assert len(order['lines']) == LINES and order['totals']['total'] == total
        assert register.do('receipt.get', receipt=receipt)['text'].count('Product A') == LINES
        print('# %d lines in %.1f s, paid in %.1f s' % (LINES, paying - began, paid - paying))
        register.do('sync.run', until='idle')
        found = register.do('order.search')['orders']
        assert len(found) == 1, found
        register.stop()
        hq.stop()
        assert not hq.complaints(), hq.complaints()
        with sqlite3.connect(os.path.join(hq.data, 'hq.db')) as db:
            (status, body), = db.execute('SELECT status, body FROM register_transaction').fetchall()
        db.close()
        kept = json.loads(body)
        kept = kept.get('body', kept)
        assert status == 'done' and len(kept['lines']) == LINES, status
        assert json.dumps(kept).count(note) == 2


def nothing_is_sold_that_headquarters_cannot_take():
    """Of more text than a message may have: refused before anybody pays, and the cart is as before"""
    with Register() as register:
        lines = [register.add(item) for item in ('A', 'B')]
        register.do('line.comment', line=lines[0], text='x' * 3900000)
        before = register.cart()
        for operation, args in (('line.comment', {'line': lines[1]}), ('txn.comment', {})):
            refused = register.refuse('value/range', operation, text='x' * 400000, **args)
            assert refused['reason'] == 'cart-full'  # or a screen would ask for another value
            assert register.cart() == before
        register.do('txn.comment', text='x' * 200000)
        assert register.do('pay.cash')['concluded']


TESTS = [an_import_takes_no_harm, the_feed_takes_no_harm, headquarters_takes_no_harm,
         a_huge_order_is_kept_whole, nothing_is_sold_that_headquarters_cannot_take]

if __name__ == '__main__':
    assert shutil.which(Register.program) and SIGN_IN
    sys.exit(run_tests(TESTS))
