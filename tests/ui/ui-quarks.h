/* SPDX-License-Identifier: GPL-3.0-or-later
 * ui-quarks.h — what GLib leaves behind when a program has many names.
 * GLib keeps interned names in one table and, when it is full, leaves the old one where it is, for
 * readers take no lock.  A window of ours has more than its 2048 names. */
#pragma once

/* Tells the leak checker to let the first table be; nothing without one.  Call before any other
 * table was made: at the beginning. */
void ui_quarks_forgive (void);
