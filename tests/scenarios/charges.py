#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""charges.py POSCTL FIXTURES — §5.9 charges and §5.10 taxes by the specification's numbers."""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position

Register.program, Register.fixtures = sys.argv[1:3]
with open(Register.fixtures, encoding='utf-8') as chain:
    RECORDS = json.load(chain)['records']


def record(kind, which, **changes):
    """A record of the fixtures with @changes."""
    found = next(r for r in RECORDS if r['kind'] == kind and r.get('id') == which)
    return {**found, **changes}


def product(item, price):
    return record('product', 'A', id=item, name=item, unit_price=price)


def rule(name, *tiers, level='header', code='FREIGHT', **more):
    """@tiers: (from, to, amount) or (from, to, 'RATE%')."""
    def tier(start, end, value):
        percent = value.endswith('%')
        return {'from': start, **({'to': end} if end else {}),
                'category': 'percent' if percent else 'fixed',
                **({'rate': str(float(value[:-1]) / 100)} if percent else {'amount': value})}

    return {'kind': 'charge-rule', 'id': name, 'level': level, 'code': code, 'currency': 'EUR',
            'tiers': [tier(*t) for t in tiers], **more}


def by_mode(mode, **more):
    return {'mode_relation': 'one', 'mode': mode, **more}


GROUND = rule('GROUND', ('0.01', '100.00', '10.00'), ('100.01', None, '0.00'), **by_mode('99'))
AIR = rule('AIR', ('0.00', None, '20.00'), **by_mode('11'))


def ship(register, *lines):
    """@lines: (item, quantity, mode); their ids."""
    ids = [register.add(item, quantity) for item, quantity, _ in lines]
    register.do('customer.attach', customer='C')
    for line, (*_, mode) in zip(ids, lines):
        register.do('order.ship_selected', lines=[line], mode=mode)
    return ids


def charged(register):
    """Amounts of all charges that are something, in order."""
    return [c['amount'] for c in register.cart()['charges'] if c['amount'] != '0.00']


def header_tiers():
    """A header rule by mode: 100.00 by ground 10.00, one cent more nothing, 40.00 by air 20.00"""
    for price, mode, expected in (('100.00', '99', ['10.00']), ('100.01', '99', []),
                                  ('0.01', '99', ['10.00']), ('40.00', '11', ['20.00'])):
        with Register(records=[GROUND, AIR, product('X', price)]) as register:
            ship(register, ('X', '1', mode))
            assert charged(register) == expected, (price, mode, charged(register))


def mixed_modes():
    """M35: with mixed modes a header rule that is not prorated does not apply"""
    with Register(records=[GROUND, AIR, product('X', '50')]) as register:
        _, air = ship(register, ('C', '1', '99'), ('X', '1', '11'))
        assert charged(register) == []
        register.do('order.change_delivery', lines=[air], mode='99')
        assert charged(register) == ['10.00']
        register.do('order.pickup_selected', lines=[air])
        assert charged(register) == []


def line_rule():
    """Installation: 19.99 for each line of the product, and only for it"""
    installation = rule('I', ('0.00', None, '19.99'), level='line', code='GIFT',
                        product_relation='one', product='A')
    with Register(records=[installation]) as register:
        first, _, _ = ship(register, ('A', '2', '99'), ('B', '1', '99'), ('A', '1', '11'))
        assert charged(register) == ['19.99', '19.99']
        register.do('line.void', lines=[first])
        assert charged(register) == ['19.99']


def store_rule():
    """F11: a rule of one store is not another's"""
    recycling = rule('R', ('0.00', None, '6.25'), level='line', code='GIFT',
                     product_relation='one', product='A', store_relation='one', store='S2')
    for till, expected in (('R1', []), ('R2', ['6.25'])):
        with Register(records=[recycling], till=till) as register:
            ship(register, ('A', '1', '99'))
            assert charged(register) == expected, till


def three_tiers():
    """Below 50.00 5.95, up to 99.99 7.95, from 100.00 nothing"""
    tiers = rule('T', ('0.00', '49.99', '5.95'), ('50.00', '99.99', '7.95'),
                 ('100.00', None, '0.00'), **by_mode('99'))
    for price, expected in (('0.01', ['5.95']), ('49.99', ['5.95']), ('50.00', ['7.95']),
                            ('99.99', ['7.95']), ('100.00', []), ('5000.00', [])):
        with Register(records=[tiers, product('X', price)]) as register:
            ship(register, ('X', '1', '99'))
            assert charged(register) == expected, price


def percentage():
    """Below 100.00 9.95, from 100.00 5 %: 6.00 of 120.00; rounded like everything"""
    mixed = rule('M', ('0.00', '99.99', '9.95'), ('100.00', None, '5%'), **by_mode('99'))
    for price, expected in (('99.99', '9.95'), ('100.00', '5.00'), ('120.00', '6.00'),
                            ('100.10', '5.01'), ('333.33', '16.67')):
        with Register(records=[mixed, product('X', price)]) as register:
            ship(register, ('X', '1', '99'))
            assert charged(register) == [expected], (price, charged(register))


def percentage_on_a_line():
    """A percentage of each line"""
    mixed = rule('M', ('0.00', None, '2.5%'), level='line', **by_mode('99'))
    with Register(records=[mixed, product('X', '19.90')]) as register:
        ship(register, ('X', '1', '99'), ('A', '2', '99'), ('B', '1', '11'))
        assert charged(register) == ['0.50', '5.00'], charged(register)  # 0.4975


def most_specific_wins():
    """§2.8: one product before all products, one mode before all modes"""
    rules = [rule('ALL', ('0.00', None, '1.00'), level='line', code='GIFT'),
             rule('MODE', ('0.00', None, '2.00'), level='line', code='GIFT', **by_mode('99')),
             rule('ITEM', ('0.00', None, '3.00'), level='line', code='GIFT',
                  product_relation='one', product='A')]
    with Register(records=rules) as register:
        ship(register, ('A', '1', '99'), ('B', '1', '99'), ('C', '1', '11'))
        assert charged(register) == ['3.00', '2.00', '1.00'], charged(register)


def hybrid_without_tax():
    """A hybrid where prices are without tax: line, header and prorated charges, each taxed"""
    rules = [rule('HEAVY', ('0.00', None, '12.50'), level='line', **by_mode('99'),
                  product_relation='one', product='L1'),
             rule('SHARE', ('0.00', None, '4.5%'), prorate=True, code='GIFT', **by_mode('99'))]
    with Register(records=rules, till='R4') as register:
        heavy, light = ship(register, ('L1', '2', '99'), ('T3333', '1', '99'))
        pick, carry = register.add('L2'), register.add('L3', '3')
        register.do('order.pickup_selected', lines=[pick])
        register.do('order.carryout_selected', lines=[carry])
        cart = register.cart()
        # 4.5 % of 333.33 is 15.00 (14.99985), over 300.00 and 33.33: 13.50 and 1.50.
        found = sorted((c['line'] == heavy, c['code'], c['amount'], c['tax'])
                       for c in cart['charges'])
        assert found == [(False, 'GIFT', '1.50', '0.32'), (True, 'FREIGHT', '12.50', '2.63'),
                         (True, 'GIFT', '13.50', '2.84')], found
        # Lines: 300.00 + 63.00, 33.33 + 7.00, 80.00 + 16.80 and carried out 15.00 + 3.15.
        # Charges: 27.50 + 5.79.
        register.totals(goods='428.33', charges='27.50', tax='95.74', carry_out='18.15',
                        deferred='533.42', total='551.57', deposit_required='53.34',
                        due_now='71.49', balance='480.08')
        paid = register.do('pay.card', balance='pay-later')
        # Shipped: 363.00 + 40.33 + 12.50 + 2.63 + 15.00 + 3.16 = 436.62, pick-up 96.80; the
        # pick-up takes the rest of the deposit: 43.66 of 53.34 belong to what ships.
        assert paid['authorized'] == '392.96', paid
        order = register.order(paid['receipt'])
        assert order['totals']['balance'] == '480.08', order['totals']


TAXED = {'off': ({}, '21.00'), 'destination': ({'use_destination_tax': True}, '9.00'),
         'both': ({'use_destination_tax': True, 'use_customer_tax': True}, '0.00'),
         'no group': ({'use_destination_tax': True, 'use_customer_tax': True}, '9.00')}


def tax_sources():
    """§5.10: 100.00 shipped to another country: 21.00, 9.00, 0.00, 9.00"""
    for name, (switches, expected) in TAXED.items():
        address = {'id': 'DE', 'name': 'C', 'street': 'Allee 1', 'postcode': '10115',
                   'city': 'Berlin', 'country': 'DE', 'primary': True,
                   **({} if name == 'no group' else {'tax_group': 'ZERO'})}
        records = [record('store', 'S4', **switches),
                   record('customer', 'C', addresses=[address])]
        with Register(records=records, till='R4') as register:
            ship(register, ('A', '1', '99'))
            line = register.cart()['lines'][0]
            assert (line['net'], line['tax']) == ('100.00', expected), (name, line)


def tax_of_the_pickup_store():
    """§5.10: picked up in a store of 6 %, whatever the customer has: 6.00"""
    records = [record('store', 'S4', fulfillment_groups=['G', 'G4'], use_customer_tax=True),
               record('store', 'S2', tax_group='S2TAX'),
               record('customer', 'C', addresses=[{
                   'id': 'H', 'street': 'S', 'city': 'U', 'country': 'NL', 'tax_group': 'ZERO',
                   'primary': True}])]
    with Register(records=records, till='R4') as register:
        line = register.add('A')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all', store='S2')
        assert register.cart()['lines'][0]['tax'] == '6.00'
        register.do('order.ship_selected', lines=[line], mode='99')
        assert register.cart()['lines'][0]['tax'] == '0.00'
        register.do('order.carryout_all')
        assert register.cart()['lines'][0]['tax'] == '21.00'


def an_address_inherits_its_tax_group():
    """M40: a new address has the customer's tax group, a known one none of its own"""
    records = [record('store', 'S4', use_customer_tax=True),
               record('customer', 'C', tax_group='ZERO')]
    with Register(records=records, till='R4') as register:
        register.add('A')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all', mode='99')
        assert register.cart()['lines'][0]['tax'] == '21.00'
        made = register.do('customer.add_address', address={
            'street': 'Langestraat 8', 'postcode': '3811 AC', 'city': 'Amersfoort',
            'country': 'NL'})['address']
        register.do('order.ship_all', mode='99', address=made)
        assert register.cart()['lines'][0]['tax'] == '0.00'


TESTS = [header_tiers, mixed_modes, line_rule, store_rule, three_tiers, percentage,
         percentage_on_a_line, most_specific_wins, hybrid_without_tax, tax_sources,
         tax_of_the_pickup_store, an_address_inherits_its_tax_group]

if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
