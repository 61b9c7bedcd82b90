/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-demo.h — the demo chain "Example Home" as one bundle.
 * Layer: wire.  Thread: any.  The program links the demo's resources.  Source: docs/demo.md. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full): text for pos_bundle_parse(). */
char *pos_demo_dup_bundle (GError **error);

G_END_DECLS
