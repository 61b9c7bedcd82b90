#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""modes.py POSCTL FIXTURES — how and from where goods may be delivered, and what that costs, by the
lists and relations of customer-orders.md §2.1, §2.2, §2.4 and §2.8.

As configuration.py, which has the rest of §2."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position
from settings import (  # pylint: disable=wrong-import-position
    cart, feature, mode, product, refused, saved, store)

TREE = [{'kind': 'category', 'id': 'home', 'name': 'Home'},
        {'kind': 'category', 'id': 'chairs', 'name': 'Chairs', 'parent': 'home'},
        {'kind': 'category', 'id': 'garden', 'name': 'Garden'},
        product(category='chairs')]


def rule(name, amount, **changes):
    return {'kind': 'charge-rule', 'id': name, 'level': 'line', 'code': 'GIFT', 'currency': 'EUR',
            'tiers': [{'from': '0', 'category': 'fixed', 'amount': amount}], **changes}


# --- §2.1 ---


def modes_take_categories_and_what_is_in_them():
    """2.1 products: include/exclude list of products or categories; those within count too"""
    for included, excluded, fits in ((['chairs'], [], True), (['home'], [], True),
                                     (['garden'], [], False), ([], ['chairs'], False),
                                     ([], ['home'], False), ([], ['garden'], True),
                                     (['A'], ['home'], False), (['garden', 'home'], [], True)):
        with Register(records=[*TREE, mode('11', products=included,
                                           products_excluded=excluded)]) as register:
            cart(register, 'A')
            answer = register.ask('order.ship_all', mode='11')
            assert answer['ok'] == fits, (included, excluded, answer)
            if not fits:
                assert answer['error']['details']['reason'] == 'product', answer


def modes_take_products_with_their_variants():
    """2.1 products: a product in the list stands for its variants"""
    for included, excluded, fits in ((['A'], [], True), (['B'], [], False), ([], ['A'], False)):
        with Register(records=[product(id='A-OAK', variant_of='A'), mode(
                '11', products=included, products_excluded=excluded)]) as register:
            cart(register, 'A-OAK')
            answer = register.ask('order.ship_all', mode='11')
            assert answer['ok'] == fits, (included, excluded, answer)


def modes_take_regions():
    """2.1 addresses: by country and region, in and out; exclusion wins"""
    home = {'kind': 'customer', 'id': 'D', 'name': 'D', 'addresses': [
        {'id': 'D1', 'street': 'Weg 1', 'city': 'Utrecht', 'country': 'NL', 'state': 'UT',
         'primary': True}]}
    for included, excluded, fits in ((['NL-UT'], [], True), (['NL-FR'], [], False),
                                     (['NL'], ['NL-UT'], False), (['NL'], ['NL-FR'], True),
                                     (['NL-UT'], ['NL'], False)):
        with Register(records=[home, mode('11', countries=included,
                                          countries_excluded=excluded)]) as register:
            cart(register, 'A', customer='D')
            answer = register.ask('order.ship_all', mode='11')
            assert answer['ok'] == fits, (included, excluded, answer)


def only_carriers_ship():
    """DM4: pick-up, carry-out and unknown modes are no way to ship; carriers none to pick up"""
    with Register() as register:
        cart(register, 'A')
        for wrong in ('60', '70', 'X'):
            details = register.refuse('order/no-delivery-mode', 'order.ship_all', mode=wrong)
            assert (details['mode'], details['reason']) == (wrong, 'unknown'), details
        details = register.refuse('order/no-delivery-mode', 'order.pickup_all', mode='99')
        assert (details['mode'], details['reason']) == ('99', 'unknown'), details


# --- §2.2 ---


def members(*flags):
    """G of the fixtures, with W2 and W4 near and far and @flags of W9, W1 and W2 each."""
    places = (('W9', None), ('W1', 'S1'), ('W2', 'S2'))
    return {'kind': 'fulfillment-group', 'id': 'G', 'members': [
        {'warehouse': place, 'store': of, **more} for (place, of), more in zip(places, flags)]}


def where_it_ships_from_unless_said():
    """FG3: the store's shipping warehouse if it may; else, with F1, the nearest that may"""
    no = {'no_ship': True}
    near = {'kind': 'warehouse', 'id': 'W2', 'name': 'Two', 'store': 'S2',
            'latitude_micro': 52000000, 'longitude_micro': 5000000}
    here = store(latitude_micro=52100000, longitude_micro=5100000)
    for on, group, place in ((False, members({}, {}, {}), 'W9'), (True, members({}, {}, {}), 'W9'),
                             (True, members(no, {}, {}), 'W1'), (True, members(no, no, {}), 'W2')):
        with Register(records=[near, here, group, feature('F1', on)]) as register:
            cart(register, 'A')
            register.do('order.ship_all')
            assert register.cart()['lines'][0]['location'] == place, (on, group)


# --- §2.4 ---


def what_was_booked_stays():
    """2.4: later changes of a rule do not touch placed orders"""
    slots = {'kind': 'slot-rule', 'id': 'R', 'stores': ['S1'], 'mode': '60', 'min_days': '0',
             'max_days': '7', 'start': '14:00', 'end': '17:00', 'interval_minutes': 60,
             'capacity': 2}
    with Register(records=[slots], worker='sam') as register:
        name = saved(register, 'A', mode='60', date='2026-05-15', slot='14:00-15:00')
        register.load({**slots, 'start': '09:00', 'end': '12:00', 'until': '2026-05-14'})
        line = register.order(name)['lines'][0]
        assert (line['slot'], line['date']) == ('14:00-15:00', '2026-05-15'), line
        register.do('order.edit', order=name)
        register.add('B')
        assert register.do('pay.cash', balance='pay-later')['concluded']
        assert register.order(name)['lines'][0]['slot'] == '14:00-15:00'


def each_day_has_its_own_rule():
    """2.4: a rule speaks of the days on which it runs, and of no other; one that is over of none"""
    rules = [{'kind': 'slot-rule', 'id': name, 'stores': ['S1'], 'mode': '60', 'start': '10:00',
              'end': '12:00', 'capacity': 9, 'interval_minutes': 0, **more} for name, more in (
                  ('WEEK', {'from': '2026-05-01', 'weekdays': list('12345'), 'max_days': '30'}),
                  ('SATURDAY', {'from': '2026-05-01', 'weekdays': ['6'], 'min_days': '3',
                                'max_days': '10'}),
                  ('OVER', {'until': '2026-04-30', 'min_days': '2', 'max_days': '3'}))]
    with Register(records=rules) as register:
        cart(register, 'A')
        for date, reason in (('2026-05-15', None), ('2026-05-16', 'too-early'),
                             ('2026-05-23', None), ('2026-05-30', 'too-late'),
                             ('2026-06-12', None), ('2026-06-15', 'too-late')):
            answer = register.ask('order.pickup_all', mode='60', date=date, slot='10:00-12:00')
            found = None if answer['ok'] else answer['error']['details']['reason']
            assert found == reason, (date, answer)
    with Register(records=rules[1:]) as register:
        cart(register, 'A')
        details = register.refuse('order/date', 'order.pickup_all', mode='60', date='2026-05-16',
                                  slot='10:00-12:00')
        assert details['proposal'] == '2026-05-23', 'the first day that has a time'


def no_day_without_a_time():
    """TS1: where times are given out, nobody picks up on a day that has none, or has none left"""
    times = {'kind': 'slot-rule', 'id': 'TIMES', 'stores': ['S1'], 'mode': '60', 'start': '09:00',
             'end': '12:00', 'capacity': 9, 'interval_minutes': 60, 'from': '2026-05-01',
             'until': '2026-06-30', 'weekdays': list('12345'), 'min_days': '0.17'}
    with Register(records=[times]) as register:
        cart(register, 'A')
        # It is 10:42, and nothing is ready before 14:47.
        for date, reason in (('2026-05-14', 'no-times'), ('2026-05-16', 'without-pickup')):
            details = register.refuse('order/date', 'order.pickup_all', mode='60', date=date)
            assert details == {'reason': reason, 'proposal': '2026-05-15'}, details
        register.refuse('order/slot', 'order.pickup_all', mode='60', date='2026-05-15')
        register.do('order.pickup_all', mode='60', date='2026-05-15', slot='09:00-10:00')
        register.do('order.pickup_all', mode='60', date='2026-07-04')
        register.do('order.pickup_all', mode='61', date='2026-05-16')


# --- §2.8 ---


def charges_know_categories():
    """2.8 product: one, a group, all; a group is a category with what is in it"""
    for group, amount in (('chairs', '2.00'), ('home', '2.00'), ('garden', '1.00')):
        with Register(records=[*TREE, rule('ALL', '1.00'), rule(
                'GROUP', '2.00', product_relation='group', product=group)]) as register:
            cart(register, 'A', 'B')
            register.do('order.pickup_all')
            found = [charge['amount'] for charge in register.cart()['charges']]
            assert found == [amount, '1.00'], (group, found)


def charges_know_groups_of_stores():
    """2.8 channel: one, a group, all; a group is any price group of the store (F11)"""
    for changes, on, amount in (({}, True, '1.00'), ({'price_group': 'CITY'}, True, '2.00'),
                                ({'price_groups': ['CITY']}, True, '2.00'),
                                ({'price_group': 'TOWN', 'price_groups': ['CITY']}, True, '2.00')):
        groups = [{'kind': 'price-group', 'id': name, 'name': name} for name in ('CITY', 'TOWN')]
        with Register(records=[*groups, store(**changes), feature('F11', on), rule('ALL', '1.00'),
                               rule('GROUP', '2.00', store_relation='group',
                                    store='CITY')]) as register:
            cart(register, 'A')
            register.do('order.pickup_all')
            found = [charge['amount'] for charge in register.cart()['charges']]
            assert found == [amount], (changes, found)


def charges_count_in_the_chain_s_currency():
    """2.8 currency: a rule in another one charges nothing, and the set-up check names it"""
    with Register(records=[rule('ABROAD', '5.00', currency='USD')], worker='sam') as register:
        cart(register, 'A')
        register.do('order.pickup_all')
        assert register.cart()['charges'] == []
        register.do('txn.void')
        told = [fault['text'] for fault in register.do('setup.check')['missing']
                if fault['code'] == 'other-currency']
        assert told == ['The charge rule “ABROAD” counts in USD, but the company in EUR.'], told


def shipping_is_cheaper_for_categories():
    """2.8 threshold discount: only qualifying products and categories count"""
    freight = rule('F', '10.00', code='FREIGHT', level='header', mode_relation='one', mode='99')
    for products, amount in ((['home'], '5.00'), (['chairs'], '5.00'), (['A'], '5.00'),
                             (['garden'], '10.00'), ([], '5.00')):
        with Register(records=[*TREE, freight, {
                'kind': 'shipping-discount', 'id': 'D', 'name': 'Half', 'mode': '99',
                'products': products, 'tiers': [{'from': '100', 'rate': '0.5'}]}]) as register:
            cart(register, 'A')
            register.do('order.ship_all', mode='99')
            found = [charge['amount'] for charge in register.cart()['charges']]
            assert found == [amount], (products, found)


def what_is_irreversible_says_so_before():
    """2.7: irreversible switches must say so before enabling"""
    def told(register):
        return [notice['text'] for notice in register.do('setup.check')['notices']
                if notice['code'] == 'irreversible']

    with Register(records=[feature('F8', False)], worker='sam') as register:
        assert told(register) == [
            'Feature F8 is off. Once it is switched on, it stays on for ever.'], told(register)
        register.load(feature('F8', True))
        assert told(register) == []
        assert 'irreversible' in refused(register, feature('F8', False))


def what_was_chosen_has_to_do_when_it_is_kept():
    """4.14 validate lines: a cart that lay aside; what was saved before was promised, and stays"""
    ways = ([('order.ship_all', {'mode': '99', 'date': '2026-05-16'}, {'balance': 'card'}),
             ('order.pickup_all', {'mode': '60', 'date': '2026-05-16'}, {'balance': 'card'})])
    for operation, args, balance in ways:
        with Register(worker='sam') as register:
            cart(register, 'A')
            register.do(operation, **args)
            which = register.cart()['id']
            register.do('txn.suspend')
            register.do('clock.advance', seconds=3 * 24 * 60 * 60)
            register.do('txn.recall', cart=which)
            assert register.refuse('order/date', 'pay.card', **balance) == {
                'reason': 'past', 'proposal': '2026-05-17'}
            register.do(operation, **{**args, 'date': '2026-05-18'})
            name = register.do('pay.card', **balance)['order']
            register.do('clock.advance', seconds=3 * 24 * 60 * 60)
            register.do('order.edit', order=name)
            line = register.cart()['lines'][0]['id']
            register.do('line.set_qty', line=line, quantity='2')
            part = register.do('line.split', line=line, quantity='1')['line']
            register.add('B')
            register.do(operation.replace('all', 'selected'),
                        lines=[part], **{**args, 'date': '2026-05-21'})
            register.do('pay.card', **balance)
            assert sorted(each['date'] for each in register.order(name)['lines']
                          if each['item'] == 'A') == ['2026-05-18', '2026-05-21']


def what_was_chosen_has_to_fit_when_it_is_kept():
    """2.1: a mode that was taken from the product, the country or the store meanwhile"""
    for changes, reason in (({'products_excluded': ['A']}, 'product'), ({'stores': []}, 'channel'),
                            ({'countries_excluded': ['NL']}, 'address'), ({}, None)):
        with Register(worker='sam') as register:
            cart(register, 'A')
            register.do('order.ship_all', mode='99')
            register.load(mode('99', **changes))
            if reason:
                assert register.refuse('order/no-delivery-mode', 'pay.card',
                                       balance='card')['reason'] == reason
                register.do('order.ship_all', mode='11')
            name = register.do('pay.card', balance='card')['order']
            register.load(mode('11', products=['B']), mode('99', products=['B']))
            register.do('order.edit', order=name)
            register.do('line.set_qty', line=register.cart()['lines'][0]['id'], quantity='2')
            register.do('pay.card', balance='card')
            line = [{'line': register.order(name)['lines'][0]['id']}]
            register.do('fulfill.line_pack', order=name, lines=line)
            register.do('fulfill.line_ship', order=name, lines=line)
            assert register.order(name)['status'] == 'invoiced'


def an_order_keeps_its_time_for_what_is_added():
    """TS1, TS2: the time is full, or given out no more: the order has its place, and has no other"""
    slots = {'kind': 'slot-rule', 'id': 'R', 'stores': ['S1'], 'mode': '60', 'min_days': '0',
             'max_days': '7', 'start': '14:00', 'end': '16:00', 'interval_minutes': 60,
             'capacity': 2}
    time = {'mode': '60', 'date': '2026-05-15', 'slot': '14:00-15:00'}
    for changes in ({'capacity': 1}, {'start': '09:00', 'end': '10:00'}):
        with Register(records=[slots], worker='sam') as register:
            names = []
            for _ in range(2):
                cart(register, 'A')
                register.do('order.pickup_all', **time)
                names.append(register.do('pay.cash', balance='pay-later')['order'])
            register.load({**slots, **changes})
            cart(register, 'A')
            assert register.refuse('order/slot', 'order.pickup_all', **time)
            register.do('txn.void')
            register.do('order.edit', order=names[0])
            added = register.add('B')
            register.do('order.pickup_selected', lines=[added], **time)
            register.do('pay.cash', balance='pay-later')
            assert [each['slot'] for each in register.order(names[0])['lines']] == [
                time['slot']] * 2


if __name__ == '__main__':
    sys.exit(run_tests([
        modes_take_categories_and_what_is_in_them, modes_take_products_with_their_variants,
        modes_take_regions, only_carriers_ship, where_it_ships_from_unless_said,
        what_was_booked_stays, each_day_has_its_own_rule, no_day_without_a_time,
        charges_know_categories, charges_know_groups_of_stores,
        charges_count_in_the_chain_s_currency, shipping_is_cheaper_for_categories,
        what_is_irreversible_says_so_before, what_was_chosen_has_to_do_when_it_is_kept,
        what_was_chosen_has_to_fit_when_it_is_kept, an_order_keeps_its_time_for_what_is_added,
    ]))
