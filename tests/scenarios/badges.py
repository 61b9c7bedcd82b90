#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""badges.py POSCTL FIXTURES — badges: register.md S-6, S-7, S-8 and S-21; field-lessons.md B8-02.

As configuration.py."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position
from settings import refused, with_changes  # pylint: disable=wrong-import-position

KIM = 'K7Q2M9XW4RTP6HVC8NDJ5F'
SAM = 'S3B8YLZ6GQ1WE0RT5UXP9A'
NOBODY = 'N0000000000000000000000'


def worker(name, badge=None, **changes):
    return with_changes('worker', name, **({'badge': badge} if badge else {}), **changes)


def role(name, **changes):
    return with_changes('role', name, **changes)


def chain(alone=True):
    """Kim and sam have badges; sam's role trusts his."""
    return [worker('kim', KIM), worker('sam', SAM), role('supervisor', badge_alone=alone)]


def who_is_trusted_signs_in_by_his_badge():
    """S-6: by role, the badge alone or with the PIN beside it (B8-02)"""
    with Register(records=chain(), worker=None) as register:
        assert register.do('session.sign_in', secret=SAM)['worker'] == 'sam'
        register.do('session.sign_out')
        details = register.refuse('access/not-permitted', 'session.sign_in', secret=KIM)
        assert details == {'reason': 'badge-needs-secret', 'worker': 'kim'}, details
        assert register.do('session.sign_in', worker='kim', secret='1111')['worker'] == 'kim'
        # Whoever is signed in stays it, whosever badge is scanned.
        register.refuse('order/unavailable', 'session.sign_in', secret=SAM)


def a_badge_is_nobody_elses():
    """A badge beside the name of another opens nothing, and is a wrong try of that name's"""
    with Register(records=chain(), worker=None) as register:
        register.refuse('access/wrong-secret', 'session.sign_in', worker='kim', secret=SAM)
        details = register.refuse('access/unknown-worker', 'session.sign_in', secret=NOBODY)
        assert details == {'reason': 'badge'}, details
        register.refuse('call/missing-argument', 'session.sign_in', secret='2468')


def a_badge_that_is_not_enough_is_no_wrong_try():
    """Nobody is locked out by his own badge"""
    with Register(records=chain(False), worker=None) as register:
        for _ in range(7):
            register.refuse('access/not-permitted', 'session.sign_in', worker='sam', secret=SAM)
        assert register.do('session.sign_in', worker='sam', secret='2468')['worker'] == 'sam'


def who_guesses_a_pin_locks_the_badge_too():
    """S-8: the lock-out is the person's"""
    with Register(records=chain(), worker=None) as register:
        for _ in range(5):
            register.ask('session.sign_in', worker='sam', secret='0000')
        register.refuse('access/locked-out', 'session.sign_in', secret=SAM)


def a_badge_unlocks():
    """S-6: what signed in unlocks, and no other badge"""
    with Register(records=chain(), worker=None) as register:
        register.do('session.sign_in', secret=SAM)
        register.do('session.lock')
        register.refuse('access/wrong-secret', 'session.unlock', secret=NOBODY)
        register.do('session.unlock', secret=SAM)


def a_badge_approves():
    """S-21: credentials are a badge or a PIN; never one's own"""
    with Register(records=chain()) as register:
        answer = register.ask('drawer.open', approval={'secret': SAM, 'reason': 'Change'})
        assert answer['ok'], answer
        for secret, code in ((KIM, 'not-permitted'), (NOBODY, 'unknown-worker')):
            answer = register.ask('drawer.open', approval={'secret': secret})
            assert answer['error']['code'] == code, answer
        answer = register.ask('drawer.open', approval={'secret': '2468'})
        assert answer['error']['code'] == 'missing-argument', answer
    with Register(records=[*chain(), role('clerk', badge_alone=True)]) as register:
        answer = register.ask('drawer.open', approval={'secret': KIM})
        assert answer['error']['code'] == 'same-worker', answer


def two_people_with_one_badge():
    """A badge that says two names says none"""
    with Register(records=[worker('kim', SAM), worker('sam', SAM),
                           role('supervisor', badge_alone=True)], worker=None) as register:
        register.refuse('access/unknown-worker', 'session.sign_in', secret=SAM)
        faults = [fault['code'] for fault in register.do('setup.check')['missing']]
        assert 'badge-twice' in faults, faults


def what_a_badge_says_is_kept_nowhere():
    """S-7: only a keyed hash rests on the register; a token that can be guessed is refused"""
    with Register(records=chain(), worker=None) as register:
        register.do('session.sign_in', secret=SAM)
        register.stop()
        for folder, _, names in os.walk(register.data):
            for name in names:
                with open(os.path.join(folder, name), 'rb') as file:
                    content = file.read()
                assert SAM.encode() not in content, name
                assert b'badge1$' not in content, name
        for token in ('SAM', '1234567890123456789012', 'S3B8-YLZ6-GQ1W-E0RT-5UXP'):
            report = refused(register, worker('sam', token))
            assert '“badge” is not a letter' in report, report


if __name__ == '__main__':
    sys.exit(run_tests([
        who_is_trusted_signs_in_by_his_badge, a_badge_is_nobody_elses,
        a_badge_that_is_not_enough_is_no_wrong_try, who_guesses_a_pin_locks_the_badge_too,
        a_badge_unlocks, a_badge_approves, two_people_with_one_badge,
        what_a_badge_says_is_kept_nowhere,
    ]))
