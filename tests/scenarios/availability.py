#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""availability.py POSCTL FIXTURES — how much may be promised, and words for it: customer-orders.md
§2.10 and §4.11.

As configuration.py, which has most of §2."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position
from settings import (  # pylint: disable=wrong-import-position
    parameters, product, refused, stock, with_changes)

LEVELS = [{'id': 'some', 'name': {'en': 'In stock', 'nl': 'Op voorraad'}, 'above': '10'},
          {'id': 'none', 'name': 'Sold out', 'otherwise': True},
          {'id': 'few', 'name': 'Few left', 'above': '0'}]


def places(register, item='A'):
    return {place['location']: place for place in register.do('stock.lookup', item=item)['places']}


def some_stock_is_kept_back():
    """4.11 Buffer: available = on hand − buffer; the product's, its category's, else the chain's;
    of a product or category 0 is an answer"""
    inside = {'kind': 'category', 'id': 'LAMPS', 'name': 'Lamps', 'parent': 'LIGHT'}
    above = {'kind': 'category', 'id': 'LIGHT', 'name': 'Light', 'stock_buffer': '4'}
    nothing = {'kind': 'category', 'id': 'NONE', 'name': 'All sold', 'parent': 'LIGHT',
               'stock_buffer': '0'}
    for records, left in (([], '12'),
                          ([parameters(stock_buffer='3')], '9'),
                          ([parameters(stock_buffer='3'), product(category='LAMPS')], '8'),
                          ([parameters(stock_buffer='3'),
                            product(category='LAMPS', stock_buffer='5.5')], '6.5'),
                          ([parameters(stock_buffer='3'),
                            product(category='LAMPS', stock_buffer='0')], '12'),
                          ([parameters(stock_buffer='3'), product(category='NONE')], '12'),
                          ([parameters(stock_buffer='30')], '0')):
        with Register(records=[above, inside, nothing, stock(on_hand='12'), *records]) as register:
            found = places(register)['W1']
            assert (found['available'], found['on_hand']) == (left, '12'), (records, found)


def what_is_kept_back_is_not_promised():
    """4.11, 3.6: a promise of it is a warning; what lies there leaves all the same"""
    for buffer, lacks in (('0', None), ('2', '5')):
        with Register(records=[parameters(stock_buffer=buffer), stock(on_hand='7')],
                      worker='sam') as register:
            register.add('A', '6')
            register.do('customer.attach', customer='C')
            register.do('order.pickup_all')
            done = register.do('pay.cash', balance='pay-later')
            short = [s['available'] for s in done.get('short') or []]
            assert short == ([lacks] if lacks else []), done
            register.do('fulfill.line_pickup', order=done['receipt'])
            assert register.do('pay.cash')['status'] == 'invoiced'


def amounts_have_words():
    """4.11: level ranges (start < qty ≤ end) map to codes and labels, of what is available"""
    for on_hand, buffer, word in (('0', '0', 'Sold out'), ('0.5', '0', 'Few left'),
                                  ('10', '0', 'Few left'), ('10.001', '0', 'In stock'),
                                  ('12', '2', 'Few left'), ('2', '2', 'Sold out')):
        with Register(records=[parameters(stock_buffer=buffer, stock_levels=LEVELS),
                               stock(on_hand=on_hand)]) as register:
            found = places(register)['W1']['level']
            assert found == word, (on_hand, buffer, found)
    with Register(records=[parameters(stock_levels=LEVELS[:1]), stock(on_hand='10')]) as register:
        assert places(register)['W1']['level'] is None
    with Register(records=[parameters(stock_levels=LEVELS), stock(on_hand='11'),
                           with_changes('worker', 'kim', language='nl')]) as register:
        assert places(register)['W1']['level'] == 'Op voorraad'


def levels_do_not_begin_alike():
    """4.11: two levels for one amount, or a buffer below nothing, are refused by name"""
    for changes, said in (
            ({'stock_levels': [*LEVELS, {'id': 'x', 'name': 'X', 'above': '10'}]},
             'stock levels 1 and 4 begin alike'),
            ({'stock_levels': [*LEVELS, {'id': 'x', 'name': 'X', 'otherwise': True}]},
             'stock levels 2 and 4 begin alike'),
            ({'stock_levels': [*LEVELS, {'id': 'few', 'name': 'X', 'above': '3'}]},
             '“stock_levels” has one “id” twice'),
            ({'stock_buffer': '-1'}, '“stock_buffer” is below nothing')):
        with Register() as register:
            report = refused(register, parameters(**changes))
            assert said in report, report

if __name__ == '__main__':
    sys.exit(run_tests([
        some_stock_is_kept_back, what_is_kept_back_is_not_promised, amounts_have_words,
        levels_do_not_begin_alike,
    ]))
