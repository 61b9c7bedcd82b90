#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""fraud.py POSCTL FIXTURES — orders that look like fraud wait by themselves: customer-orders.md §2.9.

Every condition of a rule is tried where it is true and where it is not."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import SUPERVISOR, Register, run_tests  # pylint: disable=wrong-import-position
from settings import (  # pylint: disable=wrong-import-position
    cart, parameters, refused, with_changes)

LOOK = {'kind': 'hold-code', 'id': 'FRAUD', 'name': 'Looks like fraud', 'remove_reservations': True}
WAIT = {'kind': 'hold-code', 'id': 'WAIT', 'name': 'Wait'}
CLERK = with_changes('role', 'clerk', permissions=['order.create', 'order.edit', 'order.fulfill',
                                                   'order.hold', 'customer.edit', 'txn.void'])
ON = [LOOK, WAIT, CLERK, parameters(fraud_score=50, fraud_hold_code='FRAUD')]


def rule(name='R', score=50, **conditions):
    return {'kind': 'fraud-rule', 'id': name, 'name': 'Rule ' + name, 'score': score, **conditions}


def stranger(**changes):
    return {'kind': 'customer', 'id': 'D', 'name': 'Dora Düring', 'email': 'dora@example.org',
            'phone': '+49 30 5550199', 'addresses': [
                {'id': 'D1', 'street': 'Weg 1', 'city': 'Bremen', 'country': 'DE', 'state': 'HB',
                 'primary': True},
                {'id': 'D2', 'name': 'Post box', 'street': 'Hof 9', 'city': 'Köln',
                 'country': 'DE'}], **changes}


def ordered(register, *items, customer='C', way='order.ship_all', pay='card', **args):
    """An order of @items as it was saved."""
    cart(register, *items, customer=customer)
    register.do(way, **args)
    done = register.do('pay.' + pay, balance='card' if way == 'order.ship_all' else 'pay-later')
    assert done['concluded'], done
    return register.order(done['receipt'])


CONDITIONS = {
    'hundred': {'total_from': '100'},
    'more': {'total_from': '100.01'},
    'product': {'products': ['B']},
    'pieces': {'quantity_from': '3'},
    'pieces-of': {'products': ['A'], 'quantity_from': '2'},
    'country': {'countries': ['NL']},
    'region': {'countries': ['DE-HB']},
    'elsewhere': {'other_address': True},
    'mail': {'people': ['nobody@example.com', 'DORA@example.org']},
    'domain': {'people': ['@Example.org']},
    'phone': {'people': ['030 555 01 99']},
    'name': {'people': ['dora during']},
    'receiver': {'people': ['Post Box']},
    'part-of-mail': {'people': ['ora@example.org', '@ample.org']},
    'new': {'new_customer_days': 2},
    'newer': {'new_customer_days': 1},
    'card': {'tenders': ['card']},
    'cash': {'tenders': ['cash']},
    'here': {'stores': ['S1'], 'total_from': '1'},
    'there': {'stores': ['S2'], 'total_from': '1'},
    'both': {'total_from': '1', 'tenders': ['account']},
}
DORA = {'mail', 'domain', 'phone', 'name', 'new'}


def every_condition_is_true_or_not():
    """What each condition is true of, the bounds included, and that all of a rule must be true"""
    rules = [rule(name, 1, **conditions) for name, conditions in CONDITIONS.items()]
    with Register(records=[*ON, stranger(created_at='2026-05-12T10:00:00Z'), *rules]) as register:
        for items, args, expected in (
                ('A', {}, {'hundred', 'country', 'card', 'here'}),
                ('C', {}, {'country', 'card', 'here'}),
                ('AB', {}, {'hundred', 'more', 'product', 'country', 'card', 'here'}),
                ('ACA', {}, {'hundred', 'more', 'pieces', 'pieces-of', 'country', 'card', 'here'}),
                ('C', {'customer': 'D'}, {'region', 'card', 'here', *DORA}),
                ('C', {'customer': 'D', 'address': 'D2'},
                 {'elsewhere', 'receiver', 'card', 'here', *DORA}),
                ('C', {'way': 'order.pickup_all', 'pay': 'cash'}, {'cash', 'here'})):
            order = ordered(register, *items, **args)
            found = {match['rule'] for match in order['fraud']}
            assert found == expected, (items, args, found ^ expected)
            assert order['holds'] == [], order
        made = register.do('customer.create', customer={'name': 'Newcomer', 'addresses': [
            {'street': 'Singel 2', 'city': 'Gouda', 'country': 'NL', 'primary': True}],
            'created_at': '2020-01-01T00:00:00Z'})['customer']
        found = {match['rule'] for match in ordered(register, 'C', customer=made)['fraud']}
        assert {'new', 'newer'} <= found, found


def scores_add_up():
    """From the score that the chain says on an order waits, and says why; 0 is off"""
    rules = [rule('A', 30, total_from='100'), rule('B', 20, products=['C'])]
    for least, held in ((50, True), (51, False), (0, False)):
        with Register(records=[LOOK, *rules,
                               parameters(fraud_score=least, fraud_hold_code='FRAUD')]) as register:
            order = ordered(register, 'A', 'C')
            assert bool(order['holds']) == held, order
            assert order['hold_note'] == ('Rule A 30 · Rule B 20' if held else None), order
            assert order['hold_worker'] is None, order
            assert sum(match['score'] for match in order['fraud']) == (50 if least else 0), order
    with Register(records=[*ON, *rules]) as register:
        assert ordered(register, 'A')['holds'] == []


def sales_and_quotes_do_not_wait():
    """What is carried out has left; a quote waits when it is ordered"""
    with Register(records=[*ON, rule(total_from='1')]) as register:
        register.add('A')
        assert register.order(register.do('pay.cash')['receipt'])['holds'] == []
        cart(register, 'A')
        register.do('order.ship_all')
        quote = register.do('quote.create')['receipt']
        assert register.order(quote)['fraud'] == []
        register.do('order.create', order=quote)
        done = register.do('pay.card', balance='card')
        assert done['holds'] == ['FRAUD'], done


def it_waits_like_any_hold():
    """Nothing leaves before it is released, which needs the right; its stock is free meanwhile"""
    with Register(records=[*ON, rule(total_from='1')]) as register:
        order = ordered(register, 'A')
        levels = register.do('stock.get', item='A')['stock']
        assert all(level['reserved'] == '0' for level in levels), levels
        part = {'order': order['receipt'], 'lines': [{'line': order['lines'][0]['id']}]}
        assert register.refuse('order/status', 'fulfill.line_ship', **part)['rule'] == 'on-hold'
        register.refuse('order/needs-approval', 'order.release', order=order['receipt'])
        register.do('order.release', SUPERVISOR, order=order['receipt'])
        register.do('fulfill.line_ship', **part)


def edited(register, name, *items):
    register.do('order.edit', order=name)
    for item in items:
        register.add(item)
    register.do('order.ship_all')
    register.do('pay.card', balance='card')
    return register.order(name)


def edits_are_looked_at_anew():
    """An edit is held where it made another rule true, and not for what somebody released"""
    rules = [rule('A', 50, total_from='1'), rule('B', 10, products=['C'])]
    with Register(records=[*ON, *rules]) as register:
        name = ordered(register, 'A')['receipt']
        register.do('order.release', SUPERVISOR, order=name)
        order = edited(register, name, 'B')
        assert (order['holds'], order['hold_note']) == ([], None), order
        order = edited(register, order['receipt'], 'C')
        assert order['holds'] == ['FRAUD'], order
        assert order['hold_note'] == 'Rule A 50 · Rule B 10', order


def down_and_up_again():
    """What was released once is not held again because an edit took it back for a while"""
    rules = [rule('A', 50, total_from='150'), rule('B', 20, products=['C'])]
    with Register(records=[*ON, *rules]) as register:
        line = register.add('A', '2')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all')
        name = register.do('pay.card', balance='card')['receipt']
        assert register.order(name)['holds'] == ['FRAUD']
        register.do('order.release', SUPERVISOR, order=name)
        for quantity in ('1', '2'):
            register.do('order.edit', order=name)
            register.do('line.set_qty', line=line, quantity=quantity)
            name = register.do('txn.conclude')['receipt']
            assert register.order(name)['holds'] == [], quantity
        order = edited(register, name, 'C')
        assert order['holds'] == ['FRAUD'], order


def what_somebody_wrote_stays():
    """An order that waits for something else keeps its note and who wrote it"""
    with Register(records=[*ON, rule(products=['C'])]) as register:
        name = ordered(register, 'A')['receipt']
        register.do('order.hold', order=name, code='WAIT', note='He calls back')
        order = edited(register, name, 'C')
        assert order['holds'] == ['WAIT', 'FRAUD'], order
        assert (order['hold_note'], order['hold_worker']) == ('He calls back · Rule R 50', 'kim')


def what_no_rule_can_say():
    """Bundles refuse rules without a condition, a score or what they name"""
    with Register(records=ON) as register:
        for record, words in (
                (rule(), 'it names no condition'),
                (rule(score=0, total_from='1'), '“score” is not from 1'),
                (rule(total_from='-1'), '“total_from” is below nothing'),
                (rule(countries=['XX']), '“countries” has “XX”, which is no country'),
                (rule(tenders=['NOPE']), '“tenders” names the tender “NOPE”'),
                (rule(products=['NOPE']), '“products” names the product “NOPE”'),
                (rule(stores=['NOPE'], total_from='1'), '“stores” names the store “NOPE”'),
                (parameters(fraud_score=-1), '“fraud_score” is not from 0'),
                (parameters(fraud_hold_code='NOPE'), 'names the hold-code “NOPE”')):
            report = refused(register, record)
            assert words in report, (record, report)


def the_set_up_is_checked():
    """What is missing for rules to have an effect is said"""
    for records, told in (([], []), ([rule(total_from='1')], ['no-fraud-score']),
                          ([parameters(fraud_score=60, fraud_hold_code='FRAUD')], ['fraud-never']),
                          ([rule(total_from='1'), parameters(fraud_score=50)], ['no-fraud-hold']),
                          ([rule(total_from='1'), *ON], [])):
        with Register(records=[LOOK, *records], worker='sam') as register:
            report = register.do('setup.check')
            found = [fault['code'] for fault in report['missing'] + report['notices']
                     if 'fraud' in fault['code']]
            assert found == told, (records, found)


if __name__ == '__main__':
    sys.exit(run_tests([
        every_condition_is_true_or_not, scores_add_up, sales_and_quotes_do_not_wait,
        it_waits_like_any_hold, edits_are_looked_at_anew, down_and_up_again,
        what_somebody_wrote_stays, what_no_rule_can_say, the_set_up_is_checked]))
