/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-row.c — see the header. */
#include "ui/fulfillment/pos-work-row.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/fulfillment/pos-work-words.h"

#define MARK_SIZE 16
/* Widths of columns at 100 % text: the same in every row, whatever stands in them. */
#define ORDER_WIDTH 160
#define DELIVERY_WIDTH 240
#define DUE_WIDTH 122
#define DUE_WIDTH_RTL 146
#define STATUS_WIDTH 150
/* Of a customer's name: whoever wants all of it unfolds the details. */
#define MOST_NAME_LINES 2
#define WIDTH_KEY "pos-work-width"

struct _PosWorkRow {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosWorkPicked *picked;
  PosWorkLine *line;

  GtkWidget *check;
  GtkWidget *order, *customer, *quantity;
  GtkWidget *product, *item, *below;
  GtkWidget *delivery, *mode, *place;
  GtkWidget *end, *due, *late, *pill;
};

G_DEFINE_FINAL_TYPE (PosWorkRow, pos_work_row, GTK_TYPE_BOX)

/* --- The tick --- */

GtkWidget *
pos_work_check_new (void)
{
  GtkWidget *check = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *mark = pos_ui_icon_new (NULL, MARK_SIZE);

  gtk_widget_add_css_class (check, "check");
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (mark, TRUE);
  gtk_box_append (GTK_BOX (check), mark);
  gtk_widget_set_hexpand (check, FALSE);
  return check;
}

void
pos_work_check_set (GtkWidget *check, gboolean on, gboolean mixed)
{
  GtkWidget *mark = gtk_widget_get_first_child (check);
  const char *icon = mixed ? "pos-minus-symbolic" : on ? "pos-check-symbolic" : NULL;

  pos_ui_set_class (check, "on", on && !mixed);
  pos_ui_set_class (check, "mixed", mixed);
  pos_ui_set_icon (mark, icon);
}

/* --- What it says --- */

static void
show_ticked (PosWorkRow *self)
{
  gboolean on = self->line && self->picked && pos_work_picked_has (self->picked, self->line);

  pos_work_check_set (self->check, on, FALSE);
  pos_ui_set_class (GTK_WIDGET (self), "checked", on);
}

static void
describe (PosWorkRow *self, const char *quantity, const char *mode, const char *due)
{
  const char *language = pos_shell_get_language (self->shell);
  g_autofree char *status = NULL;

  g_object_get (self->pill, "text", &status, NULL);
  g_autofree char *name = g_strjoin (", ",
                                     pos_work_get_order_name (self->line),
                                     pos_text_or (self->line->customer_name, _ ("No customer")),
                                     quantity,
                                     pos_l10n_get (self->line->description, language),
                                     mode,
                                     due,
                                     status,
                                     NULL);
  pos_ui_describe_row (GTK_WIDGET (self), name);
}

static void
show_delivery (PosWorkRow *self, const char *mode)
{
  g_autofree char *place = pos_work_dup_place (self->shell, self->line);
  /* TRANSLATORS: how it is delivered, and where or when: "Standard delivery · 3511 NP Utrecht" */
  g_autofree char *below =
      *place ? g_strdup_printf (_ ("%1$s · %2$s"), mode, place) : g_strdup (mode);

  gtk_label_set_text (GTK_LABEL (self->mode), mode);
  pos_ui_set_label (self->place, place);
  gtk_label_set_text (GTK_LABEL (self->below), below);
}

static void
show_due (PosWorkRow *self, const char *due)
{
  g_autofree char *late = pos_work_dup_late (self->shell, self->line);

  gtk_label_set_text (GTK_LABEL (self->due), due);
  pos_ui_set_label (self->late, late);
  pos_ui_set_class (self->due, "c-danger", *late);
}

static void
update (PosWorkRow *self)
{
  PosWorkLine *line = self->line;
  g_autofree char *quantity = pos_work_dup_quantity (self->shell, line);
  g_autofree char *mode = pos_work_dup_mode (self->shell, line);
  g_autofree char *due = pos_work_dup_due (self->shell, line);

  gtk_label_set_text (GTK_LABEL (self->order), pos_work_get_order_name (line));
  pos_ui_set_data (self->customer, pos_text_or (line->customer_name, _ ("No customer")));
  gtk_label_set_text (GTK_LABEL (self->quantity), quantity);
  gtk_label_set_text (GTK_LABEL (self->product),
                      pos_l10n_get (line->description, pos_shell_get_language (self->shell)));
  gtk_label_set_text (GTK_LABEL (self->item), line->item);
  show_delivery (self, mode);
  show_due (self, due);
  pos_work_show_status (POS_PILL (self->pill), line);
  gtk_widget_set_visible (self->check, self->picked && line->view != POS_WORK_DONE);
  describe (self, quantity, mode, due);
  show_ticked (self);
}

void
pos_work_row_set_line (PosWorkRow *self, PosWorkLine *line)
{
  g_return_if_fail (POS_IS_WORK_ROW (self));

  g_set_object (&self->line, line);
  if (line)
    update (self);
}

PosWorkLine *
pos_work_row_get_line (PosWorkRow *self)
{
  g_return_val_if_fail (POS_IS_WORK_ROW (self), NULL);
  return self->line;
}

void
pos_work_row_set_narrow (PosWorkRow *self, gboolean narrow)
{
  gtk_widget_set_visible (self->delivery, !narrow);
  gtk_widget_set_visible (self->below, narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->end),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->end), narrow ? 4 : 12);
}

/* --- What it is made of --- */

/* Days are longer words there, and a day stays in one line. */
static int
get_due_width (void)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? DUE_WIDTH_RTL : DUE_WIDTH;
}

static int
scale_width (PosShell *shell, int width)
{
  return width * (int)pos_theme_get_text_scale (pos_shell_get_theme (shell)) / 100;
}

static void
measure_cell (GtkWidget *cell,
              GtkOrientation orientation,
              int for_size,
              int *minimum,
              int *natural,
              int *minimum_baseline,
              int *natural_baseline)
{
  int width = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), WIDTH_KEY));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = width;
  else
    gtk_widget_measure (gtk_widget_get_first_child (cell),
                        GTK_ORIENTATION_VERTICAL,
                        width,
                        minimum,
                        natural,
                        NULL,
                        NULL);
}

static void
allocate_cell (GtkWidget *cell, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (cell), width, height, -1, NULL);
}

/* Where it is low, a label would want to be wider. */
GtkWidget *
pos_work_cell_new (PosShell *shell, GtkWidget *child, int width)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  g_object_set_data (G_OBJECT (cell), WIDTH_KEY, GINT_TO_POINTER (scale_width (shell, width)));
  gtk_widget_set_layout_manager (cell, gtk_custom_layout_new (NULL, measure_cell, allocate_cell));
  gtk_box_append (GTK_BOX (cell), child);
  return cell;
}

static GtkWidget *
make_column (GtkWidget *first, GtkWidget *second)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), first);
  if (second)
    gtk_box_append (GTK_BOX (column), second);
  return column;
}

static GtkWidget *
make_order (PosWorkRow *self)
{
  self->order = pos_ui_text_new (NULL, "semi num");
  self->customer = pos_ui_text_new (NULL, "t-cap ink2");
  gtk_label_set_lines (GTK_LABEL (self->customer), MOST_NAME_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->customer), PANGO_ELLIPSIZE_END);
  return pos_work_cell_new (self->shell, make_column (self->order, self->customer), ORDER_WIDTH);
}

static GtkWidget *
make_quantity (PosWorkRow *self)
{
  self->quantity = pos_ui_label_new (NULL, "qty num");
  gtk_label_set_xalign (GTK_LABEL (self->quantity), .5F);
  gtk_widget_set_valign (self->quantity, GTK_ALIGN_CENTER);
  return self->quantity;
}

static GtkWidget *
make_product (PosWorkRow *self)
{
  GtkWidget *column;

  self->product = pos_ui_text_new (NULL, "semi");
  self->item = pos_ui_text_new (NULL, "t-cap ink2 num");
  self->below = pos_ui_text_new (NULL, "t-cap ink2");
  column = make_column (self->product, self->item);
  gtk_box_append (GTK_BOX (column), self->below);
  gtk_widget_set_hexpand (column, TRUE);
  return column;
}

static GtkWidget *
make_delivery (PosWorkRow *self)
{
  self->mode = pos_ui_text_new (NULL, NULL);
  self->place = pos_ui_text_new (NULL, "t-cap ink2");
  self->delivery =
      pos_work_cell_new (self->shell, make_column (self->mode, self->place), DELIVERY_WIDTH);
  return self->delivery;
}

static GtkWidget *
make_end (PosWorkRow *self)
{
  GtkWidget *status = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->due = pos_ui_text_new (NULL, "semi");
  self->late = pos_ui_text_new (NULL, "t-cap semi c-danger");
  self->pill = pos_pill_new (POS_TONE_NEUTRAL, NULL, NULL);
  gtk_box_append (GTK_BOX (status), self->pill);
  gtk_widget_set_valign (status, GTK_ALIGN_CENTER);
  self->end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_valign (self->end, GTK_ALIGN_CENTER);
  gtk_box_append (
      GTK_BOX (self->end),
      pos_work_cell_new (self->shell, make_column (self->due, self->late), get_due_width ()));
  gtk_box_append (GTK_BOX (self->end), pos_work_cell_new (self->shell, status, STATUS_WIDTH));
  return self->end;
}

static void
pos_work_row_dispose (GObject *object)
{
  PosWorkRow *self = POS_WORK_ROW (object);

  g_clear_object (&self->line);
  g_clear_object (&self->picked);
  G_OBJECT_CLASS (pos_work_row_parent_class)->dispose (object);
}

static void
pos_work_row_class_init (PosWorkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_work_row_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pos_work_row_init (PosWorkRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "row");
  gtk_widget_add_css_class (GTK_WIDGET (self), "work-row");
}

GtkWidget *
pos_work_row_new (PosShell *shell, PosWorkPicked *picked)
{
  PosWorkRow *self = g_object_new (POS_TYPE_WORK_ROW, NULL);

  self->shell = shell;
  self->picked = picked ? g_object_ref (picked) : NULL;
  self->check = pos_work_check_new ();
  gtk_box_append (GTK_BOX (self), self->check);
  gtk_box_append (GTK_BOX (self), make_order (self));
  gtk_box_append (GTK_BOX (self), make_quantity (self));
  gtk_box_append (GTK_BOX (self), make_product (self));
  gtk_box_append (GTK_BOX (self), make_delivery (self));
  gtk_box_append (GTK_BOX (self), make_end (self));
  if (picked)
    g_signal_connect_object (picked, "changed", G_CALLBACK (show_ticked), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* --- The captions --- */

typedef struct {
  PosWorkPicked *picked;
  GListModel *lines;
  GtkWidget *button, *check, *delivery, *end, *due; /* borrowed */
} Head;

static void
head_free (gpointer data)
{
  Head *head = data;

  g_object_unref (head->picked);
  g_object_unref (head->lines);
  g_free (head);
}

static Head *
head_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "pos-work-head");
}

static guint
count_ticked (Head *head)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (head->lines); i++) {
    g_autoptr (PosWorkLine) line = g_list_model_get_item (head->lines, i);
    if (pos_work_picked_has (head->picked, line))
      n++;
  }
  return n;
}

static void
show_head (GtkWidget *widget)
{
  Head *head = head_of (widget);
  guint all = g_list_model_get_n_items (head->lines), n = count_ticked (head);

  pos_work_check_set (head->check, n > 0, n > 0 && n < all);
  gtk_accessible_update_state (GTK_ACCESSIBLE (head->button),
                               GTK_ACCESSIBLE_STATE_CHECKED,
                               n == 0    ? GTK_ACCESSIBLE_TRISTATE_FALSE
                               : n < all ? GTK_ACCESSIBLE_TRISTATE_MIXED
                                         : GTK_ACCESSIBLE_TRISTATE_TRUE,
                               -1);
}

static void
toggle_all_cb (GtkWidget *widget)
{
  Head *head = head_of (widget);

  pos_work_picked_set_all (
      head->picked, head->lines, count_ticked (head) < g_list_model_get_n_items (head->lines));
}

static GtkWidget *
make_caption (PosShell *shell, const char *text, int width)
{
  return pos_work_cell_new (shell, pos_ui_text_new (text, NULL), width);
}

static GtkWidget *
make_toggle (Head *head)
{
  head->button =
      g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_CHECKBOX, NULL);
  head->check = pos_work_check_new ();
  gtk_widget_add_css_class (head->button, "bare");
  gtk_widget_add_css_class (head->button, "work-all");
  gtk_widget_set_halign (head->check, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (head->button), head->check);
  pos_ui_describe (head->button, _ ("All lines"), NULL);
  return head->button;
}

GtkWidget *
pos_work_head_new (PosShell *shell, PosWorkPicked *picked, GListModel *lines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  Head *head = g_new0 (Head, 1);
  GtkWidget *product = pos_ui_label_new (C_ ("column", "Product"), NULL);

  head->picked = g_object_ref (picked);
  head->lines = g_object_ref (lines);
  g_object_set_data_full (G_OBJECT (box), "pos-work-head", head, head_free);
  gtk_widget_add_css_class (box, "thead");
  gtk_widget_add_css_class (box, "work-head");
  gtk_widget_set_hexpand (product, TRUE);
  head->delivery = make_caption (shell, C_ ("column", "Delivery"), DELIVERY_WIDTH);
  head->due = make_caption (shell, C_ ("column", "Due"), get_due_width ());
  head->end = make_caption (shell, C_ ("column", "Status"), STATUS_WIDTH);
  gtk_box_append (GTK_BOX (box), make_toggle (head));
  gtk_box_append (GTK_BOX (box), make_caption (shell, C_ ("column", "Order"), ORDER_WIDTH));
  gtk_box_append (GTK_BOX (box), product);
  gtk_box_append (GTK_BOX (box), head->delivery);
  gtk_box_append (GTK_BOX (box), head->due);
  gtk_box_append (GTK_BOX (box), head->end);
  g_signal_connect_swapped (head->button, "clicked", G_CALLBACK (toggle_all_cb), box);
  g_signal_connect_object (picked, "changed", G_CALLBACK (show_head), box, G_CONNECT_SWAPPED);
  g_signal_connect_object (lines, "items-changed", G_CALLBACK (show_head), box, G_CONNECT_SWAPPED);
  show_head (box);
  return box;
}

void
pos_work_head_set_narrow (GtkWidget *widget, gboolean narrow)
{
  Head *head = head_of (widget);

  gtk_widget_set_visible (head->delivery, !narrow);
  gtk_widget_set_visible (head->due, !narrow);
}
