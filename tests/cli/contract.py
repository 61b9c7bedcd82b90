#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""contract.py POSCTL FIXTURES PAGE — what scripts rely on, sentence by sentence.

PAGE is docs/operations.md, which has to be what `posctl ops` prints.
"""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import SIGN_IN, SUPERVISOR, Register, call, code, run_tests  # pylint: disable=wrong-import-position

POSCTL, Register.fixtures, PAGE = sys.argv[1:4]
Register.program = POSCTL


def posctl(*words, text=None):
    return call(POSCTL, *words, text=text)


def requests_are_answered_one_by_one_in_order():
    with Register() as register:
        answers = register.lines(
            {'id': 7, 'op': 'cart.get'}, '', {'id': 'x', 'op': 'sync.status', 'args': None},
            {'op': 'cart.get', 'args': {}})
        assert [a.get('id') for a in answers] == [7, 'x', None]
        assert all(a['ok'] for a in answers)
        assert 'id' not in answers[2]


def whatever_a_line_holds_the_next_one_is_read():
    broken = ['{', 'nonsense', '[]', '"text"', '{"op": 5}', '{}', '{"op": "item.add", "args": []}',
              '{"op": "cart.get", "op": "cart.get"}', '\x00{"op": "cart.get"}', '[' * 5000,
              '{"op": "item.add", "args": {"item": "A"}} trailing']
    with Register() as register:
        answers = register.lines(*[line for bad in broken for line in (bad, {'op': 'cart.get'})])
        assert len(answers) == 2 * len(broken), len(answers)
        for bad, refusal, good in zip(broken, answers[::2], answers[1::2]):
            assert code(refusal) in ('call/malformed', 'value/parse'), (bad, refusal)
            assert good['ok']


def a_request_holds_nothing_else():
    """What nobody reads is told, not left out: a misspelt approval approves nothing"""
    approval = SUPERVISOR
    wrong = [('call/unknown-argument', {'approvel': approval}, 'approvel'),
             ('call/unknown-argument', {'arguments': {}}, 'arguments'),
             ('call/wrong-type', {'approval': 'sam'}, 'approval'),
             ('call/wrong-type', {'approval': 5}, 'approval'),
             ('call/wrong-type', {'approval': True}, 'approval'),
             ('call/wrong-type', {'approval': [approval]}, 'approval'),
             ('call/wrong-type', {'approval': {**approval, 'secret': 2468}}, 'approval.secret'),
             ('call/wrong-type', {'approval': {**approval, 'reason': ['x']}}, 'approval.reason'),
             ('call/unknown-argument', {'approval': {**approval, 'pin': '1'}}, 'approval.pin'),
             ('call/missing-argument', {'approval': {}}, 'approval.worker'),
             ('call/missing-argument', {'approval': {'worker': 'sam'}}, 'approval.secret'),
             ('call/missing-argument', {'approval': {**approval, 'secret': None}},
              'approval.secret'),
             ('call/missing-argument', {'approval': {**approval, 'worker': ''}},
              'approval.worker')]
    calls = ({'op': 'item.add', 'args': {'item': 'A'}}, {'op': 'cart.get'},
             {'op': 'clock.advance', 'args': {'seconds': 60}})
    with Register() as register:
        for call_ in calls:
            answers = register.lines(SIGN_IN, {'op': 'journal.list', 'args': {'limit': 1}},
                                     *[{**call_, **more} for _, more, _ in wrong],
                                     {'op': 'journal.list', 'args': {'limit': 1}},
                                     {**call_, 'id': 1, 'approval': None, 'expect': {}})
            for given, answer in zip(wrong, answers[2:]):
                assert code(answer) == given[0], (call_, given, answer)
                assert answer['error']['details']['argument'] == given[2], (call_, given, answer)
            assert answers[1] == answers[-2], 'nothing was done'
            assert answers[-1]['ok'], answers[-1]


def a_call_must_fit_the_catalog():
    calls = {
        'call/unknown-operation': [('no.such', {}), ('', {}), ('Cart.get', {})],
        'call/unknown-argument': [('item.add', {'item': 'A', 'colour': 'red'}),
                                  ('cart.get', {'order': 'x'}), ('order.search', {'colour': 'red'}),
                                  ('order.recall', {'filter': {'colour': 'red'}}),
                                  ('customer.create', {'customer': {'nmae': 'Jo'}}),
                                  ('customer.create',
                                   {'customer': {'name': 'Jo', 'addresses': [{'streeet': 'x'}]}})],
        'call/missing-argument': [('item.add', {}), ('order.get', {}), ('config.get', {}),
                                  ('receipt.get', {}), ('op.state', {}), ('clock.advance', {}),
                                  ('item.add', {'item': None})],
        'call/wrong-type': [('item.add', {'item': 5}), ('item.add', {'item': 'A', 'quantity': 2}),
                            ('item.add', {'item': 'A', 'quantity': 'two'}),
                            ('item.search', {'limit': '5'}), ('item.search', {'limit': -1}),
                            ('item.search', {'limit': 0}), ('customer.search', {'limit': -1}),
                            ('journal.open', {'limit': -1}), ('journal.list', {'limit': -1}),
                            ('journal.list', {'before': -5}), ('journal.list', {'before': 0}),
                            ('order.search', {'limit': -1}),
                            ('order.recall', {'filter': {'limit': -1}}), ('order.get', {'order': 5}),
                            ('pay.cash', {'amount': 5}), ('pay.cash', {'amount': '5.001'}),
                            ('pay.cash', {'balance': 'maybe'}), ('line.void', {'lines': 'x'}),
                            ('line.void', {'lines': ['x']}), ('order.ship_all', {'date': '1.2.26'}),
                            ('order.deposit_override', {'reset': 'yes'}),
                            ('order.recall', {'filter': []}), ('sync.run', {'until': 'never'}),
                            ('sync.run', {'until': 0}), ('clock.advance', {'seconds': -1}),
                            ('device.script', {'device': 'toaster', 'next': []})],
        'call/contradiction': [
            ('charge.manage', {'amount': '1.00', 'remove': True}),
            ('line.price_override', {'price': '1.00', 'reset': True}),
            ('order.deposit_override', {'amount': '1.00', 'rate': '0.1'}),
            ('order.deposit_override', {'rate': '0.1', 'reset': True}),
            ('order.recall', {'order': 'x', 'filter': {'limit': 1}}),
            ('order.packing_slip', {'order': 'x', 'mode': '99', 'slip': 'P-1'}),
            ('pay.renew', {'order': 'x', 'days': 3}),
            ('return.by_receipt', {'order': 'x', 'all': True, 'lines': [
                {'line': '0190f0a0-0000-7000-8000-000000000000'}]}),
            ('line.batch', {'batch': 'B', 'batches': [{'batch': 'B', 'quantity': '1'}]}),
            ('shift.declare', {'amount': '150.00', 'pieces': {'50.00': 2}}),
            ('session.sign_in', {'worker': 'kim', 'secret': '1111', 'drawer': False,
                                 'start_amount': '50.00'}),
            ('return.blind', {'item': 'A', 'line': '0190f0a0-0000-7000-8000-000000000000'}),
            ('return.blind', {'quantity': '2', 'line': '0190f0a0-0000-7000-8000-000000000000'})],
        'value/parse': [('order.search', {'limit': 'x'}), ('order.search', {'view': 'sideways'})],
        'value/unknown-kind': [('config.get', {'kind': 'product'}),
                               ('device.script', {'device': 'terminal', 'next': ['explode']}),
                               ('device.script', {'device': 'printer', 'next': ['explode']})],
        'order/not-found': [('receipt.get', {'receipt': 'x'}), ('order.get', {'order': 'x'}),
                            ('line.select', {'lines': ['0190f0a0-0000-7000-8000-000000000000']})],
    }
    with Register() as register:
        for expected, wrong in calls.items():
            answers = register.lines(SIGN_IN, {'op': 'item.add', 'args': {'item': 'A'}},
                                     {'op': 'cart.get'},
                                     *[{'op': op, 'args': args} for op, args in wrong],
                                     {'op': 'cart.get'}, {'op': 'txn.void', 'args': {}})
            assert answers[2]['result'] == answers[-2]['result'], expected
            for call, answer in zip(wrong, answers[3:-2]):
                assert code(answer) == expected, (call, answer)
                assert answer['error']['message'], call


def an_argument_that_goes_with_another_asks_for_it():
    calls = [('charge.manage', {'amount': '1.00'}, 'charge'),
             ('charge.manage', {'remove': True}, 'charge'),
             ('charge.manage', {'charge': '0190f0a0-0000-7000-8000-000000000000'}, 'amount'),
             ('return.blind', {'quantity': '2'}, 'item')]
    with Register() as register:
        answers = register.lines(SIGN_IN, {'op': 'item.add', 'args': {'item': 'A'}},
                                 *[{'op': op, 'args': args, 'approval': SUPERVISOR}
                                   for op, args, _ in calls])
        for given, answer in zip(calls, answers[2:]):
            assert code(answer) == 'call/missing-argument', (given, answer)
            assert answer['error']['details']['argument'] == given[2], (given, answer)


def a_line_is_named_once():
    """Whoever names one twice said two things of it: none of them is guessed, nowhere"""
    line = '0190f0a0-0000-7000-8000-00000000000a'
    some = {'quantity': '1'}
    catalog = json.loads(posctl('ops', '--json').stdout)
    calls = [(entry['key'], {**json.loads(entry['example']),
                             'lines': [{'line': line, **some}, {'line': twin, **some}]})
             for entry in catalog for param in entry['params']
             if (param['name'], param['type']) == ('lines', 'list')
             for twin in (line, line.upper())]
    assert len(calls) > 20, calls
    sign_in = {'op': 'session.sign_in', 'args': {'worker': 'sam', 'secret': '2468'}}
    with Register() as register:
        answers = register.lines(sign_in, *[{'op': op, 'args': args} for op, args in calls])
    for given, answer in zip(calls, answers[1:]):
        assert code(answer) == 'call/contradiction', (given, answer)
        details = answer['error']['details']
        assert details == {'argument': 'lines.line', 'reason': 'twice', 'value': line}, answer


def run_stops_at_the_first_answer_that_is_not_as_expected():
    with Register() as register:
        script = os.path.join(register.data, 'script.jsonl')

        def run(*requests):
            with open(script, 'w', encoding='utf-8') as file:
                file.write('\n'.join(json.dumps(r) for r in requests))
            done = register.run('run', script)
            return done.returncode, len(done.stdout.splitlines())

        cart = {'op': 'cart.get', 'expect': {'ok': True, 'result': {'lines': []}}}
        wrong = {'op': 'cart.get', 'expect': {'ok': True, 'result': {'status': 'open'}}}
        assert run(cart, cart) == (0, 2)
        assert run(cart, wrong, cart) == (1, 2)
        assert run({**cart, 'expect': {'result': {'lines': [{}]}}}) == (1, 1)
        assert run({**cart, 'expect': {'result': {'revision': '0'}}}) == (1, 1)
        assert run({**cart, 'expect': {'result': {'revision': 0, 'number': None}}}) == (0, 1)
        assert run({'op': 'no.such', 'expect': {'ok': False}}, cart) == (0, 2)
        assert register.run('run', script + '.missing').returncode == 1
        folder = register.run('run', register.data)
        assert folder.returncode == 1 and b'cannot be read' in folder.stderr, folder


def exit_codes_tell_usage_from_failure():
    with Register() as register:
        for words in ([], ['shell'], ['--data', register.data], ['--data'], ['ops', 'more'],
                      ['--data', register.data, 'dance'], ['--data', register.data, 'run'],
                      ['--data', register.data, 'check', 'twice'], ['--frobnicate', 'ops'],
                      ['--data', register.data, '--clock', 'noon', 'check'],
                      ['--data', register.data, '--clock', '2026-05-14T10:42:00', 'check'],
                      ['--data', register.data, '--seed', 'x', 'check'],
                      ['--data', register.data, '--format', 'xml', 'import', Register.fixtures],
                      ['--data', register.data, 'enroll'],
                      ['--data', register.data, 'enroll', 'ABCDEFGH'],
                      ['--data', register.data, 'then', 'check'],
                      ['--data', register.data, 'check', 'then'],
                      ['--data', register.data, 'import', Register.fixtures, 'then', 'dance']):
            done = posctl(*words)
            assert done.returncode == 2 and not done.stdout and done.stderr, (words, done)
        for words in (['import', '/nonexistent'], ['run', '/nonexistent'],
                      ['backup', register.data + '/no/such/folder/copy']):
            done = register.run(*words)
            assert done.returncode == 1 and not done.stdout and done.stderr, (words, done)
        missing = os.path.join(register.data, 'nobody')
        for command in (['check'], ['backup', register.data + '/copy']):
            assert posctl('--data', missing, *command).returncode == 1
            assert not os.path.exists(missing)
        told = posctl('--help')
        assert told.returncode == 0, told
        for command in (b'shell', b'run', b'import', b'check', b'backup', b'rescue', b'enroll', b'ops'):
            assert b'\n  ' + command + b' ' in told.stdout, command


def commands_follow_each_other_until_one_fails():
    records = {'good': {'kind': 'feature', 'id': 'F1', 'enabled': True},
               'bad': {'kind': 'feature', 'id': 'F1', 'enabled': 'perhaps'}}
    with Register() as register:
        path = {name: os.path.join(register.data, name + '.json') for name in records}
        for name, record in records.items():
            with open(path[name], 'w', encoding='utf-8') as file:
                json.dump({'currency': 'EUR', 'records': [record]}, file)
        done = register.run('import', path['good'], 'then', 'shell', 'then', 'check',
                            text=b'{"op": "config.get", "args": {"kind": "feature", "id": "F1"}}')
        assert done.returncode == 0, done
        told, answer = done.stdout.decode().splitlines()
        assert told == '1 records taken, 0 refused' and json.loads(answer)['ok'], done
        done = register.run('import', path['bad'], 'then', 'shell', text=b'{"op": "cart.get"}')
        assert (done.returncode, done.stdout) == (1, b'0 records taken, 1 refused\n'), done


def an_import_names_what_it_refuses_and_takes_the_rest():
    records = [{'kind': 'product', 'id': 'GOOD', 'name': 'Good', 'unit_price': '1',
                'item_tax_group': 'FULL'},
               {'kind': 'product', 'id': 'BAD', 'name': 'Bad', 'unit_price': 'much'},
               {'kind': 'spaceship', 'id': 'X'}]
    astray = {'kind': 'register', 'id': 'R77', 'store': 'S77'}
    with Register() as register:
        bundle = os.path.join(register.data, 'bundle.json')
        for file_records, taken in (([*records, astray], 0), (records, 1), (records, 1)):
            with open(bundle, 'w', encoding='utf-8') as file:
                json.dump({'currency': 'EUR', 'records': file_records}, file)
            done = register.run('import', bundle)
            told = done.stderr.decode().splitlines()
            refused = len(file_records) - 1
            report = '%d records taken, %d refused' % (taken, refused)
            assert done.returncode == 1 and done.stdout.decode().strip() == report, done
            assert len(told) == refused, told
            assert all(word in done.stderr.decode() for word in ('BAD', 'spaceship')), told
        found, missing = register.lines(SIGN_IN, {'op': 'item.add', 'args': {'item': 'GOOD'}},
                                        {'op': 'item.add', 'args': {'item': 'BAD'}})[1:]
        assert found['ok'] and code(missing) == 'order/not-found'


ORDER = [{'op': 'item.add', 'args': {'item': 'A', 'quantity': '3'}},
         {'op': 'customer.attach', 'args': {'customer': 'C'}},
         {'op': 'order.ship_all', 'args': {'mode': '99'}},
         {'op': 'pay.card', 'args': {'balance': 'card'}}]


def a_seed_repeats_everything():
    def play(*options):
        with Register(*options) as register:
            text = '\n'.join(json.dumps(r) for r in [SIGN_IN, *ORDER, {'op': 'order.search'},
                                                     {'op': 'journal.list'}])
            first = register.run('shell', text=text.encode()).stdout
            return first + register.run('shell', text=text.encode()).stdout

    assert play('--seed', '7') == play('--seed', '7') != play('--seed', '8')
    assert play('--seed', '0') == play('--seed', '0') != play('--seed', '1')
    assert play() != play()


def the_clock_stands_until_it_is_moved():
    with Register() as register:
        first, moved, second = register.play(
            {'op': 'item.add', 'args': {'item': 'A'}}, {'op': 'clock.advance',
                                                        'args': {'seconds': 90}},
            {'op': 'pay.cash'})
        assert moved['now'].startswith('2026-05-14T08:43:30'), moved
        entries = register.lines({'op': 'journal.list'})[0]['result']['entries']
        at = {entry['op']: entry['at'] for entry in entries}
        assert at['item.add'].startswith('2026-05-14T08:42:00') and at['pay.cash'].startswith(
            '2026-05-14T08:43:30'), (at, first, second)
        options = ['--data', register.data, '--register', 'R1', '--simulate']
        text = json.dumps({'op': 'clock.advance', 'args': {'seconds': 1}})
        assert b'"ok":false' in posctl(*options, 'shell', text=text.encode()).stdout


def the_register_is_remembered():
    with Register() as register:
        text = json.dumps({'op': 'op.state', 'args': {'op': 'session.sign_out'}}).encode()
        signed = '\n'.join([json.dumps(SIGN_IN), text.decode()]).encode()
        plain = ['--data', register.data]
        assert b'"allowed"' in posctl(*plain, 'shell', text=signed).stdout
        done = posctl(*plain, '--register', 'nobody', 'shell', text=signed)
        assert b'"not-set-up"' in done.stdout, done.stdout


def devices_are_steered_only_when_simulated():
    steps = [{'op': 'device.script', 'args': {'device': device, 'next': next_}}
             for device, next_ in (('terminal', ['decline', 'approve-then-lost']),
                                   ('printer', ['paper-out', 'offline', 'ready']),
                                   ('drawer', ['jam', 'free', 'close']), ('scanner', ['400110']))]
    with Register() as register:
        assert all(a['ok'] for a in register.lines(*steps))
        text = '\n'.join(json.dumps(s) for s in steps).encode()
        done = posctl('--data', register.data, 'shell', text=text)
        for line in done.stdout.splitlines():
            assert code(json.loads(line)) == 'device/not-found', line


def an_order_has_every_member_of_the_contract():
    header = {'id', 'number', 'reference', 'type', 'status', 'revision', 'home_store', 'customer',
              'currency', 'requested_date', 'quote_expiry', 'quote', 'holds', 'lines', 'charges',
              'payments', 'totals'}
    line = {'id', 'group', 'item', 'description', 'quantity', 'unit_price', 'discount', 'net',
            'tax', 'total', 'tax_group', 'price_locked', 'intent', 'mode', 'location', 'address',
            'date', 'slot', 'status', 'ordered', 'open', 'picked', 'packed', 'invoiced',
            'cancelled', 'returned'}
    payment = {'id', 'kind', 'tender', 'amount', 'state', 'masked'}
    totals = {'goods', 'discount', 'charges', 'tax', 'total', 'carry_out', 'deferred',
              'deposit_required', 'deposit_overridden', 'deposit_held', 'deposit_applied',
              'authorized', 'invoiced', 'returned', 'paid', 'due_now', 'balance'}

    def no_numbers(value, path=''):
        if isinstance(value, dict):
            for name, member in value.items():
                no_numbers(member, path + '.' + name)
        elif isinstance(value, list):
            for member in value:
                no_numbers(member, path)
        else:
            assert isinstance(value, (str, bool, type(None))) or path in (
                '.revision', '.clock_skew'), (path, value)

    with Register() as register:
        cart = register.play(ORDER[0], {'op': 'cart.get'})[1]
        saved = register.play({'op': 'txn.void'}, *ORDER, {'op': 'order.search'})[-1]['orders'][0]
        order, entries = register.play({'op': 'order.get', 'args': {'order': saved['id']}},
                                       {'op': 'ledger.list', 'args': {'order': saved['receipt']}})
        assert header | {'lines_selected'} <= set(cart) and header <= set(order)
        assert line <= set(order['lines'][0])
        assert totals | {'to_give_back', 'to_collect'} == set(order['totals'])
        assert payment <= set(order['payments'][0])
        assert {'seq', 'kind', 'amount', 'line', 'payment', 'at', 'text'} <= set(
            entries['entries'][0])
        no_numbers(order)
        assert cart['lines'][0]['intent'] is None and cart['number'] is None


def op_state_says_what_a_button_shows():
    def ask(op, args=None):
        return {'op': 'op.state', 'args': {'op': op, **({'args': args} if args else {})}}

    with Register() as register:
        def check(cart, expected):
            states = [a['result'] for a in register.lines(*cart, *[ask(*q) for q, _ in expected])]
            for (question, wanted), state in zip(expected, states[len(cart):]):
                assert set(state) == {'state', 'reason', 'details', 'next'}, state
                assert (state['state'], state['reason'], state['next']) == wanted, (question, state)

        check([], [(('item.add',), ('unavailable', 'signed-out', 'session.sign_in')),
                   (('session.sign_in',), ('allowed', None, None)),
                   (('no.such',), ('unavailable', 'unknown-operation', None))])
        pickup = [SIGN_IN, {'op': 'item.add', 'args': {'item': 'A'}},
                  {'op': 'item.add', 'args': {'item': 'B'}},
                  {'op': 'customer.attach', 'args': {'customer': 'C'}}, {'op': 'order.pickup_all'},
                  {'op': 'cart.get'}]
        check(pickup, [
            (('order.deposit_override', {'amount': '150.00'}), ('allowed', None, None)),
            (('order.deposit_override', {'amount': '0'}), ('needs-approval', 'needs-approval',
                                                           None)),
            (('order.deposit_override', {'amount': '400.01'}), ('unavailable', 'deposit-bounds',
                                                                None)),
            (('drawer.open',), ('needs-approval', 'not-permitted', None)),
            (('fulfill.line_pickup',), ('unavailable', 'cart-open', 'txn.void'))])
        before, *_, after = register.lines({'op': 'cart.get'}, SIGN_IN,
                                           ask('line.set_qty', {'quantity': '9'}),
                                           {'op': 'cart.get'})
        assert before['result'] == after['result']


def a_live_register_can_be_copied_and_looked_at():
    with Register() as register, tempfile.TemporaryDirectory() as folder:
        register.play(*ORDER)
        copy = os.path.join(folder, 'copy.db')
        with subprocess.Popen([POSCTL, *register.options, 'shell'], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as live:
            for request in (SIGN_IN, {'op': 'item.add', 'args': {'item': 'B'}}):
                live.stdin.write(json.dumps(request).encode() + b'\n')
                live.stdin.flush()
                assert json.loads(live.stdout.readline())['ok']
            busy = register.run('shell', text=b'')
            assert busy.returncode == 1, busy
            assert register.run('check').returncode == 0
            assert register.run('backup', copy).returncode == 0
            assert register.run('backup', copy).returncode == 1, 'a copy is never written over'
            assert os.stat(copy).st_mode & 0o077 == 0, 'others may read it'
            live.stdin.write(b'{"op": "pay.cash"}\n')
            live.stdin.close()
            assert json.loads(live.stdout.readline())['ok']
        restored = os.path.join(folder, 'restored')
        os.mkdir(restored)
        shutil.copy(copy, os.path.join(restored, 'register.db'))
        shutil.copy(copy + '.key', os.path.join(restored, 'device.key'))
        assert posctl('--data', restored, 'check').returncode == 0
        done = posctl('--data', restored, 'shell', text=b'{"op": "cart.get"}')
        cart = json.loads(done.stdout)['result']
        assert [line['item'] for line in cart['lines']] == ['B'], cart


def damage(database, statement):
    """Changes a database behind the program's back, triggers or not."""
    with sqlite3.connect(database) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        triggers = triggers.fetchall()
        for name, _ in triggers:
            db.execute('DROP TRIGGER ' + name)
        assert db.execute(statement).rowcount > 0, statement
        for _, sql in triggers:
            db.execute(sql)
    db.close()


def check_has_a_line_for_every_fault():
    planted = [
        ("UPDATE sales_order SET total_minor = total_minor + 1", 'order:'),
        ("UPDATE order_line SET ordered_micro = ordered_micro + 1", 'order:'),
        ("UPDATE order_ledger SET amount_minor = amount_minor + 1 WHERE ordinal = 0", 'order:'),
        ("DELETE FROM order_payment", 'order:'),
        ("DELETE FROM order_ledger WHERE ordinal = 1", 'order:'),
        ("UPDATE outbox SET record_id = '0190f0a0-0000-7000-8000-000000000000' "
         "WHERE kind = 'order'", 'outbox:'),
        ("UPDATE journal SET parameters = '{}' WHERE seq = 2", 'journal:'),
        ("DELETE FROM journal WHERE seq = 2", 'journal:'),
        ("DELETE FROM receipt", 'receipt:'),
        ("UPDATE outbox SET body = replace (body, 'kim', 'lou')", 'outbox:'),
        ("DELETE FROM outbox", 'outbox:'),
        ("UPDATE outbox SET kind = 'hand-over' WHERE kind = 'order'", 'outbox:'),
        ("UPDATE outbox SET base_revision = base_revision + 1", 'outbox:'),
        ("UPDATE outbox SET id = randomblob (16)", 'outbox:'),
        # The last of what is only added to.
        ("DELETE FROM journal WHERE seq = (SELECT max (seq) FROM journal)", 'journal:'),
        ("DELETE FROM journal", 'journal:'),
        ("DELETE FROM outbox WHERE seq = (SELECT max (seq) FROM outbox)", 'outbox:'),
        ("DELETE FROM shift_entry WHERE seq = (SELECT max (seq) FROM shift_entry)", 'shift_entry:'),
        ("DELETE FROM shift_entry WHERE seq = 1", 'shift_entry:'),
        ("UPDATE shift_entry SET amount_minor = amount_minor + 1 WHERE seq = 1", 'shift_entry:'),
        ("UPDATE shift SET state = 'suspended'", 'shift:'),
        ("UPDATE shift SET opened_at = opened_at + 1", 'shift:'),
        ("UPDATE receipt SET document = replace (document, '1', '2')", 'receipt:'),
        ("UPDATE receipt SET at = at + 1", 'receipt:'),
        ("DELETE FROM sequence", 'receipt:'),
        ("UPDATE pay_intent SET amount_minor = amount_minor + 1", 'card request:'),
        ("UPDATE pay_intent SET order_id = randomblob (16)", 'card request:'),
        ("UPDATE cart SET order_id = randomblob (16)", 'cart:'),
        ("UPDATE cart SET body = replace (body, '300', '301')", 'cart:'),
    ]
    with Register('--hq', 'http://127.0.0.1:9') as register:
        register.play({'op': 'item.add', 'args': {'item': 'A'}}, {'op': 'pay.card'}, *ORDER,
                      {'op': 'item.add', 'args': {'item': 'B'}})
        done = register.run('check')
        assert done.returncode == 0 and not done.stdout, done
        for statement, prefix in planted:
            copy = tempfile.mkdtemp()
            for name in ('register.db', 'device.key'):
                shutil.copy(os.path.join(register.data, name), copy)
            damage(os.path.join(copy, 'register.db'), statement)
            done = posctl('--data', copy, 'check')
            faults = done.stdout.decode().splitlines()
            shutil.rmtree(copy)
            assert done.returncode == 1 and faults, (statement, done)
            assert any(fault.startswith(prefix) for fault in faults), (statement, faults)


def a_flipped_byte_of_the_file_is_found():
    with Register() as register:
        register.play(*ORDER)
        path = os.path.join(register.data, 'register.db')
        with open(path, 'rb') as file:
            content = file.read()
        order = register.lines({'op': 'order.search'})[0]['result']['orders'][0]

        def check(broken):
            copy = tempfile.mkdtemp()
            with open(os.path.join(copy, 'register.db'), 'wb') as file:
                file.write(broken)
            shutil.copy(os.path.join(register.data, 'device.key'), copy)
            done = posctl('--data', copy, 'check')
            shutil.rmtree(copy)
            assert done.returncode == (1 if done.stdout else 0), done
            return done.stdout.decode()

        # Of an order, of a message, of the journal; one place of several may be a free page.
        for needle, kind in ((order['reference'].encode(), 'order:'),
                             (b'"base_revision"', 'outbox:'), (b'session.sign_in', 'journal:')):
            told, at = '', content.find(needle)
            while at > 0:
                told += check(content[:at] + bytes([content[at] ^ 1]) + content[at + 1:])
                at = content.find(needle, at + 1)
            assert kind in told, (needle, told)
        assert check(b'nonsense' * 512).startswith('database:')


def a_file_that_was_cut_or_mixed_up_is_found():
    with Register() as register:
        register.play(*ORDER)
        with open(os.path.join(register.data, 'register.db'), 'rb') as file:
            content = file.read()

        def check(broken, key=None):
            copy = tempfile.mkdtemp()
            with open(os.path.join(copy, 'register.db'), 'wb') as file:
                file.write(broken)
            shutil.copy(os.path.join(register.data, 'device.key'), copy)
            if key:
                with open(os.path.join(copy, 'device.key'), 'wb') as file:
                    file.write(key)
            done = posctl('--data', copy, 'check')
            shutil.rmtree(copy)
            return done.returncode, done.stdout.decode()

        order = content.find(register.lines({'op': 'order.search'})[0]['result']['orders'][0]
                             ['reference'].encode()) // 4096 * 4096
        for broken in (content[:len(content) // 2], content[:4096 * 3 + 100], content[:50],
                       content[:order] + bytes(4096) + content[order + 4096:]):
            status, told = check(broken)
            assert status == 1 and told.startswith('database:'), (len(broken), told)
        status, told = check(content, b'0' * 64)
        assert status == 1 and 'belongs to another register' in told, told


def a_register_that_lost_its_database_does_not_begin_anew():
    with Register() as register:
        register.play(*ORDER)
        path = os.path.join(register.data, 'register.db')
        for left in (None, b'', b'S'):
            os.rename(path, path + '.good')
            if left is not None:
                with open(path, 'wb') as file:
                    file.write(left)
            before = sorted(os.listdir(register.data))
            for words in (['check'], ['shell'], ['import', Register.fixtures],
                          ['backup', register.data + '.copy']):
                done = register.run(*words, text=b'')
                assert done.returncode == 1, (left, words, done)
                assert b'put back a copy' in done.stderr, (left, words, done)
            assert sorted(os.listdir(register.data)) == before
            assert left is None or os.path.getsize(path) == len(left)
            os.replace(path + '.good', path)
        assert register.lines({'op': 'order.search'})[0]['result']['orders']


def the_page_is_what_the_catalog_prints():
    with open(PAGE, 'rb') as file:
        page = file.read()
    done = posctl('ops')
    assert done.returncode == 0 and done.stdout == page, \
        'write it anew: posctl ops > docs/operations.md'


def the_catalog_is_whole():
    catalog = json.loads(posctl('ops', '--json').stdout)
    keys = [entry['key'] for entry in catalog]
    assert len(keys) == len(set(keys))
    for query in ('cart.get', 'order.get', 'order.search', 'ledger.list', 'op.state', 'stock.get',
                  'journal.list', 'receipt.get', 'sync.status', 'config.get', 'sync.run',
                  'clock.advance', 'device.script'):
        assert query in keys, query
    for entry in catalog:
        wanted = {'key', 'description', 'params', 'result', 'example', 'group'}
        if entry['group'] == 'operation':
            wanted |= {'title', 'needs', 'permission', 'offline', 'parts'}
        assert wanted == set(entry), entry
        example = json.loads(entry['example'])
        params = {param['name']: param for param in entry['params']}
        assert set(example) <= set(params), entry
        assert {path.split('.')[0] for path in entry.get('parts', {})} <= set(params), entry
        assert all(name in example for name, p in params.items() if p['required']), entry


def answers_alone_go_to_the_output():
    with Register() as register:
        done = register.run('shell', text='\n'.join(json.dumps(r) for r in [
            SIGN_IN, {'op': 'device.script',
                      'args': {'device': 'printer', 'next': ['offline']}}, *ORDER]).encode())
        for line in done.stdout.decode().splitlines():
            assert 'ok' in json.loads(line), line
        text = register.play({'op': 'order.search'})[0]['orders'][0]['receipt']
        receipt = register.play({'op': 'receipt.get', 'args': {'receipt': text}})[0]
        assert text in receipt['text'] and '3 × Product A' in receipt['text'], receipt['text']
        assert receipt['number'] == text and receipt['copies'] == 0


TESTS = [
    requests_are_answered_one_by_one_in_order,
    whatever_a_line_holds_the_next_one_is_read,
    a_request_holds_nothing_else,
    a_call_must_fit_the_catalog,
    an_argument_that_goes_with_another_asks_for_it,
    a_line_is_named_once,
    run_stops_at_the_first_answer_that_is_not_as_expected,
    exit_codes_tell_usage_from_failure,
    commands_follow_each_other_until_one_fails,
    an_import_names_what_it_refuses_and_takes_the_rest,
    a_seed_repeats_everything,
    the_clock_stands_until_it_is_moved,
    the_register_is_remembered,
    devices_are_steered_only_when_simulated,
    an_order_has_every_member_of_the_contract,
    op_state_says_what_a_button_shows,
    a_live_register_can_be_copied_and_looked_at,
    check_has_a_line_for_every_fault,
    a_flipped_byte_of_the_file_is_found,
    a_file_that_was_cut_or_mixed_up_is_found,
    a_register_that_lost_its_database_does_not_begin_anew,
    the_page_is_what_the_catalog_prints,
    the_catalog_is_whole,
    answers_alone_go_to_the_output,
]


if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
