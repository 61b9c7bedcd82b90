/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cli-check.c — looks for damage: the database's own rules, then the money of every order. */
#include "cli/pos-cli.h"
#include "pricing/pos-ledger.h"
#include "store/pos-data-check.h"
#include "store/pos-setting-table.h"

#include <string.h>

#define MEND "posctl check --mend"

/* What to do about a fault, by the word that it begins with. */
static const struct {
  const char *kind;
  const char *advice;
} advices[] = {
    {"database",
     "keep this folder as it is, and put a backup back with its key, or save what is "
     "left with posctl rescue"},
    {"index", MEND " makes it anew from the rows"},
    {"order", "looking it up has it mended, all of them are by " MEND},
    {"ledger", "keep this folder as it is, and hold the order against headquarters"},
    {"journal",
     "it cannot be mended: keep this folder, and a backup of before, for whoever audits"},
    {"receipt",
     "it cannot be mended: the order and headquarters have the amounts; keep this folder"},
    {"card request", "hold the terminal's own list against the orders"},
    {"shift", "count the drawer, and close the shift; keep this folder for whoever audits"},
    {"shift_entry", "count the drawer, and close the shift; keep this folder for whoever audits"},
    {"outbox",
     "what was not sent is lost: headquarters names it to whoever synchronizes; keep "
     "this folder"},
    {"cart", "void the transaction and key it again"},
    {"suspended cart", "void the transaction and key it again"},
    {"feed", "nothing: it is heard again with the next look at it"},
    {"setting", "enroll this register again"},
    {"config", MEND " has headquarters send it again"},
    {"product", MEND " has headquarters send it again"},
    {"customer", MEND " has headquarters send it again"},
    {"store_cart", MEND " has headquarters send it again"},
    {"stock", MEND " has headquarters send it again"},
    {"stock_move", MEND " has headquarters send what lies where again"},
    {"lockout", MEND " counts from nothing again"},
    {"search", MEND " makes it anew from the orders"},
    {"coupon", MEND " makes it anew from the orders"},
};

typedef struct {
  PosCli *cli;
  char *own; /* (nullable): what this register is called */
  GPtrArray *faults;
  GPtrArray *notices; /* (nullable) */
} Look;

static gboolean
read_own (PosDbTxn *txn, gpointer data, GError **error)
{
  Look *look = data;

  g_clear_pointer (&look->own, g_free);
  return pos_setting_table_get (txn, POS_SETTING_REGISTER, &look->own, error);
}

/* The identities of money that only the rules of pricing know. */
static void
check_money (const Look *look, PosOrder *order)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  char id[POS_ID_TEXT_SIZE];

  pos_id_to_text (&order->id, id);
  pos_ledger_check (order, found);
  for (guint i = 0; i < found->len; i++) {
    const char *fault = found->pdata[i];

    if (!pos_data_is_refused_elsewhere (order, look->own))
      g_ptr_array_add (look->faults, g_strdup_printf ("ledger: order %s: %s", id, fault));
    else if (look->notices)
      g_ptr_array_add (look->notices,
                       g_strdup_printf ("order %s of register %s, which headquarters refused: %s",
                                        id,
                                        order->register_id,
                                        fault));
  }
}

static gboolean
check_page (const Look *look, char **after, GError **error)
{
  PosLocalStore *store = look->cli->store;
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autoptr (PosOrderPage) page = NULL;

  pos_text_set (&filter->after, *after);
  page = pos_local_store_search_orders_sync (store, filter, error);
  if (!page)
    return FALSE;
  for (guint i = 0; i < page->summaries->len; i++) {
    PosOrderSummary *summary = page->summaries->pdata[i];
    g_autoptr (PosOrder) order = NULL;

    /* One that cannot be read was told already. */
    if (pos_local_store_get_order_sync (store, &summary->id, &order, NULL) && order)
      check_money (look, order);
  }
  g_free (*after);
  *after = g_steal_pointer (&page->next);
  return TRUE;
}

GPtrArray *
pos_cli_check (PosCli *self, GPtrArray *notices)
{
  Look look = {self, NULL, g_ptr_array_new_with_free_func (g_free), notices};
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean looked = pos_local_store_check_sync (self->store, look.faults, &error);

  /* A setting that cannot be read was told. */
  pos_db_read_sync (pos_local_store_get_db (self->store), read_own, &look, NULL, NULL);

  while (looked) {
    looked = check_page (&look, &after, &error);
    if (!after)
      break;
  }
  if (!looked)
    g_ptr_array_add (look.faults, g_strdup_printf ("database: %s", error->message));
  g_free (look.own);
  return look.faults;
}

static const char *
find_advice (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (advices); i++)
    if (!strcmp (advices[i].kind, kind))
      return advices[i].advice;
  return NULL;
}

GPtrArray *
pos_cli_advise (GPtrArray *faults)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < faults->len; i++) {
    const char *fault = faults->pdata[i], *colon = strchr (fault, ':');
    g_autofree char *kind = colon ? g_strndup (fault, (gsize)(colon - fault)) : NULL;
    const char *advice = kind ? find_advice (kind) : NULL;

    if (advice && !g_hash_table_contains (told, kind)) {
      g_ptr_array_add (lines, g_strdup_printf ("%s: %s", kind, advice));
      g_hash_table_add (told, g_steal_pointer (&kind));
    }
  }
  return lines;
}

GPtrArray *
pos_cli_mend (PosCli *self, GError **error)
{
  g_autoptr (GPtrArray) report = g_ptr_array_new_with_free_func (g_free);

  return pos_data_mend_sync (self->store, report, error) ? g_steal_pointer (&report) : NULL;
}
