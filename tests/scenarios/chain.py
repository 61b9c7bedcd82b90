#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""chain.py POSCTL POS_HQ FIXTURES SCENARIO — a scenario of several registers, or of headquarters.

Lines are requests as posctl takes them; beside that
  {"at": "R2", …}             this line and those below are said to this register (R1 at first);
  {"headquarters": "up"}      headquarters starts, or is there again; "down": it goes away;
  {"headquarters": "POST /v1/…", "args": …}    its administrator asks;
  {"hub": "S1"}               this store gets a hub, through which its registers speak from now on;
  {"line": "cut"}             nothing passes between the hub and headquarters; "whole": it does again;
  {"send": {"order": …, "origin": …}}          an order comes from elsewhere, like one that is
                                          there; "again": the same message once more;
  {"import": [record, …]}     the register takes these records, or refuses them;
and each may say what it expects and keep parts of the answer, for all registers.  A scenario that
has no line for headquarters has none.  "soon": the answer may come late.  "left": why the messages
that headquarters could not work on at the end were refused, in the order of the messages.
"""
import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, '..', 'support'), os.path.join(HERE, '..', 'e2e', 'plug')]
# pylint: disable=wrong-import-position
from posctl import CLOCK, call
from shop import Headquarters, Hub, Mortal
from wire import Wire

POSCTL, POS_HQ, FIXTURES, SCENARIO = sys.argv[1:5]


# Answers and expectations, as posctl has them.

def pick(value, name):
    """A member; of a list an element: "0", or "item=A"."""
    if isinstance(value, dict):
        return value.get(name)
    if not isinstance(value, list):
        return None
    if '=' in name:
        member, text = name.split('=', 1)
        return next((e for e in value if isinstance(e, dict) and e.get(member) == text), None)
    return value[int(name)] if name.isdigit() and int(name) < len(value) else None


def holds(answer, expected):
    if isinstance(expected, dict):
        return isinstance(answer, (dict, list)) and all(
            holds(pick(answer, name), value) for name, value in expected.items())
    if isinstance(expected, list):
        return isinstance(answer, list) and len(answer) == len(expected) and all(
            map(holds, answer, expected))
    return answer == expected and isinstance(answer, bool) == isinstance(expected, bool)


def fill(value, kept):
    if isinstance(value, dict):
        return {fill(name, kept): fill(each, kept) for name, each in value.items()}
    if isinstance(value, list):
        return [fill(each, kept) for each in value]
    if not isinstance(value, str) or '$' not in value:
        return value
    return kept.get(value[1:]) or re.sub(
        r'\$(\w+)', lambda name: str(kept.get(name[1], name[0])), value)


def new_id():
    """A UUID of version 7."""
    return '0190f0a0-%s-7%s' % (os.urandom(2).hex(), str(uuid.uuid4())[15:])


class Till(Mortal):
    """One register; with headquarters it enrolls there, otherwise it has the fixtures and a clock."""

    def __init__(self, name, folder, headquarters, bundle, hub=None):
        """@hub: through which it speaks."""
        super().__init__(os.path.join(folder, name + '.log'))
        self.data = os.path.join(folder, name)
        self.options = ['--data', self.data, '--simulate']
        self.bundle = None  # what the first start imports
        if headquarters:
            self.options += ['--hq', 'http://127.0.0.1:%d' % (hub or headquarters).port]
            self.once('enroll', text=headquarters.code(name).encode() + b'\n')
            self.say({'op': 'sync.run'})  # brings whoever may sign in
        else:
            self.options += ['--register', name, '--clock', CLOCK]
            self.bundle = bundle

    def once(self, *words, text=None):
        done = call(POSCTL, *self.options, *words, text=text)
        assert done.returncode == 0, done
        return done

    def begin(self):
        first, self.bundle = ['import', self.bundle, 'then'] if self.bundle else [], None
        self.spawn(POSCTL, *self.options, *first, 'shell', 'then', 'check', stdin=-1, stdout=-1)
        if first:
            told = self.process.stdout.readline().decode()
            assert told.endswith(' 0 refused\n'), told

    def say(self, request):
        if not self.process:
            self.begin()
        self.process.stdin.write(json.dumps(request).encode() + b'\n')
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, 'the register ended by itself'
        return json.loads(answer)

    def take(self, records):
        if self.bundle:
            self.begin()
        self.stop()
        path = os.path.join(self.data, 'more.json')
        with open(path, 'w', encoding='utf-8') as file:
            json.dump({'currency': 'EUR', 'records': records}, file)
        done = call(POSCTL, *self.options, 'import', path)
        said = (done.stdout + done.stderr).decode()
        return {'taken': done.returncode == 0, 'said': said}

    def stop(self):
        """Ends it in peace, with a look for damage."""
        if self.process:
            self.process.stdin.close()
            found = self.process.stdout.read()
            assert self.process.wait(60) == 0, found
            self.process.stdout.close()
            self.process = None


class Administrator:
    """Who asks headquarters by its own token."""

    def __init__(self, headquarters):
        self.headquarters, self.token, self.sent, self.message = headquarters, None, 0, None

    def ask(self, method, path, body=None, token=None):
        if not token:
            with open(os.path.join(self.headquarters.data, 'admin.token'), encoding='utf-8') as file:
                token = file.read().strip()
        request = urllib.request.Request(
            'http://127.0.0.1:%d%s' % (self.headquarters.port, path),
            None if body is None else json.dumps(body).encode(), method=method,
            headers={'Authorization': 'Bearer ' + token, 'Content-Type': 'application/json'})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return {'ok': True, 'result': json.load(answer)}
        except urllib.error.HTTPError as refusal:
            return {'ok': False, **json.load(refusal)}

    def send(self, order, register, store, payments=None, added=(), **facts):
        """Sends a copy of @order in the name of another channel's register; the copy's id.
        @facts of it are different, so are @payments of every payment, and some are @added."""
        if not self.token:
            code = self.headquarters.code(register)
            self.token = self.ask('POST', '/v1/enroll', {'code': code, 'device': register})[
                'result']['token']
        self.sent += 1
        found = self.ask('GET', '/v1/orders/' + order, token=self.token)['result']
        body = json.dumps(found)
        for old in {found['id'], *(each['id'] for name in ('lines', 'charges', 'payments')
                                   for each in found[name] or ())}:
            body = body.replace(old, new_id())
        copy = {**json.loads(body), 'number': None, 'receipt': '%s-%d' % (register, self.sent),
                'reference': '%s%08d' % (register, self.sent), 'register': register,
                'home_store': store, 'status': 'pending-sync', 'revision': 1, **facts}
        copy['payments'] = [{**payment, **(payments or {})} for payment in copy['payments'] or ()]
        copy['payments'] += [{**payment, 'id': new_id()} for payment in added]
        text = json.dumps(copy, sort_keys=True, separators=(',', ':'), ensure_ascii=False)
        self.message = {
            'id': new_id(), 'kind': 'order', 'register': register, 'store': store,
            'sequence': self.sent, 'at': copy['created_at'] or found['created_at'], 'worker': 'kim', 'base_revision': 0,
            'body': copy, 'hash': hashlib.sha256(text.encode()).hexdigest()}
        return self.send_again()

    def send_again(self):
        answer = self.ask('PUT', '/v1/transactions/' + self.message['id'], self.message, self.token)
        taken = answer['result'] if answer['ok'] else {}
        self.sent -= not answer['ok']  # what was refused leaves no gap
        return {**answer, 'result': {**taken, 'order': self.message['body']['id']}}


def records():
    """The chain: the fixtures, and what the scenario has beside itself in their place."""
    found = {}
    for path in (FIXTURES, SCENARIO[:-len('l')]):
        if os.path.exists(path):
            with open(path, encoding='utf-8') as file:
                found.update({(r['kind'], r.get('id'), r.get('item'), r.get('warehouse')): r
                              for r in json.load(file)['records']})
    return list(found.values())


class Chain:
    """What the lines of a scenario are said to."""

    def __init__(self, folder, lines):
        self.folder, self.tills, self.kept, self.at = folder, {}, {}, 'R1'
        self.bundle = os.path.join(folder, 'chain.json')
        with open(self.bundle, 'w', encoding='utf-8') as file:
            json.dump({'currency': 'EUR', 'records': records()}, file)
        self.left = [reason for line in lines for reason in line.get('left', [])]
        self.headquarters = self.hub = self.line = self.store = None
        if any('headquarters' in line for line in lines):
            self.headquarters = Headquarters(POS_HQ, folder)
            self.administrator = Administrator(self.headquarters)

    def up(self):
        first = not os.path.exists(self.headquarters.data)
        self.headquarters.start(*(['--import', self.bundle] if first else []))
        self.headquarters.wait()
        return {'ok': True}

    def down(self):
        self.headquarters.stop()
        return {'ok': True}

    def join(self, store):
        """@store gets a hub, and a line of its own to headquarters."""
        self.store, self.line = store, Wire(self.headquarters.port, 1, 1.0, ['refuse'])
        self.line.calm = True
        self.hub = Hub(POS_HQ, self.folder, self.line.port)
        self.hub.join(self.headquarters.code(store, 'enroll-hub'))
        self.hub.start()
        self.hub.wait()
        return {'ok': True}

    def cut(self, is_cut):
        self.line.calm = not is_cut
        return {'ok': True}

    def till(self):
        if self.at not in self.tills:
            behind = any(r['kind'] == 'register' and r['id'] == self.at and r['store'] == self.store
                         for r in records())
            self.tills[self.at] = Till(self.at, self.folder, self.headquarters, self.bundle,
                                       self.hub if behind else None)
        return self.tills[self.at]

    def answer(self, line):
        if 'import' in line:
            return self.till().take(line['import'])
        if 'send' in line:
            return (self.administrator.send_again() if line['send'] == 'again' else
                    self.administrator.send(**line['send']))
        if 'hub' in line:
            return self.join(line['hub'])
        if 'line' in line:
            return self.cut(line['line'] == 'cut')
        if 'headquarters' not in line:
            return self.till().say(line)
        if line['headquarters'] == 'up':
            return self.up()
        if line['headquarters'] == 'down':
            return self.down()
        return self.administrator.ask(*line['headquarters'].split(), line.get('args'))

    def say(self, line):
        """The answer that was expected, perhaps after a while."""
        line = {**line, 'args': line.get('args', {})} if 'op' in line else line
        expected, began = fill(line.get('expect', {}), self.kept), time.monotonic()
        said = fill({name: value for name, value in line.items()
                     if name not in ('at', 'expect', 'keep', 'soon', 'scenario', 'left')}, self.kept)
        self.at = line.get('at', self.at)
        answer = self.answer(said)
        while line.get('soon') and not holds(answer, expected) and time.monotonic() - began < 20:
            time.sleep(0.1)
            answer = self.answer(said)
        assert holds(answer, expected), answer
        for name, path in line.get('keep', {}).items():
            found = answer['result']
            for segment in path.split('.'):
                found = pick(found, segment)
            self.kept[name] = found

    def close(self):
        """Everybody ends in peace, and nothing is broken."""
        for till in self.tills.values():
            till.stop()
            assert not till.complaints(), till.complaints()
        if self.hub:
            self.hub.settle()
            self.hub.stop()
            assert not self.hub.find_faults(), self.hub.find_faults()
        if self.headquarters and self.headquarters.process.poll() is None:
            self.headquarters.stop()
            faults = self.headquarters.check()[1]
            assert len(faults) == len(self.left) and all(
                reason in fault for reason, fault in zip(self.left, faults)), faults

    def end(self):
        for program in (*self.tills.values(), self.hub, self.headquarters):
            if program and program.process and program.process.poll() is None:
                program.process.kill()
                program.process.wait()
        if self.line:
            self.line.close()


def main():
    with open(SCENARIO, encoding='utf-8') as file:
        lines = [json.loads(line) for line in file if line.strip()]
    folder = tempfile.mkdtemp()
    chain = Chain(folder, lines)
    try:
        for line in lines:
            try:
                chain.say(line)
            except AssertionError as problem:
                sys.exit('%s\nexpected otherwise: %s' % (problem, json.dumps(line)))
        chain.close()
    finally:
        chain.end()
        shutil.rmtree(folder)


if __name__ == '__main__':
    main()
