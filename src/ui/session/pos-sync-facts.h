/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sync-facts.h — what the sync desk tells about things as they should be: what was sent last,
 * what works now, which versions are in force here.
 * Layer: ui/session. */
#pragma once
#include "ui/shell/pos-shell.h"

#include <jansson.h>

G_BEGIN_DECLS

/* Each is added to @box, a vertical GtkBox; the JSON is as "sync.status" tells it. */
void pos_sync_facts_add_done (PosShell *shell, GtkWidget *box, json_t *done);
void pos_sync_facts_add_versions (PosShell *shell, GtkWidget *box, json_t *versions);

G_END_DECLS
