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
    cart, profile, refused, saved, store, with_changes)


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
    ]))
