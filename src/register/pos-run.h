/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-run.h — one operation on its way: what the functions in the catalog see.
 * Layer: register, private to it.  Thread: main. */
#pragma once
#include "register/pos-register.h"

#include <jansson.h>

G_BEGIN_DECLS

/* The register itself, and the operation being run. */
PosRegister *pos_run_get_register (PosRun *run);
const PosOperation *pos_run_get_operation (PosRun *run);
GCancellable *pos_run_get_cancellable (PosRun *run);
/* The same for a question that whoever stands at the register may stop waiting for: nothing was
 * done yet, and what is answered all the same does no harm or is given back.  Offered until begin()
 * ends, or pos_run_go_on(). */
GCancellable *pos_run_get_stop (PosRun *run);
/* Something that cannot be stopped comes next.  %FALSE with G_IO_ERROR_CANCELLED (in place of what
 * @error holds, if it holds something) when it was stopped before. */
gboolean pos_run_go_on (PosRun *run, GError **error);

/* --- Arguments, in the types of the parameters; absent ones answer %NULL or %FALSE --- */

const char *pos_run_get_text (PosRun *run, const char *name);
gboolean pos_run_get_number (PosRun *run, const char *name, gint64 *number);
/* Whether the list was given, be it empty. */
gboolean pos_run_has_list (PosRun *run, const char *name);
/* Returns: (transfer full) (nullable). */
GStrv pos_run_dup_texts (PosRun *run, const char *name);
gboolean pos_run_get_flag (PosRun *run, const char *name, gboolean fallback);
gboolean pos_run_get_date (PosRun *run, const char *name, PosDate *date, GError **error);
/* A record argument read into a new record of @type.  Returns: (transfer full) (nullable). */
gpointer pos_run_dup_record (PosRun *run, const char *name, GType type, GError **error);
json_t *pos_run_dup_json (PosRun *run, const char *name, GError **error);

/* The lines that "lines" names in the working copy, be it none; without the argument the selection.
 * Returns: (transfer container): never empty; %NULL with NO_SELECTION or NOT_FOUND. */
GPtrArray *pos_run_get_lines (PosRun *run, GError **error);
/* Every active line; NO_LINES when there is none. */
GPtrArray *pos_run_get_all_lines (PosRun *run, GError **error);
/* The one line that "line" names, or that is selected. */
PosOrderLine *pos_run_get_line (PosRun *run, GError **error);

/* --- What changes --- */

/* The working copy: made when first asked for, numbered and dated when it was empty. */
PosOrder *pos_run_get_order (PosRun *run);
/* The working copy's money is computed again before it is stored. */
void pos_run_recompute (PosRun *run);
/* Before it is kept, the card of an edited order is asked for another reservation. */
void pos_run_reserve (PosRun *run);
/* The working copy becomes a saved order (or a finished sale): stored with receipt and outbox. */
void pos_run_commit_order (PosRun *run);
/* The cart is emptied. */
void pos_run_clear_cart (PosRun *run);
/* Puts @order in the cart in place of the working copy (recall, edit, hand over). */
void pos_run_open_order (PosRun *run, PosOrder *order);
/* The working copy was only looked at: it is thrown away, and the call is not journalled. */
void pos_run_forget_order (PosRun *run);
/* The customer that the working copy is priced for from now on; %NULL: nobody. */
void pos_run_set_customer (PosRun *run, PosCustomer *customer);
/* Pricing for the working copy: the register's, with this run's customer. */
PosPricing pos_run_get_pricing (PosRun *run);

/* Joins the transaction that keeps the operation.  @data is freed with @destroy afterwards. */
void pos_run_add_write (PosRun *run, PosDbFunc func, gpointer data, GDestroyNotify destroy);
/* Runs once everything is on disk and in memory: printing, waking, changing the session. */
void pos_run_add_effect (PosRun *run,
                         void (*effect) (PosRegister *, gpointer),
                         gpointer data,
                         GDestroyNotify destroy);
/* Not worth an entry in the journal: it only looked. */
void pos_run_set_quiet (PosRun *run);
/* What came of it, for whoever reads the journal.  @result: (transfer full). */
void pos_run_note (PosRun *run, json_t *result);

/* Whether @secret is that of @worker: pos_access_check_finish() tells @checked_cb, whose data is
 * @run.  %NULL is never anybody's. */
void pos_run_check_secret (PosRun *run,
                           const char *worker,
                           const char *secret,
                           GAsyncReadyCallback checked_cb);
/* Whether the signed-in worker, or else the approver, holds @permission.  @details tell the
 * amounts at stake.  Otherwise NEEDS_APPROVAL, naming the permission. */
gboolean pos_run_require (PosRun *run, const char *permission, GVariant *details, GError **error);
/* S-21: the same for a limit.  @mine and @theirs: whether that of the signed-in worker, or else of
 * the approver, reaches that far; @details name it as "permission". */
gboolean pos_run_require_reach (PosRun *run,
                                gboolean mine,
                                gboolean theirs,
                                GVariant *details,
                                const char *message,
                                GError **error);
/* What was done needed the approver: his name goes to the journal. */
void pos_run_use_approval (PosRun *run);
/* The approver of this call, %NULL when nobody approved. */
PosWorker *pos_run_get_approver (PosRun *run);
const char *pos_run_get_approval_reason (PosRun *run);

/* --- The answer ---
 * Names ending in _minor and _micro are integers that scripts see as decimals without the suffix;
 * names ending in _json are JSON text that scripts see as JSON. */
void pos_run_answer (PosRun *run, const char *name, GVariant *value);
void pos_run_answer_json (PosRun *run, const char *name, json_t *json);

/* --- Ending begin() --- */
void pos_run_begun (PosRun *run);
void pos_run_fail (PosRun *run, GError *error); /* takes @error */
/* The same once begin() has ended: the operation first takes back what it did in the world. */
void pos_run_refuse (PosRun *run, GError *error);
/* What begin() found out, for run(). */
void pos_run_set_data (PosRun *run, gpointer data, GDestroyNotify destroy);
gpointer pos_run_get_data (PosRun *run);

G_END_DECLS
