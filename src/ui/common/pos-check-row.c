/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-check-row.c — see the header. */
#include "ui/common/pos-check-row.h"

#include "ui/common/pos-ui-props.h"

struct _PosCheckRow {
  GtkButton parent;
  char *title;
  char *subtitle;
  char *amount;
  gboolean checked;
  gboolean mixed;
  gboolean unavailable;

  GtkWidget *check;
  GtkWidget *mark;
  GtkWidget *title_label;
  GtkWidget *subtitle_label;
  GtkWidget *amount_label;
  GtkWidget *trailing_box;
};

G_DEFINE_FINAL_TYPE (PosCheckRow, pos_check_row, GTK_TYPE_BUTTON)

enum { TOGGLED, REFUSED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const PosUiProp props[] = {
    {"title", POS_UI_TEXT, G_STRUCT_OFFSET (PosCheckRow, title), NULL},
    {"subtitle", POS_UI_TEXT, G_STRUCT_OFFSET (PosCheckRow, subtitle), NULL},
    {"amount", POS_UI_TEXT, G_STRUCT_OFFSET (PosCheckRow, amount), NULL},
    {"checked", POS_UI_FLAG, G_STRUCT_OFFSET (PosCheckRow, checked), NULL},
    {"mixed", POS_UI_FLAG, G_STRUCT_OFFSET (PosCheckRow, mixed), NULL},
    {"unavailable", POS_UI_FLAG, G_STRUCT_OFFSET (PosCheckRow, unavailable), NULL},
};

static GtkAccessibleTristate
tristate (PosCheckRow *self)
{
  if (self->mixed)
    return GTK_ACCESSIBLE_TRISTATE_MIXED;
  return self->checked ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE;
}

static void
changed (gpointer widget, const char *name)
{
  PosCheckRow *self = widget;
  pos_ui_set_label (self->title_label, self->title);
  pos_ui_set_label (self->subtitle_label, self->subtitle);
  pos_ui_set_label (self->amount_label, self->amount);
  pos_ui_set_class (widget, "checked", self->checked);
  pos_ui_set_class (widget, "unavailable", self->unavailable);
  pos_ui_set_class (self->check, "on", self->checked && !self->mixed);
  pos_ui_set_class (self->check, "mixed", self->mixed);
  pos_ui_set_class (self->check, "off", self->unavailable);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->mark),
                                self->mixed ? "pos-minus-symbolic" : "pos-check-symbolic");
  gtk_widget_set_visible (self->mark, self->checked || self->mixed);
  pos_ui_describe (widget, self->title, self->subtitle);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_CHECKED,
                               tristate (self),
                               GTK_ACCESSIBLE_STATE_DISABLED,
                               self->unavailable,
                               -1);
}

static void
pos_check_row_clicked (GtkButton *button)
{
  PosCheckRow *self = POS_CHECK_ROW (button);
  if (self->unavailable) {
    g_signal_emit (self, signals[REFUSED], 0);
    return;
  }
  gboolean checked = self->mixed || !self->checked;
  g_object_set (self, "mixed", FALSE, "checked", checked, NULL);
  g_signal_emit (self, signals[TOGGLED], 0);
}

static void
pos_check_row_class_init (PosCheckRowClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  GTK_BUTTON_CLASS (klass)->clicked = pos_check_row_clicked;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  signals[TOGGLED] = g_signal_new (
      "toggled-by-hand", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] =
      g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Pos/ui/common/pos-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PosCheckRow, check);
  gtk_widget_class_bind_template_child (widget_class, PosCheckRow, mark);
  gtk_widget_class_bind_template_child (widget_class, PosCheckRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PosCheckRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, PosCheckRow, amount_label);
  gtk_widget_class_bind_template_child (widget_class, PosCheckRow, trailing_box);
}

static void
pos_check_row_init (PosCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pos_ui_wrap_label (self->title_label);
  pos_ui_wrap_label (self->subtitle_label);
  changed (self, NULL);
}

GtkWidget *
pos_check_row_new (const char *title, const char *subtitle)
{
  return g_object_new (POS_TYPE_CHECK_ROW, "title", title, "subtitle", subtitle, NULL);
}

void
pos_check_row_set_checked (PosCheckRow *self, gboolean checked)
{
  g_return_if_fail (POS_IS_CHECK_ROW (self));
  g_object_set (self, "checked", checked, NULL);
}

gboolean
pos_check_row_get_checked (PosCheckRow *self)
{
  g_return_val_if_fail (POS_IS_CHECK_ROW (self), FALSE);
  return self->checked;
}

void
pos_check_row_set_trailing (PosCheckRow *self, GtkWidget *trailing)
{
  g_return_if_fail (POS_IS_CHECK_ROW (self));
  GtkWidget *old = gtk_widget_get_first_child (self->trailing_box);
  if (old != NULL)
    gtk_box_remove (GTK_BOX (self->trailing_box), old);
  if (trailing != NULL)
    gtk_box_append (GTK_BOX (self->trailing_box), trailing);
  gtk_widget_set_visible (self->trailing_box, trailing != NULL);
}
