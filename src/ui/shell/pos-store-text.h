/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-store-text.h — a store in a sentence: how far, where, how long it is open, what time it is
 * there.
 * Layer: ui/shell.  All are (transfer full). */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* "Utrechtseweg 12, open till 18:00"; without the street for the store one stands in. */
char *pos_store_text_describe (PosShell *shell, PosStore *store);
/* "10:00 – 18:00" or "Closed" on that day. */
char *pos_store_text_hours (PosStore *store, PosDate date);

/* "19 km", at least one; %NULL when nobody knows, and for where one is. */
char *pos_store_text_distance (PosShell *shell, gint64 metres);
/* @text, and what the place's fulfillment group says of itself behind it.  @about: (nullable). */
char *pos_store_text_add_about (PosShell *shell, const char *text, PosL10n *about);
/* "Thu 14 May 10:42", as the clocks of this store say it. */
char *pos_store_text_moment (PosShell *shell, gint64 at);
/* "Stock as of 10:42." */
char *pos_store_text_stock_age (PosShell *shell, gint64 age);

/* Days of the week with the same hours in one row, then days soon that differ.
 * Returns: (element-type PosStoreHours). */
typedef struct {
  char *days;  /* "Monday to Friday" */
  char *hours; /* "10:00 – 18:00" */
} PosStoreHours;
GPtrArray *pos_store_text_list_hours (PosShell *shell, PosStore *store);

/* "Utrecht Centrum · Register 3": where this register stands; %NULL before it is known. */
char *pos_store_text_register (PosShell *shell);

/* "Register 2", of another store "Amersfoort · Register 2": a register of the chain, in the
 * language of the screen; "Garden till" where its name in the set-up is more than its number.  @id:
 * (nullable).  Returns: (nullable): %NULL for none. */
char *pos_store_text_till (PosShell *shell, const char *id);

G_END_DECLS
