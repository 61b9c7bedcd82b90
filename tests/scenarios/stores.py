#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""stores.py POSCTL FIXTURES — what belongs to a store and to its papers: customer-orders.md §2.3,
§2.6 and §2.10: ways to pay, numbers, places for what comes back.

As configuration.py, which has the rest of §2."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position
from settings import (  # pylint: disable=wrong-import-position
    cart, feature, parameters, product, profile, refused, saved, stock, store, with_changes)


# --- §2.3, §2.10: payment methods ---


def tender(name, **changes):
    return with_changes('tender', name, **changes)


def stores_take_what_they_say():
    """2.3 payment methods: a store takes those that name it, and refuses the rest"""
    for stores, taken in (([], True), (['*'], True), (['S1'], True), (['S2'], False)):
        with Register(records=[tender('cash', stores=stores), tender('account', stores=stores),
                               tender('card', stores=stores)], worker='sam') as register:
            for operation in ('pay.cash', 'pay.card', 'pay.account'):
                cart(register, 'A')
                if taken:
                    assert register.do(operation)['concluded']
                else:
                    details = register.refuse('order/tender', operation)
                    assert details == {'reason': 'store', 'tender': operation[4:]}, details
                    register.do('txn.void')
        assert register.book() == [] or taken, 'no card was asked'


def cards_are_called_as_the_store_calls_them():
    """2.3: of two kinds of card, a payment carries the one of its store, and goes back as that"""
    with Register(records=[{**tender('card'), 'id': 'pin', 'stores': ['S1']},
                           tender('card', stores=['S2']), tender('cash', stores=['S2']),
                           store(return_policy='WAYS'),
                           {'kind': 'return-policy', 'id': 'WAYS', 'rules': [
                               {'tender': 'pin', 'refunds': ['cash', 'card', 'pin']}]}],
                  worker='sam') as register:
        register.add('A')
        name = register.do('pay.card')['receipt']
        order = register.order(name)
        assert [p['tender'] for p in order['payments']] == ['pin'], order['payments']
        register.do('return.by_receipt', order=name, reason='damaged',
                    lines=[{'line': order['lines'][0]['id']}])
        # The policy would allow cash; the store has none.
        register.refuse('order/tender', 'pay.cash')
        name = register.do('pay.card')['receipt']
        assert [p['tender'] for p in register.order(name)['payments']] == ['pin']


def only_what_is_taken_is_counted():
    """2.3: the drawer has no money that its store does not take, and nobody has to count it"""
    for stores, taken in ((['S1'], True), (['S2'], False)):
        with Register(records=[tender('cash', stores=stores, counted=True)],
                      worker='sam') as register:
            register.add('A')
            register.do('pay.card')
            for operation in ('shift.float_in', 'shift.declare'):
                answer = register.ask(operation, amount='5.00', tender='cash')
                assert answer['ok'] == taken, answer
            if not taken:
                assert answer['error']['code'] == 'tender', answer
            register.do('shift.close')


def tenders_name_stores_that_are_there():
    """2.3: a tender of a store that nobody knows is refused, by name"""
    with Register() as register:
        report = refused(register, tender('cash', stores=['S1', 'S8']))
        assert 'tender' in report and 'cash' in report, report
        assert '“stores” names the store “S8”, which is not there' in report, report


# --- §2.6: receipt numbering ---


def papers(register):
    """What a sale, an order, a quote, a hand-over, a return and a cancellation are called."""
    register.add('A')
    found = {'sale': register.do('pay.cash')['receipt']}
    found['order'] = saved(register, 'A')
    register.do('fulfill.line_pickup', order=found['order'])
    found['pick-up'] = register.do('pay.cash')['receipt']
    gone = saved(register, 'A')
    register.do('order.cancel', order=gone)
    found['cancellation'] = register.do('pay.cash')['receipt']
    cart(register, 'A')
    register.do('order.pickup_all')
    found['quote'] = register.do('quote.create')['receipt']
    line = register.order(found['sale'])['lines'][0]['id']
    register.do('return.by_receipt', order=found['sale'], reason='damaged', lines=[{'line': line}])
    found['return'] = register.do('pay.cash')['receipt']
    return found


def receipts_share_their_numbers_or_not():
    """2.6 receipt numbering: separate or shared sequences, each without a gap"""
    masks = [{'receipt': 'return', 'mask': 'R-SSS-TT-####'},
             {'receipt': 'cancellation', 'mask': 'R-SSS-TT-####'},
             {'receipt': 'order', 'mask': 'SSS-TT-O####'},
             {'receipt': 'pick-up', 'mask': 'SSS-TT-######'}]
    with Register(records=[profile(receipt_masks=masks)], worker='sam') as register:
        assert papers(register) == {
            'sale': '0S1-01-000001', 'order': '0S1-01-O0001', 'pick-up': '0S1-01-000002',
            'cancellation': 'R-0S1-01-0001', 'quote': '0S1-01-000003', 'return': 'R-0S1-01-0002',
        }
        # A kind that gets the numbers of another goes on where that was.
        masks[0]['mask'] = masks[1]['mask'] = 'V-SSS-TT-####'
        masks.append({'receipt': 'quote', 'mask': 'R-SSS-TT-####'})
        register.load(profile(receipt_masks=masks))
        more = papers(register)
        assert (more['quote'], more['return']) == ('R-0S1-01-0003', 'V-0S1-01-0002'), more
        assert register.order(more['quote'])['type'] == 'quote'


def a_mask_that_was_all_the_papers_goes_on():
    """§2.6: a kind that gets the mask that all papers had repeats none of their numbers"""
    with Register(worker='sam') as register:
        assert papers(register)['quote'] == '0S1-01-000006'
        register.load(profile(receipt_mask='N-SSS-TT-####', receipt_masks=[
            {'receipt': 'return', 'mask': 'SSS-TT-######'}]))
        more = papers(register)
        assert more['sale'] == 'N-0S1-01-0008', more
        assert more['return'] == '0S1-01-000014', more
        # And back: what the returns had meanwhile is left out.
        register.load(profile())
        assert papers(register)['sale'] == '0S1-01-000015'


def receipts_are_told_apart():
    """2.6: masks that could give one number twice are refused, by profile and member"""
    with Register() as register:
        report = refused(register, profile(receipt_masks=[
            {'receipt': 'quote', 'mask': 'SSS-TT-1#####'}]))
        assert 'profile' in report and 'P1' in report and 'receipt_masks' in report, report
        register.add('A')
        assert register.do('pay.cash')['receipt'] == '0S1-01-000001', 'nothing changed'


# --- §2.10: attributes ---


def attributes(applies, stores='*', **changes):
    return {'kind': 'attribute-group', 'id': 'G', 'stores': [stores], 'applies': applies,
            'attributes': [{'id': 'x', 'name': {'en': 'Engraving'}, 'type': 'text', **changes}]}


def ordered_with(register, operation, value):
    """An order with that value; its papers."""
    line = register.add('A')
    register.do('customer.attach', customer='C')
    register.do('order.ship_all')
    register.do(operation, values={'x': value},
                **({'line': line} if operation == 'line.attributes' else {}))
    done = register.do('pay.card', balance='card')
    parcel = register.order(done['order'])['lines'][0]['id']
    register.do('fulfill.line_pack', order=done['order'], lines=[{'line': parcel}])
    slip = register.order(done['order'])['lines'][0]['packing_slip']
    return tuple(register.do('receipt.get', receipt=name)['text']
                 for name in (done['receipt'], slip))


def papers_show_what_was_asked():
    """2.10: attributes of headers and lines print where the chain says so, on receipts and slips"""
    for on_paper in (False, True):
        for applies, operation in (('header', 'txn.attributes'), ('lines', 'line.attributes'),
                                   ('both', 'line.attributes')):
            with Register(worker='sam', records=[
                    attributes(applies, on_paper=on_paper)]) as register:
                receipt, slip = ordered_with(register, operation, 'Anna')
                assert ('Engraving: Anna' in receipt) == on_paper, receipt
                shown = on_paper and applies != 'header'
                assert ('Engraving: Anna' in slip) == shown, slip


def lines_are_asked_in_their_store_only():
    """2.3: a group is of the stores that it names; what lines need holds the order up"""
    for place in ('S1', 'S2'):
        with Register(records=[attributes('lines', place, required=True)]) as register:
            cart(register, 'A')
            register.do('order.pickup_all')
            if place == 'S1':
                details = register.refuse('order/status', 'pay.cash', balance='pay-later')
                assert (details['rule'], details['name']) == ('line-attribute', 'Engraving')
            else:
                assert register.do('pay.cash', balance='pay-later')['concluded']


# --- §2.10: return locations ---


def on_hand(register, place):
    return register.do('stock.get', item='A', location=place)['stock'][0]['on_hand']


def brought_back(register, reason='torn'):
    """A piece of A that was sold comes back: its line in the cart, and what paying it back says."""
    register.add('A')
    sold = register.do('pay.cash')['receipt']
    line = register.order(sold)['lines'][0]['id']
    register.do('return.by_receipt', order=sold, reason=reason, lines=[{'line': line}])
    returned = register.cart()['lines'][0]
    return returned, register.do('pay.cash')


PLACES = [{'kind': 'warehouse', 'id': place, 'name': place} for place in ('BAD', 'ALL', 'FIX')]
TORN = {'kind': 'return-reason', 'id': 'torn', 'name': 'Torn', 'warehouse': 'ALL', 'label': True,
        'places': [{'store': 'S2', 'warehouse': 'FIX'}]}
TOOLS = {'kind': 'category', 'id': 'tools', 'name': 'Tools', 'return_location': 'TOOLS'}


def policy(*routes):
    return {'kind': 'return-location', 'id': 'TOOLS', 'name': 'Tools', 'routes': list(routes)}


def goods_come_back_as_the_policy_of_their_category_says():
    """R13: the category's policy first, by reason and store; else the reason's own place"""
    here, reason, both = {'store': 'S1'}, {'reason': 'torn'}, {'store': 'S1', 'reason': 'torn'}
    elsewhere = [{'store': 'S2', 'warehouse': 'BAD'}, {'reason': 'damaged', 'warehouse': 'BAD'}]
    for routes, found in (
            ([{**both, 'warehouse': 'FIX', 'blocked': True}, {**reason, 'warehouse': 'BAD'},
              {**here, 'warehouse': 'BAD'}, {'warehouse': 'BAD'}], ('FIX', True, 0)),
            ([{**reason, 'warehouse': 'FIX'}, {**here, 'warehouse': 'BAD'}], ('FIX', False, 0)),
            ([{'warehouse': 'BAD'}, {**here, 'warehouse': 'FIX', 'label': True}], ('FIX', False, 1)),
            ([{'warehouse': 'FIX', 'blocked': True, 'label': True}], ('FIX', True, 1)),
            ([{**here, 'blocked': True}], ('W1', True, 0)),
            (elsewhere, ('ALL', False, 1))):
        with Register(records=[*PLACES, TORN, TOOLS, policy(*routes),
                               {'kind': 'return-reason', 'id': 'damaged', 'name': 'Damaged'},
                               product(category='drills'),
                               {'kind': 'category', 'id': 'drills', 'name': 'Drills',
                                'parent': 'tools'}], worker='sam') as register:
            line, paid = brought_back(register)
            assert (line['location'], line['blocked'], paid.get('labels', 0)) == found, (
                routes, line, paid)


def other_categories_have_no_policy():
    """R13: a policy is of the categories that choose it, and of those in them"""
    for category, place in (('tools', 'FIX'), ('drills', 'FIX'), ('garden', 'ALL'), (None, 'ALL')):
        with Register(records=[
                *PLACES, TORN, TOOLS, policy({'warehouse': 'FIX'}), product(category=category),
                {'kind': 'category', 'id': 'drills', 'name': 'Drills', 'parent': 'tools'},
                {'kind': 'category', 'id': 'garden', 'name': 'Garden', 'parent': 'drawn'},
                {'kind': 'category', 'id': 'drawn', 'name': 'In a circle', 'parent': 'garden'}],
                      worker='sam') as register:
            assert brought_back(register)[0]['location'] == place, category


def goods_stay_where_the_warehouse_says():
    """R13: without policy and place: the store's, else the warehouse's, else where it was sold"""
    for of_store, of_warehouse, place in ((None, None, 'W1'), (None, 'BAD', 'BAD'),
                                          ('ALL', 'BAD', 'ALL')):
        with Register(records=[
                *PLACES, store(return_warehouse=of_store),
                with_changes('warehouse', 'W1', return_warehouse=of_warehouse),
                {'kind': 'return-reason', 'id': 'torn', 'name': 'Torn'}], worker='sam') as register:
            assert brought_back(register)[0]['location'] == place


def blocked_goods_are_no_stock():
    """R13, blocked: what comes back is not on hand, and neither is its serial number"""
    for blocked in (False, True):
        with Register(records=[*PLACES, {**TORN, 'places': [{'store': 'S1', 'warehouse': 'W1',
                                                             'blocked': blocked}]},
                               product(serialized=True), stock(on_hand='1', serials=['N1']),
                               feature('F16', True)], worker='sam') as register:
            line = register.add('A')
            register.do('line.serial', line=line, serial='N1')
            sold = register.do('pay.cash')['receipt']
            register.do('return.by_receipt', order=sold, reason='torn', all=True)
            done = register.do('pay.cash')
            assert register.order(done['receipt'])['lines'][0]['blocked'] == blocked
            assert on_hand(register, 'W1') == ('0' if blocked else '1')
            line = register.add('A')
            answer = register.ask('line.serial', line=line, serial='N1')
            assert answer['ok'] != blocked, answer


def each_line_that_came_back_gets_one_label():
    """R13, label: when it was paid, one for each line, and never again"""
    with Register(records=[*PLACES, TORN, {'kind': 'return-reason', 'id': 'damaged',
                                           'name': 'Damaged'}], worker='sam') as register:
        register.add('A', '3')
        register.add('B')
        sold = register.do('pay.cash')['receipt']
        lines = [line['id'] for line in register.order(sold)['lines']]
        register.do('return.by_receipt', order=sold, reason='torn',
                    lines=[{'line': line, 'quantity': '1'} for line in lines])
        assert register.do('pay.cash', receipt='none')['labels'] == 2
        for reason in ('damaged', 'torn'):
            register.do('return.by_receipt', order=sold, reason=reason,
                        lines=[{'line': lines[0], 'quantity': '1'}])
        assert register.do('pay.cash')['labels'] == 1
        register.do('return.by_receipt', order=sold, reason='damaged', all=True)
        assert 'labels' not in register.do('pay.cash')


def takings_name_the_account_they_are_booked_on():
    """2.10 posting accounts: with each Z report that headquarters keeps"""
    with Register(records=[with_changes('tender', 'cash', posting_account='1000')],
                  worker='sam') as register:
        register.add('A')
        register.do('pay.cash')
        register.add('B')
        register.do('pay.card')
        tenders = register.do('shift.close')['facts']['tenders']
        assert {one['tender']: one.get('posting_account') for one in tenders} == {
            'cash': '1000', 'card': None}, tenders


def charges_name_the_account_they_are_booked_on():
    """2.8 posting rule: each code's charges, and what cancelling cost, with each Z report"""
    def code(name, account):
        return {'kind': 'charge-code', 'id': name, 'description': name, 'item_tax_group': 'FULL',
                'posting_account': account}

    codes = [code('GIFT', '8100'), code('CANCEL', '8300'), code('OTHER', None)]
    with Register(records=codes, worker='sam') as register:
        register.add('A')
        for name, amount in (('GIFT', '5.00'), ('OTHER', '2.00'), ('GIFT', '1.00')):
            register.do('charge.header_add', code=name, amount=amount)
        register.do('pay.cash')
        order = saved(register, 'A')
        register.do('order.cancel', order=order)
        register.do('pay.cash')
        totals = register.do('shift.close')['facts']['totals']
        found = {(one['kind'], one.get('subject')): (one['amount'], one.get('posting_account'))
                 for one in totals if 'charge' in one['kind']}
        # What cancelling cost is told once more, and booked once.
        assert found == {('charge', 'GIFT'): ('6.00', '8100'), ('charge', 'OTHER'): ('2.00', None),
                         ('charge', 'CANCEL'): ('5.00', '8300'),
                         ('cancellation-charge', None): ('5.00', None)}, totals


def sales_and_orders_have_reasons_of_their_own():
    """R3: info codes for what was sold at once, reason codes for orders; by default for both"""
    def reasons(**uses):
        return [{'kind': 'return-reason', 'id': name, 'name': name, **({'use': use} if use else {})}
                for name, use in uses.items()]

    with Register(records=reasons(BROKEN=None, INFO='sales', CODE='orders'),
                  worker='sam') as register:
        register.add('A')
        sale = register.do('pay.cash')['receipt']
        order = saved(register, 'A')
        register.do('fulfill.line_pickup', order=order)
        register.do('pay.cash')
        for reason, rule_of_order, rule_of_sale in (
                ('BROKEN', None, None), ('INFO', 'reason-of-sales', None),
                ('CODE', None, 'reason-of-orders')):
            for operation, args, rule in (
                    ('return.by_receipt', {'order': order, 'all': True}, rule_of_order),
                    ('return.by_receipt', {'order': sale, 'all': True}, rule_of_sale),
                    ('return.blind', {'item': 'A'}, rule_of_sale)):
                if rule:
                    found = register.refuse('order/status', operation, reason=reason, **args)
                    assert found['rule'] == rule, (operation, args, found)
                else:
                    register.do(operation, reason=reason, **args)
                    register.do('txn.void')
        register.refuse('call/missing-argument', 'return.by_receipt', order=sale, all=True)
    # Where a kind of goods has none, nobody is asked.
    with Register(records=reasons(CODE='orders'), worker='sam') as register:
        register.add('A')
        register.do('return.by_receipt', order=register.do('pay.cash')['receipt'], all=True)


def routes_do_not_contradict_each_other():
    """R13: two routes for one reason and store are refused, and so are places that are not there"""
    with Register() as register:
        report = refused(register, policy({'store': 'S1'}, {'store': 'S2'}, {'store': 'S1'}))
        assert 'routes 1 and 3 are for one reason and store' in report, report
        for member, kind in (('reason', 'return-reason'), ('store', 'store'),
                             ('warehouse', 'warehouse')):
            report = refused(register, policy({member: 'NOPE'}))
            assert '“%s” names the %s “NOPE”' % (member, kind) in report, report
        register.load(policy())
        register.worker = 'sam'
        told = register.do('setup.check')
        assert ('return-location', 'TOOLS', 'no-route') in [
            (f['kind'], f['id'], f['code']) for f in told['missing']], told
        assert ('return-location', 'TOOLS', 'not-chosen') in [
            (f['kind'], f['id'], f['code']) for f in told['notices']], told
    with Register() as register:
        report = refused(register, TOOLS)
        assert '“return_location” names the return-location “TOOLS”' in report, report


# --- §2.3: the currency ---


def a_store_counts_as_the_chain_does():
    """2.3 currency: another one than the chain's is refused in words; without, it is the chain's"""
    with Register(worker='sam') as register:
        report = refused(register, store(currency='USD'), {
            'kind': 'register', 'id': 'R8', 'store': 'S8'}, {
                'kind': 'store', 'id': 'S8', 'name': 'Eight', 'warehouse': 'W1', 'currency': 'CHF'})
        assert '“currency” is USD, but the chain counts in EUR' in report, report
        assert '“currency” is CHF, but the chain counts in EUR' in report, report
        assert '“store” names the store “S8”, which is not there' in report, report
        register.load({**parameters(), 'currency': 'EUR'}, store(currency=None),
                      {'kind': 'price-adjustment', 'id': 'LESS', 'currency': 'EUR',
                       'lines': [{'product': 'A', 'by': 'amount', 'amount': '1.00'}]})
        register.add('A')
        cart_now = register.cart()
        assert (cart_now['currency'], cart_now['totals']['total']) == ('EUR', '99.00'), cart_now
        assert '99.00' in register.do('receipt.get', receipt=register.do('pay.cash')['receipt'])['text']


def a_chain_changes_its_currency_whole():
    """2.3 currency: prices, deposit and receipt count in it; what was left behind is named"""
    with Register(worker='sam') as register:
        register.currency = 'JPY'
        register.load({**parameters(), 'currency': 'JPY'}, store(currency='JPY'),
                      product(unit_price='1005'))
        cart(register, 'A')
        register.do('order.pickup_all')
        now = register.cart()
        assert (now['currency'], now['totals']['deposit_required']) == ('JPY', '101'), now
        paid = register.do('pay.cash', balance='pay-later')
        order = register.order(paid['order'])
        assert (order['currency'], order['totals']['balance']) == ('JPY', '904'), order
        assert '¥' in register.do('receipt.get', receipt=paid['receipt'])['text']
        faults = register.do('setup.check')['missing']
        left = [f['id'] for f in faults if f['code'] == 'other-currency' and f['kind'] == 'store']
        assert left == ['S2', 'S3', 'S4'], faults


# --- §2.10: where it goes ---


def goods_come_back_to_the_place_of_their_reason():
    """R13: by reason and store; else by reason; else the store's"""
    quarantine = [{'kind': 'warehouse', 'id': place, 'name': place} for place in ('BAD', 'ALL')]
    for reason, place in (
            ({'places': [{'store': 'S1', 'warehouse': 'BAD'}], 'warehouse': 'ALL'}, 'BAD'),
            ({'places': [{'store': 'S2', 'warehouse': 'BAD'}], 'warehouse': 'ALL'}, 'ALL'),
            ({'places': [{'store': 'S2', 'warehouse': 'BAD'}]}, 'W2'), ({}, 'W2')):
        with Register(records=[*quarantine, store(return_warehouse='W2'), {
                'kind': 'return-reason', 'id': 'torn', 'name': 'Torn', **reason}],
                      worker='sam') as register:
            register.add('A')
            sold = register.do('pay.cash')['receipt']
            line = register.order(sold)['lines'][0]['id']
            register.do('return.by_receipt', order=sold, reason='torn', lines=[{'line': line}])
            assert register.cart()['lines'][0]['location'] == place, (reason, register.cart())
            register.do('pay.cash')
            assert on_hand(register, 'W1') == '99'
            assert on_hand(register, place) == ('101' if place == 'W2' else '1')


if __name__ == '__main__':
    sys.exit(run_tests([
        stores_take_what_they_say, cards_are_called_as_the_store_calls_them,
        only_what_is_taken_is_counted, tenders_name_stores_that_are_there,
        receipts_share_their_numbers_or_not, receipts_are_told_apart,
        a_mask_that_was_all_the_papers_goes_on,
        papers_show_what_was_asked, lines_are_asked_in_their_store_only,
        goods_come_back_to_the_place_of_their_reason,
        goods_come_back_as_the_policy_of_their_category_says, other_categories_have_no_policy,
        goods_stay_where_the_warehouse_says, blocked_goods_are_no_stock,
        each_line_that_came_back_gets_one_label,
        takings_name_the_account_they_are_booked_on, charges_name_the_account_they_are_booked_on,
        sales_and_orders_have_reasons_of_their_own, routes_do_not_contradict_each_other,
        a_store_counts_as_the_chain_does, a_chain_changes_its_currency_whole,
    ]))
