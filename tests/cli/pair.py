# SPDX-License-Identifier: GPL-3.0-or-later
"""A headquarters with the fixtures, and a register that is enrolled there."""
import contextlib
import os
import sys
import tempfile

sys.path[:0] = [os.path.join(os.path.dirname(__file__), '..', *place)
                for place in (('support',), ('e2e', 'plug'))]
from posctl import Register  # pylint: disable=wrong-import-position
from shop import Headquarters  # pylint: disable=wrong-import-position


@contextlib.contextmanager
def pair(program):
    """@program: pos-hq.  The headquarters and the register, which has been told nothing yet."""
    with tempfile.TemporaryDirectory() as folder:
        hq = Headquarters(program, folder)
        try:
            hq.start('--import', Register.fixtures)
            hq.wait()
            with Register('--hq', 'http://127.0.0.1:%d' % hq.port) as register:
                done = register.run('enroll', text=hq.code('R1').encode() + b'\n')
                assert done.returncode == 0, done
                yield hq, register
        finally:
            hq.end()
