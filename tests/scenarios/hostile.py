#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""hostile.py POSCTL FIXTURES — every argument of every operation, with what nobody should give it.

Each call must be answered, in words when it is refused; what is refused changes nothing, in the
cart, in what is stored or in the journal.
"""
import itertools
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, call, check_words, run_tests  # pylint: disable=wrong-import-position

Register.program, Register.fixtures = sys.argv[1:3]
NOBODY = '0190f0a0-0000-7000-8000-000000000000'
HUGE = '9' * 40

# Of no type that an argument has; then, by type, what looks right and is not.
NO_TYPE = [3.5, [[]], {'a': {'b': []}}]
BY_TYPE = {
    'amount (decimal text)': ['', '92233720368547758.08', '92233720368547758.07', '10000000000000.01', str(10 ** 18), '-0.01', '-' + HUGE, HUGE, '1.001', '1e3', 'NaN', ' 1', '0x10'],
    'quantity (decimal text)': ['', str(10 ** 18), '0', '-1', HUGE, '-' + HUGE, '1.0000001', '1e3', 'many'],
    'rate (decimal text, a fraction)': ['', '-0.1', '1.000001', HUGE, '10 %', 'NaN'],
    'date (YYYY-MM-DD)': ['', '2020-01-01', '2026-02-30', '0000-00-00', '99999-01-01', 'today'],
    'id': ['', NOBODY, NOBODY.upper(), 'x', '0' * 5000],
    'text': ['', '  ', '\u202e', '\ufdfd' * 50, 'x' + '\ufdfd' * 50, 'x' * 5000, "'; DROP TABLE sales_order; --"],
    'whole number': [-1, 10 ** 18, '5'],
    'choice': ['', 'no-such-choice'],
    'true/false': ['true', 1],
    'list of texts': [[None], ['', ' '], ['x', 'x'], ['x' * 5000] * 50],
    'list of line ids': [[''], [NOBODY], [None], ['x'] * 50],
    'list': [['x'], [{}], [{'line': NOBODY, 'quantity': '1'}], [{'line': 5}], [None]],
    'object': [{'no-such-member': 1}, {'name': 5}],
}
# These go on with another person, or write where they are told to.
LEFT_OUT = {'session.sign_in', 'session.unlock', 'session.sign_out', 'session.lock', 'sync.export'}


def catalog():
    return [entry for entry in json.loads(call(Register.program, 'ops', '--json').stdout)
            if entry['group'] == 'operation' and entry['key'] not in LEFT_OUT]


def bad_calls(entry):
    """Calls with the example's arguments, one of them bad."""
    example = json.loads(entry['example'])
    for param in entry['params']:
        for value in NO_TYPE + BY_TYPE.get(param['type'], []):
            yield param, {**example, param['name']: value}
    yield None, {**example, 'no_such_argument': '1'}


def look(register):
    """Everything that a refusal must leave alone."""
    return (register.cart(), register.do('order.search')['orders'],
            [register.do('stock.get', item=item)['stock'] for item in 'AB'],
            register.do('journal.list', limit=1), register.do('sync.status')['pending'])


def attack(register):
    """The calls that were answered with something else than a refusal in words."""
    before, accepted = look(register), []
    for entry in catalog():
        for param, args in bad_calls(entry):
            answer = register.ask(entry['key'], **args)
            where = (entry['key'], json.dumps(args)[:200])
            if answer['ok']:
                accepted.append((entry['key'], param and param['name'],
                                 None if param is None else args[param['name']]))
                now = look(register)
                if now != before:  # it was no bad value after all: start again from here
                    before = now
                continue
            error = answer['error']
            assert error['code'] and error['domain'], (where, answer)
            check_words(error)
            assert error['domain'] not in ('db', 'g-io-error-quark'), (where, answer)
        assert look(register) == before, entry['key']
    return accepted


def check_accepted(accepted):
    """Only texts may hold anything; of what counts nothing negative, huge or of another type."""
    for key, name, value in accepted:
        assert name is not None, key
        assert name == 'limit' or isinstance(value, (str, bool)) or value == [], (key, name, value)
        assert not str(value).lstrip('-').startswith(HUGE), (key, name, value)


def an_order_in_the_cart():
    """Every operation, beside an order that is being made"""
    with Register(worker='sam') as register:
        register.add('A')
        register.add('B')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        check_accepted(attack(register))


def nothing_in_the_cart():
    """Every operation, beside a saved order and an empty cart"""
    with Register(worker='sam') as register:
        register.add('A')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        register.do('pay.cash', balance='pay-later')
        check_accepted(attack(register))


def approvals():
    """Nobody approves for himself, and what is no approval approves nothing"""
    with Register() as register:
        register.add('A')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        before = look(register)
        for entry in catalog():
            args = json.loads(entry['example'])
            if register.do('op.state', op=entry['key'], args=args)['state'] != 'needs-approval':
                continue
            for approval in (5, [], 'sam', {'worker': 5, 'secret': '2468'},
                             {'worker': 'sam', 'secret': 2468},
                             {'worker': 'kim', 'secret': '1111', 'reason': 'x'},
                             {'worker': 'lou', 'secret': '2222', 'reason': 'x'}):
                answer = register.ask(entry['key'], approval, **args)
                assert not answer['ok'] and answer['error']['message'], (entry['key'], answer)
                assert answer['error']['domain'] in ('access', 'call', 'order', 'value'), answer
            assert look(register) == before, entry['key']


# What each type of a member may hold, and what is none of it.
MEMBERS = {
    'id': (NOBODY, [5, '', 'x', True, [NOBODY], {}]),
    'text': ('x', [5, True, ['x'], {}]),
    'list of texts': ([], ['x', 5, True, {}, [5], [None], [['x']]]),
    'quantity (decimal text)': ('1', [1, True, [1], '', 'many', '1e3', '0x1', {'micro': 1}]),
    'true/false': (True, ['x', 5, [True], {}]),
    'list': ([], ['x', 5, {}, ['x'], [5], [None], [[]]]),
    'as described': ('x', []),
}


def bad_objects(members):
    """Objects with one member that nobody should give them, and the name of that member."""
    good = {member['name']: MEMBERS[member['type']][0] for member in members}
    for member in members:
        for value in MEMBERS[member['type']][1]:
            yield member['name'], {**good, member['name']: value}
        if member['required']:
            yield member['name'], {name: good[name] for name in good if name != member['name']}
            yield member['name'], {**good, member['name']: None}
    for name in ('qty', 'Quantity', 'no_such_member', ''):
        yield name, {**good, name: '1'}


def bad_lists(entry):
    """Arguments with such an object in one of their lists, and how the refusal names it."""
    example = json.loads(entry['example'])
    example.update({param['name']: NOBODY for param in entry['params'] if param['type'] == 'id'})
    for path, members in entry['parts'].items():
        for name, bad in bad_objects(members):
            where = path + '.' + name
            *outer, inner = path.split('.')
            args = [bad]
            if outer:
                good = {each['name']: MEMBERS[each['type']][0] for each in entry['parts'][outer[0]]}
                inner, args = outer[0], [{**good, inner: args}]
            yield where, {**example, inner: args}


def every_member_of_a_list():
    """Every member of every object in a list: one that is not understood is not left out"""
    with Register(worker='sam') as register:
        register.add('A')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        before, called = look(register), set()
        for entry in catalog():
            lists = {param['name'] for param in entry['params'] if param['type'] == 'list'}
            assert lists <= set(entry['parts']), (entry['key'], 'a list of nobody knows what')
            for where, args in bad_lists(entry):
                answer = register.ask(entry['key'], **args)
                assert not answer['ok'], (entry['key'], args, answer)
                error = answer['error']
                assert error['domain'] == 'call', (entry['key'], args, error)
                assert error['details']['argument'].startswith(where), (entry['key'], args, error)
                called.add((entry['key'], where))
            assert look(register) == before, entry['key']
        assert ('fulfill.line_ship', 'lines.quantity') in called
        assert ('order.change_pickup', 'lines.batches.quantity') in called
        assert ('return.by_receipt', 'lines.qty') in called


def attack_a_line(register, key, number, **args):
    """@key with a line of the order, and a slip of the pen beside it."""
    order = register.do('order.get', order=number)
    before, cart = order, register.cart()
    line = {'line': order['lines'][0]['id']}
    for slip in ({'quantity': 2}, {'quantity': True}, {'quantity': [1]}, {'quantity': 'two'},
                 {'qty': '1'}, {'serial': 5}, {'serials': 'X'}, {'serials': [5]}, {'order': 5},
                 {'batch': 5}, {'batches': 'B'},
                 {'batches': [{'batch': 'B', 'quantity': 1}]}, {'batches': [{'quantity': '1'}]}):
        answer = register.ask(key, **args, lines=[{**line, **slip}])
        assert not answer['ok'], (key, slip, answer)
        assert answer['error']['domain'] == 'call', (key, slip, answer)
        assert answer['error']['details']['argument'].startswith('lines.'), (key, slip, answer)
        assert register.do('order.get', order=number) == before, (key, slip)
        assert register.cart() == cart, (key, slip)


def not_all_of_it():
    """A line of a saved order is not taken whole when how much of it was not understood"""
    with Register(worker='sam') as register:
        register.add('A', quantity='3')
        register.do('pay.cash')
        attack_a_line(register, 'return.by_receipt', '0S1-01-000001', order='0S1-01-000001')
        register.add('A', quantity='10')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all', mode='99')
        register.do('pay.card', balance='card')
        register.add('A', quantity='10')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        register.do('pay.cash', balance='pay-later')
        for number in ('0S1-01-000002', '0S1-01-000003'):
            for key in ('accept', 'pick', 'pack', 'reject', 'ship', 'pickup', 'reassign'):
                more = {'location': 'W2'} if key == 'reassign' else {}
                attack_a_line(register, 'fulfill.line_' + key, number, order=number, **more)
        line = register.do('order.get', order='0S1-01-000003')['lines'][0]['id']
        register.do('fulfill.line_pickup', order='0S1-01-000003',
                    lines=[{'line': line, 'quantity': '2', 'serial': None}])
        assert register.cart()['lines'][0]['hand_over'] == '2'
        attack_a_line(register, 'order.change_pickup', '0S1-01-000003')


def no_such_page():
    """What is no “next” of a search is refused, and the first page is not told again"""
    with Register(worker='sam') as register:
        for _ in range(3):
            register.add('A')
            register.do('pay.cash')
        bad = ['xxx', '5', ':', '5:', 'x:' + NOBODY, '5:' + NOBODY + 'x', '5:%s:6:7' % NOBODY, '/']
        for after in bad:
            for key, args in (('order.search', {'after': after}),
                              ('order.search', {'after': after, 'sort': 'oldest'}),
                              ('order.recall', {'filter': {'after': after}}),
                              ('item.search', {'text': 'A', 'after': after}),
                              ('item.search', {'after': after}),
                              ('journal.open', {'after': after})):
                details = register.refuse('call/wrong-type', key, **args)
                assert details['argument'] == 'after', (key, details)
        for after in ('xxx', '5', ':', 'x:Berg'):
            register.refuse('call/wrong-type', 'customer.search', after=after)
        # With "/" as headquarters says it, which was asked for the page before and is gone now.
        for sort, mark in itertools.product(('newest', 'oldest', 'customer', 'total'), ':/'):
            seen, after = [], ''
            while after is not None:
                page = register.do('order.search', sort=sort, limit=2, after=after)
                seen += [order['id'] for order in page['orders']]
                after = page['next'] and page['next'].replace(':', mark)
            assert len(seen) == len(set(seen)) == 3, (sort, mark, seen)


if __name__ == '__main__':
    sys.exit(run_tests([an_order_in_the_cart, nothing_in_the_cart, approvals,
                        every_member_of_a_list, not_all_of_it, no_such_page]))
