#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A gift card is sold, pays a part in the next sale, and pays nothing when nobody can be asked.

gift-card.py POS POS-HQ PICTURES
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '../../support'))
import journey  # noqa: E402  pylint: disable=wrong-import-position

LAMP, CARD = '2000004305512', '6006490000008817'


def sell_card(trip):
    """a gift card is sold with its number and fifty euros on it"""
    somebody = trip.person
    trip.open()
    trip.sign_in('Sanne de Vries', '1111')
    somebody.tap('Discounts')
    somebody.tap('Sell gift card')
    somebody.see('Number on the card')
    somebody.tap('5')
    somebody.tap('0')
    somebody.scan(CARD, 'Sell gift card · €50.00')
    somebody.picture('sell')
    somebody.tap('Sell gift card · €50.00')
    somebody.see('1 line · 1 item', '€50.00 Total')
    somebody.tap('Pay cash, €50.00')
    somebody.tap('Take cash €50.00')
    somebody.see('Paid', '€50.00 Paid')
    somebody.tap('Done')


def pay_with_it(trip):
    """it pays what is on it, and cash the rest"""
    somebody = trip.person
    somebody.scan(LAMP, '1 line · 1 item', '€149.00 Total')
    somebody.tap('Pay cash, €149.00')
    somebody.tap('Gift card')
    somebody.see(r'Which gift card pays\?')
    somebody.scan(CARD, 'The gift card paid €50.00. €0.00 is left on it.')
    somebody.see('€99.00 Still to pay today', 'Gift card •• 8817')
    somebody.picture('paid-in-part')
    somebody.tap('Take cash €99.00')
    somebody.see('Paid', '€149.00 Paid')
    somebody.tap('Done')


def without_headquarters(trip):
    """without headquarters nobody knows what is on one, and the button says so"""
    somebody = trip.person
    trip.demo.stop('pos-hq')
    somebody.see('Offline')
    somebody.scan(LAMP, '1 line · 1 item')
    somebody.tap('Pay cash, €149.00')
    somebody.tap('Gift card')
    somebody.see('Gift cards need the network')
    somebody.picture('offline')


if __name__ == '__main__':
    sys.exit(journey.run([sell_card, pay_with_it, without_headquarters], sys.argv))
