/* SPDX-License-Identifier: GPL-3.0-or-later
 * superstore.h — what the parts of bench-superstore share.
 * Layer: tests.
 * Shape:  the folder that superstore.py makes has chain.json, a bundle, and replay.json:
 *         {"rows", "sales", "total", "items": […], "orders": [{"name", "customer", "address",
 *         "mode", "ordered", "shipped", "total", "deposit",
 *         "lines": [{"item", "quantity", "price", "rate", "amount"}]}]}
 * Source: issue "Every rule of a customer order". */
#pragma once
#include "../hq/chain-fixture.h"

typedef struct {
  json_t *json; /* as superstore.py says it; borrowed */
  char *id;     /* at the register, once it was taken */
  GPtrArray *line_ids;
} Purchase;

typedef struct {
  Chain chain;
  Till till;
  json_t *replay;
  GArray *purchases; /* Purchase */
  guint faults;
} Superstore;

/* Text member @name of @json, which must be there. */
const char *superstore_text (json_t *json, const char *name);
/* The same as minor units. */
gint64 superstore_money (json_t *json, const char *name);
void superstore_blame (Superstore *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Holds the order as it was just taken against the file. */
void superstore_check_taken (Superstore *self, Purchase *purchase);
/* At the end, headquarters stopped: every order at both ends, stock, the card company's book. */
void superstore_check_all (Superstore *self);
