# SPDX-License-Identifier: GPL-3.0-or-later
"""A register of one's own, driven through posctl, for tests that read like the specification."""
import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal

CLOCK = '2026-05-14T10:42:00+02:00'
SIGN_IN = {'op': 'session.sign_in', 'args': {'worker': 'kim', 'secret': '1111'}}
SUPERVISOR = {'worker': 'sam', 'secret': '2468', 'reason': 'Because'}


def call(program, *words, text=None, leaks=True):
    """@leaks: looks for them, which takes as long as a short program runs."""
    options = os.environ.get('ASAN_OPTIONS', '') + ('' if leaks else ':detect_leaks=0')
    return subprocess.run([program, *words], input=text, capture_output=True, check=False,
                          timeout=120,
                          env={**os.environ, 'LC_ALL': 'C', 'ASAN_OPTIONS': options})


class Register:
    """A fresh register in a folder of its own, with the chain of @fixtures and more @records."""

    program = None
    fixtures = None
    currency = 'EUR'
    is_damaged = False  # where a test damages it, a conversation does not end with a look
    keys = set()  # every operation that any test has run
    templates = {}  # a folder that was imported into once, by its options

    def __init__(self, *options, till='R1', records=(), worker='kim'):
        self.process = None
        self.bundles = []  # what the next start imports, for a start costs more than what it does
        self.looked_at = False  # whether nothing happened since the last check
        self.worker = worker
        self.rest = ['--register', till, '--simulate', '--clock', CLOCK, *options]
        self.data = os.path.join(tempfile.mkdtemp(), 'register')
        self.options = ['--data', self.data, *self.rest]
        shutil.copytree(self.template(), self.data)
        if records:
            self.load(*records)

    def template(self):
        key = ' '.join(self.rest)
        if key not in self.templates:
            folder = tempfile.mkdtemp()
            atexit.register(shutil.rmtree, folder)
            done = call(self.program, '--data', folder, *self.rest, 'import', self.fixtures,
                        leaks=False)
            assert done.returncode == 0, done.stderr
            self.templates[key] = folder
        return self.templates[key]

    def load(self, *records):
        """Imports @records; they replace those with the same id."""
        self.stop()
        path = os.path.join(os.path.dirname(self.data), 'more-%d.json' % len(self.bundles))
        with open(path, 'w', encoding='utf-8') as file:
            json.dump({'currency': self.currency, 'records': records}, file)
        self.bundles.append(path)

    def take_bundles(self):
        """What comes before the next command of this register."""
        words = [word for path in self.bundles for word in ('import', path, 'then')]
        self.bundles = []
        return words

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        self.stop()
        if kind is None and not self.looked_at:
            done = call(self.program, *self.options, *self.take_bundles(), 'check', leaks=False)
            assert done.returncode == 0, done
        shutil.rmtree(os.path.dirname(self.data))

    # Requests in a row, and what came back.

    def run(self, *words, text=None):
        if self.bundles:
            done = call(self.program, *self.options, *self.take_bundles(), 'check')
            assert done.returncode == 0, done
        self.looked_at = False
        return call(self.program, *self.options, *words, text=text)

    def lines(self, *requests):
        """The answers to @requests, each an object or raw text, of a shell of their own."""
        text = '\n'.join(r if isinstance(r, str) else json.dumps(r) for r in requests)
        done = self.run('shell', text=text.encode())
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    def play(self, *requests):
        """The same after signing in; each must succeed."""
        answers = self.lines(SIGN_IN, *requests)
        assert all(a['ok'] for a in answers), answers
        return [a['result'] for a in answers[1:]]

    # A conversation.

    def stop(self):
        """Ends the conversation, with a look for damage unless there has to be some."""
        if self.process:
            self.process.stdin.close()
            found = self.process.stdout.read()
            assert self.process.wait(60) == 0, found
            self.process.stdout.close()
            self.process = None
            self.looked_at = not self.is_damaged

    def start(self):
        bundles = len(self.bundles)
        self.looked_at = False
        self.process = subprocess.Popen(
            [self.program, *self.options, *self.take_bundles(), 'shell',
             *([] if self.is_damaged else ['then', 'check'])],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(bundles):
            told = self.process.stdout.readline().decode()
            assert told.endswith(' 0 refused\n'), told
        if self.worker:
            self.do('session.sign_in', worker=self.worker, secret={
                'kim': '1111', 'lou': '2222', 'sam': '2468'}[self.worker])

    def ask(self, operation, approval=None, **args):
        """The whole answer."""
        if not self.process:
            self.start()
        request = {'op': operation, 'args': args}
        if approval is not None:
            request['approval'] = approval
        self.keys.add(operation)
        self.process.stdin.write(json.dumps(request).encode() + b'\n')
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def do(self, operation, approval=None, **args):
        """The result of what must succeed."""
        answer = self.ask(operation, approval, **args)
        assert answer['ok'], (operation, args, answer)
        return answer['result']

    def refuse(self, refusal, operation, approval=None, **args):
        """The details of a refusal with @refusal, 'domain/code', that changed nothing."""
        before = self.cart()
        answer = self.ask(operation, approval, **args)
        assert not answer['ok'], (operation, args, answer)
        found = answer['error']['domain'] + '/' + answer['error']['code']
        assert found == refusal, (operation, args, answer)
        check_words(answer['error'])
        assert self.cart() == before, (operation, args)
        return answer['error']['details']

    def cart(self):
        return self.do('cart.get')

    def totals(self, **expected):
        """The totals of the open order, held against @expected."""
        totals = self.cart()['totals']
        wrong = {name: (totals[name], value) for name, value in expected.items()
                 if totals[name] != value}
        assert not wrong, 'found, expected: %r' % wrong
        return totals

    def add(self, item, quantity='1'):
        """The line's id."""
        return self.do('item.add', item=item, quantity=quantity)['line']

    def order(self, name):
        return self.do('order.get', order=name)

    # What the card company wrote down about what this register asked it.

    def book(self):
        path = os.path.join(self.data, 'devices', 'terminal', 'terminal.jsonl')
        if not os.path.exists(path):
            return []
        with open(path, encoding='utf-8') as file:
            entries = [json.loads(line) for line in file if line.strip()]
        return [entry for entry in entries if entry['outcome'] == 'approved']

    def taken_by_card(self):
        """What it took and did not give back."""
        return sum((Decimal(entry['amount']) * (-1 if entry['action'] == 'refund' else 1)
                    for entry in self.book() if entry['capture_id']), Decimal(0))

    def reserved_by_card(self):
        """What it reserved, and neither took nor let go."""
        signs = {'authorize': 1, 'capture': -1, 'void': -1}
        taken_at_once = {entry['authorization_id'] for entry in self.book()
                         if entry['action'] == 'authorize' and entry['capture_id']}
        return sum((Decimal(entry['amount']) * signs.get(entry['action'], 0)
                    for entry in self.book()
                    if entry['authorization_id'] not in taken_at_once), Decimal(0))


def check_words(error):
    """A refusal is told in words, not by the names that programs know it by."""
    assert error['message'], error
    for name in ('reason', 'rule'):
        known_as = (error['details'] or {}).get(name)
        assert not (isinstance(known_as, str) and error['message'].endswith(': ' + known_as)), error


def code(answer):
    assert answer['ok'] is False and set(answer['error']) == {
        'domain', 'code', 'message', 'details'}, answer
    return answer['error']['domain'] + '/' + answer['error']['code']


def run_tests(tests):
    """Prints TAP; the exit status."""
    print('1..%d' % len(tests))
    failed = 0
    for number, test in enumerate(tests, 1):
        name = (test.__doc__ or test.__name__).strip().splitlines()[0].replace('_', ' ')
        try:
            test()
            print('ok %d - %s' % (number, name))
        except Exception as problem:  # pylint: disable=broad-except
            failed = 1
            place = problem.__traceback__
            while place.tb_next:
                place = place.tb_next
                if place.tb_frame.f_globals.get('__name__') == '__main__':
                    line = place.tb_lineno
            print('not ok %d - %s' % (number, name))
            print('# line %d: %s: %s' % (line, type(problem).__name__,
                                         str(problem)[:2000].replace('\n', '\n# ')))
        sys.stdout.flush()
    return failed
