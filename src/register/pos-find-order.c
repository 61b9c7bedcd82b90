/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-find-order.c — the nearest copy that is good enough. */
#include "register/pos-find-order.h"
#include "base/pos-error.h"
#include "register/pos-mend-order.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "store/pos-order-search.h"

/* T4. */
static PosOrder *
settle_status (PosRegister *self, PosOrder *order)
{
  if (order)
    order->status = (int)pos_order_get_status_on (order, pos_register_get_today (self));
  return order;
}

/* --- One order by name --- */

/* What headquarters could not answer, in the words of the order rules. */
static GError *
translate (const GError *failure, const char *name)
{
  gboolean unknown = g_error_matches (failure, POS_SYNC_ERROR, POS_SYNC_ERROR_NOT_FOUND);
  GError *error = NULL;

  pos_set_error (&error,
                 POS_ORDER_ERROR,
                 unknown ? POS_ORDER_ERROR_NOT_FOUND : POS_ORDER_ERROR_NOT_LOCAL,
                 g_variant_new_parsed ("{'order': <%s>, 'rule': <'X9'>}", name),
                 unknown ? "There is no order “%.40s”"
                         : "Order “%.40s” is not on this register and headquarters does not answer",
                 name);
  return error;
}

static void
asked_one_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) failure = NULL;
  PosOrder *order = pos_sync_get_order_finish (POS_SYNC (source), result, &failure);

  if (order)
    g_task_return_pointer (task, order, g_object_unref);
  else
    g_task_return_error (task, translate (failure, g_task_get_task_data (task)));
}

static void
mended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  PosOrder *order = pos_mend_order_finish (POS_REGISTER (source), result, &error);

  if (order)
    g_task_return_pointer (task, order, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* What it cannot read here may be mended; takes @task and @error. */
static void
mend_or_fail (GTask *task, GError *error)
{
  PosRegister *self = g_task_get_source_object (task);

  if (pos_mend_order_is_for (error)) {
    pos_mend_order_async (self, error, g_task_get_cancellable (task), mended_cb, task);
    g_error_free (error);
    return;
  }
  g_task_return_error (task, error);
  g_object_unref (task);
}

void
pos_find_order_async (PosRegister *self,
                      const char *name,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  GError *error = NULL;
  PosOrder *order = pos_quick_find_order (self, name ? name : "", &error);

  g_task_set_source_tag (task, pos_find_order_async);
  if (order) {
    g_task_return_pointer (task, order, g_object_unref);
    return;
  }
  if (!self->sync || !g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND)) {
    mend_or_fail (g_steal_pointer (&task), error);
    return;
  }
  g_clear_error (&error);
  g_task_set_task_data (task, g_strdup (name), g_free);
  pos_sync_get_order_async (self->sync, name, cancellable, asked_one_cb, g_steal_pointer (&task));
}

PosOrder *
pos_find_order_finish (PosRegister *self, GAsyncResult *result, GError **error)
{
  return settle_status (self, g_task_propagate_pointer (G_TASK (result), error));
}

/* --- Its newest version --- */

static void
found_here_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  PosOrder *order = pos_find_order_finish (POS_REGISTER (source), result, &error);

  if (order)
    g_task_return_pointer (task, order, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
asked_newest_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PosRegister *self = g_task_get_source_object (task);
  const char *name = g_task_get_task_data (task);
  g_autoptr (PosOrder) there = pos_sync_get_order_finish (POS_SYNC (source), result, NULL);
  g_autoptr (PosOrder) here = pos_quick_find_order (self, name, NULL);

  if (there && (!here || here->revision < there->revision))
    g_task_return_pointer (task, g_steal_pointer (&there), g_object_unref);
  else
    pos_find_order_async (
        self, name, g_task_get_cancellable (task), found_here_cb, g_object_ref (task));
}

void
pos_find_newest_order_async (PosRegister *self,
                             const char *name,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (PosOrder) here = pos_quick_find_order (self, name ? name : "", NULL);
  g_autofree char *key = here ? pos_id_dup_text (&here->id) : g_strdup (name ? name : "");

  g_task_set_source_tag (task, pos_find_newest_order_async);
  g_task_set_task_data (task, g_strdup (key), g_free);
  if (self->sync && pos_sync_may_ask (self->sync))
    pos_sync_get_order_async (
        self->sync, key, cancellable, asked_newest_cb, g_steal_pointer (&task));
  else
    pos_find_order_async (self, key, cancellable, found_here_cb, g_steal_pointer (&task));
}

PosOrder *
pos_find_newest_order_finish (PosRegister *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- The order of a line of the list --- */

typedef struct {
  PosOrderSummary *summary;
  PosOrder *here; /* (nullable): an old copy is better than none */
  PosCopyOrigin origin;
} Listed;

static void
listed_free (gpointer data)
{
  Listed *listed = data;

  g_object_unref (listed->summary);
  g_clear_object (&listed->here);
  g_free (listed);
}

static const char *
name_of (PosOrderSummary *summary)
{
  return pos_text_or (summary->number, pos_text_or (summary->reference, ""));
}

static void
asked_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Listed *listed = g_task_get_task_data (task);
  g_autoptr (GError) failure = NULL;
  PosOrder *order = pos_sync_get_order_finish (POS_SYNC (source), result, &failure);

  listed->origin = order ? POS_COPY_HEADQUARTERS : POS_COPY_OLD;
  if (!order)
    order = g_steal_pointer (&listed->here);
  if (order)
    g_task_return_pointer (task, order, g_object_unref);
  else
    g_task_return_error (task, translate (failure, name_of (listed->summary)));
}

void
pos_find_listed_order_async (PosRegister *self,
                             PosOrderSummary *summary,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Listed *listed = g_new0 (Listed, 1);
  GError *error = NULL;
  g_autofree char *id = pos_id_dup_text (&summary->id);

  listed->summary = g_object_ref (summary);
  listed->here = pos_quick_get_order (self, &summary->id, &error);
  g_task_set_source_tag (task, pos_find_listed_order_async);
  g_task_set_task_data (task, listed, listed_free);
  if (error)
    mend_or_fail (g_steal_pointer (&task), error);
  else if (listed->here && listed->here->revision >= summary->revision)
    g_task_return_pointer (task, g_steal_pointer (&listed->here), g_object_unref);
  else if (self->sync)
    pos_sync_get_order_async (
        self->sync, id, cancellable, asked_listed_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, translate (NULL, name_of (summary)));
}

PosOrder *
pos_find_listed_order_finish (PosRegister *self,
                              GAsyncResult *result,
                              PosCopyOrigin *origin,
                              GError **error)
{
  Listed *listed = g_task_get_task_data (G_TASK (result));

  *origin = listed->origin;
  return settle_status (self, g_task_propagate_pointer (G_TASK (result), error));
}

/* --- A page of orders --- */

/* Headquarters and this register answer the same question, each from where it got to.  A page ends
 * with the last order that headquarters names; what it has not heard of comes in between.  Once one
 * page was read without it, so are those that follow. */
#define CURSOR_SEPARATOR "|"
/* Headquarters answers as many at most; of what is here besides, nothing is left out. */
#define MOST_HERE 1000

typedef struct {
  PosOrderFilter *filter; /* with the cursor of this register */
  char *there;            /* (nullable): headquarters' cursor */
  gint64 limit;
  gboolean alone;
  PosOrderPage *chain; /* (nullable): what headquarters answered */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->filter);
  g_free (asked->there);
  g_clear_pointer (&asked->chain, pos_order_page_free);
  g_free (asked);
}

static Asked *
asked_new (PosOrderFilter *filter, PosDate today)
{
  Asked *asked = g_new0 (Asked, 1);
  g_auto (GStrv) cursors = g_strsplit (pos_text_or (filter->after, ""), CURSOR_SEPARATOR, 2);

  asked->filter = pos_record_copy (filter);
  asked->filter->today = today;
  asked->limit = filter->limit;
  if (cursors[0] && cursors[1]) {
    asked->there = g_strdup (cursors[0]);
    pos_text_set (&asked->filter->after, *cursors[1] ? cursors[1] : NULL);
  } else {
    /* Who passes on the cursor of no page asks for the first. */
    asked->alone = *pos_text_or (filter->after, "") != '\0';
  }
  return asked;
}

static void
return_page (GTask *task, PosOrderPage *page)
{
  g_task_return_pointer (task, page, (GDestroyNotify)pos_order_page_free);
}

/* Of what is @here, what comes before the next page of headquarters does. */
static void
end_with (PosOrderPage *here, PosOrderPage *chain, PosOrderSort sort)
{
  guint n = chain->summaries->len;
  PosOrderSummary *last = n > 0 ? chain->summaries->pdata[n - 1] : NULL;

  for (guint i = here->summaries->len; chain->next && i > 0; i--)
    if (!last || pos_order_summary_compare (here->summaries->pdata[i - 1], last, sort) > 0)
      g_ptr_array_remove_index (here->summaries, i - 1);
}

static void
join_pages (Asked *asked, PosOrderPage *here)
{
  PosOrderPage *chain = asked->chain;
  PosOrderSort sort = asked->filter->sort;

  end_with (here, chain, sort);
  if (chain->next) {
    guint n = chain->summaries->len;
    g_autofree char *cursor =
        n > 0 ? pos_order_search_dup_cursor (chain->summaries->pdata[n - 1], sort)
              : g_strdup (pos_text_or (asked->filter->after, ""));
    char *next = g_strconcat (chain->next, CURSOR_SEPARATOR, cursor, NULL);

    g_free (chain->next);
    chain->next = next;
  }
  pos_order_page_add_missing (chain, here, sort);
}

static void
read_here_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PosRegister *self = g_task_get_source_object (task);
  Asked *asked = g_task_get_task_data (task);
  g_autoptr (PosOrderPage) here = NULL;
  GError *error = NULL;

  here = pos_order_search_finish (POS_LOCAL_STORE (source), result, &error);
  if (!here) {
    g_task_return_error (task, error);
    return;
  }
  if (asked->chain) {
    join_pages (asked, here);
    return_page (task, g_steal_pointer (&asked->chain));
    return;
  }
  here->complete = self->sync == NULL;
  return_page (task, g_steal_pointer (&here));
}

static void
read_here (GTask *task)
{
  PosRegister *self = g_task_get_source_object (task);
  Asked *asked = g_task_get_task_data (task);

  asked->filter->limit = asked->chain ? MOST_HERE : asked->limit;
  pos_order_search_async (self->local_store,
                          asked->filter,
                          g_task_get_cancellable (task),
                          read_here_cb,
                          g_object_ref (task));
}

static void
asked_page_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Asked *asked = g_task_get_task_data (task);

  asked->chain = pos_sync_search_orders_finish (POS_SYNC (source), result, NULL);
  read_here (task);
}

static void
ask_chain (GTask *task)
{
  PosRegister *self = g_task_get_source_object (task);
  Asked *asked = g_task_get_task_data (task);
  g_autoptr (PosOrderFilter) filter = pos_record_copy (asked->filter);

  pos_text_set (&filter->after, asked->there);
  pos_sync_search_orders_async (
      self->sync, filter, g_task_get_cancellable (task), asked_page_cb, g_object_ref (task));
}

void
pos_find_orders_async (PosRegister *self,
                       PosOrderFilter *filter,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Asked *asked = asked_new (filter, pos_register_get_today (self));

  g_task_set_source_tag (task, pos_find_orders_async);
  g_task_set_task_data (task, asked, asked_free);
  if (!asked->alone && self->sync && pos_sync_may_ask (self->sync))
    ask_chain (task);
  else
    read_here (task);
}

PosOrderPage *
pos_find_orders_finish (PosRegister *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
