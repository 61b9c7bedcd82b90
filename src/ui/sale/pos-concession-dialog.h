/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-concession-dialog.h — how much off, or which price? Keyed in, with what it comes to.
 * Layer: ui/sale.  Nothing is computed here: the operation is previewed. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

typedef struct {
  const char *key;      /* the operation */
  const char *title;    /* what is asked, translated */
  const char *argument; /* "rate", keyed in as a percentage; else an amount of money */
  PosOrderLine *line;   /* (nullable): the line it is about; %NULL: all of them */
} PosConcessionQuestion;

void pos_concession_dialog_open (PosShell *shell, const PosConcessionQuestion *question);

G_END_DECLS
