/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-setup-names.h — kinds of records as people who set up a chain call them.
 * Layer: pricing.  Thread: any. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Returns: "delivery mode" for "delivery-mode", to be translated; @nick where it has no name. */
const char *pos_setup_name_kind (const char *nick);

G_END_DECLS
