/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-coming-names.h — what operations are called that layouts place and this program does not
 * have: register.md §1.2 is larger than the catalog.
 * Layer: ui/sale.  So a button that cannot work yet still says in every language what it is for. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Translated; %NULL: not a name of the specification either. */
const char *pos_coming_names_title (const char *key);
/* (nullable) */
const char *pos_coming_names_icon (const char *key);

G_END_DECLS
