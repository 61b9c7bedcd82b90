/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-search-list.c — one question at a time, read page by page on a reader thread. */
#include "register/pos-search-list.h"

#include "model/pos-party.h"
#include "register/pos-found-product.h"
#include "store/pos-customer-table.h"
#include "store/pos-product-table.h"
#include "store/pos-stock-table.h"

/* What a reader works on: a page of a question, and its answer. */
typedef struct {
  GWeakRef list; /* a list that nobody wants any more gives up */
  GCancellable *cancellable;
  char *text;
  GStrv categories;
  char *after;
  GPtrArray *found;
  char *next;
} Page;

struct _PosSearchList {
  GObject parent_instance;

  PosRegister *reg;
  GType item_type;
  PosDbFunc read;
  GPtrArray *items;
  char *text;
  GStrv categories;
  GCancellable *cancellable; /* (nullable): set while a page is read */
  char *next;                /* (nullable): where the next page begins */
  gboolean stale;            /* the rows still answer the question before */
};

typedef enum {
  PROP_SEARCHING = 1,
  PROP_MORE,
  PROP_N_ITEMS,
} Property;

static GParamSpec *properties[PROP_N_ITEMS + 1];
enum { ANSWERED, FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- The model --- */

static GType
get_item_type (GListModel *model)
{
  return POS_SEARCH_LIST (model)->item_type;
}

static guint
get_n_items (GListModel *model)
{
  return POS_SEARCH_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PosSearchList *self = POS_SEARCH_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosSearchList,
                               pos_search_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
notify (PosSearchList *self, Property property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* --- Reading --- */

static void
page_free (Page *page)
{
  g_weak_ref_clear (&page->list);
  g_object_unref (page->cancellable);
  g_free (page->text);
  g_strfreev (page->categories);
  g_free (page->after);
  g_clear_pointer (&page->found, g_ptr_array_unref);
  g_free (page->next);
  g_free (page);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, page_free)

static void
page_reset (Page *page)
{
  g_clear_pointer (&page->found, g_ptr_array_unref);
  g_clear_pointer (&page->next, g_free);
}

static gboolean
read_products (PosDbTxn *txn, gpointer data, GError **error)
{
  Page *page = data;
  g_autoptr (GPtrArray) products = NULL;

  page_reset (page);
  products = pos_product_table_search (txn,
                                       page->text,
                                       (const char *const *)page->categories,
                                       POS_SEARCH_LIST_PAGE,
                                       page->after,
                                       &page->next,
                                       error);
  if (!products)
    return FALSE;
  page->found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < products->len; i++) {
    PosProduct *product = products->pdata[i];
    GPtrArray *stock = pos_stock_table_list (txn, product->id, error);
    if (!stock)
      return FALSE;
    g_ptr_array_add (page->found, pos_found_product_new (g_object_ref (product), stock));
  }
  return TRUE;
}

static gboolean
read_customers (PosDbTxn *txn, gpointer data, GError **error)
{
  Page *page = data;

  page_reset (page);
  page->found = pos_customer_table_search (
      txn, page->text, POS_SEARCH_LIST_PAGE, page->after, &page->next, error);
  return page->found != NULL;
}

static void
take_page (PosSearchList *self, Page *page)
{
  guint gone = self->stale ? self->items->len : 0;
  guint position = self->items->len - gone;

  if (gone > 0)
    g_ptr_array_set_size (self->items, 0);
  self->stale = FALSE;
  g_free (self->next);
  self->next = g_strdup (page->next);
  for (guint i = 0; i < page->found->len; i++)
    g_ptr_array_add (self->items, g_object_ref (page->found->pdata[i]));
  if (gone > 0 || page->found->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, gone, page->found->len);
  if (gone != page->found->len)
    notify (self, PROP_N_ITEMS);
  notify (self, PROP_MORE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Page) page = data;
  g_autoptr (PosSearchList) self = g_weak_ref_get (&page->list);
  g_autoptr (GError) error = NULL;
  gboolean read = pos_db_read_finish (POS_DB (source), result, &error);
  gboolean first = self && self->stale;

  /* Another question was asked meanwhile, or nobody listens any more. */
  if (!self || page->cancellable != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (read)
    take_page (self, page);
  notify (self, PROP_SEARCHING);
  if (!read)
    g_signal_emit (self, signals[FAILED], 0, error);
  else if (first)
    g_signal_emit (self, signals[ANSWERED], 0);
}

static void
read_page (PosSearchList *self)
{
  Page *page = g_new0 (Page, 1);

  self->cancellable = g_cancellable_new ();
  g_weak_ref_init (&page->list, self);
  page->cancellable = g_object_ref (self->cancellable);
  page->text = g_strdup (self->text);
  page->categories = g_strdupv (self->categories);
  page->after = g_strdup (self->next);
  pos_db_read_async (pos_local_store_get_db (pos_register_get_local_store (self->reg)),
                     self->read,
                     page,
                     NULL,
                     self->cancellable,
                     read_cb,
                     page);
  notify (self, PROP_SEARCHING);
}

static void
give_up (PosSearchList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->next, g_free);
}

void
pos_search_list_ask (PosSearchList *self, const char *text, const char *const *categories)
{
  g_return_if_fail (POS_IS_SEARCH_LIST (self));

  give_up (self);
  g_free (self->text);
  g_strfreev (self->categories);
  self->text = g_strdup (text ? text : "");
  self->categories = g_strdupv ((GStrv)categories);
  self->stale = TRUE;
  read_page (self);
}

void
pos_search_list_load_more (PosSearchList *self)
{
  g_return_if_fail (POS_IS_SEARCH_LIST (self));
  if (self->next && !self->cancellable)
    read_page (self);
}

const char *
pos_search_list_get_text (PosSearchList *self)
{
  g_return_val_if_fail (POS_IS_SEARCH_LIST (self), NULL);
  return self->text ? self->text : "";
}

gboolean
pos_search_list_is_searching (PosSearchList *self)
{
  g_return_val_if_fail (POS_IS_SEARCH_LIST (self), FALSE);
  return self->cancellable && self->stale;
}

gboolean
pos_search_list_is_counted (PosSearchList *self)
{
  g_return_val_if_fail (POS_IS_SEARCH_LIST (self), FALSE);
  return self->items->len > 0 || !pos_search_list_is_searching (self);
}

gboolean
pos_search_list_has_more (PosSearchList *self)
{
  g_return_val_if_fail (POS_IS_SEARCH_LIST (self), FALSE);
  return self->next != NULL;
}

/* --- The object --- */

static void
pos_search_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PosSearchList *self = POS_SEARCH_LIST (object);

  switch ((Property)id) {
  case PROP_SEARCHING:
    g_value_set_boolean (value, pos_search_list_is_searching (self));
    break;
  case PROP_MORE:
    g_value_set_boolean (value, pos_search_list_has_more (self));
    break;
  case PROP_N_ITEMS:
    g_value_set_uint (value, self->items->len);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pos_search_list_dispose (GObject *object)
{
  give_up (POS_SEARCH_LIST (object));
  G_OBJECT_CLASS (pos_search_list_parent_class)->dispose (object);
}

static void
pos_search_list_finalize (GObject *object)
{
  PosSearchList *self = POS_SEARCH_LIST (object);

  g_ptr_array_unref (self->items);
  g_free (self->text);
  g_strfreev (self->categories);
  g_clear_object (&self->reg);
  G_OBJECT_CLASS (pos_search_list_parent_class)->finalize (object);
}

static void
pos_search_list_class_init (PosSearchListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pos_search_list_get_property;
  object_class->dispose = pos_search_list_dispose;
  object_class->finalize = pos_search_list_finalize;
  properties[PROP_SEARCHING] = g_param_spec_boolean ("searching", NULL, NULL, FALSE, flags);
  properties[PROP_MORE] = g_param_spec_boolean ("more", NULL, NULL, FALSE, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[ANSWERED] =
      g_signal_new ("answered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new (
      "failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
pos_search_list_init (PosSearchList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

static PosSearchList *
list_new (PosRegister *reg, GType item_type, PosDbFunc read)
{
  g_return_val_if_fail (POS_IS_REGISTER (reg), NULL);
  PosSearchList *self = g_object_new (POS_TYPE_SEARCH_LIST, NULL);

  self->reg = g_object_ref (reg);
  self->item_type = item_type;
  self->read = read;
  return self;
}

PosSearchList *
pos_search_list_new_products (PosRegister *reg)
{
  return list_new (reg, POS_TYPE_FOUND_PRODUCT, read_products);
}

PosSearchList *
pos_search_list_new_customers (PosRegister *reg)
{
  return list_new (reg, POS_TYPE_CUSTOMER, read_customers);
}
