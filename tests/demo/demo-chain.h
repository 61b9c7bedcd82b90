/* SPDX-License-Identifier: GPL-3.0-or-later
 * demo-chain.h — the demo chain read from its resources, for tests.
 * Thread: main. */
#pragma once
#include "model/pos-config.h"

/* Reads every file of the demo; a record that cannot be read fails the test.
 * Returns: (transfer full): PosRecord of every kind, in the order of the files. */
GPtrArray *demo_chain_load (void);

/* Records of one type.  Returns: (transfer container). */
GPtrArray *demo_chain_filter (GPtrArray *records, GType type);

/* The record with that key, or %NULL. */
gpointer demo_chain_find (GPtrArray *records, GType type, const char *key);

/* A file's JSON.  Returns: (transfer full). */
json_t *demo_chain_read_file (const char *name);
