/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cli-check.c — looks for damage: the database's own rules, then the money of every order. */
#include "cli/pos-cli.h"
#include "pricing/pos-ledger.h"

/* The identities of money that only the rules of pricing know. */
static void
check_money (PosOrder *order, GPtrArray *faults)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  char id[POS_ID_TEXT_SIZE];

  pos_id_to_text (&order->id, id);
  pos_ledger_check (order, found);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (faults, g_strdup_printf ("ledger: order %s: %s", id, (char *)found->pdata[i]));
}

static gboolean
check_page (PosCli *self, GPtrArray *faults, char **after, GError **error)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autoptr (PosOrderPage) page = NULL;

  pos_text_set (&filter->after, *after);
  page = pos_local_store_search_orders_sync (self->store, filter, error);
  if (!page)
    return FALSE;
  for (guint i = 0; i < page->summaries->len; i++) {
    PosOrderSummary *summary = page->summaries->pdata[i];
    g_autoptr (PosOrder) order = NULL;

    /* One that cannot be read was told already. */
    if (pos_local_store_get_order_sync (self->store, &summary->id, &order, NULL) && order)
      check_money (order, faults);
  }
  g_free (*after);
  *after = g_steal_pointer (&page->next);
  return TRUE;
}

GPtrArray *
pos_cli_check (PosCli *self)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean looked = pos_local_store_check_sync (self->store, faults, &error);

  while (looked) {
    looked = check_page (self, faults, &after, &error);
    if (!after)
      break;
  }
  if (!looked)
    g_ptr_array_add (faults, g_strdup_printf ("database: %s", error->message));
  return faults;
}
