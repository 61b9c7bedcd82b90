/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-command.h — what the command line does beside serving.
 * Layer: hq.  Thread: main; blocks. */
#pragma once
#include "hq/pos-hq-server.h"

G_BEGIN_DECLS

/* A code for @register_id: asked from the headquarters that runs on @data, or made there when none
 * runs.  Returns: (transfer full). */
char *pos_hq_command_enroll (const char *data,
                             const char *register_id,
                             PosContext *context,
                             GError **error);
/* The same for the hub of @store. */
char *pos_hq_command_enroll_hub (const char *data,
                                 const char *store,
                                 PosContext *context,
                                 GError **error);

/* Whoever was @register_id is refused from the next request on: told to the headquarters that runs
 * on @data, or written there.  Returns: how many devices that were; -1 with an error. */
int pos_hq_command_revoke (const char *data,
                           const char *register_id,
                           PosContext *context,
                           GError **error);

/* Prints a line for each register and hub: kind, its name, store, when it was heard, program,
 * whether its set-up is headquarters' newest, layouts; separated by tabs. */
gboolean pos_hq_command_list_registers (const char *data, PosContext *context, GError **error);

/* What a proxy that is reached as @host serves, in @file or DIR/proxy.pem; and DIR/authority.pem,
 * which every register is given.  Only while nobody serves @data. */
gboolean pos_hq_command_make_proxy_certificate (
    const char *data, const char *host, const char *file, PosContext *context, GError **error);

/* Takes in a file; refused records are told on stderr. */
gboolean pos_hq_command_import (PosHqServer *server, const char *path, GError **error);

/* The demo chain, unless headquarters has a chain already; then a code for every register that no
 * device belongs to: lines "REGISTER CODE" in DIR/enrollment-codes. */
gboolean pos_hq_command_set_up_demo (PosHqServer *server, const char *data, GError **error);

/* Prints a line for each fault of its books, also beside the program that serves them; nothing is
 * written.  Returns: how many, or −1. */
int pos_hq_command_check (const char *data, GError **error);

/* Prints a line for all that is missing in the set-up, then the notices.
 * Returns: how much is missing; −1 with an error. */
int pos_hq_command_check_set_up (PosHqServer *server, GError **error);

/* Writes the port, for scripts and for `enroll`. */
/* A copy beside whoever serves @data, readable by its owner only; see pos_hq_core_backup(). */
gboolean pos_hq_command_backup (const char *data, const char *path, GError **error);
/* Takes the room for the next, before anything else does. */
void pos_hq_command_reserve_port (const char *path);
/* There is none. */
void pos_hq_command_release_port (const char *path);
gboolean pos_hq_command_write_port (const char *path, guint16 port, GError **error);

G_END_DECLS
