/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shift-report.c — see the header. */
#include "register/pos-shift-report.h"

#include "base/pos-digest.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-receipt-mask.h"
#include "register/pos-outgoing.h"
#include "register/pos-papers.h"
#include "register/pos-receipt-builder.h"
#include "register/pos-register-private.h"
#include "register/pos-shift-paper.h"
#include "register/pos-shift-view.h"
#include "store/pos-outbox-table.h"
#include "store/pos-receipt-table.h"
#include "store/pos-shift-table.h"

#include <string.h>

#define Z_SEQUENCE "z"
#define X_SEQUENCE "x"
#define COLUMNS 48

/* --- The Z reports that are there --- */

typedef struct {
  const char *register_id;
  const char *number;
  PosStoredReceipt *found;
} Search;

static gboolean
read_z (PosDbTxn *txn, gpointer data, GError **error)
{
  Search *search = data;

  return search->number ? pos_receipt_table_get (txn, search->number, &search->found, error)
                        : pos_receipt_table_get_last (
                              txn, search->register_id, Z_SEQUENCE, &search->found, error);
}

static gboolean
look_for_z (PosRegister *self, const char *number, PosStoredReceipt **found, GError **error)
{
  Search search = {self->till->id, number, NULL};
  gboolean worked =
      pos_db_read_sync (pos_local_store_get_db (self->local_store), read_z, &search, NULL, error);

  *found = search.found;
  return worked;
}

PosStoredReceipt *
pos_shift_report_find_z (PosRegister *self, const char *number, GError **error)
{
  g_autoptr (PosStoredReceipt) found = NULL;

  if (!look_for_z (self, number, &found, error))
    return NULL;
  if (found && !strcmp (found->sequence, Z_SEQUENCE))
    return g_steal_pointer (&found);
  pos_set_error (
      error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND, NULL, "There is no such Z report");
  return NULL;
}

/* --- Keeping --- */

typedef struct {
  PosNumberForm form;
  PosStoredReceipt *receipt;
  PosShift *shift;         /* (nullable): of a Z report */
  PosTransaction *message; /* (nullable): likewise */
} Keep;

static void
keep_free (gpointer data)
{
  Keep *keep = data;

  g_clear_object (&keep->receipt);
  g_clear_object (&keep->shift);
  g_clear_object (&keep->message);
  g_free (keep);
}

static char *
hash_document (PosStoredReceipt *receipt)
{
  PosDigest hash = pos_digest_sha256 (receipt->document, strlen (receipt->document));

  return pos_digest_to_text (&hash);
}

/* What headquarters keeps: the facts, under the number and the hash of the report. */
static void
fill_message (Keep *keep)
{
  g_autoptr (json_t) document = pos_json_parse (keep->receipt->document, -1, NULL);
  json_t *facts = json_object_get (document, "facts");
  g_autofree char *hash = hash_document (keep->receipt);
  g_autofree char *body = NULL;

  json_object_set_new (facts, "z", json_string (keep->receipt->number));
  json_object_set_new (facts, "report_hash", json_string (hash));
  body = pos_json_to_text (facts);
  pos_text_set (&keep->message->body, body);
}

static gboolean
keep_report (PosDbTxn *txn, gpointer data, GError **error)
{
  Keep *keep = data;
  g_autofree char *id = NULL;

  if (!pos_receipt_table_append (txn, &keep->form, keep->receipt, error))
    return FALSE;
  if (!keep->shift)
    return TRUE;
  pos_text_set (&keep->shift->z, keep->receipt->number);
  fill_message (keep);
  id = pos_id_dup_text (&keep->shift->id);
  return pos_shift_table_save (txn, keep->shift, error) &&
         pos_outbox_table_append (txn, keep->message, id, error);
}

static Keep *
keep_new (PosRun *run, PosShift *shift, const char *kind, const char *document)
{
  PosRegister *self = run->reg;
  gboolean is_z = g_str_equal (kind, POS_SHIFT_Z_REPORT);
  Keep *keep = g_new0 (Keep, 1);

  keep->form = pos_papers_number_form (self, is_z ? POS_RECEIPT_MASK_Z : POS_RECEIPT_MASK_X);
  keep->receipt = g_object_new (POS_TYPE_STORED_RECEIPT, NULL);
  pos_text_set (&keep->receipt->sequence, is_z ? Z_SEQUENCE : X_SEQUENCE);
  pos_text_set (&keep->receipt->kind, kind);
  pos_text_set (&keep->receipt->document, document);
  keep->receipt->at = run->started_at;
  if (is_z) {
    keep->shift = g_object_ref (shift);
    keep->message = pos_outgoing_new (self, POS_TRANSACTION_SHIFT, NULL, run->started_at);
  }
  return keep;
}

static json_t *
make_facts (PosRegister *self, PosShift *shift, PosShiftLook *look, GError **error)
{
  g_autoptr (PosStoredReceipt) last = NULL;
  g_autoptr (json_t) document = NULL;
  g_autofree char *hash = NULL;
  json_t *facts;

  if (!look_for_z (self, NULL, &last, error))
    return NULL;
  if (last && !(document = pos_json_parse (last->document, -1, error)))
    return NULL;
  facts = pos_shift_view_facts (self, shift, look, json_object_get (document, "facts"));
  hash = last ? hash_document (last) : NULL;
  json_object_set_new (facts, "previous", hash ? json_string (hash) : json_null ());
  return facts;
}

/* Only now it has its number. */
typedef struct {
  PosRun *run;
  PosStoredReceipt *receipt;
} Told;

static void
tell_and_print (PosRegister *self, gpointer data)
{
  Told *told = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosReceipt) paper =
      pos_receipt_builder_read (told->receipt->document, told->receipt->number, &error);
  g_autofree char *text = NULL;

  if (!paper) {
    g_warning ("Report %s cannot be read: %s", told->receipt->number, error->message);
    return;
  }
  text = pos_receipt_to_text (paper, COLUMNS);
  pos_run_answer (told->run, "number", g_variant_new_string (told->receipt->number));
  pos_run_answer (told->run, "text", g_variant_new_string (text));
  pos_papers_print (self, paper, 0);
  pos_outgoing_wake (self, NULL);
}

gboolean
pos_shift_report_keep (
    PosRun *run, PosShift *shift, PosShiftLook *look, const char *kind, GError **error)
{
  g_autoptr (json_t) facts = make_facts (run->reg, shift, look, error);
  g_autoptr (PosReceipt) paper = NULL;
  g_autofree char *facts_text = NULL;
  g_autoptr (GString) document = g_string_new (NULL);
  Keep *keep;
  Told *told;

  if (!facts)
    return FALSE;
  paper = pos_shift_paper_draw (run->reg, shift, look, facts, kind);
  facts_text = pos_json_to_text (facts);
  g_string_printf (document, "{\"facts\":%s,\"receipt\":", facts_text);
  pos_receipt_append_json (paper, document);
  g_string_append_c (document, '}');
  keep = keep_new (run, shift, kind, document->str);
  pos_run_answer_json (run, "facts", json_incref (facts));
  pos_run_add_write (run, keep_report, keep, keep_free);
  told = g_new (Told, 1);
  *told = (Told){run, keep->receipt};
  pos_run_add_effect (run, tell_and_print, told, g_free);
  return TRUE;
}
