/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tax-use.c — see the header. */
#include "model/pos-tax-use.h"

PosTaxUse *
pos_tax_use_new (const char *tax_group, gboolean of_address, const char *first, guint count)
{
  PosTaxUse *self = g_new0 (PosTaxUse, 1);

  self->tax_group = g_strdup (tax_group);
  self->of_address = of_address;
  self->first = g_strdup (first);
  self->count = count;
  return self;
}

void
pos_tax_use_free (PosTaxUse *self)
{
  g_free (self->tax_group);
  g_free (self->first);
  g_free (self);
}
