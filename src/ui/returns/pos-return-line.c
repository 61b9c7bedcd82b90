/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-line.c — see the header. */
#include "ui/returns/pos-return-line.h"

#include "model/pos-line-serials.h"
#include "model/pos-line-words.h"
#include "pricing/pos-returns.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-stepper.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/returns/pos-return-pieces.h"
#include "ui/returns/pos-return-reason.h"

#define STEPPER_WIDTH 210

struct _PosReturnLine {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosOrder *order;
  PosOrderLine *line;
  PosQuantity before;
  char *reason_before;  /* (nullable) */
  char *serials_before; /* what was said of them, as one text */
  char *reason;         /* (nullable): of its own */
  GtkWidget *why;       /* (nullable): the chain has no reasons */
  GtkWidget *serial;    /* (nullable): its pieces have no numbers, or it has several */
  GtkWidget *pieces;    /* (nullable): it has one, or none with a number */
  GtkWidget *value;
  GtkWidget *stepper; /* (nullable): nothing is left */
};

G_DEFINE_FINAL_TYPE (PosReturnLine, pos_return_line, GTK_TYPE_BOX)

static guint changed_signal;

static char *
dup_quantity (PosReturnLine *self, PosQuantity quantity)
{
  return pos_line_words_dup_count (pos_shell_get_format (self->shell), self->line, quantity);
}

/* What comes back, or what all that is left is worth. */
static void
show_value (PosReturnLine *self)
{
  PosQuantity quantity = pos_return_line_get_quantity (self);
  gboolean chosen = quantity.micro > 0;
  PosPricing pricing = pos_register_get_pricing (pos_shell_get_register (self->shell));
  gint64 minor = pos_returns_get_value (
      &pricing, self->order, self->line, chosen ? quantity : pos_returns_get_left (self->line));
  g_autofree char *money =
      pos_format_money (pos_shell_get_format (self->shell), minor, self->order->currency);

  gtk_label_set_text (GTK_LABEL (self->value), money);
  pos_ui_set_class (self->value, "ink3", !chosen);
  pos_ui_set_class (GTK_WIDGET (self), "chosen", chosen);
  if (self->why)
    gtk_widget_set_visible (self->why, chosen);
  if (self->serial)
    gtk_widget_set_visible (self->serial, chosen);
  if (self->pieces) {
    gtk_widget_set_visible (self->pieces, chosen);
    pos_return_pieces_set_count (POS_RETURN_PIECES (self->pieces),
                                 (guint)(quantity.micro / POS_SCALE));
  }
}

/* --- A reason of its own --- */

static void
show_reason (PosReturnLine *self)
{
  const char *name = pos_return_reason_get_name (self->shell, self->reason);
  const char *caption = name ? name : _ ("Another reason");

  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->why))), caption);
  pos_ui_describe (self->why, caption, _ ("Why does it come back?"));
}

/* Lives as long as its dialog. */
typedef struct {
  PosReturnLine *line;
  GtkWidget *reasons; /* borrowed */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->line);
  g_free (question);
}

static void
answered_cb (PosDialog *dialog, Question *question)
{
  PosReturnLine *self = question->line;
  g_autofree char *reason = pos_return_reason_dup (self->shell, question->reasons);

  if (!reason) {
    pos_callout_open (pos_dialog_get_primary (dialog),
                      _ ("Why does it come back?"),
                      _ ("Choose a reason first."),
                      NULL,
                      NULL);
    return;
  }
  pos_text_set (&self->reason, reason);
  show_reason (self);
  g_signal_emit (self, changed_signal, 0);
  pos_overlay_close (GTK_WIDGET (dialog));
}

static void
ask_why_cb (PosReturnLine *self)
{
  GtkWidget *dialog = pos_dialog_new (
      _ ("Why does it come back?"), _ ("Use this reason"), C_ ("button", "Not now"));
  Question *question = g_new0 (Question, 1);

  question->line = g_object_ref (self);
  question->reasons = pos_return_reason_new (self->shell, pos_return_reason_use_of (self->order));
  g_object_set (dialog,
                "subtitle",
                pos_l10n_get (self->line->description, pos_shell_get_language (self->shell)),
                NULL);
  pos_dialog_set_content (POS_DIALOG (dialog), question->reasons);
  g_signal_connect_data (dialog, "primary", G_CALLBACK (answered_cb), question, question_free, 0);
  pos_overlay_open (pos_shell_get_overlay (self->shell), POS_DIALOG (dialog));
}

/* --- How much --- */

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
pos_return_line_add (PosReturnLine *self, PosQuantity more)
{
  PosQuantity left = pos_returns_get_left (self->line);
  PosQuantity quantity = pos_return_line_get_quantity (self);

  g_return_if_fail (POS_IS_RETURN_LINE (self));
  if (quantity.micro >= left.micro)
    explain_end (self);
  else
    set_quantity (self, (PosQuantity){MIN (quantity.micro + more.micro, left.micro)});
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

const char *
pos_return_line_get_reason (PosReturnLine *self)
{
  g_return_val_if_fail (POS_IS_RETURN_LINE (self), NULL);
  return self->reason;
}

GStrv
pos_return_line_dup_serials (PosReturnLine *self)
{
  g_return_val_if_fail (POS_IS_RETURN_LINE (self), NULL);
  if (self->pieces)
    return g_strdupv ((char **)pos_return_pieces_get_numbers (POS_RETURN_PIECES (self->pieces)));
  const char *typed = self->serial ? pos_text_field_get_text (POS_TEXT_FIELD (self->serial)) : NULL;
  const char *const one[] = {pos_text_or (typed, NULL), NULL};

  return g_strdupv ((char **)one);
}

static char *
dup_said (PosReturnLine *self)
{
  g_auto (GStrv) serials = pos_return_line_dup_serials (self);

  return g_strjoinv ("\n", serials);
}

gboolean
pos_return_line_is_changed (PosReturnLine *self)
{
  PosQuantity quantity = pos_return_line_get_quantity (self);
  g_autofree char *said = dup_said (self);

  return quantity.micro != self->before.micro ||
         (quantity.micro > 0 && (g_strcmp0 (self->reason, self->reason_before) != 0 ||
                                 g_strcmp0 (said, self->serials_before) != 0));
}

/* --- Parts --- */

static void
pos_return_line_dispose (GObject *object)
{
  PosReturnLine *self = POS_RETURN_LINE (object);

  g_clear_object (&self->order);
  g_clear_object (&self->line);
  pos_text_set (&self->reason, NULL);
  pos_text_set (&self->reason_before, NULL);
  g_clear_pointer (&self->serials_before, g_free);
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

/* Most of what comes back together comes back for one reason, so that this stands back. */
static void
make_why (PosReturnLine *self, GtkWidget *texts)
{
  GtkWidget *caption = pos_ui_text_new (NULL, "t-cap semi");

  /* In one line where there is room, and there nearly always is. */
  gtk_label_set_natural_wrap_mode (GTK_LABEL (caption), GTK_NATURAL_WRAP_NONE);
  self->why = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->why), caption);
  gtk_widget_set_margin_top (self->why, 6);
  gtk_widget_add_css_class (self->why, "btn");
  gtk_widget_add_css_class (self->why, "quiet");
  gtk_widget_add_css_class (self->why, "small");
  gtk_widget_set_halign (self->why, GTK_ALIGN_START);
  g_signal_connect_swapped (self->why, "clicked", G_CALLBACK (ask_why_cb), self);
  gtk_box_append (GTK_BOX (texts), self->why);
  show_reason (self);
}

static void
serial_cb (PosReturnLine *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* Another piece than the one that was sold may come back, and then somebody has to allow it. */
static void
make_serial (PosReturnLine *self, GtkWidget *texts, PosOrderLine *returned)
{
  self->serial = pos_text_field_new (_ ("Serial number"));
  pos_text_field_set_text (POS_TEXT_FIELD (self->serial),
                           returned ? returned->serial : self->line->serial);
  g_signal_connect_swapped (self->serial, "changed", G_CALLBACK (serial_cb), self);
  gtk_box_append (GTK_BOX (texts), self->serial);
}

/* Which of them come back. */
static void
make_pieces (PosReturnLine *self, GtkWidget *texts, PosOrderLine *returned)
{
  PosLinePieces all = returned ? pos_line_serials_get_all (returned) : (PosLinePieces){0, 0};
  g_auto (GStrv) named = returned ? pos_line_serials_dup (returned, all) : NULL;

  self->pieces = pos_return_pieces_new (self->shell, self->line);
  pos_return_pieces_set_count (POS_RETURN_PIECES (self->pieces), all.count);
  pos_return_pieces_set_numbers (POS_RETURN_PIECES (self->pieces), (const char *const *)named);
  g_signal_connect_swapped (self->pieces, "changed", G_CALLBACK (serial_cb), self);
  gtk_box_append (GTK_BOX (texts), self->pieces);
}

static GtkWidget *
make_texts (PosReturnLine *self, const char *name, PosOrderLine *returned)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *facts = dup_facts (self);

  gtk_box_append (GTK_BOX (texts), pos_ui_text_new (name, "t-line semi"));
  gtk_box_append (GTK_BOX (texts), pos_ui_text_new (facts, "t-cap ink2 num"));
  if (pos_return_reason_exists (self->shell, pos_return_reason_use_of (self->order)))
    make_why (self, texts);
  if (self->line->serialized && pos_line_serials_get_left (self->line).count > 1)
    make_pieces (self, texts, returned);
  else if (self->line->serialized)
    make_serial (self, texts, returned);
  self->serials_before = dup_said (self);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  return texts;
}

GtkWidget *
pos_return_line_new (PosShell *shell, PosOrder *order, PosOrderLine *line, PosOrderLine *returned)
{
  PosQuantity chosen = {returned ? -returned->ordered.micro : 0};
  PosReturnLine *self = g_object_new (POS_TYPE_RETURN_LINE, NULL);
  const char *name = pos_l10n_get (line->description, pos_shell_get_language (shell));

  self->shell = shell;
  self->order = g_object_ref (order);
  self->line = g_object_ref (line);
  self->before = chosen;
  pos_text_set (&self->reason, returned ? returned->return_reason : NULL);
  pos_text_set (&self->reason_before, self->reason);
  gtk_box_append (GTK_BOX (self), make_texts (self, name, returned));
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
