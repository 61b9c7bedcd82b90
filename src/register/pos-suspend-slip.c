/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-suspend-slip.c — see the header. */
#include "register/pos-suspend-slip.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-receipt-mask.h"
#include "register/pos-papers.h"
#include "register/pos-receipt-builder.h"
#include "register/pos-register-private.h"
#include "register/pos-suspended.h"
#include "register/pos-work-papers.h"
#include "store/pos-receipt-table.h"

static char *
draw (PosRegister *self, PosOrder *order)
{
  g_autoptr (PosReceipt) slip = pos_work_papers_draw_suspended (self, POS_SUSPEND_SLIP, order);
  g_autofree char *cart = pos_id_dup_text (&order->id);
  GString *document = g_string_new (NULL);

  g_string_printf (document, "{\"cart\":\"%s\",\"receipt\":", cart);
  pos_receipt_append_json (slip, document);
  g_string_append_c (document, '}');
  return g_string_free (document, FALSE);
}

/* --- Keeping --- */

typedef struct {
  PosRun *run;
  PosNumberForm form;
  char *mask;
  PosStoredReceipt *slip;
} Keep;

static void
keep_free (gpointer data)
{
  Keep *keep = data;

  g_object_unref (keep->slip);
  g_free (keep->mask);
  g_free (keep);
}

static gboolean
keep_slip (PosDbTxn *txn, gpointer data, GError **error)
{
  Keep *keep = data;

  return pos_receipt_table_append (txn, &keep->form, keep->slip, error);
}

/* Only now it has its number. */
static void
tell_and_print (PosRegister *self, gpointer data)
{
  Keep *keep = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosReceipt) paper =
      pos_receipt_builder_read (keep->slip->document, keep->slip->number, &error);

  pos_run_answer (keep->run, "receipt", g_variant_new_string (keep->slip->number));
  if (paper)
    pos_papers_print_original (self, paper);
  else
    g_warning ("Slip %s cannot be read: %s", keep->slip->number, error->message);
}

PosStoredReceipt *
pos_suspend_slip_add (PosRun *run, PosOrder *order)
{
  PosRegister *self = run->reg;
  PosProfile *profile = pos_config_get_profile (self->config, self->store);
  const char *own = pos_receipt_mask_find (profile, POS_SUSPEND_SLIP);
  g_autofree char *document = NULL;
  Keep *keep;

  if (!profile->suspend_slip)
    return NULL;
  keep = g_new0 (Keep, 1);
  keep->run = run;
  keep->mask = g_strdup (pos_text_or (own, profile->receipt_mask));
  keep->form = pos_papers_number_form (self, keep->mask);
  keep->form.period = profile->receipt_period;
  document = draw (self, order);
  keep->slip = g_object_new (POS_TYPE_STORED_RECEIPT, NULL);
  keep->slip->at = run->started_at;
  keep->slip->copies = pos_papers_count_copies (self, POS_SUSPEND_SLIP);
  pos_text_set (&keep->slip->kind, POS_SUSPEND_SLIP);
  pos_text_set (&keep->slip->sequence, own);
  pos_text_set (&keep->slip->document, document);
  pos_run_add_write (run, keep_slip, keep, NULL);
  pos_run_add_effect (run, tell_and_print, keep, keep_free);
  return keep->slip;
}

/* --- Finding --- */

char *
pos_suspend_slip_dup_cart (PosRegister *self, const char *number, GError **error)
{
  g_autoptr (PosStoredReceipt) slip = pos_papers_find (self, number, NULL);
  g_autoptr (json_t) document = slip ? pos_json_parse (slip->document, -1, NULL) : NULL;
  char *cart = g_strdup (json_string_value (json_object_get (document, "cart")));

  if (!cart)
    cart = pos_suspended_dup_cart_of_slip (self, number);
  if (!cart)
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_NOT_FOUND,
                   g_variant_new_parsed ("{'receipt': <%s>}", number),
                   "No transaction was put aside with that slip");
  return cart;
}
