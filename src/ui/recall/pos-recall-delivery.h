/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-delivery.h — an order's lines by the way they leave: one heading per intent, place,
 * day, mode and address.
 * Layer: ui/recall. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

typedef struct {
  const char *icon;  /* static */
  const char *color; /* style class, static */
  char *heading;     /* "Shipped 7 May from DC Tilburg" */
  char *facts;       /* (nullable): mode, address, who collects it */
  GPtrArray *lines;  /* PosOrderLine, borrowed from the order */
} PosRecallGroup;

/* Returns: (transfer full) (element-type PosRecallGroup): in the order of the lines; voided lines
 * are in none. */
GPtrArray *pos_recall_group_lines (PosShell *shell, PosOrder *order);

/* "DC Tilburg, Wed 20 May": from or at where, and when. */
char *pos_recall_dup_place_and_day (PosShell *shell, PosOrder *order, PosOrderLine *line);

/* "4 × Dining chair Vester", and how far it is: "400214 · 2 packed · 2 handed over". */
char *pos_recall_dup_line_title (PosShell *shell, PosOrderLine *line);
/* @lacking: as pos_shelf_find_short() says. */
char *pos_recall_dup_line_facts (PosShell *shell, PosOrderLine *line, GHashTable *lacking);

G_END_DECLS
