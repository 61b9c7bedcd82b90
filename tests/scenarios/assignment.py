#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""assignment.py POSCTL FIXTURES — lines that ship find the place that has them: FG6, DM7, U5."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position
from settings import (  # pylint: disable=wrong-import-position
    cart, refused, saved, stock, store, with_changes)


def assigned(**changes):
    return {'kind': 'dom-profile', 'id': 'D', 'enabled': True, 'group': 'G', **changes}


def where(register, name):
    return [(line['location'], line['dom_status']) for line in register.order(name)['lines']]


def shipped(register, *items, **args):
    return where(register, saved(register, *items, way='order.ship_all', **args))


def a_profile_is_on_or_off():
    """Off, or for other stores, lines leave from where the store ships; on, from the nearest place"""
    for records, expected in (([], ('W9', None)), ([assigned(enabled=False)], ('W9', None)),
                              ([assigned(stores=['S2'])], ('W9', None)),
                              ([assigned(stores=['S1'])], ('W1', 'assigned')),
                              ([assigned()], ('W1', 'assigned'))):
        with Register(records=records) as register:
            assert shipped(register, 'A') == [expected], (records, expected)
            levels = {level['warehouse']: level['reserved']
                      for level in register.do('stock.get', item='A')['stock']}
            assert levels[expected[0]] == '1', levels


def the_nearest_that_has_it():
    """By distance from the store, ties by id; who has too little, or was never counted, has it not"""
    near = with_changes('warehouse', 'W9', latitude_micro=52100000, longitude_micro=5100000)
    far = with_changes('warehouse', 'W2', latitude_micro=53000000, longitude_micro=5100000)
    here = store(latitude_micro=52090000, longitude_micro=5110000)
    for records, quantity, expected in (
            ([stock('W1', on_hand='2')], '2', 'W1'), ([stock('W1', on_hand='1')], '2', 'W2'),
            ([stock('W1', on_hand='1'), near, far, here], '2', 'W9'),
            ([stock('W1', on_hand='0'), stock('W2', on_hand='0')], '1', 'W9')):
        with Register(records=[assigned(), *records]) as register:
            register.add('A', quantity)
            register.do('customer.attach', customer='C')
            register.do('order.ship_all')
            name = register.do('pay.card', balance='card')['receipt']
            assert where(register, name) == [(expected, 'assigned')], (records, expected)


def each_piece_once():
    """Two lines of one order are not given the same pieces; what others wait for is not given"""
    with Register(records=[assigned(), stock('W1', on_hand='5')]) as register:
        for _ in range(2):
            register.do('item.add', item='A', quantity='2', separate=True)
        register.do('item.add', item='A', quantity='2', separate=True)
        register.do('customer.attach', customer='C')
        register.do('order.ship_all')
        name = register.do('pay.card', balance='card')['receipt']
        assert [place for place, _ in where(register, name)] == ['W1', 'W1', 'W2']
        assert shipped(register, 'A') == [('W1', 'assigned')]
        assert shipped(register, 'A') == [('W2', 'assigned')]


def only_members_that_ship():
    """FG6: members that do not ship are no places; where nobody has it, it stays as set up"""
    group = with_changes('fulfillment-group', 'G', members=[
        {'warehouse': 'W1', 'store': 'S1', 'no_ship': True}, {'warehouse': 'W2', 'store': 'S2'}])
    with Register(records=[assigned(), group]) as register:
        assert shipped(register, 'A') == [('W2', 'assigned')]
    with Register(records=[assigned(), group, stock('W2', on_hand='0')]) as register:
        assert shipped(register, 'A') == [('W9', 'no-stock')]


def what_somebody_chose_stays():
    """A place that was named is kept; pick-ups (DM7), quotes and carry-out lines are left alone"""
    with Register(records=[assigned()]) as register:
        assert shipped(register, 'A', location='W9') == [('W9', 'chosen')]
        assert where(register, saved(register, 'A')) == [('W1', None)]
        cart(register, 'A')
        register.do('order.ship_all')
        quote = register.do('quote.create')['receipt']
        assert where(register, quote) == [('W9', None)]
        register.do('order.create', order=quote)
        ordered = register.do('pay.card', balance='card')['receipt']
        assert where(register, ordered) == [('W1', 'assigned')]


def edits_assign_what_is_new():
    """An edit finds a place for what it adds, and for what ships anew"""
    with Register(records=[assigned()]) as register:
        name = saved(register, 'A', way='order.ship_all', location='W9')
        register.do('order.edit', order=name)
        line = register.add('C')
        register.do('order.ship_selected', lines=[line])
        register.do('pay.card', balance='card')
        assert where(register, name) == [('W9', 'chosen'), ('W1', 'assigned')]


def what_is_rejected_goes_on():
    """U5: to the next place that has it and did not reject it, in part as a line of its own"""
    group = with_changes('fulfillment-group', 'G', members=[
        {'warehouse': 'W1', 'store': 'S1'}, {'warehouse': 'W9'}])
    with Register(records=[assigned(), group], worker='sam') as register:
        register.add('A', '3')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all')
        name = register.do('pay.card', balance='card')['receipt']

        def reject(line, **part):
            return register.do('fulfill.line_reject', order=name, lines=[{
                'line': register.order(name)['lines'][line]['id'], **part}])['lines'][0]
        assert reject(0, quantity='1')['status'] == 'accepted'
        order = register.order(name)
        assert where(register, name) == [('W1', 'assigned'), ('W9', 'assigned')], order
        assert [line['quantity'] for line in order['lines']] == ['2', '1'], order
        assert reject(1)['status'] == 'rejected'
        assert where(register, name) == [('W1', 'assigned'), ('W9', 'nobody')]
        register.do('fulfill.line_reassign', order=name, location='W9', lines=[
            {'line': register.order(name)['lines'][0]['id']}])
        assert where(register, name)[0] == ('W9', 'chosen')
        assert reject(0)['status'] == 'rejected'
        assert where(register, name)[0] == ('W9', 'chosen')


def what_no_profile_can_say():
    """A profile needs a group, and the set-up check says where it has no effect"""
    with Register() as register:
        for record, words in ((assigned(group='NOPE'), 'names the fulfillment-group “NOPE”'),
                              (assigned(stores=['NOPE']), 'names the store “NOPE”'),
                              ({'kind': 'dom-profile', 'id': 'D', 'enabled': True},
                               '“group” is missing'),
                              ({'kind': 'dom-profile', 'id': 'D', 'group': 'G'},
                               '“enabled” is missing')):
            report = refused(register, record)
            assert words in report, (record, report)
    nobody = with_changes('fulfillment-group', 'G', members=[
        {'warehouse': 'W1', 'store': 'S1', 'no_ship': True}])
    for records, told in (([assigned()], []), ([assigned(), assigned(id='E')], ['two-profiles']),
                          ([assigned(stores=['S1']), assigned(id='E', stores=['S2'])], []),
                          ([assigned(), assigned(id='E', enabled=False)], []),
                          ([assigned(), nobody], ['nobody-ships'])):
        with Register(records=records, worker='sam') as register:
            found = [fault['code'] for fault in register.do('setup.check')['missing']
                     if fault['kind'] == 'dom-profile']
            assert found == told, (records, found)


if __name__ == '__main__':
    sys.exit(run_tests([
        a_profile_is_on_or_off, the_nearest_that_has_it, each_piece_once, only_members_that_ship,
        what_somebody_chose_stays, edits_assign_what_is_new, what_is_rejected_goes_on,
        what_no_profile_can_say]))
