/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-page.c — see the header. */
#include "ui/product/pos-stock-page.h"

#include "register/pos-live-stock.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-find-layout.h"
#include "ui/common/pos-find-list.h"
#include "ui/common/pos-ui-props.h"
#include "ui/product/pos-stock-days.h"
#include "ui/product/pos-stock-detail.h"
#include "ui/product/pos-stock-matrix.h"
#include "ui/product/pos-stock-question.h"
#include "ui/product/pos-stock-row.h"
#include "ui/shell/pos-page-again.h"
#include "ui/shell/pos-store-text.h"

struct _PosStockPage {
  PosPage parent_instance;
  PosShell *shell; /* borrowed */
  PosFoundProduct *found;
  GCancellable *asking; /* (nullable): headquarters has still to say how much there is */
  gboolean unanswered;  /* it did not */
  GListStore *places;   /* PosStockPlace */
  GtkWidget *empty;
  PosStockQuestion *question;
  PosFindList *list;
  PosStockDetail *detail;
};

G_DEFINE_FINAL_TYPE (PosStockPage, pos_stock_page, POS_TYPE_PAGE)

/* --- The answer --- */

/* How old the figures are; whether newer ones are on their way. */
static char *
dup_age (PosStockPage *self, GPtrArray *places)
{
  g_autofree char *age = pos_store_text_stock_age (self->shell, pos_stock_places_get_age (places));

  if (self->asking)
    /* TRANSLATORS: then a sentence that says how old the figures are */
    return g_strdup_printf (_ ("Asking headquarters… %s"), age);
  if (self->unanswered)
    /* TRANSLATORS: then a sentence that says how old the figures are */
    return g_strdup_printf (_ ("Headquarters does not answer. %s"), age);
  return g_steal_pointer (&age);
}

static void
show_head (PosStockPage *self, GPtrArray *places)
{
  g_autofree char *number = pos_format_count (pos_shell_get_format (self->shell), places->len);
  g_autofree char *title =
      g_strdup_printf (ngettext ("%s place", "%s places", places->len), number);
  g_autofree char *age = dup_age (self, places);

  g_object_set (
      self->list, "title", self->found ? title : NULL, "note", places->len > 0 ? age : NULL, NULL);
}

static void
show_nothing (PosStockPage *self)
{
  gboolean product = self->found != NULL;

  g_object_set (self->empty,
                "title",
                product ? _ ("No place found") : _ ("Which product?"),
                "body",
                product ? _ ("Change the search, or look at every place.")
                        : _ ("Scan it, type its number, or search it by name."),
                "action",
                product ? _ ("Show every place") : NULL,
                NULL);
}

/* The place with that name; the first where there is none. */
static guint
find_place (GPtrArray *places, const char *warehouse)
{
  for (guint i = 0; i < places->len; i++)
    if (!g_strcmp0 (((PosStockPlace *)places->pdata[i])->warehouse, warehouse))
      return i;
  return 0;
}

/* @warehouse: (nullable): the place that is looked at. */
static void
show_places (PosStockPage *self, const char *warehouse)
{
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GError) error = NULL;

  if (self->found)
    places = pos_stock_places_list (pos_shell_get_register (self->shell),
                                    pos_found_product_get_product (self->found),
                                    pos_stock_question_get_text (self->question),
                                    pos_stock_question_get_sort (self->question),
                                    &error);
  if (error)
    pos_shell_explain (self->shell, error, NULL);
  if (!places)
    places = g_ptr_array_new ();
  pos_find_list_choose (self->list, GTK_INVALID_LIST_POSITION);
  g_list_store_splice (self->places,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->places)),
                       places->pdata,
                       places->len);
  show_head (self, places);
  show_nothing (self);
  if (places->len > 0)
    pos_find_list_choose (self->list, find_place (places, warehouse));
}

static void
chosen_cb (PosStockPage *self)
{
  pos_stock_detail_show (self->detail, pos_find_list_get_chosen (self->list));
}

/* --- Headquarters' answer --- */

static void
stop_asking (PosStockPage *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean answered = pos_live_stock_ask_finish (POS_REGISTER (source), result, &error);
  g_autofree char *warehouse = NULL;
  PosStockPage *self = data;
  PosStockPlace *place;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* so is the page, perhaps */
  self->unanswered = !answered;
  g_clear_object (&self->asking);
  place = pos_find_list_get_chosen (self->list);
  warehouse = place ? g_strdup (place->warehouse) : NULL;
  show_places (self, warehouse);
}

/* What is known here shows until the answer comes. */
static void
ask_headquarters (PosStockPage *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  const char *item = pos_found_product_get_product (self->found)->id;

  stop_asking (self);
  self->unanswered = FALSE;
  if (!pos_live_stock_is_wanted (reg) || pos_live_stock_has (reg, item))
    return;
  self->asking = g_cancellable_new ();
  pos_live_stock_ask_async (reg, (const char *const[]){item, NULL}, self->asking, told_cb, self);
}

/* --- The question --- */

static void
look_up (PosStockPage *self, const char *item, PosOrderLine *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosFoundProduct) found =
      pos_found_product_look_up (pos_shell_get_register (self->shell), item, &error);

  if (!found) {
    pos_stock_question_refuse (self->question, item, error);
    return;
  }
  g_set_object (&self->found, found);
  pos_stock_detail_set_product (self->detail, found, line);
  pos_stock_question_show (self->question, found);
  gtk_widget_grab_focus (GTK_WIDGET (self->question));
  ask_headquarters (self);
  show_places (self, NULL);
}

/* The place that is looked at stays. */
static void
again (PosPage *page)
{
  PosStockPage *self = POS_STOCK_PAGE (page);
  PosStockPlace *place = pos_find_list_get_chosen (self->list);
  g_autofree char *warehouse = place ? g_strdup (place->warehouse) : NULL;

  if (!self->found)
    return;
  ask_headquarters (self);
  show_places (self, warehouse);
}

static void
changed_cb (PosStockPage *self)
{
  show_places (self, NULL);
}

static void
asked_cb (PosStockPage *self, const char *item)
{
  look_up (self, item, NULL);
}

static void
variant_cb (gpointer page, const char *item)
{
  look_up (page, item, NULL);
}

void
pos_stock_page_show_variants (PosStockPage *self)
{
  g_return_if_fail (POS_IS_STOCK_PAGE (self));
  if (self->found)
    pos_stock_matrix_open (self->shell,
                           pos_found_product_get_product (self->found),
                           pos_find_list_get_chosen (self->list),
                           variant_cb,
                           G_OBJECT (self));
}

void
pos_stock_page_show_days (PosStockPage *self)
{
  g_return_if_fail (POS_IS_STOCK_PAGE (self));
  if (self->found)
    pos_stock_days_open (self->shell,
                         pos_found_product_get_product (self->found),
                         pos_find_list_get_chosen (self->list));
}

static void
moved_cb (PosStockPage *self, int by)
{
  pos_find_list_move (self->list, by);
}

static gboolean
pos_stock_page_scanned (PosPage *page, const char *code)
{
  look_up (POS_STOCK_PAGE (page), code, NULL);
  return TRUE;
}

static void
pos_stock_page_entered (PosPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (POS_STOCK_PAGE (page)->question));
}

static void
pos_stock_page_primary (PosPage *page)
{
  pos_stock_detail_take (POS_STOCK_PAGE (page)->detail);
}

/* --- The page --- */

static void
pos_stock_page_dispose (GObject *object)
{
  PosStockPage *self = POS_STOCK_PAGE (object);

  stop_asking (self);
  g_clear_object (&self->places);
  g_clear_object (&self->found);
  G_OBJECT_CLASS (pos_stock_page_parent_class)->dispose (object);
}

static void
pos_stock_page_class_init (PosStockPageClass *klass)
{
  PosPageClass *page_class = POS_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_stock_page_dispose;
  page_class->entered = pos_stock_page_entered;
  page_class->scanned = pos_stock_page_scanned;
  page_class->primary = pos_stock_page_primary;
}

static void
pos_stock_page_init (PosStockPage *self)
{
  self->places = g_list_store_new (POS_TYPE_STOCK_PLACE);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, PosStockPage *self)
{
  gtk_list_item_set_child (item, pos_stock_row_new (self->shell));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, PosStockPage *self)
{
  pos_stock_row_show (
      POS_STOCK_ROW (gtk_list_item_get_child (item)), self->found, gtk_list_item_get_item (item));
}

static GtkWidget *
make_list (PosStockPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->empty = pos_empty_state_new ("pos-warehouse-symbolic", NULL, NULL);
  list = pos_find_list_new (G_LIST_MODEL (self->places), factory, self->empty);
  self->list = POS_FIND_LIST (list);
  g_object_set (list, "name", _ ("Places that keep the product"), NULL);
  g_signal_connect_swapped (
      self->empty, "action", G_CALLBACK (pos_stock_question_clear), self->question);
  g_signal_connect_swapped (list, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (list, "activated", G_CALLBACK (pos_stock_detail_take), self->detail);
  return list;
}

static void
form_cb (PosStockPage *self, PosFindLayout *layout)
{
  pos_stock_question_set_low (self->question, pos_find_layout_get_form (layout) != POS_FIND_WIDE);
}

static void
build (PosStockPage *self)
{
  GtkLayoutManager *layout =
      pos_find_layout_new (pos_theme_get_text_scale (pos_shell_get_theme (self->shell)));
  GtkWidget *zones = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *question = pos_stock_question_new (self->shell);
  GtkWidget *detail = pos_stock_detail_new (
      self->shell,
      pos_empty_state_new ("pos-pin-symbolic",
                           _ ("Choose a place"),
                           _ ("How many lie there, where it is and when it is open show here.")));

  self->question = POS_STOCK_QUESTION (question);
  self->detail = POS_STOCK_DETAIL (detail);
  gtk_widget_set_layout_manager (zones, layout);
  gtk_widget_add_css_class (zones, "find-zones");
  gtk_box_append (GTK_BOX (zones), question);
  gtk_box_append (GTK_BOX (zones), make_list (self));
  gtk_box_append (GTK_BOX (zones), detail);
  pos_page_set_child (POS_PAGE (self), zones);
  g_signal_connect_object (layout, "form-changed", G_CALLBACK (form_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (question, "asked", G_CALLBACK (asked_cb), self);
  g_signal_connect_swapped (question, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (question, "variants", G_CALLBACK (pos_stock_page_show_variants), self);
  g_signal_connect_swapped (question, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (question, "entered", G_CALLBACK (pos_stock_detail_take), self->detail);
}

/* The one line that is selected, if it can still go anywhere. */
static PosOrderLine *
find_line (PosRegister *reg)
{
  PosOrderLine *found = NULL;

  if (pos_register_get_n_selected (reg) != 1)
    return NULL;
  POS_LIST_FOREACH (PosOrderLine, line, pos_register_get_order (reg)->lines)
  if (pos_register_is_selected (reg, &line->id) && pos_order_line_is_active (line) &&
      !pos_order_line_is_return (line))
    found = line;
  return found;
}

PosPage *
pos_stock_page_new (PosShell *shell, const char *item)
{
  PosStockPage *self = g_object_new (POS_TYPE_STOCK_PAGE, NULL);
  PosOrderLine *line = item ? NULL : find_line (pos_shell_get_register (shell));

  self->shell = shell;
  pos_page_set_title (POS_PAGE (self), _ ("Stock"));
  pos_page_set_subtitle (POS_PAGE (self), _ ("Where it lies, and from where it can be had"));
  build (self);
  pos_page_again (POS_PAGE (self), shell, "stock.lookup", again);
  show_places (self, NULL);
  if (item || line)
    look_up (self, item ? item : line->item, line);
  return POS_PAGE (self);
}
