/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-papers.c — see the header. */
#include "register/pos-papers.h"
#include "base/pos-error.h"
#include "register/pos-quick.h"
#include "register/pos-receipt-builder.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"
#include "register/pos-work-papers.h"
#include "store/pos-receipt-table.h"

#define COLUMNS 48

/* --- Finding --- */

typedef struct {
  const char *number;
  GPtrArray *found;
} Search;

static gboolean
read_paper (PosDbTxn *txn, gpointer data, GError **error)
{
  Search *search = data;
  PosStoredReceipt *stored = NULL;

  if (!pos_receipt_table_get (txn, search->number, &stored, error))
    return FALSE;
  search->found = g_ptr_array_new_with_free_func (g_object_unref);
  if (stored)
    g_ptr_array_add (search->found, stored);
  return TRUE;
}

static GPtrArray *
search (PosRegister *self, const char *number, GError **error)
{
  Search search = {number, NULL};

  pos_db_read_sync (pos_local_store_get_db (self->local_store), read_paper, &search, NULL, error);
  return search.found;
}

GPtrArray *
pos_papers_list (PosRegister *self, const PosId *order, GError **error)
{
  return pos_quick_list_papers (self, order, error);
}

typedef struct {
  const PosReceiptQuery *query;
  GPtrArray *found;
} Question;

static gboolean
search_papers (PosDbTxn *txn, gpointer data, GError **error)
{
  Question *question = data;

  question->found = pos_receipt_search (txn, question->query, error);
  return question->found != NULL;
}

GPtrArray *
pos_papers_search (PosRegister *self, const PosReceiptQuery *query, GError **error)
{
  Question question = {query, NULL};

  pos_db_read_sync (
      pos_local_store_get_db (self->local_store), search_papers, &question, NULL, error);
  return question.found;
}

char *
pos_papers_dup_text (PosStoredReceipt *stored, GError **error)
{
  g_autoptr (PosReceipt) receipt =
      pos_receipt_builder_read (stored->document, stored->number, error);

  return receipt ? pos_receipt_to_text (receipt, COLUMNS) : NULL;
}

PosStoredReceipt *
pos_papers_find (PosRegister *self, const char *number, GError **error)
{
  static const PosReceiptQuery latest = {.limit = 1};
  g_autoptr (GPtrArray) found =
      number ? search (self, number, error) : pos_papers_search (self, &latest, error);

  if (found && found->len > 0)
    return g_object_ref (found->pdata[0]);
  if (found)
    pos_set_error (
        error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND, NULL, "There is no such receipt");
  return NULL;
}

/* --- Printing again --- */

typedef struct {
  PosStoredReceipt *stored;
  PosReceipt *drawn; /* (nullable) */
  gint64 copies;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_clear_object (&copy->stored);
  g_clear_object (&copy->drawn);
  g_free (copy);
}

static gboolean
count_copy (PosDbTxn *txn, gpointer data, GError **error)
{
  Copy *copy = data;

  return pos_receipt_table_count_copy (txn, copy->stored->number, &copy->copies, error);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!pos_spool_submit_finish (POS_SPOOL (source), result, NULL, &error))
    g_warning ("A paper could not be handed to the printer: %s", error->message);
}

void
pos_papers_print (PosRegister *self, PosReceipt *paper, guint copy)
{
  pos_devices_print_async (self->devices, paper, copy, NULL, printed_cb, NULL);
}

PosNumberForm
pos_papers_number_form (PosRegister *self, const char *mask)
{
  return (PosNumberForm){
      .mask = mask,
      .store = self->store->id,
      .register_id = self->till->id,
      .till = pos_text_or (self->till->number, self->till->id),
      .worker = self->worker->id,
      .date = pos_register_get_today (self),
  };
}

static gboolean
prints (PosRegister *self, const char *kind)
{
  return pos_receipt_profile_prints (pos_config_get_receipt_profile (self->config, self->store),
                                     kind);
}

gboolean
pos_papers_are_printed (PosRegister *self, PosOrder *order)
{
  return prints (self, pos_receipt_builder_choose_kind (order, order->flow));
}

guint
pos_papers_count_copies (PosRegister *self, const char *kind)
{
  PosReceiptProfile *profile = pos_config_get_receipt_profile (self->config, self->store);

  return prints (self, kind) ? pos_receipt_profile_get_copies (profile, kind) : 0;
}

void
pos_papers_print_original (PosRegister *self, PosReceipt *paper)
{
  const char *kind = pos_receipt_get_kind (paper);
  guint copies = pos_papers_count_copies (self, kind);

  if (!prints (self, kind))
    return;
  for (guint copy = 0; copy <= copies; copy++)
    pos_papers_print (self, paper, copy);
}

static void
print_copy (PosRegister *self, gpointer data)
{
  Copy *copy = data;
  g_autoptr (GError) error = NULL;

  if (!copy->drawn)
    copy->drawn = pos_receipt_builder_read (copy->stored->document, copy->stored->number, &error);
  if (copy->drawn)
    pos_papers_print (self, copy->drawn, (guint)copy->copies);
  else
    g_warning ("Receipt %s cannot be read: %s", copy->stored->number, error->message);
}

void
pos_papers_print_again (PosRun *run, PosStoredReceipt *stored, PosReceipt *drawn)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->stored = g_object_ref (stored);
  copy->drawn = drawn;
  pos_run_add_write (run, count_copy, copy, NULL);
  pos_run_add_effect (run, print_copy, copy, copy_free);
}

/* --- Labels: not stored, the lines say what was on them --- */

gboolean
pos_papers_has_labels (PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_work_papers_has_return_label (line))
    return TRUE;
  return FALSE;
}

static void
print_labels (PosRegister *self, gpointer data)
{
  PosOrder *order = data;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!pos_work_papers_has_return_label (line))
      continue;
    g_autoptr (PosReceipt) label = pos_work_papers_draw_return_label (self, order, line);
    pos_papers_print (self, label, 1);
  }
}

gboolean
pos_papers_print_labels_again (PosRun *run, PosStoredReceipt *stored, GError **error)
{
  g_autoptr (PosOrder) order =
      pos_quick_get_order (pos_run_get_register (run), &stored->order_id, NULL);

  if (!order || !pos_papers_has_labels (order))
    return pos_refuse ("no-return-label", "Nothing of this has a return label", error);
  pos_run_add_effect (run, print_labels, g_steal_pointer (&order), g_object_unref);
  return TRUE;
}

/* --- Gift receipts: not stored either, for a receipt says the same and more --- */

gboolean
pos_papers_has_presents (PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_work_papers_is_present (line))
    return TRUE;
  return FALSE;
}

static void
print_gift (PosRegister *self, gpointer paper)
{
  pos_papers_print (self, paper, 0);
}

gboolean
pos_papers_print_gift (PosRun *run, PosStoredReceipt *stored, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (PosOrder) order = pos_quick_get_order (self, &stored->order_id, NULL);

  if (!order || !pos_papers_has_presents (order))
    return pos_refuse ("no-gift", "Nothing of this was taken home", error);
  pos_run_add_effect (
      run, print_gift, pos_work_papers_draw_gift (self, order, stored->number), g_object_unref);
  return TRUE;
}
