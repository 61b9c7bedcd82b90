/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-list.c — see the header. */
#include "ui/sale/pos-receipt-list.h"

#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-row-cull.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/sale/pos-group-header.h"
#include "ui/sale/pos-receipt-rows.h"

struct _PosReceiptList {
  GtkWidget parent;
  PosSaleState *state;
  GtkWidget *stop, *scroller;
  GtkListBox *list;
  PosId shown; /* the order whose lines these are */
  PosReceiptRows *rows;
  GPtrArray *groups;      /* PosReceiptGroup */
  PosReceiptLine *wanted; /* (nullable): weak: row to scroll to, once it has a place */
  guint scroll_tick;
};

G_DEFINE_FINAL_TYPE (PosReceiptList, pos_receipt_list, GTK_TYPE_WIDGET)

/* --- Scrolling --- */

static void
stop_scrolling (PosReceiptList *self)
{
  if (self->scroll_tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick);
  self->scroll_tick = 0;
  g_clear_weak_pointer (&self->wanted);
}

/* A new row has no place before the next frame is laid out. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PosReceiptList *self = POS_RECEIPT_LIST (widget);
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *wanted = (GtkWidget *)self->wanted;
  gboolean gone = !wanted || !gtk_widget_get_visible (wanted);
  graphene_rect_t box;

  if (!gone && (gtk_widget_get_height (wanted) == 0 ||
                !gtk_widget_compute_bounds (wanted, GTK_WIDGET (self->list), &box)))
    return G_SOURCE_CONTINUE;
  if (!gone)
    gtk_adjustment_clamp_page (
        adjustment, (double)box.origin.y, (double)(box.origin.y + box.size.height));
  self->scroll_tick = 0;
  g_clear_weak_pointer (&self->wanted);
  return G_SOURCE_REMOVE;
}

static void
scroll_to (PosReceiptList *self, PosReceiptLine *row)
{
  stop_scrolling (self);
  g_set_weak_pointer (&self->wanted, row);
  self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static void
arrived_cb (PosReceiptList *self, const PosId *id)
{
  PosReceiptLine *row = pos_receipt_rows_find (self->rows, id);

  if (!row)
    return;
  scroll_to (self, row);
  pos_receipt_line_flash (row);
}

/* --- Rows --- */

/* GTK 4.8 keeps the end of a touch that a button took from the list around it, which would then
 * wait for that finger to leave and hear of no other. */
static void
let_go_of_touches (PosReceiptList *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->list));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    if (GTK_IS_GESTURE (controller))
      gtk_event_controller_reset (controller);
  }
}

static void
gather_cb (PosReceiptList *self, PosReceiptLine *row)
{
  let_go_of_touches (self);
  pos_sale_state_toggle (self->state, pos_receipt_line_get_id (row));
}

/* Another order is read from its beginning, wherever the last one was left. */
static void
begin_at_top (PosReceiptList *self, PosOrder *order)
{
  if (pos_id_equal (&self->shown, &order->id))
    return;
  self->shown = order->id;
  stop_scrolling (self);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static void
update_cb (PosReceiptList *self)
{
  PosOrder *order = pos_sale_state_get_order (self->state);
  gboolean headed = self->groups && pos_receipt_groups_have_headings (self->groups);

  begin_at_top (self, order);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = pos_receipt_groups_new (order);
  pos_receipt_rows_follow (self->rows, order, self->groups);
  if (headed || pos_receipt_groups_have_headings (self->groups))
    gtk_list_box_invalidate_headers (self->list);
}

static int
sort_cb (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  return pos_receipt_line_compare (POS_RECEIPT_LINE (a), POS_RECEIPT_LINE (b));
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  PosReceiptList *self = data;
  guint group = pos_receipt_line_get_group (POS_RECEIPT_LINE (row));
  GtkWidget *header = gtk_list_box_row_get_header (row);
  gboolean first = !before || pos_receipt_line_get_group (POS_RECEIPT_LINE (before)) != group;

  if (!first || !pos_receipt_groups_have_headings (self->groups)) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  if (!header) {
    header = pos_group_header_new (self->state);
    gtk_list_box_row_set_header (row, header);
  }
  pos_group_header_show (POS_GROUP_HEADER (header), self->groups->pdata[group]);
}

/* --- Touch and keys --- */

/* A tap on the one line that is chosen lets it go: then the pad is about the next product. */
static void
activated_cb (PosReceiptList *self, GtkListBoxRow *row)
{
  const PosId *id = pos_receipt_line_get_id (POS_RECEIPT_LINE (row));
  PosOrderLine *only = pos_sale_state_get_line (self->state);
  gboolean again =
      only && pos_id_equal (&only->id, id) && !pos_sale_state_is_gathering (self->state);

  pos_sale_state_choose (self->state, again ? NULL : id);
}

static GtkListBoxRow *
focused_row (PosReceiptList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return row && GTK_IS_LIST_BOX_ROW (row) ? GTK_LIST_BOX_ROW (row) : NULL;
}

/* Where moving starts: at the focus, else at the line that is chosen. */
static int
current_index (PosReceiptList *self)
{
  GtkListBoxRow *row = focused_row (self);
  PosOrderLine *line = pos_sale_state_get_line (self->state);

  if (!row && line)
    row = GTK_LIST_BOX_ROW (pos_receipt_rows_find (self->rows, &line->id));
  return row ? gtk_list_box_row_get_index (row) : -1;
}

static gboolean
move_to (PosReceiptList *self, int index, gboolean choose)
{
  int last = (int)pos_receipt_rows_count (self->rows) - 1;
  int found = CLAMP (index, 0, MAX (last, 0));

  pos_receipt_rows_reach (self->rows, (guint)found);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, found);

  if (!row)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  scroll_to (self, POS_RECEIPT_LINE (row)); /* it may have had the focus, and be far away */
  if (choose && !pos_sale_state_is_gathering (self->state))
    pos_sale_state_choose (self->state, pos_receipt_line_get_id (POS_RECEIPT_LINE (row)));
  return TRUE;
}

/* As many lines as are seen at once, but for one to go on reading from. */
static int
page_size (PosReceiptList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, MAX (current_index (self), 0));
  int height = row ? gtk_widget_get_height (GTK_WIDGET (row)) : 0;

  return height > 0 ? MAX (gtk_widget_get_height (self->scroller) / height - 1, 1) : 1;
}

static gboolean
gather_focused (PosReceiptList *self)
{
  GtkListBoxRow *row = focused_row (self);

  if (!row)
    return FALSE;
  pos_sale_state_toggle (self->state, pos_receipt_line_get_id (POS_RECEIPT_LINE (row)));
  return TRUE;
}

static gboolean
choose_all (PosReceiptList *self)
{
  pos_sale_state_choose_all (self->state);
  return TRUE;
}

gboolean
pos_receipt_list_press (PosReceiptList *self, guint keyval, GdkModifierType modifiers)
{
  gboolean control = (modifiers & GDK_CONTROL_MASK) != 0;
  int now = current_index (self);

  if (control && (keyval == GDK_KEY_a || keyval == GDK_KEY_A))
    return choose_all (self);
  switch (keyval) {
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    return move_to (self, now - 1, !control);
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    return move_to (self, now + 1, !control);
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    return move_to (self, now - page_size (self), !control);
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    return move_to (self, now + page_size (self), !control);
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    return move_to (self, 0, !control);
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    return move_to (self, G_MAXINT, !control);
  case GDK_KEY_space:
  case GDK_KEY_KP_Space:
    return gather_focused (self);
  default:
    return FALSE;
  }
}

static gboolean
key_cb (PosReceiptList *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  return pos_receipt_list_press (self, keyval, modifiers);
}

/* --- GObject --- */

static gboolean
pos_receipt_list_grab_focus (GtkWidget *widget)
{
  PosReceiptList *self = POS_RECEIPT_LIST (widget);

  return move_to (self, MAX (current_index (self), 0), FALSE);
}

static void
pos_receipt_list_dispose (GObject *object)
{
  PosReceiptList *self = POS_RECEIPT_LIST (object);

  stop_scrolling (self);
  g_clear_pointer (&self->stop, gtk_widget_unparent);
  g_clear_pointer (&self->rows, pos_receipt_rows_free);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (pos_receipt_list_parent_class)->dispose (object);
}

static void
pos_receipt_list_class_init (PosReceiptListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_receipt_list_dispose;
  widget_class->grab_focus = pos_receipt_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pos_receipt_list_init (PosReceiptList *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self), "receipt-list");
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_sort_func (self->list, sort_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  self->stop = pos_focus_stop_new (self->scroller);
  gtk_widget_set_parent (self->stop, GTK_WIDGET (self));
  pos_row_cull (self->list, GTK_SCROLLED_WINDOW (self->scroller));
  /* TRANSLATORS: the list of lines, read aloud */
  pos_ui_describe (GTK_WIDGET (self->list), _ ("Lines"), NULL);

  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

GtkWidget *
pos_receipt_list_new (PosSaleState *state)
{
  PosReceiptList *self = g_object_new (POS_TYPE_RECEIPT_LIST, NULL);

  self->state = g_object_ref (state);
  self->rows = pos_receipt_rows_new (state, self->list, G_CALLBACK (gather_cb), G_OBJECT (self));
  g_signal_connect_object (state, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "arrived", G_CALLBACK (arrived_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WIDGET (self);
}
