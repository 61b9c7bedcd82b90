/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hand-over-line.c — see the header. */
#include "ui/recall/pos-hand-over-line.h"

#include "model/pos-line-words.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-check-row.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-recall-delivery.h"

#define ICON_SIZE 20

struct _PosHandOverLine {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosOrderLine *line;
  PosQuantity quantity;
  gboolean whole; /* nobody chooses how much */

  GtkWidget *check, *stepper, *less, *more, *count;
};

G_DEFINE_FINAL_TYPE (PosHandOverLine, pos_hand_over_line, GTK_TYPE_BOX)

static guint changed_signal;

static PosQuantity
get_open (PosHandOverLine *self)
{
  return pos_order_line_get_open (self->line);
}

/* Whole boxes go by the box; of an open one, as where fewer are here, pieces are counted. */
static gint64
get_step (PosHandOverLine *self)
{
  gint64 step = pos_line_words_get_step (self->line, get_open (self)).micro;

  return MIN (step, pos_line_words_get_step (self->line, self->quantity).micro);
}

static void
update (PosHandOverLine *self)
{
  PosFormat *format = pos_shell_get_format (self->shell);
  g_autofree char *count = pos_line_words_dup_count (format, self->line, self->quantity);
  g_autofree char *open = pos_line_words_dup_count (format, self->line, get_open (self));
  /* TRANSLATORS: in a quantity stepper: %1$s of %2$s pieces that are open */
  g_autofree char *spoken = g_strdup_printf (_ ("%1$s of %2$s"), count, open);

  gtk_label_set_text (GTK_LABEL (self->count), spoken);
  pos_ui_set_class (self->less, "unavailable", self->quantity.micro <= get_step (self));
  pos_ui_set_class (self->more, "unavailable", self->quantity.micro >= get_open (self).micro);
  gtk_widget_set_visible (self->stepper, pos_check_row_get_checked (POS_CHECK_ROW (self->check)));
}

static void
changed (PosHandOverLine *self)
{
  update (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
set_quantity (PosHandOverLine *self, gint64 micro)
{
  self->quantity.micro = micro;
  changed (self);
}

/* Whole pieces, or boxes. */
static void
less_cb (PosHandOverLine *self)
{
  if (self->quantity.micro > get_step (self))
    set_quantity (self, self->quantity.micro - get_step (self));
  else
    pos_callout_open (self->less,
                      _ ("Less than one cannot be handed over"),
                      _ ("Untick the line to leave it for another day."),
                      NULL,
                      NULL);
}

/* What is open may end in a fraction. */
static void
more_cb (PosHandOverLine *self)
{
  g_autofree char *open =
      pos_line_words_dup_count (pos_shell_get_format (self->shell), self->line, get_open (self));
  g_autofree char *why = g_strdup_printf (_ ("No more than %s of it is open."), open);

  if (self->quantity.micro < get_open (self).micro)
    set_quantity (self, MIN (self->quantity.micro + get_step (self), get_open (self).micro));
  else
    pos_callout_open (self->more, _ ("That is everything"), why, NULL, NULL);
}

static void
pos_hand_over_line_dispose (GObject *object)
{
  g_clear_object (&POS_HAND_OVER_LINE (object)->line);
  G_OBJECT_CLASS (pos_hand_over_line_parent_class)->dispose (object);
}

static gboolean
pos_hand_over_line_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (POS_HAND_OVER_LINE (widget)->check);
}

static void
pos_hand_over_line_class_init (PosHandOverLineClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = pos_hand_over_line_grab_focus;
  G_OBJECT_CLASS (klass)->dispose = pos_hand_over_line_dispose;
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_hand_over_line_init (PosHandOverLine *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hand-over-line");
}

static GtkWidget *
make_step (PosHandOverLine *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), pos_ui_icon_new (icon, ICON_SIZE));
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "icononly");
  pos_ui_describe (
      button, name, pos_l10n_get (self->line->description, pos_shell_get_language (self->shell)));
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_stepper (PosHandOverLine *self)
{
  self->stepper = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->less = make_step (self, "pos-minus-symbolic", _ ("One less"), G_CALLBACK (less_cb));
  self->more = make_step (self, "pos-plus-symbolic", _ ("One more"), G_CALLBACK (more_cb));
  self->count = pos_ui_label_new (NULL, "semi num hand-over-count");
  gtk_label_set_xalign (GTK_LABEL (self->count), 0.5F);
  gtk_box_append (GTK_BOX (self->stepper), self->less);
  gtk_box_append (GTK_BOX (self->stepper), self->count);
  gtk_box_append (GTK_BOX (self->stepper), self->more);
  gtk_widget_set_valign (self->stepper, GTK_ALIGN_CENTER);
  return self->stepper;
}

GtkWidget *
pos_hand_over_line_new (PosShell *shell, PosOrderLine *line, GHashTable *lacking, gboolean whole)
{
  PosHandOverLine *self = g_object_new (POS_TYPE_HAND_OVER_LINE, NULL);

  self->shell = shell;
  self->line = g_object_ref (line);
  self->whole = whole;
  self->quantity = pos_order_line_get_open (line);
  g_autofree char *facts = pos_recall_dup_line_facts (shell, line, lacking);
  self->check =
      pos_check_row_new (pos_l10n_get (line->description, pos_shell_get_language (shell)), facts);
  gtk_widget_set_hexpand (self->check, TRUE);
  g_signal_connect_swapped (self->check, "toggled-by-hand", G_CALLBACK (changed), self);
  gtk_box_append (GTK_BOX (self), self->check);
  gtk_box_append (GTK_BOX (self), make_stepper (self));
  gtk_widget_set_visible (self->less, !whole && self->quantity.micro > POS_SCALE);
  gtk_widget_set_visible (self->more, !whole && self->quantity.micro > POS_SCALE);
  update (self);
  return GTK_WIDGET (self);
}

void
pos_hand_over_line_set (PosHandOverLine *self, gboolean checked, PosQuantity quantity)
{
  g_return_if_fail (POS_IS_HAND_OVER_LINE (self));
  pos_check_row_set_checked (POS_CHECK_ROW (self->check), checked);
  self->quantity = self->whole ? pos_order_line_get_open (self->line) : quantity;
  update (self);
}

PosQuantity
pos_hand_over_line_get_quantity (PosHandOverLine *self)
{
  g_return_val_if_fail (POS_IS_HAND_OVER_LINE (self), (PosQuantity){0});
  return pos_check_row_get_checked (POS_CHECK_ROW (self->check)) ? self->quantity
                                                                 : (PosQuantity){0};
}

const char *
pos_hand_over_line_get_name (PosHandOverLine *self)
{
  g_return_val_if_fail (POS_IS_HAND_OVER_LINE (self), NULL);
  return pos_l10n_get (self->line->description, pos_shell_get_language (self->shell));
}

PosOrderLine *
pos_hand_over_line_get_line (PosHandOverLine *self)
{
  g_return_val_if_fail (POS_IS_HAND_OVER_LINE (self), NULL);
  return self->line;
}
