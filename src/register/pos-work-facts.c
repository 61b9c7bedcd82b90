/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-facts.c — see the header. */
#include "register/pos-work-facts.h"

#include "register/pos-register-private.h"
#include "store/pos-order-table.h"
#include "store/pos-stock-table.h"

typedef struct {
  PosLocalStore *store;
  PosId order;
  char *item;
  char *location;
  PosWorkFacts *facts; /* the answer, taken away by the caller */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->store);
  g_free (question->item);
  g_free (question->location);
  pos_work_facts_free (question->facts);
  g_free (question);
}

void
pos_work_facts_free (PosWorkFacts *self)
{
  if (!self)
    return;
  g_clear_object (&self->order);
  g_clear_object (&self->stock);
  g_free (self);
}

static gboolean
answer (PosDbTxn *txn, gpointer data, GError **error)
{
  Question *question = data;

  g_clear_pointer (&question->facts, pos_work_facts_free);
  question->facts = g_new0 (PosWorkFacts, 1);
  return pos_order_table_get (
             txn, question->store, &question->order, &question->facts->order, error) &&
         (!question->location ||
          pos_stock_table_get_counted (
              txn, question->item, question->location, &question->facts->stock, error));
}

static gpointer
take_answer (gpointer data)
{
  return g_steal_pointer (&((Question *)data)->facts);
}

void
pos_work_facts_read_async (PosRegister *reg,
                           PosWorkLine *line,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (reg, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  question->store = g_object_ref (pos_register_get_local_store (reg));
  question->order = line->order;
  question->item = g_strdup (line->item);
  question->location = g_strdup (line->location);
  g_task_set_source_tag (task, pos_work_facts_read_async);
  g_task_set_task_data (task, question, question_free);
  pos_db_read_task (pos_local_store_get_db (question->store),
                    g_steal_pointer (&task),
                    answer,
                    take_answer,
                    (GDestroyNotify)pos_work_facts_free);
}

PosWorkFacts *
pos_work_facts_read_finish (PosRegister *reg, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
