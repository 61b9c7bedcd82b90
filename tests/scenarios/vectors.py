#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vectors.py POSCTL FIXTURES — the specification's examples by their names, and other numbers."""
import json
import os
import sys
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import SUPERVISOR, Register, run_tests  # pylint: disable=wrong-import-position

Register.program, Register.fixtures = sys.argv[1:3]


def parameters(**changes):
    """The company's parameters of the fixtures with @changes."""
    with open(Register.fixtures, encoding='utf-8') as file:
        records = json.load(file)['records']
    return {**next(r for r in records if r['kind'] == 'parameters'), **changes}


def product(item, price):
    return {'kind': 'product', 'id': item, 'name': item, 'unit': 'pcs', 'unit_price': price,
            'item_tax_group': 'FULL', 'weight_grams': 1000}


FREIGHT = {'kind': 'charge-rule', 'id': 'F', 'level': 'header', 'code': 'FREIGHT',
           'currency': 'EUR', 'mode_relation': 'one', 'mode': '99',
           'tiers': [{'category': 'fixed', 'amount': '10.00'}]}
# 15.00 for L1 whenever it is shipped.
HEAVY = {'kind': 'charge-rule', 'id': 'H', 'level': 'line', 'code': 'FREIGHT', 'currency': 'EUR',
         'product_relation': 'one', 'product': 'L1', 'mode_relation': 'one', 'mode': '99',
         'tiers': [{'category': 'fixed', 'amount': '15.00'}]}


def pickup_order(register, *items, **override):
    """Items to be picked up here, deposit paid, balance later; the receipt."""
    for item in items:
        register.add(*item) if isinstance(item, tuple) else register.add(item)
    register.do('customer.attach', customer='C')
    register.do('order.pickup_all')
    if override:
        register.do('order.deposit_override', SUPERVISOR, **override)
    if register.cart()['totals']['due_now'] == '0.00':
        return register.do('txn.conclude', balance='pay-later')['receipt']
    return register.do('pay.cash', balance='pay-later')['receipt']


def hand_over(register, receipt, parts, applied, due):
    """Gives out @parts, quantity by item, and pays what is due in cash."""
    ids = {line['item']: line['id'] for line in register.order(receipt)['lines']}
    register.do('fulfill.line_pickup', order=receipt,
                lines=[{'line': ids[item], 'quantity': quantity}
                       for item, quantity in parts.items()])
    register.totals(due_now=due)
    before = register.order(receipt)['totals']['deposit_applied']
    done = register.do('txn.conclude') if due == '0.00' else register.do('pay.cash')
    assert done['concluded'], done
    after = register.order(receipt)['totals']['deposit_applied']
    assert Decimal(after) - Decimal(before) == Decimal(applied), (before, after, applied)
    return register.order(receipt)


def e1():
    """E1: ship, prices without tax, 2 × 100.00 and 10.00 for shipping: deposit 25.41 of 254.10"""
    with Register(till='R4', records=[FREIGHT]) as register:
        register.add('A', '2')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all', mode='99')
        register.totals(goods='200.00', charges='10.00', tax='44.10', total='254.10',
                        deferred='254.10', deposit_required='25.41', due_now='25.41',
                        balance='228.69')
        cart = register.cart()
        assert [c['tax'] for c in cart['charges']] == ['2.10'], cart['charges']
        assert cart['lines'][0]['tax'] == '42.00' and cart['lines'][0]['location'] == 'W9'
        paid = register.do('pay.card', balance='card')
        assert paid['concluded'] and paid['authorized'] == '228.69', paid


def e1_prompted():
    """E1: the same where the clerk names the price of shipping"""
    with Register(till='R4', records=[parameters(manual_charges=True)]) as register:
        register.add('A', '2')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all', mode='99', charge='10.00')
        register.totals(tax='44.10', total='254.10', deposit_required='25.41', balance='228.69')
        assert register.cart()['charges'][0]['origin'] == 'prompt'


def e2():
    """E2: pick-up, prices with tax, 100.00 and 300.00: deposit 40.00"""
    with Register() as register:
        receipt = pickup_order(register, 'A', 'B')
        order = register.order(receipt)
        assert order['totals']['deposit_held'] == '40.00' and order['status'] == 'open'
        assert order['totals']['balance'] == '360.00' and order['totals']['tax'] == '69.43'  # 17.36 + 52.07


def hybrid(register, store='S1'):
    """E3: 2 × L1 shipped with 15.00, L2 picked up, 4 × L3 carried out."""
    ship, pick, carry = register.add('L1', '2'), register.add('L2'), register.add('L3', '4')
    register.do('customer.attach', customer='C')
    register.do('order.ship_selected', lines=[ship], mode='99')
    register.do('order.pickup_selected', lines=[pick], store=store)
    register.do('order.carryout_selected', lines=[carry])
    return ship, pick, carry


def e3():
    """E3: hybrid, 315.00 shipped, 80.00 picked up, 20.00 carried out: 59.50 now"""
    with Register(records=[HEAVY]) as register:
        hybrid(register)
        register.totals(total='415.00', deferred='395.00', carry_out='20.00',
                        deposit_required='39.50', due_now='59.50', balance='355.50')
        paid = register.do('pay.card', balance='pay-later')
        # M9: what ships is reserved whatever the customer chooses for his pick-up.
        assert paid['concluded'] and paid['authorized'] == '283.50', paid
        order = register.order(paid['receipt'])
        assert [line['status'] for line in order['lines']] == ['accepted', 'accepted', 'invoiced']
        assert order['totals']['invoiced'] == '20.00'


def e3_all_on_the_card():
    """E3: the customer gives the card for the pick-up too: 355.50 reserved (M10)"""
    with Register(records=[HEAVY]) as register:
        hybrid(register)
        assert register.do('pay.card', balance='card')['authorized'] == '355.50'


def e3_other_order_of_steps():
    """E3: the same whatever is said first, and changed back and forth"""
    with Register(records=[HEAVY]) as register:
        ship, pick, carry = hybrid(register)
        before = register.totals()
        register.do('order.pickup_all')
        register.do('order.carryout_all')
        assert register.cart()['type'] == 'sale'
        register.totals(due_now='400.00', deposit_required='0.00', charges='0.00')
        register.do('order.carryout_selected', lines=[carry])
        register.do('order.pickup_selected', lines=[pick])
        register.do('order.ship_selected', lines=[ship], mode='99')
        register.do('order.carryout_selected', lines=[carry])
        assert register.totals() == before


def e3_split():
    """E3: half a line elsewhere is two lines whose money adds up"""
    with Register(records=[HEAVY]) as register:
        line = register.add('T3333', '3')
        register.do('customer.attach', customer='C')
        part = register.do('line.split', line=line, quantity='1')['line']
        register.do('order.pickup_selected', lines=[part])
        register.do('order.carryout_selected', lines=[line])
        register.totals(total='99.99', deferred='33.33', carry_out='66.66', due_now='69.99')
        lines = register.cart()['lines']
        assert len({each['group'] for each in lines}) == 1 and len(lines) == 2


def e4():
    """E4: 10 % of 33.33, 33.35, 0.04 and 0.05 is 3.33, 3.34, 0.00 and 0.01"""
    for price, deposit in (('33.33', '3.33'), ('33.35', '3.34'), ('0.04', '0.00'),
                           ('0.05', '0.01'), ('33.34', '3.33'), ('0.15', '0.02')):
        with Register(records=[product('X', price)]) as register:
            register.add('X')
            register.do('customer.attach', customer='C')
            register.do('order.pickup_all')
            register.totals(deferred=price, deposit_required=deposit, due_now=deposit)


def e5():
    """E5: everything carried out is a sale"""
    with Register() as register:
        register.add('L3', '4')
        register.do('order.carryout_all')
        register.totals(due_now='20.00', deposit_required='0.00')
        done = register.do('pay.cash', amount='50.00')
        assert done['change'] == '30.00' and done['status'] == 'invoiced', done
        assert register.order(done['receipt'])['type'] == 'sale'


def e6():
    """E6: E2 picked up in two goes: 10.00 applied, 90.00 due; 30.00 applied, 270.00 due"""
    with Register() as register:
        receipt = pickup_order(register, 'A', 'B')
        order = hand_over(register, receipt, {'A': '1'}, '10.00', '90.00')
        assert order['status'] == 'partially-invoiced'
        order = hand_over(register, receipt, {'B': '1'}, '30.00', '270.00')
        assert order['status'] == 'invoiced' and order['totals']['paid'] == '400.00'
        assert order['totals']['balance'] == '0.00' and order['totals']['invoiced'] == '400.00'


def e7():
    """E7: three of 33.33 one by one: 3.33, 3.34, 3.33 applied"""
    with Register() as register:
        receipt = pickup_order(register, ('T3333', '3'))
        assert register.order(receipt)['totals']['deposit_held'] == '10.00'
        hand_over(register, receipt, {'T3333': '1'}, '3.33', '30.00')
        hand_over(register, receipt, {'T3333': '1'}, '3.34', '29.99')
        order = hand_over(register, receipt, {'T3333': '1'}, '3.33', '30.00')
        assert order['totals']['paid'] == '99.99' and order['totals']['deposit_applied'] == '10.00'


def e8_pickup():
    """E8: of a hybrid order the pick-up applies 8.00 of the deposit, 72.00 are due"""
    with Register(records=[HEAVY]) as register:
        hybrid(register)
        receipt = register.do('pay.card', balance='pay-later')['receipt']
        order = hand_over(register, receipt, {'L2': '1'}, '8.00', '72.00')
        assert order['totals']['deposit_held'] == '31.50', order['totals']


def e9():
    """E9: E2 with 150.00 asked for: 37.50 applied, 62.50 due; 112.50 applied, 187.50 due"""
    with Register() as register:
        receipt = pickup_order(register, 'A', 'B', amount='150.00')
        hand_over(register, receipt, {'A': '1'}, '37.50', '62.50')
        hand_over(register, receipt, {'B': '1'}, '112.50', '187.50')


def e10():
    """E10: E2 with nothing asked for: 100.00 and 300.00 are due"""
    with Register() as register:
        receipt = pickup_order(register, 'A', 'B', amount='0')
        hand_over(register, receipt, {'A': '1'}, '0.00', '100.00')
        hand_over(register, receipt, {'B': '1'}, '0.00', '300.00')


def e11():
    """E11: E2 paid whole: nothing is due, concluded without a tender"""
    with Register(records=[parameters(deposit_rate='1')]) as register:
        receipt = pickup_order(register, 'A', 'B')
        hand_over(register, receipt, {'A': '1'}, '100.00', '0.00')
        hand_over(register, receipt, {'B': '1'}, '300.00', '0.00')


def e12():
    """E12: E2, deposit applied first: 40.00 then 0.00"""
    with Register(records=[parameters(deposit_policy='first')]) as register:
        receipt = pickup_order(register, 'A', 'B')
        hand_over(register, receipt, {'A': '1'}, '40.00', '60.00')
        hand_over(register, receipt, {'B': '1'}, '0.00', '300.00')


def e12_last():
    """E12: E2, deposit applied last: 0.00 then 40.00"""
    with Register(records=[parameters(deposit_policy='last')]) as register:
        receipt = pickup_order(register, 'A', 'B')
        hand_over(register, receipt, {'A': '1'}, '0.00', '100.00')
        hand_over(register, receipt, {'B': '1'}, '40.00', '260.00')


def n1():
    """N1: amounts, quantities and rates are exact, and too fine ones are refused"""
    with Register(records=[product('X', '0.333333'),
                           {**product('KILO', '7.49'), 'fractional': True}]) as register:
        register.add('X', '3')
        register.totals(total='1.00')
        register.add('KILO', '1.234')
        assert register.cart()['lines'][1]['net'] == '9.24'  # 9.24266
        register.refuse('call/wrong-type', 'pay.cash', amount='1.005')
        register.refuse('call/wrong-type', 'item.add', item='KILO', quantity='1.2345678')
        register.refuse('order/quantity', 'item.add', item='X', quantity='0.5')


def n2():
    """N2: halves round away from zero, on lines and on their tax"""
    with Register(records=[product('X', '0.125'), product('Y', '2.50')], till='R4') as register:
        register.add('X')
        assert register.cart()['lines'][0]['net'] == '0.13'
        register.add('Y')
        # 21 % of 0.13 is 0.0273, of 2.50 is 0.525.
        assert [line['tax'] for line in register.cart()['lines']] == ['0.03', '0.53']


PRORATED = [
    {'kind': 'charge-rule', 'id': 'P11', 'level': 'header', 'code': 'FREIGHT', 'currency': 'EUR',
     'mode_relation': 'one', 'mode': '11', 'prorate': True,
     'tiers': [{'category': 'fixed', 'amount': '7.00'}]},
    {'kind': 'charge-rule', 'id': 'P99', 'level': 'header', 'code': 'FREIGHT', 'currency': 'EUR',
     'mode_relation': 'one', 'mode': '99', 'prorate': True,
     'tiers': [{'category': 'fixed', 'amount': '15.00'}]},
    {'kind': 'delivery-mode', 'id': '21', 'name': 'Sea', 'stores': ['*']}]


def n3():
    """N3: 15.00 over 50.00 and 30.00 is 9.38 and 5.62, 7.00 over 10.00 and 60.00 is 1.00 and 6.00"""
    prices = [('P1', '10', '1', '11'), ('P2', '50', '1', '99'), ('P3', '30', '2', '11'),
              ('P4', '10', '3', '99'), ('P5', '5', '3', '21')]
    records = [*PRORATED, *[product(item, price) for item, price, *_ in prices]]
    with Register(records=records) as register:
        lines = [register.add(item, quantity) for item, _, quantity, _ in prices]
        register.do('customer.attach', customer='C')
        for line, (*_, mode) in zip(lines, prices):
            register.do('order.ship_selected', lines=[line], mode=mode)
        found = {c['line']: c['amount'] for c in register.cart()['charges']}
        expected = dict(zip(lines, ('1.00', '9.38', '6.00', '5.62')))
        assert found == expected, (found, expected)
        register.totals(charges='22.00', total='187.00')


def n4():
    """N4, M-9: only what is handed over in coins is rounded, and less than was due is a minus"""
    tender = {'kind': 'tender', 'id': 'cash', 'name': 'Cash', 'type': 'cash',
              'rounding_minor': '0.05'}
    for price, given, rounding in (('9.98', '10.00', '0.02'), ('9.97', '9.95', '-0.02'),
                                   ('9.96', '9.95', '-0.01')):
        with Register(records=[tender, product('X', price)]) as register:
            register.add('X')
            register.totals(due_now=price)
            done = register.do('pay.cash')
            order = register.order(done['receipt'])
            payment = order['payments'][0]
            assert order['totals']['total'] == price == order['totals']['paid'], order['totals']
            assert (payment['tendered'], payment['rounding']) == (given, rounding), payment
            entries = register.do('ledger.list', order=done['receipt'])['entries']
            assert [e['amount'] for e in entries if e['kind'] == 'rounding'] == [rounding], entries
            paper = register.do('receipt.get', receipt=done['receipt'])['text']
            told = [line.split()[1] for line in paper.splitlines() if line.startswith('Rounding')]
            assert [text.replace('€', '').replace('−', '-') for text in told] == [rounding], paper


def n3_less_shipping_discount():
    """5.1: what is spread is on the lines before a shipping discount is taken off each of them"""
    for tier, charges, discounts in (
            # 4.95 off the 15.00 would be 3.09 and 1.86.
            ({'rate': '0.33'}, ('6.28', '3.77'), ('3.10', '1.85')),
            ({'amount': '4.00'}, ('6.88', '4.12'), ('2.50', '1.50')),
            ({'rate': '0.33', 'amount': '4.00'}, ('3.78', '2.27'), ('5.60', '3.35')),
            ({'rate': '0.5', 'amount': '7.51'}, ('0.00', '0.00'), ('9.38', '5.62')),
            ({'amount': '15.01'}, ('0.00', '0.00'), ('9.38', '5.62'))):
        offer = {'kind': 'shipping-discount', 'id': 'D', 'name': 'Less', 'mode': '99',
                 'tiers': [{'from': '50.00', **tier}]}
        records = [*PRORATED, offer, product('P2', '50'), product('P4', '30')]
        with Register(records=records) as register:
            lines = [register.add(item) for item in ('P2', 'P4')]
            register.do('customer.attach', customer='C')
            register.do('order.ship_all', mode='99')
            found = {c['line']: c for c in register.cart()['charges']}
            told = [tuple(found[line][key] for line in lines) for key in ('amount', 'discount')]
            assert told == [charges, discounts], (tier, told)


def deposit_override():
    """§5.3: bounds, raising, lowering, back to default; E2 and E3"""
    with Register(records=[HEAVY]) as register:
        hybrid(register)
        register.do('order.deposit_override', SUPERVISOR, amount='0.00')
        register.totals(due_now='20.00', balance='395.00', deposit_overridden=True)
        register.do('order.deposit_override', reset=True)
        register.totals(due_now='59.50', deposit_overridden=False)
        register.do('order.deposit_override', amount='395.00')
        register.totals(due_now='415.00', balance='0.00')
        bounds = register.refuse('order/deposit-bounds', 'order.deposit_override', amount='395.01')
        assert bounds['maximum'] == '395.00', bounds
        register.do('order.deposit_override', rate='0.25')
        register.totals(deposit_required='98.75', due_now='118.75')
        # M7: typed as a rate it is evaluated again, typed as an amount it stays, cut to the most.
        line = register.add('L2')
        register.do('order.pickup_selected', lines=[line])
        register.totals(deferred='475.00', deposit_required='118.75')
        register.do('order.deposit_override', amount='450.00')
        register.do('line.void', lines=[line])
        register.totals(deferred='395.00', deposit_required='395.00')


def paying_more():
    """M3: cash beyond what is due is change, a card may pay more of the deposit"""
    with Register() as register:
        register.add('B')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        register.refuse('order/amount', 'pay.card', amount='300.01', balance='pay-later')
        done = register.do('pay.card', amount='120.00', balance='pay-later')
        totals = register.order(done['receipt'])['totals']
        assert totals['deposit_held'] == '120.00' and totals['balance'] == '180.00', totals
        register.add('B')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        done = register.do('pay.cash', amount='50.00', balance='pay-later')
        assert done['change'] == '20.00'
        assert register.order(done['receipt'])['totals']['deposit_held'] == '30.00'


def several_tenders():
    """M4: cash and card together; each may be voided until the order is saved"""
    with Register() as register:
        register.add('B')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        register.do('order.deposit_override', amount='100.00')
        assert not register.do('pay.cash', amount='30.00')['concluded']
        register.totals(due_now='70.00', paid='30.00')
        register.do('pay.void')
        register.totals(due_now='100.00', paid='0.00')
        register.do('pay.cash', amount='30.00')
        assert not register.do('pay.card', amount='20.00')['concluded']
        register.totals(due_now='50.00')
        done = register.do('pay.card', balance='pay-later')
        order = register.order(done['receipt'])
        assert [p['amount'] for p in order['payments'] if p['state'] != 'voided'] == [
            '30.00', '20.00', '50.00']
        assert order['totals']['deposit_held'] == '100.00'


TESTS = [e1, e1_prompted, e2, e3, e3_all_on_the_card, e3_other_order_of_steps, e3_split, e4, e5, e6,
         e7, e8_pickup, e9, e10, e11, e12, e12_last, n1, n2, n3, n3_less_shipping_discount, n4,
         deposit_override, paying_more, several_tenders]

if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
