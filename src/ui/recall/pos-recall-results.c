/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-results.c — see the header. */
#include "ui/recall/pos-recall-results.h"

#include "ui/common/pos-banner.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-focus-zones.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-ui-stack.h"
#include "ui/recall/pos-recall-choices.h"
#include "ui/recall/pos-recall-row.h"
#include "ui/recall/pos-recall-words.h"

/* Until a list that became lower has its place. */
#define FRAMES 4

struct _PosRecallResults {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosOrderList *list;
  GtkSingleSelection *selection;

  GtkWidget *count, *note, *spinner, *find_button, *sort;
  GtkWidget *banner;
  GtkWidget *stack, *stop, *view, *scroller, *empty;
  char *advice;     /* where nothing is found */
  gboolean passing; /* by arrow keys */
  int frames;
};

G_DEFINE_FINAL_TYPE (PosRecallResults, pos_recall_results, GTK_TYPE_BOX)

enum { CHOSEN, TAKEN, CLEAR, FIND, SORTED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- What is known of the answer --- */

static guint
count_rows (PosRecallResults *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static void
update_count (PosRecallResults *self)
{
  guint n = count_rows (self);
  g_autofree char *number = pos_format_count (pos_shell_get_format (self->shell), n);
  g_autofree char *text = NULL;

  if (pos_order_list_has_more (self->list))
    /* TRANSLATORS: over a list that goes on: "More than 50 orders" */
    text = g_strdup_printf (ngettext ("More than %s order", "More than %s orders", n), number);
  else
    text = g_strdup_printf (ngettext ("%s order", "%s orders", n), number);
  gtk_label_set_text (GTK_LABEL (self->count), text);
}

static void
update_note (PosRecallResults *self)
{
  gboolean asking = pos_order_list_get_reach (self->list) == POS_REACH_ASKING;

  gtk_widget_set_visible (self->note, asking);
  gtk_widget_set_visible (self->spinner, asking);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), asking);
}

static void
update_banner (PosRecallResults *self)
{
  PosOrderReach reach = pos_order_list_get_reach (self->list);
  gboolean silent = reach == POS_REACH_NO_REPLY;

  g_object_set (self->banner,
                "icon",
                "pos-cloud-off-symbolic",
                "title",
                silent ? _ ("Headquarters does not answer") : _ ("Offline: this store's orders"),
                "body",
                _ ("Orders of other stores are not in this list. What is here can be edited, "
                   "cancelled and handed over."),
                "action",
                silent ? _ ("Try again") : NULL,
                NULL);
  gtk_widget_set_visible (self->banner, silent || reach == POS_REACH_OFFLINE);
}

static const char *
get_advice (PosRecallResults *self, gboolean asking)
{
  if (asking)
    return _ ("Nothing on this register so far; headquarters is being asked.");
  return self->advice;
}

static void
update_empty (PosRecallResults *self)
{
  gboolean asking = pos_order_list_is_searching (self->list) ||
                    pos_order_list_get_reach (self->list) == POS_REACH_ASKING;

  g_object_set (self->empty,
                "icon",
                asking ? "pos-sync-symbolic" : "pos-search-symbolic",
                "title",
                asking ? _ ("Searching…") : _ ("No order found"),
                "body",
                get_advice (self, asking),
                "action",
                asking ? NULL : _ ("Clear the search"),
                NULL);
  gtk_stack_set_visible_child (GTK_STACK (self->stack),
                               count_rows (self) > 0 ? self->stop : self->empty);
}

static void
update (PosRecallResults *self)
{
  update_count (self);
  update_note (self);
  update_banner (self);
  update_empty (self);
}

/* --- Rows --- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, PosRecallResults *self)
{
  gtk_list_item_set_child (item, pos_recall_row_new (self->shell));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, PosRecallResults *self)
{
  PosRecallRow *row = POS_RECALL_ROW (gtk_list_item_get_child (item));

  pos_recall_row_set_sort (row, pos_order_list_get_sort (self->list));
  pos_recall_row_set_summary (row, gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, PosRecallResults *self)
{
  pos_recall_row_set_summary (POS_RECALL_ROW (gtk_list_item_get_child (item)), NULL);
}

/* Enter shows what is not shown yet, and decides for what is. */
static void
activated_cb (PosRecallResults *self, guint position)
{
  gboolean keyed = self->passing;
  gboolean shown = gtk_single_selection_get_selected (self->selection) == position;

  self->passing = FALSE;
  if (!shown)
    gtk_single_selection_set_selected (self->selection, position);
  if (shown || !keyed)
    g_signal_emit (self, signals[TAKEN], 0, keyed);
}

/* A finger decides, a key may be one of several on the way. */
static gboolean
key_cb (PosRecallResults *self)
{
  self->passing = TRUE;
  return GDK_EVENT_PROPAGATE;
}

static void
press_cb (PosRecallResults *self)
{
  self->passing = FALSE;
}

static void
watch_hands (PosRecallResults *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->view, keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (press_cb), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (press));
}

static void
selected_cb (PosRecallResults *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, pos_recall_results_get_chosen (self));
}

/* Two screens before the end the next page is on its way. */
static void
scrolled_cb (PosRecallResults *self)
{
  GtkAdjustment *position =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double page = gtk_adjustment_get_page_size (position);

  if (page > 0 &&
      gtk_adjustment_get_value (position) + 3 * page >= gtk_adjustment_get_upper (position))
    pos_order_list_load_more (self->list);
}

static void
retry_cb (PosRecallResults *self)
{
  pos_order_list_retry (self->list);
}

static void
clear_cb (PosRecallResults *self)
{
  g_signal_emit (self, signals[CLEAR], 0);
}

static void
find_cb (PosRecallResults *self)
{
  g_signal_emit (self, signals[FIND], 0);
}

static void
sort_cb (PosRecallResults *self)
{
  g_signal_emit (self, signals[SORTED], 0);
}

static void
failed_cb (PosRecallResults *self, GError *error)
{
  pos_shell_explain (self->shell, error, NULL);
}

/* --- Parts --- */

static GtkWidget *
make_sort (PosRecallResults *self)
{
  self->sort = g_object_new (POS_TYPE_SELECT, "label", _ ("Sort by"), "flat", TRUE, NULL);
  for (const PosRecallChoice *sort = pos_recall_sorts; sort->id; sort++)
    pos_select_append (
        POS_SELECT (self->sort), sort->id, g_dpgettext2 (NULL, POS_RECALL_CONTEXT, sort->label));
  gtk_widget_set_hexpand (self->sort, FALSE);
  gtk_widget_set_valign (self->sort, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->sort, "picked", G_CALLBACK (sort_cb), self);
  return self->sort;
}

static GtkWidget *
make_head (PosRecallResults *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->find_button = gtk_button_new_with_label (_ ("Find"));
  gtk_widget_add_css_class (self->find_button, "btn");
  gtk_widget_add_css_class (self->find_button, "small");
  gtk_widget_set_visible (self->find_button, FALSE);
  gtk_widget_set_valign (self->find_button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->find_button, "clicked", G_CALLBACK (find_cb), self);
  self->count = pos_recall_text_new (NULL, "t-title num");
  gtk_widget_set_hexpand (self->count, TRUE);
  self->spinner = gtk_spinner_new ();
  self->note = pos_recall_text_new (_ ("Searching headquarters…"), "t-cap ink2");
  gtk_widget_add_css_class (head, "recall-head");
  gtk_box_append (GTK_BOX (head), self->find_button);
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_box_append (GTK_BOX (head), self->spinner);
  gtk_box_append (GTK_BOX (head), self->note);
  gtk_box_append (GTK_BOX (head), make_sort (self));
  return head;
}

static GtkListItemFactory *
make_factory (PosRecallResults *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  return factory;
}

static GtkWidget *
make_view (PosRecallResults *self)
{
  GtkAdjustment *position;

  self->view =
      gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), make_factory (self));
  gtk_widget_add_css_class (self->view, "recall-list");
  pos_ui_describe (self->view, _ ("Orders found"), NULL);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  watch_hands (self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_swapped (position, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (position, "changed", G_CALLBACK (scrolled_cb), self);
  self->stop = pos_focus_stop_new (self->scroller);
  return self->stop;
}

static GtkWidget *
make_empty (PosRecallResults *self)
{
  self->empty = pos_empty_state_new (NULL, NULL, NULL);
  g_signal_connect_swapped (self->empty, "action", G_CALLBACK (clear_cb), self);
  return self->empty;
}

static GtkWidget *
make_banner (PosRecallResults *self)
{
  self->banner = pos_banner_new (POS_TONE_WARN, NULL, NULL);
  gtk_widget_add_css_class (self->banner, "recall-banner");
  g_signal_connect_swapped (self->banner, "action", G_CALLBACK (retry_cb), self);
  return self->banner;
}

static void
pos_recall_results_dispose (GObject *object)
{
  PosRecallResults *self = POS_RECALL_RESULTS (object);

  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->advice, g_free);
  G_OBJECT_CLASS (pos_recall_results_parent_class)->dispose (object);
}

/* The row that keys are at. */
static gboolean
pos_recall_results_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (POS_RECALL_RESULTS (widget)->view);
}

static void
pos_recall_results_class_init (PosRecallResultsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = pos_recall_results_grab_focus;
  G_OBJECT_CLASS (klass)->dispose = pos_recall_results_dispose;
  signals[CHOSEN] = g_signal_new ("chosen",
                                  type,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  POS_TYPE_ORDER_SUMMARY);
  signals[TAKEN] = g_signal_new (
      "taken", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[CLEAR] =
      g_signal_new ("clear", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FIND] =
      g_signal_new ("find", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SORTED] =
      g_signal_new ("sorted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_recall_results_init (PosRecallResults *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sheet");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static void
watch (PosRecallResults *self)
{
  const char *const signals_of_list[] = {
      "notify::reach", "notify::searching", "notify::more", "notify::n-items"};

  for (guint i = 0; i < G_N_ELEMENTS (signals_of_list); i++)
    g_signal_connect_object (
        self->list, signals_of_list[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (
      self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
}

GtkWidget *
pos_recall_results_new (PosShell *shell, PosOrderList *list)
{
  PosRecallResults *self = g_object_new (POS_TYPE_RECALL_RESULTS, NULL);

  self->shell = shell;
  self->list = g_object_ref (list);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->stack = pos_ui_stack_new ();
  /* How high the list wants to be is not for an empty one to say. */
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_child (GTK_STACK (self->stack), make_view (self));
  gtk_stack_add_child (GTK_STACK (self->stack), make_empty (self));
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (self), make_banner (self));
  gtk_box_append (GTK_BOX (self), self->stack);
  pos_focus_zones_begin_in (GTK_WIDGET (self), self->stack);
  watch (self);
  update (self);
  return GTK_WIDGET (self);
}

const char *
pos_recall_results_get_sort (PosRecallResults *self)
{
  g_return_val_if_fail (POS_IS_RECALL_RESULTS (self), NULL);
  return pos_select_get_selected (POS_SELECT (self->sort));
}

void
pos_recall_results_set_sort (PosRecallResults *self, PosOrderFilter *filter)
{
  g_return_if_fail (POS_IS_RECALL_RESULTS (self));
  pos_select_set_selected (POS_SELECT (self->sort), pos_recall_sorts[filter->sort].id);
}

gboolean
pos_recall_results_is_passing (PosRecallResults *self)
{
  g_return_val_if_fail (POS_IS_RECALL_RESULTS (self), FALSE);
  return self->passing;
}

PosOrderSummary *
pos_recall_results_get_chosen (PosRecallResults *self)
{
  g_return_val_if_fail (POS_IS_RECALL_RESULTS (self), NULL);
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
choose (PosRecallResults *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

void
pos_recall_results_choose (PosRecallResults *self, const PosId *id)
{
  g_return_if_fail (POS_IS_RECALL_RESULTS (self));
  self->passing = FALSE;
  choose (self, pos_order_list_find (self->list, id));
}

void
pos_recall_results_move (PosRecallResults *self, int by)
{
  g_return_if_fail (POS_IS_RECALL_RESULTS (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint at = gtk_single_selection_get_selected (self->selection);

  self->passing = TRUE;
  if (n > 0)
    choose (self, at == GTK_INVALID_LIST_POSITION ? 0 : (guint)CLAMP ((int)at + by, 0, (int)n - 1));
}

void
pos_recall_results_set_advice (PosRecallResults *self, const char *advice)
{
  g_return_if_fail (POS_IS_RECALL_RESULTS (self));
  g_free (self->advice);
  self->advice = g_strdup (advice);
  update_empty (self);
}

static void
reveal (PosRecallResults *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

/* The list has its new height after a frame. */
static gboolean
folded_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  PosRecallResults *self = POS_RECALL_RESULTS (widget);

  reveal (self);
  return --self->frames > 0;
}

/* What was chosen is seen in what is left of the list. */
static void
watch_folding (PosRecallResults *self)
{
  if (self->frames == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), folded_cb, NULL, NULL);
  self->frames = FRAMES;
}

void
pos_recall_results_set_way_back (PosRecallResults *self, gboolean shown)
{
  g_return_if_fail (POS_IS_RECALL_RESULTS (self));
  if (shown && !gtk_widget_get_visible (self->find_button))
    watch_folding (self);
  gtk_widget_set_visible (self->find_button, shown);
}
