/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-find-list.c — see the header. */
#include "ui/common/pos-find-list.h"

#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-ui-stack.h"

struct _PosFindList {
  GtkBox parent_instance;
  char *title;
  char *note;
  char *name;
  GtkSingleSelection *selection;

  GtkWidget *title_label, *note_label;
  GtkWidget *stack, *stop, *scroller, *view, *empty;
};

G_DEFINE_FINAL_TYPE (PosFindList, pos_find_list, GTK_TYPE_BOX)

enum { CHOSEN, ACTIVATED, MORE, N_SIGNALS };
static guint signals[N_SIGNALS];

static const PosUiProp props[] = {
    {"title", POS_UI_TEXT, G_STRUCT_OFFSET (PosFindList, title), NULL},
    {"note", POS_UI_TEXT, G_STRUCT_OFFSET (PosFindList, note), NULL},
    {"name", POS_UI_TEXT, G_STRUCT_OFFSET (PosFindList, name), NULL},
};

static void
changed (gpointer widget, const char *name)
{
  PosFindList *self = widget;

  pos_ui_set_label (self->title_label, self->title);
  pos_ui_set_label (self->note_label, self->note);
  if (self->view)
    pos_ui_describe (self->view, self->name, NULL);
}

static void
items_changed_cb (PosFindList *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child (GTK_STACK (self->stack), any ? self->stop : self->empty);
}

static void
chosen_cb (PosFindList *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
activated_cb (PosFindList *self, guint position)
{
  pos_find_list_choose (self, position);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* Two screens before the end the next page is on its way. */
static void
scrolled_cb (PosFindList *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double page = gtk_adjustment_get_page_size (place);

  if (page > 0 && gtk_adjustment_get_value (place) + 3 * page >= gtk_adjustment_get_upper (place))
    g_signal_emit (self, signals[MORE], 0);
}

static void
pos_find_list_dispose (GObject *object)
{
  PosFindList *self = POS_FIND_LIST (object);

  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (pos_find_list_parent_class)->dispose (object);
}

static void
pos_find_list_class_init (PosFindListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_find_list_dispose;
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  signals[CHOSEN] =
      g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MORE] =
      g_signal_new ("more", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_head (PosFindList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->title_label = pos_ui_text_new (NULL, "t-title num");
  self->note_label = pos_ui_text_new (NULL, "t-cap ink2");
  gtk_label_set_xalign (GTK_LABEL (self->note_label), 1);
  gtk_widget_set_hexpand (self->title_label, TRUE);
  gtk_widget_add_css_class (head, "find-head");
  gtk_box_append (GTK_BOX (head), self->title_label);
  gtk_box_append (GTK_BOX (head), self->note_label);
  return head;
}

static void
pos_find_list_init (PosFindList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sheet");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self), make_head (self));
  self->stack = pos_ui_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self), self->stack);
}

static void
add_view (PosFindList *self, GtkListItemFactory *factory)
{
  GtkAdjustment *place;

  self->view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_widget_add_css_class (self->view, "find-list");
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  self->scroller = g_object_new (
      GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->view, NULL);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (
      place, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pos_find_list_new (GListModel *model, GtkListItemFactory *factory, GtkWidget *empty)
{
  PosFindList *self = g_object_new (POS_TYPE_FIND_LIST, NULL);

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, model);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->empty = empty;
  add_view (self, factory);
  self->stop = pos_focus_stop_new (self->scroller);
  gtk_stack_add_child (GTK_STACK (self->stack), self->stop);
  gtk_stack_add_child (GTK_STACK (self->stack), empty);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (chosen_cb), self);
  items_changed_cb (self);
  return GTK_WIDGET (self);
}

gpointer
pos_find_list_get_chosen (PosFindList *self)
{
  g_return_val_if_fail (POS_IS_FIND_LIST (self), NULL);
  return self->selection ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

void
pos_find_list_choose (PosFindList *self, guint position)
{
  g_return_if_fail (POS_IS_FIND_LIST (self));
  gtk_single_selection_set_selected (self->selection, position);
  if (gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

void
pos_find_list_move (PosFindList *self, int by)
{
  g_return_if_fail (POS_IS_FIND_LIST (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint at = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  if (at == GTK_INVALID_LIST_POSITION)
    pos_find_list_choose (self, 0);
  else
    pos_find_list_choose (self, (guint)CLAMP ((gint64)at + by, 0, (gint64)n - 1));
}

GtkWidget *
pos_find_row_add_column (GtkWidget *row, GtkWidget *above, GtkWidget *below)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), above);
  gtk_box_append (GTK_BOX (column), below);
  gtk_box_append (GTK_BOX (row), column);
  return column;
}
