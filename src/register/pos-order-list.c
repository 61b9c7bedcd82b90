/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-list.c — two sources, each with pages of its own, in one ordered list. */
#include "register/pos-order-list.h"

#include "store/pos-order-search.h"

/* One who answers: this register's database, or headquarters. */
typedef struct {
  GCancellable *cancellable; /* (nullable): set while it works */
  char *next;                /* (nullable): where its next page begins */
} Source;

struct _PosOrderList {
  GObject parent_instance;

  PosRegister *reg;
  PosOrderFilter *filter; /* of the current question */
  GPtrArray *items;       /* PosOrderSummary, as the filter sorts */
  Source here, chain;
  PosOrderReach reach;
  gboolean stale;      /* the rows still answer the question before */
  gboolean refreshing; /* the newest page is read again, because an order was saved */
};

typedef enum {
  PROP_SEARCHING = 1,
  PROP_REACH,
  PROP_MORE,
  PROP_N_ITEMS,
} Property;

static GParamSpec *properties[PROP_N_ITEMS + 1];
static guint failed_signal;

static GType
get_item_type (GListModel *model)
{
  return POS_TYPE_ORDER_SUMMARY;
}

static guint
get_n_items (GListModel *model)
{
  return POS_ORDER_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PosOrderList *self = POS_ORDER_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosOrderList,
                               pos_order_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
notify (PosOrderList *self, Property property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
changed (PosOrderList *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    notify (self, PROP_N_ITEMS);
}

/* --- Rows --- */

static int
compare (PosOrderList *self, PosOrderSummary *a, PosOrderSummary *b)
{
  return pos_order_summary_compare (a, b, self->filter->sort);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer self)
{
  return compare (self, *(PosOrderSummary *const *)a, *(PosOrderSummary *const *)b);
}

/* The same rows in the order that is asked for now; told as one change, so that a row that is
 * chosen stays so. */
static void
sort_rows (PosOrderList *self)
{
  guint n = self->items->len;

  g_ptr_array_sort_with_data (self->items, compare_rows, self);
  changed (self, 0, n, n);
}

/* Where @wanted stands, or would. */
static guint
find_place (PosOrderList *self, PosOrderSummary *wanted)
{
  guint low = 0, high = self->items->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (compare (self, self->items->pdata[middle], wanted) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* What the row at @position is sorted by has changed: it goes where it belongs now. */
static void
move (PosOrderList *self, guint position)
{
  PosOrderSummary *row = g_ptr_array_steal_index (self->items, position);
  guint place = find_place (self, row), first = MIN (position, place);
  guint count = MAX (position, place) - first + 1;

  g_ptr_array_insert (self->items, (int)place, row);
  if (count > 1)
    changed (self, first, count, count);
}

/* Headquarters may know an order's number before this register does. */
static void
bring_up_to_date (PosOrderList *self, guint position, PosOrderSummary *news)
{
  PosOrderSummary *row = self->items->pdata[position];
  gboolean local = row->local || news->local;
  gboolean moves = compare (self, row, news) != 0;

  if (news->revision < row->revision)
    return;
  pos_record_assign (row, news);
  row->local = local;
  if (moves)
    move (self, position);
}

static gboolean
is_known (PosOrderList *self, PosOrderSummary *summary)
{
  return pos_order_list_find (self, &summary->id) != G_MAXUINT;
}

/* Neighbors that are new are told at once: a page at the end is one change. */
static void
merge (PosOrderList *self, PosOrderPage *page)
{
  guint i = 0;

  while (i < page->summaries->len) {
    PosOrderSummary *summary = page->summaries->pdata[i];
    guint place = find_place (self, summary), count = 0;
    guint known = pos_order_list_find (self, &summary->id);

    if (known != G_MAXUINT) {
      bring_up_to_date (self, known, summary);
      i++;
      continue;
    }
    while (i < page->summaries->len &&
           find_place (self, page->summaries->pdata[i]) == place + count &&
           !is_known (self, page->summaries->pdata[i])) {
      g_ptr_array_insert (
          self->items, (int)(place + count), g_object_ref (page->summaries->pdata[i]));
      count++;
      i++;
    }
    changed (self, place, 0, count);
  }
}

typedef gboolean (*RowTest) (PosOrderList *self, PosOrderSummary *row, PosOrderPage *page);

/* Rows of which @goes is true and that @page does not have go; the others stay where they are. */
static void
remove_rows (PosOrderList *self, PosOrderPage *page, RowTest goes)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (pos_id_hash, pos_id_equal);

  for (guint i = 0; i < page->summaries->len; i++)
    g_hash_table_add (kept, &((PosOrderSummary *)page->summaries->pdata[i])->id);
  for (guint end = self->items->len; end > 0; end--) {
    guint start = end;
    while (start > 0 && goes (self, self->items->pdata[start - 1], page) &&
           !g_hash_table_contains (kept, &((PosOrderSummary *)self->items->pdata[start - 1])->id))
      start--;
    if (start == end)
      continue;
    g_ptr_array_remove_range (self->items, start, end - start);
    changed (self, start, end - start, 0);
    end = start + 1;
  }
}

static gboolean
always (PosOrderList *self, PosOrderSummary *row, PosOrderPage *page)
{
  return TRUE;
}

/* The page reaches as far as the row, and would have it. */
static gboolean
is_covered (PosOrderList *self, PosOrderSummary *row, PosOrderPage *page)
{
  guint n = page->summaries->len;

  return row->local && (!page->next || compare (self, row, page->summaries->pdata[n - 1]) <= 0);
}

static void
take_page (PosOrderList *self, Source *source, PosOrderPage *page)
{
  g_free (source->next);
  source->next = g_strdup (page->next);
  if (self->stale)
    remove_rows (self, page, always);
  self->stale = FALSE;
  merge (self, page);
  notify (self, PROP_MORE);
}

static void
take_newest_page (PosOrderList *self, PosOrderPage *page)
{
  self->refreshing = FALSE;
  remove_rows (self, page, is_covered);
  merge (self, page);
}

/* --- Asking --- */

static void
set_reach (PosOrderList *self, PosOrderReach reach)
{
  if (self->reach == reach)
    return;
  self->reach = reach;
  notify (self, PROP_REACH);
}

static void
give_up (Source *source)
{
  g_cancellable_cancel (source->cancellable);
  g_clear_object (&source->cancellable);
  g_clear_pointer (&source->next, g_free);
}

static PosOrderFilter *
make_filter (PosOrderList *self, Source *source)
{
  PosOrderFilter *filter = pos_record_copy (self->filter);

  pos_text_set (&filter->after, self->refreshing && source == &self->here ? NULL : source->next);
  return filter;
}

static void
read_here_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosOrderList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrderPage) page =
      pos_order_search_finish (POS_LOCAL_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->here.cancellable);
  if (page && self->refreshing)
    take_newest_page (self, page);
  else if (page)
    take_page (self, &self->here, page);
  notify (self, PROP_SEARCHING);
  if (error)
    g_signal_emit (self, failed_signal, 0, error);
}

static void
read_here (PosOrderList *self)
{
  g_autoptr (PosOrderFilter) filter = make_filter (self, &self->here);

  self->here.cancellable = g_cancellable_new ();
  pos_order_search_async (pos_register_get_local_store (self->reg),
                          filter,
                          self->here.cancellable,
                          read_here_cb,
                          g_object_ref (self));
  notify (self, PROP_SEARCHING);
}

static void
read_chain_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosOrderList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrderPage) page = pos_sync_search_orders_finish (POS_SYNC (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->chain.cancellable);
  if (page)
    take_page (self, &self->chain, page);
  set_reach (self, page ? POS_REACH_CHAIN : POS_REACH_NO_REPLY);
}

static void
read_chain (PosOrderList *self)
{
  g_autoptr (PosOrderFilter) filter = make_filter (self, &self->chain);

  self->chain.cancellable = g_cancellable_new ();
  pos_sync_search_orders_async (pos_register_get_sync (self->reg),
                                filter,
                                self->chain.cancellable,
                                read_chain_cb,
                                g_object_ref (self));
}

static void
ask_chain (PosOrderList *self)
{
  PosSync *sync = pos_register_get_sync (self->reg);

  if (!sync) {
    set_reach (self, POS_REACH_CHAIN);
  } else if (!pos_sync_may_ask (sync)) {
    set_reach (self, POS_REACH_OFFLINE);
  } else {
    set_reach (self, POS_REACH_ASKING);
    read_chain (self);
  }
}

void
pos_order_list_search (PosOrderList *self, PosOrderFilter *filter, gboolean ask_headquarters)
{
  g_return_if_fail (POS_IS_ORDER_LIST (self));
  g_return_if_fail (POS_IS_ORDER_FILTER (filter));

  give_up (&self->here);
  give_up (&self->chain);
  PosOrderSort before = pos_order_list_get_sort (self);
  g_clear_object (&self->filter);
  self->filter = pos_record_copy (filter);
  if (self->filter->sort != (int)before)
    sort_rows (self);
  self->filter->today = pos_register_get_today (self->reg);
  self->stale = TRUE;
  self->refreshing = FALSE;
  read_here (self);
  if (ask_headquarters)
    ask_chain (self);
  else
    set_reach (self, POS_REACH_HERE);
}

void
pos_order_list_retry (PosOrderList *self)
{
  g_return_if_fail (POS_IS_ORDER_LIST (self));
  if (!self->filter)
    return;
  g_autoptr (PosOrderFilter) filter = g_object_ref (self->filter);
  pos_order_list_search (self, filter, TRUE);
}

void
pos_order_list_load_more (PosOrderList *self)
{
  g_return_if_fail (POS_IS_ORDER_LIST (self));
  if (self->here.next && !self->here.cancellable)
    read_here (self);
  if (self->chain.next && !self->chain.cancellable)
    read_chain (self);
}

/* An order was saved here, by this register or by the feed. */
static void
stored_cb (PosOrderList *self, GStrv topics, PosDb *db)
{
  if (!self->filter || self->here.cancellable || self->stale ||
      !g_strv_contains ((const char *const *)topics, "order"))
    return;
  self->refreshing = TRUE;
  read_here (self);
}

gboolean
pos_order_list_is_searching (PosOrderList *self)
{
  return self->here.cancellable != NULL;
}

PosOrderSort
pos_order_list_get_sort (PosOrderList *self)
{
  return self->filter ? self->filter->sort : POS_SORT_NEWEST;
}

PosOrderReach
pos_order_list_get_reach (PosOrderList *self)
{
  return self->reach;
}

gboolean
pos_order_list_has_more (PosOrderList *self)
{
  return self->here.next || self->chain.next;
}

guint
pos_order_list_find (PosOrderList *self, const PosId *id)
{
  for (guint i = 0; i < self->items->len; i++)
    if (pos_id_equal (&((PosOrderSummary *)self->items->pdata[i])->id, id))
      return i;
  return G_MAXUINT;
}

static void
pos_order_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PosOrderList *self = POS_ORDER_LIST (object);

  switch ((Property)id) {
  case PROP_SEARCHING:
    g_value_set_boolean (value, pos_order_list_is_searching (self));
    break;
  case PROP_REACH:
    g_value_set_int (value, (int)self->reach);
    break;
  case PROP_MORE:
    g_value_set_boolean (value, pos_order_list_has_more (self));
    break;
  case PROP_N_ITEMS:
    g_value_set_uint (value, self->items->len);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pos_order_list_dispose (GObject *object)
{
  PosOrderList *self = POS_ORDER_LIST (object);

  give_up (&self->here);
  give_up (&self->chain);
  G_OBJECT_CLASS (pos_order_list_parent_class)->dispose (object);
}

static void
pos_order_list_finalize (GObject *object)
{
  PosOrderList *self = POS_ORDER_LIST (object);

  g_ptr_array_unref (self->items);
  g_clear_object (&self->filter);
  g_clear_object (&self->reg);
  G_OBJECT_CLASS (pos_order_list_parent_class)->finalize (object);
}

static void
pos_order_list_class_init (PosOrderListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pos_order_list_get_property;
  object_class->dispose = pos_order_list_dispose;
  object_class->finalize = pos_order_list_finalize;
  properties[PROP_SEARCHING] = g_param_spec_boolean ("searching", NULL, NULL, FALSE, flags);
  properties[PROP_REACH] =
      g_param_spec_int ("reach", NULL, NULL, 0, POS_REACH_NO_REPLY, POS_REACH_HERE, flags);
  properties[PROP_MORE] = g_param_spec_boolean ("more", NULL, NULL, FALSE, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  failed_signal = g_signal_new ("failed",
                                POS_TYPE_ORDER_LIST,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_ERROR);
}

static void
pos_order_list_init (PosOrderList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

PosOrderList *
pos_order_list_new (PosRegister *reg)
{
  PosOrderList *self = g_object_new (POS_TYPE_ORDER_LIST, NULL);

  self->reg = g_object_ref (reg);
  g_signal_connect_object (pos_local_store_get_db (pos_register_get_local_store (reg)),
                           "changed",
                           G_CALLBACK (stored_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}
