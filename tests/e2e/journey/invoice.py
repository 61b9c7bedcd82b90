#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A customer pays what she owes: one invoice, a part of another, less a credit note.

invoice.py POS POS-HQ PICTURES
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '../../support'))
import journey  # noqa: E402  pylint: disable=wrong-import-position


def choose(trip):
    """what the hotel owes is asked of headquarters, and chosen from a list"""
    somebody = trip.person
    trip.open()
    trip.sign_in('Sanne de Vries', '1111')
    somebody.tap('Discounts')
    somebody.tap('Pay invoice')
    somebody.fill('Find a customer', 'gracht')
    somebody.tap('Hotel De Gracht, C-004348, Utrecht')
    somebody.tap('Use this customer')
    somebody.see('2026-0418', 'Overdue', 'No invoice is chosen yet')
    somebody.picture('list')
    somebody.scan('20260107', '1 invoice')
    somebody.tap('Part, 2026-0418')
    somebody.see('€1,000.00 is open')
    for digit in '250':
        somebody.tap(digit)
    somebody.tap('Take €250.00 of it')
    somebody.see('2 invoices')
    somebody.tap('Set off, CN-0031')
    somebody.see('3 invoices')
    somebody.picture('chosen')


def pay(trip):
    """it is paid like a sale, and asked for no more"""
    somebody = trip.person
    somebody.tap('Back')
    somebody.see('Payment of invoices')
    somebody.picture('transaction')
    somebody.tap('Pay cash, €335.00')
    somebody.see('Invoice 20260107')
    somebody.tap('Take cash €335.00')
    somebody.see('Paid', '€335.00 Paid')
    somebody.picture('paid')
    somebody.tap('Done')
    somebody.tap('Discounts')
    somebody.tap('Pay invoice')
    somebody.fill('Find a customer', 'gracht')
    somebody.tap('Hotel De Gracht, C-004348, Utrecht')
    somebody.tap('Use this customer')
    somebody.see('2026-0418')
    somebody.miss('20260107')
    somebody.picture('afterwards')


def without_headquarters(trip):
    """without headquarters nobody knows what is open, and the screen says so"""
    somebody = trip.person
    trip.demo.stop('pos-hq')
    somebody.see(r'Offline\b.*')
    somebody.tap('Read again')
    somebody.see('What is open is not known', 'Invoices need the network')
    somebody.picture('offline')


if __name__ == '__main__':
    sys.exit(journey.run([choose, pay, without_headquarters], sys.argv))
