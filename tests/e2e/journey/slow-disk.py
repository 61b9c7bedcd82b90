#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register is killed (SIGKILL) while its disk is so slow that one sees what the screen says
before it is stored: nothing it said is lost.

slow-disk.py POS POS-HQ PICTURES SLOW-LOG — POS_KILL_SEED repeats the moments.
"""
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '../../support'))
import journey  # noqa: E402  pylint: disable=wrong-import-position
import killed  # noqa: E402  pylint: disable=wrong-import-position

DELAY_MS = 250


def begin(trip):
    """somebody signs in at a register with a slow disk"""
    trip.demo.environment = {'LD_PRELOAD': sys.argv[4], 'POS_LOG_DELAY_MS': str(DELAY_MS)}
    killed.begin(trip)
    trip.longest = 2.5


def keep_what_is_slowly_shown(trip):
    """what a scan adds is shown when it has been written, and is there after the kill"""
    assert 'cannot be preloaded' not in trip.demo.log('pos')
    begun = time.monotonic()
    trip.person.scan(killed.LAMP, '1 line · 1 item', '€149.00 Total')
    assert time.monotonic() - begun > DELAY_MS / 1000
    trip.person.scan(killed.THROW, '2 lines · 2 items', '€208.95 Total')
    killed.kill(trip)
    killed.come_back(trip)
    trip.person.see('2 lines · 2 items', '€208.95 Total')


STATIONS = [begin, keep_what_is_slowly_shown, killed.keep_or_miss_one_piece, killed.pay_once,
            killed.keep_what_was_said]

if __name__ == '__main__':
    sys.exit(journey.run(STATIONS, sys.argv))
