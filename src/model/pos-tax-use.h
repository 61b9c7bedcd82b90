/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tax-use.h — a tax group that customers, or their addresses, name.
 * Layer: model. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char *tax_group;
  gboolean of_address;
  char *first; /* the first of these customers */
  guint count; /* how many name it */
} PosTaxUse;

PosTaxUse *
pos_tax_use_new (const char *tax_group, gboolean of_address, const char *first, guint count);
void pos_tax_use_free (PosTaxUse *self);

G_END_DECLS
