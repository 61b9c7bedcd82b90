/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-details.c — see the header. */
#include "ui/fulfillment/pos-work-details.h"

#include "ui/common/pos-tip.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/fulfillment/pos-work-pane.h"
#include "ui/fulfillment/pos-work-row.h"

/* At 100 % text. */
#define WIDTH 340
#define OPEN_KEY "pos-work-details"

struct _PosWorkDetails {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosWorkPicked *picked;
  GListModel *lines;
  PosId at; /* the line that had the focus last */
  gboolean narrow;

  GtkWidget *button;
  GtkWidget *pane;              /* borrowed: beside the list */
  GtkWidget *sheet, *over_pane; /* (nullable): borrowed: over it */
};

G_DEFINE_FINAL_TYPE (PosWorkDetails, pos_work_details, GTK_TYPE_BOX)

/* --- Which line --- */

static PosWorkLine *
find (PosWorkDetails *self, const PosId *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->lines); i++) {
    g_autoptr (PosWorkLine) line = g_list_model_get_item (self->lines, i);
    if (pos_id_equal (&line->line, id))
      return line; /* the list keeps it */
  }
  return NULL;
}

static gboolean
is_open (PosWorkDetails *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button));
}

static void
show (PosWorkDetails *self)
{
  GPtrArray *ticked = pos_work_picked_get_lines (self->picked);
  GtkWidget *pane = self->over_pane ? self->over_pane : self->pane;
  PosWorkLine *line = ticked->len == 1   ? ticked->pdata[0]
                      : ticked->len == 0 ? find (self, &self->at)
                                         : NULL;

  if (is_open (self))
    pos_work_pane_set_line (POS_WORK_PANE (pane), line, ticked->len);
}

void
pos_work_details_point (PosWorkDetails *self, PosWorkLine *line)
{
  g_return_if_fail (POS_IS_WORK_DETAILS (self));
  if (pos_id_equal (&self->at, &line->line))
    return;
  self->at = line->line;
  show (self);
}

void
pos_work_details_refresh (PosWorkDetails *self)
{
  g_return_if_fail (POS_IS_WORK_DETAILS (self));
  show (self);
}

/* A row of a list has the focus in a widget around it. */
static void
focus_cb (PosWorkDetails *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->shell));
  GtkWidget *row = focus ? gtk_widget_get_first_child (focus) : NULL;
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));

  if (around && row && POS_IS_WORK_ROW (row) && gtk_widget_is_ancestor (row, around) &&
      pos_work_row_get_line (POS_WORK_ROW (row)))
    pos_work_details_point (self, pos_work_row_get_line (POS_WORK_ROW (row)));
}

/* --- Folding --- */

static void
sheet_gone_cb (PosWorkDetails *self)
{
  self->sheet = self->over_pane = NULL;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), FALSE);
}

static void
open_sheet (PosWorkDetails *self)
{
  self->over_pane = pos_work_pane_new (self->shell);
  self->sheet = pos_dialog_new (_ ("Line details"), NULL, NULL);
  g_object_set (self->sheet, "sheet", TRUE, NULL);
  pos_dialog_set_content (POS_DIALOG (self->sheet), self->over_pane);
  g_signal_connect_object (
      self->sheet, "destroy", G_CALLBACK (sheet_gone_cb), self, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (self->shell), POS_DIALOG (self->sheet));
}

static void
toggled_cb (PosWorkDetails *self)
{
  gboolean open = is_open (self);

  if (self->narrow && open && !self->sheet)
    open_sheet (self);
  else if (!open && self->sheet)
    pos_overlay_close (self->sheet);
  if (!self->narrow)
    g_object_set_data (G_OBJECT (self->shell), OPEN_KEY, GINT_TO_POINTER (open));
  gtk_widget_set_visible (GTK_WIDGET (self), open && !self->narrow);
  show (self);
}

void
pos_work_details_toggle (PosWorkDetails *self)
{
  g_return_if_fail (POS_IS_WORK_DETAILS (self));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), !is_open (self));
}

void
pos_work_details_set_narrow (PosWorkDetails *self, gboolean narrow)
{
  g_return_if_fail (POS_IS_WORK_DETAILS (self));
  gboolean wanted = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self->shell), OPEN_KEY));

  self->narrow = narrow;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), wanted && !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self), wanted && !narrow);
}

GtkWidget *
pos_work_details_get_button (PosWorkDetails *self)
{
  g_return_val_if_fail (POS_IS_WORK_DETAILS (self), NULL);
  return self->button;
}

/* --- What it is made of --- */

static GtkWidget *
make_button (PosWorkDetails *self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), pos_ui_icon_new ("pos-info-symbolic", 20));
  gtk_widget_set_css_classes (button, (const char *[]){"btn", "quiet", "icononly", NULL});
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  pos_ui_describe (
      button, _ ("Line details"), _ ("Quantities, order and stock of the line one stands at"));
  pos_tip_set (button, _ ("Line details"));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
pos_work_details_dispose (GObject *object)
{
  PosWorkDetails *self = POS_WORK_DETAILS (object);

  if (self->sheet)
    g_signal_handlers_disconnect_by_func (self->sheet, sheet_gone_cb, self);
  self->sheet = self->over_pane = NULL;
  g_clear_object (&self->button);
  g_clear_object (&self->picked);
  g_clear_object (&self->lines);
  G_OBJECT_CLASS (pos_work_details_parent_class)->dispose (object);
}

static void
pos_work_details_class_init (PosWorkDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_work_details_dispose;
}

static void
pos_work_details_init (PosWorkDetails *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "sheet");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pos_work_details_new (PosShell *shell, PosWorkPicked *picked, GListModel *lines)
{
  PosWorkDetails *self = g_object_new (POS_TYPE_WORK_DETAILS, NULL);

  self->shell = shell;
  self->picked = g_object_ref (picked);
  self->lines = g_object_ref (lines);
  self->button = g_object_ref_sink (make_button (self));
  self->pane = pos_work_pane_new (shell);
  gtk_box_append (GTK_BOX (self), pos_work_cell_new (shell, self->pane, WIDTH));
  /* The room that is left is the list's. */
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (picked, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      shell, "notify::focus-widget", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
