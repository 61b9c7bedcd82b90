#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""C files look as .clang-format says."""
import os
import shutil
import subprocess
import tempfile

import house

TOOL = shutil.which('clang-format')


def check(files):
    # One process reads them all, which is many times faster than one for each.
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(os.path.join(house.ROOT, '.clang-format'), folder)
        paths = [path for path in files if house.is_c(path)]
        for path in paths:
            os.makedirs(os.path.join(folder, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(folder, path), 'w', encoding='utf-8') as file:
                file.write(files[path])
        told = subprocess.run([TOOL, '--dry-run', *paths], cwd=folder, capture_output=True,
                              text=True, check=True).stderr
    wrong = sorted({line.split(':')[0] for line in told.splitlines() if 'Wclang-format' in line})
    return ['%s: clang-format -i %s' % (path, path) for path in wrong]


CASES = [
    ('a file that is formatted', {'src/a.c': 'int a;\n'}, None),
    ('a file that is not', {'src/a.c': 'int  a ;\n'}, 'clang-format -i'),
]

if __name__ == '__main__':
    if not TOOL:
        house.skip('clang-format is not installed')
    house.main(check, CASES, 'C files look as .clang-format says')
