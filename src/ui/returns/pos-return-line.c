/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-line.c — see the header. */
#include "ui/returns/pos-return-line.h"

#include "pricing/pos-returns.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-stepper.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define STEPPER_WIDTH 210

struct _PosReturnLine {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosOrder *order;
  PosOrderLine *line;
  PosQuantity before;
  GtkWidget *value;
  GtkWidget *stepper; /* (nullable): nothing is left */
};

G_DEFINE_FINAL_TYPE (PosReturnLine, pos_return_line, GTK_TYPE_BOX)

static guint changed_signal;

static char *
dup_quantity (PosReturnLine *self, PosQuantity quantity)
{
  return pos_format_quantity (pos_shell_get_format (self->shell), quantity);
}

/* What comes back, or what all that is left is worth. */
static void
show_value (PosReturnLine *self)
{
  PosQuantity quantity = pos_return_line_get_quantity (self);
  gboolean chosen = quantity.micro > 0;
  gint64 minor = pos_returns_get_value (
      self->order, self->line, chosen ? quantity : pos_returns_get_left (self->line));
  g_autofree char *money =
      pos_format_money (pos_shell_get_format (self->shell), minor, self->order->currency);

  gtk_label_set_text (GTK_LABEL (self->value), money);
  pos_ui_set_class (self->value, "ink3", !chosen);
  pos_ui_set_class (GTK_WIDGET (self), "chosen", chosen);
}

static void
set_quantity (PosReturnLine *self, PosQuantity quantity)
{
  pos_stepper_set_quantity (POS_STEPPER (self->stepper), quantity);
  show_value (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
explain_end (PosReturnLine *self)
{
  g_autofree char *left = dup_quantity (self, pos_returns_get_left (self->line));
  g_autofree char *why = g_strdup_printf (_ ("No more than %s of it can come back."), left);

  pos_callout_open (
      self->stepper ? self->stepper : GTK_WIDGET (self), _ ("That is everything"), why, NULL, NULL);
}

static void
stepped_cb (PosReturnLine *self)
{
  PosQuantity left = pos_returns_get_left (self->line);
  PosQuantity quantity = pos_return_line_get_quantity (self);

  if (quantity.micro > left.micro)
    explain_end (self);
  set_quantity (self, (PosQuantity){MIN (quantity.micro, left.micro)});
}

void
pos_return_line_add (PosReturnLine *self)
{
  PosQuantity left = pos_returns_get_left (self->line);
  PosQuantity quantity = pos_return_line_get_quantity (self);

  g_return_if_fail (POS_IS_RETURN_LINE (self));
  if (quantity.micro >= left.micro)
    explain_end (self);
  else
    set_quantity (self, (PosQuantity){MIN (quantity.micro + POS_SCALE, left.micro)});
}

void
pos_return_line_take_all (PosReturnLine *self)
{
  g_return_if_fail (POS_IS_RETURN_LINE (self));
  if (self->stepper)
    set_quantity (self, pos_returns_get_left (self->line));
}

PosOrder *
pos_return_line_get_order (PosReturnLine *self)
{
  g_return_val_if_fail (POS_IS_RETURN_LINE (self), NULL);
  return self->order;
}

PosOrderLine *
pos_return_line_get_line (PosReturnLine *self)
{
  g_return_val_if_fail (POS_IS_RETURN_LINE (self), NULL);
  return self->line;
}

PosQuantity
pos_return_line_get_quantity (PosReturnLine *self)
{
  g_return_val_if_fail (POS_IS_RETURN_LINE (self), (PosQuantity){0});
  return self->stepper ? pos_stepper_get_quantity (POS_STEPPER (self->stepper)) : (PosQuantity){0};
}

gboolean
pos_return_line_is_changed (PosReturnLine *self)
{
  return pos_return_line_get_quantity (self).micro != self->before.micro;
}

/* --- Parts --- */

static void
pos_return_line_dispose (GObject *object)
{
  PosReturnLine *self = POS_RETURN_LINE (object);

  g_clear_object (&self->order);
  g_clear_object (&self->line);
  G_OBJECT_CLASS (pos_return_line_parent_class)->dispose (object);
}

static void
pos_return_line_class_init (PosReturnLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_return_line_dispose;
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_return_line_init (PosReturnLine *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 14);
  gtk_widget_add_css_class (GTK_WIDGET (self), "return-line");
}

static char *
dup_facts (PosReturnLine *self)
{
  g_autofree char *sold = dup_quantity (self, self->line->invoiced);
  g_autofree char *back = dup_quantity (self, self->line->returned);

  if (self->line->returned.micro == 0)
    /* TRANSLATORS: item number, and how many were bought: "400110 · 3 bought" */
    return g_strdup_printf (_ ("%1$s · %2$s bought"), self->line->item, sold);
  /* TRANSLATORS: item number, how many were bought and how many of them came back */
  return g_strdup_printf (_ ("%1$s · %2$s bought, %3$s came back"), self->line->item, sold, back);
}

static GtkWidget *
make_texts (PosReturnLine *self, const char *name)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *facts = dup_facts (self);

  gtk_box_append (GTK_BOX (texts), pos_ui_text_new (name, "t-line semi"));
  gtk_box_append (GTK_BOX (texts), pos_ui_text_new (facts, "t-cap ink2 num"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  return texts;
}

GtkWidget *
pos_return_line_new (PosShell *shell, PosOrder *order, PosOrderLine *line, PosQuantity chosen)
{
  PosReturnLine *self = g_object_new (POS_TYPE_RETURN_LINE, NULL);
  const char *name = pos_l10n_get (line->description, pos_shell_get_language (shell));

  self->shell = shell;
  self->order = g_object_ref (order);
  self->line = g_object_ref (line);
  self->before = chosen;
  gtk_box_append (GTK_BOX (self), make_texts (self, name));
  self->value = pos_ui_label_new (NULL, "t-line num");
  gtk_widget_set_valign (self->value, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->value);
  if (pos_returns_get_left (line).micro > 0) {
    self->stepper = pos_stepper_new (pos_shell_get_format (shell), name);
    pos_stepper_set_rule (
        POS_STEPPER (self->stepper), (PosQuantity){0}, pos_quantity_whole (1), NULL);
    pos_stepper_set_quantity (POS_STEPPER (self->stepper), chosen);
    g_signal_connect_swapped (self->stepper, "changed", G_CALLBACK (stepped_cb), self);
    g_signal_connect_swapped (self->stepper, "ask", G_CALLBACK (pos_return_line_take_all), self);
    gtk_widget_set_valign (self->stepper, GTK_ALIGN_CENTER);
    /* Columns of steppers and amounts, whatever the amounts are. */
    gtk_widget_set_hexpand (self->stepper, FALSE);
    gtk_widget_set_size_request (self->stepper, STEPPER_WIDTH, -1);
    gtk_box_append (GTK_BOX (self), self->stepper);
  } else {
    GtkWidget *gone = pos_ui_text_new (_ ("All of it came back"), "t-cap ink2");
    gtk_widget_set_valign (gone, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (self), gone);
  }
  show_value (self);
  return GTK_WIDGET (self);
}
