/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-snack.c — see the header. */
#include "ui/common/pos-snack.h"

#include "ui/common/pos-ui-props.h"

#define SHOWN_SECONDS 6
#define MARGIN 10

struct _PosSnack {
  GtkBox parent;
  GtkWidget *revealer;
  GtkWidget *bar;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *button;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (PosSnack, pos_snack, GTK_TYPE_BOX)

enum { UNDO, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
undo_cb (PosSnack *self)
{
  pos_snack_hide (self);
  g_signal_emit (self, signals[UNDO], 0);
}

static gboolean
timeout_cb (gpointer data)
{
  PosSnack *self = data;
  self->timeout = 0;
  pos_snack_hide (self);
  return G_SOURCE_REMOVE;
}

static void
pos_snack_dispose (GObject *object)
{
  g_clear_handle_id (&POS_SNACK (object)->timeout, g_source_remove);
  G_OBJECT_CLASS (pos_snack_parent_class)->dispose (object);
}

static void
pos_snack_class_init (PosSnackClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_snack_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
  signals[UNDO] = g_signal_new (
      "undo", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_bar (PosSnack *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->bar, "snack");
  self->label = pos_ui_label_new (NULL, "semi");
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_margin_end (self->label, 28);
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "btn");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (undo_cb), self);
  self->icon = pos_ui_icon_new ("pos-check-symbolic", 22);
  gtk_box_append (GTK_BOX (self->bar), self->icon);
  gtk_box_append (GTK_BOX (self->bar), self->label);
  gtk_box_append (GTK_BOX (self->bar), self->button);
}

static void
pos_snack_init (PosSnack *self)
{
  make_bar (self);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->bar);
  gtk_box_append (GTK_BOX (self), self->revealer);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  /* Over the head of the page: sums, keys and the big button are at the foot of every one. */
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (self), MARGIN);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pos_snack_new (void)
{
  return g_object_new (POS_TYPE_SNACK, NULL);
}

void
pos_snack_show (PosSnack *self, const char *text, const char *undo)
{
  g_return_if_fail (POS_IS_SNACK (self));
  g_return_if_fail (text != NULL);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_button_set_label (GTK_BUTTON (self->button), undo != NULL ? undo : "");
  gtk_widget_set_visible (self->button, undo != NULL);
  pos_ui_describe (GTK_WIDGET (self), text, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (SHOWN_SECONDS, timeout_cb, self);
}

void
pos_snack_set_icon (PosSnack *self, const char *icon)
{
  g_return_if_fail (POS_IS_SNACK (self));
  pos_ui_set_icon (self->icon, icon);
}

void
pos_snack_hide (PosSnack *self)
{
  g_return_if_fail (POS_IS_SNACK (self));
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

gboolean
pos_snack_is_shown (PosSnack *self)
{
  g_return_val_if_fail (POS_IS_SNACK (self), FALSE);
  return gtk_widget_get_visible (GTK_WIDGET (self));
}
