#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""upgrade.py POSCTL FIXTURES SCHEMA — an upgrade that is killed, and a file of a newer program.

SCHEMA is the folder of the register's migrations.  The oldest register is made anew, so that
there is a lot to move; POS_KILL_SEED repeats the moments, POS_KILLS says how many.
"""
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position

Register.program, Register.fixtures, SCHEMA = sys.argv[1:4]
CHANCE = random.Random(os.environ.get('POS_KILL_SEED'))
KILLS = int(os.environ.get('POS_KILLS', '12'))
# As many more are tried until one of them met an upgrade half way.
MOST_KILLS = 5 * KILLS
N_ORDERS = 3
ORDER = [{'op': 'item.add', 'args': {'item': 'A', 'quantity': '3'}}, {'op': 'pay.cash'}]


def query(data, sql):
    with sqlite3.connect(os.path.join(data, 'register.db')) as db:
        rows = db.execute(sql).fetchall()
    db.close()
    return rows


def describe(data, shape):
    """Every row of every table, as far as both schemas know it."""
    return {name: sorted(map(repr, query(data, 'SELECT %s FROM "%s"' % (columns, name))))
            for name, columns in shape.items() if name != 'setting'}


def make_old(register, folder):
    """A copy of @register as the first program would have left it; how many schemas are known, and
    what the first and the last have in common."""
    data = os.path.join(folder, 'old')
    shutil.copytree(register.data, data)
    known = query(data, 'PRAGMA user_version')[0][0]
    os.rename(os.path.join(data, 'register.db'), os.path.join(data, 'today.db'))
    name = [name for name in os.listdir(SCHEMA) if name.startswith('0001-')][0]
    with open(os.path.join(SCHEMA, name), encoding='utf-8') as file:
        first = file.read()
    db = sqlite3.connect(os.path.join(data, 'register.db'), isolation_level=None)
    db.executescript('PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; BEGIN;' + first +
                     'PRAGMA user_version = 1; PRAGMA application_id = 0x504F5372; COMMIT;')
    db.execute('ATTACH ? AS today', (os.path.join(data, 'today.db'),))
    tables = db.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table' "
                        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_search%' AND name IN "
                        "(SELECT name FROM today.sqlite_schema)").fetchall()
    shape = {}
    db.execute('BEGIN')
    for table, in tables:
        new = {row[1] for row in db.execute('PRAGMA today.table_info("%s")' % table)}
        shape[table] = columns = ', '.join('"%s"' % row[1] for row in db.execute(
            'PRAGMA main.table_info("%s")' % table) if row[1] in new)
        db.execute('INSERT INTO main."%s" (%s) SELECT %s FROM today."%s"' % (
            table, columns, columns, table))
    for table in ('product', 'customer'):
        db.execute('INSERT INTO main.%s_search (rowid, words) SELECT ordinal, words FROM main.%s' % (
            table, table))
    # Nobody noted ends or sums then.
    db.execute("DELETE FROM main.setting WHERE key LIKE '%.last' OR key LIKE '%.first' "
               "OR key LIKE '%.sum' OR key = 'cart.open'")
    db.execute('COMMIT')
    db.execute('DETACH today')
    db.close()
    os.remove(os.path.join(data, 'today.db'))
    os.remove(os.path.join(data, 'register.db.lock'))
    return data, known, shape


def kill_an_upgrade(register, data, ending, wait):
    """Kills one that moves @data, @wait seconds after a file with that ending came to be there."""
    with subprocess.Popen([Register.program, '--data', data, *register.rest, 'check'],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as doomed:
        until = time.monotonic() + 30
        while (not any(name.endswith(ending) for name in os.listdir(data)) and
               time.monotonic() < until):
            time.sleep(0.0005)
        time.sleep(wait)
        doomed.kill()
    found = query(data, 'PRAGMA user_version')[0][0]
    assert query(data, 'PRAGMA integrity_check') == [('ok',)]
    return found


def an_upgrade_that_is_killed_goes_on_or_begins_again():
    with Register() as register, tempfile.TemporaryDirectory() as folder:
        register.play(*ORDER * N_ORDERS)
        old, known, shape = make_old(register, folder)
        rows, moved, longest = describe(old, shape), [], 0.06
        while len(moved) < KILLS or (set(moved) <= {1, known} and len(moved) < MOST_KILLS):
            data = os.path.join(folder, str(len(moved)))
            shutil.copytree(old, data)
            # While it copies the old file, or, mostly, while it moves it.
            ending = '.lock' if len(moved) % 4 == 0 else '.backup'
            found = kill_an_upgrade(register, data, ending, CHANCE.random() * longest)
            assert 1 <= found <= known, found
            moved.append(found)
            # How long an upgrade takes here, and now, is found by trying.
            longest *= 0.7 if found == known else 1.4 if found == 1 else 1
            done = subprocess.run([Register.program, '--data', data, *register.rest, 'check'],
                                  capture_output=True, check=False)
            assert done.returncode == 0, done
            assert query(data, 'PRAGMA user_version')[0][0] == known
            assert describe(data, shape) == rows, moved
            shutil.rmtree(data)
        print('# killed at schema %s of %d' % (moved, known))
        assert not set(moved) <= {1, known}, 'every kill came too early or too late'


def a_newer_file_is_refused_and_left_alone():
    with Register() as register:
        register.play(*ORDER)
        path = os.path.join(register.data, 'register.db')
        known = query(register.data, 'PRAGMA user_version')[0][0]
        db = sqlite3.connect(path, isolation_level=None)
        db.executescript('PRAGMA user_version = %d; PRAGMA wal_checkpoint(TRUNCATE)' % (known + 1))
        db.close()
        with open(path, 'rb') as file:
            before = file.read()
        for words in (['check'], ['shell'], ['import', Register.fixtures],
                      ['backup', register.data + '.copy']):
            done = register.run(*words, text=b'{"op": "cart.get"}\n')
            assert done.returncode == 1, (words, done)
            assert b'a newer program is needed' in done.stderr, (words, done)
            with open(path, 'rb') as file:
                assert file.read() == before, words
        query(register.data, 'PRAGMA user_version = %d' % known)


def without_its_number_a_newer_file_is_written_to():
    with Register() as register:
        register.play(*ORDER)
        db = sqlite3.connect(os.path.join(register.data, 'register.db'), isolation_level=None)
        db.executescript('ALTER TABLE sales_order ADD COLUMN hidden INTEGER')
        db.close()
        assert register.run('check').returncode == 0
        assert register.play(*ORDER)


TESTS = [an_upgrade_that_is_killed_goes_on_or_begins_again, a_newer_file_is_refused_and_left_alone,
         without_its_number_a_newer_file_is_written_to]

if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
