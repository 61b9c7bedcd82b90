#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen that stands upright, and no window manager that would make a window fill it.

portrait.py POS POS-HQ PICTURES
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '../../support'))
import journey  # noqa: E402  pylint: disable=wrong-import-position

LAMP = '2000004305512'
SIZE = (768, 1366)


def fill_the_screen(trip):
    """the window is as large as the screen"""
    trip.open()
    frames = [node.box()[2:] for node in trip.person.seen() if node.role == 'frame']
    assert frames == [SIZE], frames
    trip.person.picture('sign-in')


def sell(trip):
    """somebody signs in and sells, with everything within reach"""
    somebody = trip.person
    trip.sign_in('Sanne de Vries', '1111')
    somebody.scan(LAMP, '1 line · 1 item', '€149.00 Total')
    somebody.picture('sale')
    somebody.tap('Pay card, €149.00')
    somebody.see('Paid', '€149.00 Paid')
    somebody.picture('paid')
    somebody.tap('Done')


if __name__ == '__main__':
    sys.exit(journey.run([fill_the_screen, sell], sys.argv, SIZE))
