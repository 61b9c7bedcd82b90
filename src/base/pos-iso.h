/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-iso.h — which countries and currencies there are.
 * Layer: base.  Thread: any. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* ISO 3166-1: two capitals, "NL". */
gboolean pos_iso_is_country (const char *code);
/* ISO 4217, also of the past: "EUR". */
gboolean pos_iso_is_currency (const char *code);

G_END_DECLS
