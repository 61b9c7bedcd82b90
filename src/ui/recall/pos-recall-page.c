/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-page.c — see the header. */
#include "ui/recall/pos-recall-page.h"

#include "register/pos-find-order.h"
#include "register/pos-found-product.h"
#include "register/pos-order-list.h"
#include "ui/common/pos-translator.h"
#include "ui/recall/pos-recall-advice.h"
#include "ui/recall/pos-recall-choices.h"
#include "ui/recall/pos-recall-detail.h"
#include "ui/recall/pos-recall-find.h"
#include "ui/recall/pos-recall-layout.h"
#include "ui/recall/pos-recall-results.h"
#include "ui/shell/pos-page-again.h"

/* After the last letter: this register's own orders at once, headquarters when the hand rests. */
#define LIVE_MS 150
#define REST_MS 600

struct _PosRecallPage {
  PosPage parent_instance;
  PosShell *shell; /* borrowed: it owns the page */
  PosOrderList *list;

  PosRecallLayout *layout; /* borrowed from the page's child */
  PosRecallFind *find;
  PosRecallResults *results;
  PosRecallDetail *detail;

  guint live_timeout, rest_timeout;
  GCancellable *reading;  /* (nullable): of the order beside the list */
  PosOrderSummary *shown; /* (nullable): the row the detail is about */
  gboolean opens;         /* the only answer to this question opens by itself */
  gboolean wants_first;   /* the first answer is shown as soon as all are there */
  gboolean for_slip;      /* what is printed of an order is asked once it is chosen */
  gboolean prints;        /* the order that is being read is that one */
  gboolean steps_on;      /* Enter was pressed for the order that is being read */
  gboolean is_new;        /* the question changed since Enter was pressed */
};

G_DEFINE_FINAL_TYPE (PosRecallPage, pos_recall_page, POS_TYPE_PAGE)

/* --- The order beside the list --- */

static void
update_form (PosRecallPage *self)
{
  PosRecallForm form = pos_recall_layout_get_form (self->layout);

  pos_recall_results_set_way_back (
      self->results, form != POS_RECALL_WIDE && pos_recall_layout_get_reading (self->layout));
  pos_recall_detail_set_form (self->detail, form);
}

/* Where the question makes room for the order, keys that were in it go on in the list: GTK would
 * take them to the way back. */
static gboolean
loses_focus (PosRecallPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->find)) &&
         pos_recall_layout_get_form (self->layout) != POS_RECALL_WIDE;
}

static void
set_reading (PosRecallPage *self, gboolean reading)
{
  gboolean lost = reading && loses_focus (self);

  pos_recall_layout_set_reading (self->layout, reading);
  update_form (self);
  if (lost)
    gtk_widget_grab_focus (GTK_WIDGET (self->results));
}

static void
stop_reading (PosRecallPage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* As a tap on the order's big button; an order without one has its buttons. */
static void
step_on (PosRecallPage *self)
{
  self->steps_on = FALSE;
  if (!pos_recall_detail_press_primary (self->detail))
    pos_recall_detail_go_to_actions (self->detail);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosRecallPage) self = data;
  g_autoptr (GError) error = NULL;
  PosCopyOrigin origin;
  g_autoptr (PosOrder) order =
      pos_find_listed_order_finish (POS_REGISTER (source), result, &origin, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (!order) {
    self->steps_on = FALSE;
    pos_recall_detail_fail (self->detail, error);
    return;
  }
  /* The row may be older than what was read for it. */
  if (order->revision > self->shown->revision) {
    g_autoptr (PosOrderSummary) news = pos_order_summarize (order);
    news->local = self->shown->local;
    pos_record_assign (self->shown, news);
  }
  pos_recall_detail_show (self->detail, order, origin);
  if (self->prints)
    pos_recall_detail_print (self->detail);
  self->prints = FALSE;
  if (self->steps_on)
    step_on (self);
}

static void
read_order (PosRecallPage *self)
{
  stop_reading (self);
  self->reading = g_cancellable_new ();
  pos_find_listed_order_async (pos_shell_get_register (self->shell),
                               self->shown,
                               self->reading,
                               read_cb,
                               g_object_ref (self));
}

static void
set_shown (PosRecallPage *self, PosOrderSummary *summary)
{
  if (self->shown)
    g_signal_handlers_disconnect_by_func (self->shown, read_order, self);
  g_set_object (&self->shown, summary);
  if (summary)
    g_signal_connect_swapped (summary, "notify::revision", G_CALLBACK (read_order), self);
}

static void
chosen_cb (PosRecallPage *self, PosOrderSummary *summary)
{
  if (summary == self->shown)
    return;
  stop_reading (self);
  self->steps_on = FALSE;
  set_shown (self, summary);
  if (!summary) {
    pos_recall_detail_clear (self->detail);
    set_reading (self, FALSE);
    return;
  }
  set_reading (self, TRUE);
  self->prints = self->for_slip && !pos_recall_results_is_passing (self->results);
  pos_recall_detail_wait (self->detail, summary);
  read_order (self);
}

/* Decided for with Enter (@keyed), or tapped twice, as fingers in a hurry do. */
static void
taken_cb (PosRecallPage *self, gboolean keyed)
{
  if (self->for_slip)
    pos_recall_detail_print (self->detail);
  else if (keyed && self->reading)
    self->steps_on = TRUE;
  else if (keyed)
    step_on (self);
}

static void
find_again_cb (PosRecallPage *self)
{
  set_reading (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->find));
}

/* --- Asking --- */

static void
stop_timers (PosRecallPage *self)
{
  g_clear_handle_id (&self->live_timeout, g_source_remove);
  g_clear_handle_id (&self->rest_timeout, g_source_remove);
}

static PosOrderFilter *
dup_filter (PosRecallPage *self)
{
  PosOrderFilter *filter = pos_recall_find_dup_filter (self->find);

  pos_recall_apply_sort (filter, pos_recall_results_get_sort (self->results));
  return filter;
}

static void
ask (PosRecallPage *self, PosOrderFilter *filter, gboolean ask_headquarters)
{
  g_autofree char *advice = pos_recall_dup_advice (filter, pos_recall_find_asks_more (self->find));

  pos_recall_results_set_advice (self->results, advice);
  pos_order_list_search (self->list, filter, ask_headquarters);
}

static void
asked_cb (PosRecallPage *self)
{
  g_autoptr (PosOrderFilter) filter = dup_filter (self);

  stop_timers (self);
  self->opens = filter->code != NULL;
  ask (self, filter, TRUE);
}

static gboolean
live_cb (gpointer data)
{
  PosRecallPage *self = data;
  g_autoptr (PosOrderFilter) filter = dup_filter (self);

  self->live_timeout = 0;
  ask (self, filter, FALSE);
  return G_SOURCE_REMOVE;
}

static gboolean
rest_cb (gpointer data)
{
  PosRecallPage *self = data;
  g_autoptr (PosOrderFilter) filter = dup_filter (self);

  self->rest_timeout = 0;
  ask (self, filter, TRUE);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (PosRecallPage *self)
{
  stop_timers (self);
  self->opens = self->wants_first = FALSE;
  self->is_new = TRUE;
  self->live_timeout = g_timeout_add (LIVE_MS, live_cb, self);
  self->rest_timeout = g_timeout_add (REST_MS, rest_cb, self);
}

static void
clear_cb (PosRecallPage *self)
{
  pos_recall_find_clear (self->find);
}

/* §6.1: a scan with one hit opens the order; several are listed.  Enter opens the first. */
static void
answered_cb (PosRecallPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (!(self->wants_first ? n > 0 : self->opens && n == 1) ||
      pos_order_list_is_searching (self->list))
    return;
  g_autoptr (PosOrderSummary) first = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  self->opens = self->wants_first = FALSE;
  pos_recall_results_choose (self->results, &first->id);
}

static void
primary (PosPage *page)
{
  PosRecallPage *self = POS_RECALL_PAGE (page);

  if (self->for_slip)
    pos_recall_detail_print (self->detail);
  else
    pos_recall_detail_press_primary (self->detail);
}

/* Enter asks at once, and then again does what the order that is shown offers. */
static void
entered_cb (PosRecallPage *self)
{
  if (!self->is_new && pos_recall_results_get_chosen (self->results)) {
    primary (POS_PAGE (self));
    return;
  }
  self->is_new = FALSE;
  asked_cb (self);
  self->wants_first = TRUE;
  answered_cb (self);
}

static void
moved_cb (PosRecallPage *self, int by)
{
  self->is_new = FALSE;
  pos_recall_results_move (self->results, by);
}

/* The line is up again: ask what could not be asked. */
static void
online_cb (PosRecallPage *self)
{
  if (pos_sync_is_online (pos_register_get_sync (pos_shell_get_register (self->shell))) &&
      pos_order_list_get_reach (self->list) >= POS_REACH_OFFLINE)
    pos_order_list_retry (self->list);
}

/* --- The page --- */

static void
entered (PosPage *page)
{
  PosRecallPage *self = POS_RECALL_PAGE (page);

  gtk_widget_grab_focus (GTK_WIDGET (self->find));
}

static void
again (PosPage *page)
{
  pos_order_list_retry (POS_RECALL_PAGE (page)->list);
}

static gboolean
scanned (PosPage *page, const char *code)
{
  PosRecallPage *self = POS_RECALL_PAGE (page);
  g_autoptr (PosFoundProduct) product =
      pos_found_product_look_up (pos_shell_get_register (self->shell), code, NULL);

  /* Who holds a product in the hand asks who bought it. */
  if (product)
    pos_recall_find_set_item (self->find, pos_found_product_get_product (product)->id);
  else
    pos_recall_find_set_code (self->find, code);
  asked_cb (self);
  return TRUE;
}

static void
pos_recall_page_dispose (GObject *object)
{
  PosRecallPage *self = POS_RECALL_PAGE (object);

  stop_timers (self);
  stop_reading (self);
  set_shown (self, NULL);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (pos_recall_page_parent_class)->dispose (object);
}

static void
pos_recall_page_class_init (PosRecallPageClass *klass)
{
  PosPageClass *page_class = POS_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_recall_page_dispose;
  page_class->entered = entered;
  page_class->scanned = scanned;
  page_class->primary = primary;
}

static void
pos_recall_page_init (PosRecallPage *self)
{
}

static void
build (PosRecallPage *self)
{
  /* A box that is laid out by our own manager: the zones keep their order for Tab. */
  GtkWidget *zones = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->layout = POS_RECALL_LAYOUT (
      pos_recall_layout_new (pos_theme_get_text_scale (pos_shell_get_theme (self->shell))));
  self->find = POS_RECALL_FIND (pos_recall_find_new (self->shell));
  self->results = POS_RECALL_RESULTS (pos_recall_results_new (self->shell, self->list));
  self->detail = POS_RECALL_DETAIL (pos_recall_detail_new (self->shell));
  gtk_box_append (GTK_BOX (zones), GTK_WIDGET (self->find));
  gtk_box_append (GTK_BOX (zones), GTK_WIDGET (self->results));
  gtk_box_append (GTK_BOX (zones), GTK_WIDGET (self->detail));
  gtk_widget_set_layout_manager (zones, GTK_LAYOUT_MANAGER (self->layout));
  gtk_widget_add_css_class (zones, "recall-zones");
  pos_page_set_child (POS_PAGE (self), zones);
}

static void
connect (PosRecallPage *self)
{
  PosSync *sync = pos_register_get_sync (pos_shell_get_register (self->shell));

  g_signal_connect_swapped (self->find, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->find, "asked", G_CALLBACK (asked_cb), self);
  g_signal_connect_swapped (self->find, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (self->find, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->results, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->results, "taken", G_CALLBACK (taken_cb), self);
  g_signal_connect_swapped (self->results, "clear", G_CALLBACK (clear_cb), self);
  g_signal_connect_swapped (self->results, "sorted", G_CALLBACK (asked_cb), self);
  g_signal_connect_swapped (self->results, "find", G_CALLBACK (find_again_cb), self);
  g_signal_connect_swapped (self->detail, "retry", G_CALLBACK (read_order), self);
  g_signal_connect_object (
      self->layout, "form-changed", G_CALLBACK (update_form), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->list, "notify::searching", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->list, "notify::reach", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  if (sync)
    g_signal_connect_object (
        sync, "notify::online", G_CALLBACK (online_cb), self, G_CONNECT_SWAPPED);
}

PosPage *
pos_recall_page_new (PosShell *shell, PosOrderFilter *filter, const char *code)
{
  PosRecallPage *self = g_object_new (POS_TYPE_RECALL_PAGE, NULL);

  self->shell = shell;
  self->list = pos_order_list_new (pos_shell_get_register (shell));
  pos_page_set_title (POS_PAGE (self), _ ("Recall order"));
  pos_page_set_subtitle (POS_PAGE (self), _ ("Search orders from every channel"));
  build (self);
  connect (self);
  pos_page_again (POS_PAGE (self), shell, "order.recall", again);
  pos_recall_page_ask (self, filter, code);
  return POS_PAGE (self);
}

void
pos_recall_page_ask (PosRecallPage *self, PosOrderFilter *filter, const char *code)
{
  g_return_if_fail (POS_IS_RECALL_PAGE (self));
  if (filter) {
    pos_recall_find_set_filter (self->find, filter);
    pos_recall_results_set_sort (self->results, filter);
  }
  if (code)
    pos_recall_find_set_code (self->find, code);
  asked_cb (self);
}

gboolean
pos_recall_page_is_for_slip (PosRecallPage *self)
{
  g_return_val_if_fail (POS_IS_RECALL_PAGE (self), FALSE);
  return self->for_slip;
}

void
pos_recall_page_ask_for_slip (PosRecallPage *self)
{
  g_return_if_fail (POS_IS_RECALL_PAGE (self));
  self->for_slip = TRUE;
  pos_page_set_title (POS_PAGE (self), _ (pos_operation_find ("order.packing_slip")->title));
  pos_page_set_subtitle (POS_PAGE (self), _ ("Choose the order to print a packing slip for"));
  pos_recall_detail_set_wanted (self->detail, pos_page_get_subtitle (POS_PAGE (self)));
}
