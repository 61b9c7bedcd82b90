/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-list.c — all lines in memory, of which a filter shows some. */
#include "register/pos-work-list.h"

#include "register/pos-register-private.h"
#include "register/pos-work-seen.h"
#include "store/pos-work-table.h"

#include <string.h>

struct _PosWorkList {
  GObject parent_instance;

  PosRegister *reg;
  PosWorkFilter *filter;
  GPtrArray *lines; /* PosWorkLine: all of them */
  GPtrArray *shown; /* PosWorkLine */
  GHashTable *seen; /* ids of lines, of the signed-in worker */
  PosWorkCounts counts;
  guint unseen[POS_WORK_DONE + 1];
  GCancellable *cancellable;
  gint64 read_at;
};

typedef enum {
  PROP_N_ITEMS = 1,
} Property;

static GParamSpec *properties[PROP_N_ITEMS + 1];
static guint counted_signal, failed_signal;

static GType
get_item_type (GListModel *model)
{
  return POS_TYPE_WORK_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return POS_WORK_LIST (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PosWorkList *self = POS_WORK_LIST (model);

  return position < self->shown->len ? g_object_ref (self->shown->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosWorkList,
                               pos_work_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- What is shown --- */

/* The rows between those that stay the same at both ends are told as one change. */
static void
show (PosWorkList *self, GPtrArray *wanted)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->shown);
  guint least = MIN (before->len, wanted->len);
  guint head = 0, tail = 0;

  while (head < least && before->pdata[head] == wanted->pdata[head])
    head++;
  while (tail < least - head &&
         before->pdata[before->len - 1 - tail] == wanted->pdata[wanted->len - 1 - tail])
    tail++;
  self->shown = g_ptr_array_ref (wanted);
  if (head + tail == before->len && before->len == wanted->len)
    return;
  g_list_model_items_changed (
      G_LIST_MODEL (self), head, before->len - head - tail, wanted->len - head - tail);
  if (before->len != wanted->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static const char *
get_zone (PosWorkList *self)
{
  PosStore *store = pos_register_get_store_record (self->reg);

  return store ? store->time_zone : NULL;
}

static void
choose (PosWorkList *self)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  PosDate today = pos_register_get_today (self->reg);

  for (guint i = 0; i < self->lines->len; i++)
    if (pos_work_filter_matches (self->filter, self->lines->pdata[i], today, get_zone (self)))
      g_ptr_array_add (wanted, g_object_ref (self->lines->pdata[i]));
  show (self, wanted);
}

void
pos_work_list_choose (PosWorkList *self, PosWorkFilter *filter)
{
  g_return_if_fail (POS_IS_WORK_LIST (self));

  pos_record_assign (self->filter, filter);
  choose (self);
}

guint
pos_work_list_count (PosWorkList *self, PosWorkFilter *filter)
{
  g_return_val_if_fail (POS_IS_WORK_LIST (self), 0);
  PosDate today = pos_register_get_today (self->reg);
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += pos_work_filter_matches (filter, self->lines->pdata[i], today, get_zone (self)) ? 1 : 0;
  return n;
}

PosWorkView
pos_work_list_find_view (PosWorkList *self)
{
  g_return_val_if_fail (POS_IS_WORK_LIST (self), POS_WORK_ALL);
  g_autoptr (PosWorkFilter) filter = pos_record_copy (self->filter);
  PosDate today = pos_register_get_today (self->reg);
  int first = POS_WORK_DONE;

  filter->view = POS_WORK_ALL;
  for (guint i = 0; i < self->lines->len; i++) {
    PosWorkLine *line = self->lines->pdata[i];
    if (line->view < first && pos_work_filter_matches (filter, line, today, get_zone (self)))
      first = line->view;
  }
  return first == POS_WORK_DONE ? POS_WORK_ALL : (PosWorkView)first;
}

/* --- Counting --- */

static gboolean
is_unseen (PosWorkList *self, PosWorkLine *line)
{
  char id[POS_ID_TEXT_SIZE];

  pos_id_to_text (&line->line, id);
  return line->view != POS_WORK_DONE && !g_hash_table_contains (self->seen, id);
}

/* Buttons ask at every line that is sold: it is counted when it changes. */
static void
count (PosWorkList *self)
{
  self->counts = pos_work_count (self->lines);
  memset (self->unseen, 0, sizeof self->unseen);
  for (guint i = 0; i < self->lines->len; i++) {
    PosWorkLine *line = self->lines->pdata[i];
    guint one = is_unseen (self, line) ? 1 : 0;

    self->unseen[line->view] += one;
    self->unseen[POS_WORK_ALL] += one;
  }
  g_signal_emit (self, counted_signal, 0);
}

PosWorkCounts
pos_work_list_get_counts (PosWorkList *self)
{
  return self->counts;
}

guint
pos_work_list_get_unseen (PosWorkList *self, PosWorkView view)
{
  return self->unseen[view];
}

/* --- Reading --- */

/* A line that is as it was stays the object that it was, so that nobody draws it again. */
static void
keep_known (PosWorkList *self, GPtrArray *lines)
{
  g_autoptr (GHashTable) known = g_hash_table_new (pos_id_hash, pos_id_equal);

  for (guint i = 0; i < self->lines->len; i++) {
    PosWorkLine *line = self->lines->pdata[i];
    if (line->view != POS_WORK_DONE)
      g_hash_table_insert (known, &line->line, line);
  }
  for (guint i = 0; i < lines->len; i++) {
    PosWorkLine *fresh = lines->pdata[i];
    PosWorkLine *old = g_hash_table_lookup (known, &fresh->line);

    if (!old || !pos_record_equal (old, fresh, FALSE))
      continue;
    g_object_unref (fresh);
    lines->pdata[i] = g_object_ref (old);
  }
}

static void
take (PosWorkList *self, GPtrArray *lines)
{
  pos_work_sort (lines, pos_register_get_config (self->reg));
  keep_known (self, lines);
  g_ptr_array_unref (self->lines);
  self->lines = g_ptr_array_ref (lines);
  self->read_at = pos_register_get_now (self->reg);
  choose (self);
  count (self);
}

void
pos_work_list_tell (PosWorkList *self, GPtrArray *lines)
{
  g_return_if_fail (POS_IS_WORK_LIST (self));
  g_autoptr (GPtrArray) none = g_ptr_array_new_with_free_func (g_object_unref);

  take (self, lines ? lines : none);
  if (!lines)
    self->read_at = 0;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosWorkList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines =
      pos_work_table_list_finish (POS_LOCAL_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (!lines) {
    g_signal_emit (self, failed_signal, 0, error);
    return;
  }
  take (self, lines);
}

void
pos_work_list_refresh (PosWorkList *self)
{
  PosStore *store = pos_register_get_store_record (self->reg);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!store)
    return;
  self->cancellable = g_cancellable_new ();
  pos_work_table_list_async (pos_register_get_local_store (self->reg),
                             store->id,
                             pos_work_list_get_start_of_day (self->reg),
                             self->cancellable,
                             read_cb,
                             g_object_ref (self));
}

static void
load_seen (PosWorkList *self)
{
  g_clear_pointer (&self->seen, g_hash_table_unref);
  self->seen = pos_work_seen_load (self->reg);
  count (self);
}

static void
stored_cb (PosWorkList *self, GStrv topics)
{
  if (g_strv_contains ((const char *const *)topics, POS_WORK_SEEN_TOPIC))
    load_seen (self);
  if (g_strv_contains ((const char *const *)topics, "order") ||
      g_strv_contains ((const char *const *)topics, "stock"))
    pos_work_list_refresh (self);
}

/* Nobody hears of his own order as new work. */
static void
concluded_cb (PosWorkList *self, PosOrder *order)
{
  pos_work_seen_add (self->reg, order, self->seen);
}

void
pos_work_list_see (PosWorkList *self)
{
  g_return_if_fail (POS_IS_WORK_LIST (self));

  if (self->unseen[POS_WORK_ALL] > 0)
    pos_work_seen_mark (self->reg, self->lines);
}

gint64
pos_work_list_get_read_at (PosWorkList *self)
{
  return self->read_at;
}

gint64
pos_work_list_get_start_of_day (PosRegister *reg)
{
  PosStore *store = pos_register_get_store_record (reg);

  return pos_date_get_start (pos_register_get_today (reg), store ? store->time_zone : NULL);
}

/* --- The object --- */

static void
pos_work_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PosWorkList *self = POS_WORK_LIST (object);

  switch ((Property)id) {
  case PROP_N_ITEMS:
    g_value_set_uint (value, self->shown->len);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pos_work_list_dispose (GObject *object)
{
  PosWorkList *self = POS_WORK_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (pos_work_list_parent_class)->dispose (object);
}

static void
pos_work_list_finalize (GObject *object)
{
  PosWorkList *self = POS_WORK_LIST (object);

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->seen);
  g_object_unref (self->filter);
  g_clear_object (&self->reg);
  G_OBJECT_CLASS (pos_work_list_parent_class)->finalize (object);
}

static void
pos_work_list_class_init (PosWorkListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pos_work_list_get_property;
  object_class->dispose = pos_work_list_dispose;
  object_class->finalize = pos_work_list_finalize;
  properties[PROP_N_ITEMS] =
      g_param_spec_uint ("n-items",
                         NULL,
                         NULL,
                         0,
                         G_MAXUINT,
                         0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  counted_signal = g_signal_new (
      "counted", POS_TYPE_WORK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  failed_signal = g_signal_new ("failed",
                                POS_TYPE_WORK_LIST,
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
pos_work_list_init (PosWorkList *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->filter = g_object_new (POS_TYPE_WORK_FILTER, NULL);
}

PosWorkList *
pos_work_list_new_told (PosRegister *reg)
{
  PosWorkList *self = g_object_new (POS_TYPE_WORK_LIST, NULL);

  self->reg = g_object_ref (reg);
  self->seen = pos_work_seen_load (reg);
  return self;
}

PosWorkList *
pos_work_list_new (PosRegister *reg)
{
  PosWorkList *self = pos_work_list_new_told (reg);

  g_signal_connect_object (pos_local_store_get_db (pos_register_get_local_store (reg)),
                           "changed",
                           G_CALLBACK (stored_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reg, "notify::worker", G_CALLBACK (load_seen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg, "concluded", G_CALLBACK (concluded_cb), self, G_CONNECT_SWAPPED);
  pos_work_list_refresh (self);
  return self;
}
