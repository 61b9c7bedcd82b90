/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-local-lookup.c — the quick questions: one transaction each. */
#include "store/pos-config-table.h"
#include "store/pos-intent-table.h"
#include "store/pos-local-store.h"
#include "store/pos-order-table.h"
#include "store/pos-product-table.h"

/* One question each: what is asked, and the answer. */
typedef struct {
  PosLocalStore *store;
  gconstpointer wanted;
  gpointer answer;
} Question;

static gboolean
ask (PosLocalStore *self, PosDbFunc func, gconstpointer wanted, gpointer *answer, GError **error)
{
  Question question = {self, wanted, NULL};
  gboolean ok = pos_db_read_sync (pos_local_store_get_db (self), func, &question, NULL, error);

  *answer = question.answer;
  return ok;
}

static gboolean
load_config (PosDbTxn *txn, gpointer data, GError **error)
{
  Question *question = data;

  g_clear_object (&question->answer);
  question->answer = pos_config_new ();
  return pos_config_table_load (txn, question->answer, error);
}

PosConfig *
pos_local_store_load_config (PosLocalStore *self, GError **error)
{
  gpointer config;

  if (!ask (self, load_config, NULL, &config, error))
    g_clear_object (&config);
  return config;
}

static gboolean
find_product (PosDbTxn *txn, gpointer data, GError **error)
{
  Question *question = data;

  return pos_product_table_find_code (
      txn, question->wanted, (PosProduct **)&question->answer, error);
}

gboolean
pos_local_store_find_product_sync (PosLocalStore *self,
                                   const char *code,
                                   PosProduct **product,
                                   GError **error)
{
  return ask (self, find_product, code, (gpointer *)product, error);
}

static gboolean
list_carry_only (PosDbTxn *txn, gpointer data, GError **error)
{
  Question *question = data;

  g_clear_pointer ((GStrv *)&question->answer, g_strfreev);
  question->answer = pos_product_table_list_carry_only (txn, question->wanted, error);
  return question->answer != NULL;
}

static gboolean
list_blocked (PosDbTxn *txn, gpointer data, GError **error)
{
  Question *question = data;

  g_clear_pointer ((GStrv *)&question->answer, g_strfreev);
  question->answer = pos_product_table_list_blocked (txn, question->wanted, error);
  return question->answer != NULL;
}

static GStrv
ask_which (PosLocalStore *self, PosDbFunc func, const char *const *ids, GError **error)
{
  gpointer which;

  if (!ask (self, func, ids, &which, error))
    g_clear_pointer ((GStrv *)&which, g_strfreev);
  return which;
}

GStrv
pos_local_store_list_carry_only_sync (PosLocalStore *self, const char *const *ids, GError **error)
{
  return ask_which (self, list_carry_only, ids, error);
}

GStrv
pos_local_store_list_blocked_sync (PosLocalStore *self, const char *const *ids, GError **error)
{
  return ask_which (self, list_blocked, ids, error);
}

static gboolean
get_order (PosDbTxn *txn, gpointer data, GError **error)
{
  Question *question = data;

  return pos_order_table_get (
      txn, question->store, question->wanted, (PosOrder **)&question->answer, error);
}

gboolean
pos_local_store_get_order_sync (PosLocalStore *self,
                                const PosId *id,
                                PosOrder **order,
                                GError **error)
{
  return ask (self, get_order, id, (gpointer *)order, error);
}

static gboolean
search_orders (PosDbTxn *txn, gpointer data, GError **error)
{
  Question *question = data;

  question->answer = pos_order_table_search (txn, (PosOrderFilter *)question->wanted, error);
  return question->answer != NULL;
}

PosOrderPage *
pos_local_store_search_orders_sync (PosLocalStore *self, PosOrderFilter *filter, GError **error)
{
  gpointer page;

  ask (self, search_orders, filter, &page, error);
  return page;
}

static gboolean
list_open_intents (PosDbTxn *txn, gpointer data, GError **error)
{
  Question *question = data;

  g_clear_pointer ((GPtrArray **)&question->answer, g_ptr_array_unref);
  question->answer = pos_intent_table_list_open (txn, error);
  return question->answer != NULL;
}

GPtrArray *
pos_local_store_list_open_intents_sync (PosLocalStore *self, GError **error)
{
  gpointer intents;

  if (!ask (self, list_open_intents, NULL, &intents, error))
    g_clear_pointer ((GPtrArray **)&intents, g_ptr_array_unref);
  return intents;
}
