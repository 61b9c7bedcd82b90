/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sync-parts.h — the lists of the sync desk, made anew from what "sync.status" answers.
 * Layer: ui/session. */
#pragma once
#include "ui/shell/pos-shell.h"

#include <jansson.h>

G_BEGIN_DECLS

/* One member of the answer as JSON: lists travel as "<name>_json".  Returns: (transfer full)
 * (nullable). */
json_t *pos_sync_parts_read (GVariant *answer, const char *name);

void pos_sync_parts_empty (GtkWidget *box);
/* "Customer orders"; @group: (nullable). */
const char *pos_sync_parts_name_group (const char *group);
/* Each is added to @box, a vertical GtkBox. */
void pos_sync_parts_add_heading (GtkWidget *box, const char *text);
void pos_sync_parts_add_groups (PosShell *shell, GtkWidget *box, json_t *groups);
void pos_sync_parts_add_line (GtkWidget *box, json_t *unavailable, json_t *works);
/* What is the matter: "SO-000123 is refused".  Returns: (transfer full). */
char *pos_sync_parts_dup_title (json_t *problem);
/* Whether it is about a suspended transaction that two registers recalled. */
gboolean pos_sync_parts_is_cart (json_t *problem);
/* Whether what @side, "headquarters" or "register", has of a conflict can be kept. */
gboolean pos_sync_parts_may_keep (json_t *problem, const char *side);
/* Of a decided conflict, what was kept: "headquarters" or "register"; %NULL: none. */
const char *pos_sync_parts_get_kept (json_t *problem);
/* What both did, what was kept of it, and who decided so, where and when.  Returns: (transfer
 * full).
 */
char *pos_sync_parts_dup_decision (PosShell *shell, json_t *problem);
/* @tapped: the way out of a problem was chosen; it gets the problem, and @data. */
typedef void (*PosSyncProblemTapped) (json_t *problem, gpointer data);
void pos_sync_parts_add_problems (
    PosShell *shell, GtkWidget *box, json_t *problems, PosSyncProblemTapped tapped, gpointer data);
/* The same of those that a person has decided, under a heading of their own. */
void pos_sync_parts_add_decided (
    PosShell *shell, GtkWidget *box, json_t *decided, PosSyncProblemTapped tapped, gpointer data);

/* Orders that were taken though something about them is too much; @tapped: somebody has seen it. */
void pos_sync_parts_add_noted (
    PosShell *shell, GtkWidget *box, json_t *list, PosSyncProblemTapped tapped, gpointer data);

/* "SO-000123", or what else it is called.  Returns: (transfer full). */
char *pos_sync_parts_dup_name (json_t *problem);
/* "S1-02, bas, 10:15".  @who: has register, worker, at.  Returns: (transfer full). */
char *pos_sync_parts_dup_who (PosShell *shell, json_t *who);

G_END_DECLS
