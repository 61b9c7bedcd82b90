/* SPDX-License-Identifier: GPL-3.0-or-later
 * sample-receipts.h — receipts that tests print. */
#pragma once
#include "devices/pos-receipt.h"

#include <gio/gio.h>

/* A customer order: two shipped, one to pick up, one carried out; deposit paid, balance later. */
PosReceipt *sample_order_receipt (void);
/* Every kind of row and style once. */
PosReceipt *sample_every_row (void);
/* The order in Arabic. */
PosReceipt *sample_arabic_receipt (void);

/* Fails the test when the bytes differ. */
void assert_bytes (gconstpointer got, gsize got_size, gconstpointer wanted, gsize wanted_size);
/* A GAsyncReadyCallback that keeps a reference to the result in *(GAsyncResult **) @data. */
void store_result (GObject *source, GAsyncResult *result, gpointer data);
/* Deletes @directory and what is in it. */
void remove_tree (const char *directory);
