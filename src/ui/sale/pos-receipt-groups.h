/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-groups.h — an order's lines by the way they leave: one group per distinct intent,
 * place, mode, date and address.
 * Layer: ui/sale.  Pure: reads the order and the configuration, shows nothing.
 * Rules:  what has left already is apart from what still leaves; what ships comes first, then what
 * comes back, what is carried out last, so that what is scanned next lands at the end; inside a
 * group lines keep their order.  A plain sale or exchange is one group without heading. */
#pragma once
#include "model/pos-config.h"
#include "model/pos-order.h"
#include "ui/common/pos-look.h"

G_BEGIN_DECLS

typedef struct {
  PosLookIntent look;
  gboolean plain; /* the only one of a sale in which nothing leaves later */
  gboolean electronic;
  gboolean returned; /* its lines come back */
  gboolean gone;     /* in an edit: all of it has left already */
  gint64 charge;     /* what the customer pays for this delivery */
  gint64 last;       /* position of its last line */
  /* What its lines have in common; borrowed from the order's first line of the group. */
  PosOrderLine *line;
} PosReceiptGroup;

/* Returns: (transfer full) (element-type PosReceiptGroup): in the order of the screen. */
GPtrArray *pos_receipt_groups_new (PosOrder *order);

/* The index of the group that @line belongs to. */
guint pos_receipt_groups_find (GPtrArray *groups, PosOrderLine *line);

/* Lines leave in more than one way, or later: the groups have headings. */
gboolean pos_receipt_groups_have_headings (GPtrArray *groups);

G_END_DECLS
