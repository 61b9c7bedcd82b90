/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-charges.c — see the header. */
#include "ui/recall/pos-recall-charges.h"

#include "ui/charges/pos-charge-words.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-recall-amount.h"
#include "ui/recall/pos-recall-delivery.h"
#include "ui/recall/pos-recall-why.h"
#include "ui/recall/pos-recall-words.h"

/* The charges of one name, and what they are made of. */
typedef struct {
  PosShell *shell; /* borrowed */
  PosOrder *order;
  GPtrArray *charges; /* PosCharge, borrowed from the order */
} Sum;

static void
sum_free (gpointer data, GClosure *closure)
{
  Sum *self = data;

  g_ptr_array_unref (self->charges);
  g_object_unref (self->order);
  g_free (self);
}

static gint64
total_of (Sum *self)
{
  gint64 total = 0;

  for (guint i = 0; i < self->charges->len; i++)
    total += ((PosCharge *)self->charges->pdata[i])->total;
  return total;
}

/* --- Why this amount? --- */

/* Who bears it; or what a cancellation was taken of. */
static char *
dup_bearer (Sum *self, PosCharge *charge)
{
  PosOrderLine *line = pos_order_find_line (self->order, &charge->line);
  char *share = pos_charge_words_share (self->shell, charge, self->order->currency);

  if (share)
    return share;
  return line ? pos_recall_dup_line_title (self->shell, line)
              : g_strdup (_ ("The order as a whole"));
}

/* And how it came to be another amount than the rules say. */
static char *
dup_part (Sum *self, PosCharge *charge)
{
  g_autofree char *bearer = dup_bearer (self, charge);
  gint64 other = charge->overridden ? charge->calculated : charge->discount;
  g_autofree char *amount = pos_recall_dup_money (self->shell, other, self->order->currency);

  if (charge->overridden)
    /* TRANSLATORS: who bears a charge, and the amount that was computed: "2 × Chair · changed by
     * hand, €12.00 by the rules" */
    return g_strdup_printf (_ ("%1$s · changed by hand, %2$s by the rules"), bearer, amount);
  if (charge->discount)
    /* TRANSLATORS: who bears a charge, and an amount: "2 × Chair · €5.00 less by an offer" */
    return g_strdup_printf (_ ("%1$s · %2$s less by an offer"), bearer, amount);
  return g_steal_pointer (&bearer);
}

static void
why_cb (GtkButton *button, Sum *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree PosWhyPart *parts = g_new0 (PosWhyPart, self->charges->len);

  for (guint i = 0; i < self->charges->len; i++) {
    PosCharge *charge = self->charges->pdata[i];
    char *text = dup_part (self, charge);
    g_ptr_array_add (texts, text);
    parts[i] = (PosWhyPart){text, charge->total};
  }
  pos_recall_why_open_parts (self->shell,
                             self->order->currency,
                             parts,
                             self->charges->len,
                             pos_charge_words_name (self->shell, self->charges->pdata[0]),
                             total_of (self));
}

/* --- Rows --- */

static GtkWidget *
make_row (Sum *self)
{
  const char *name = pos_charge_words_name (self->shell, self->charges->pdata[0]);
  gint64 total = total_of (self);
  GtkWidget *row = gtk_button_new ();
  g_autofree char *text = pos_recall_dup_money (self->shell, total, self->order->currency);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, text);
  GtkWidget *face = pos_recall_face_new (
      self->shell, pos_recall_text_new (name, "ink2"), total, self->order->currency);

  gtk_widget_set_valign (face, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (row), face);
  gtk_widget_add_css_class (row, "recall-amount");
  pos_ui_describe (row, spoken, _ ("Why this amount?"));
  g_signal_connect_data (row, "clicked", G_CALLBACK (why_cb), self, sum_free, 0);
  return row;
}

static gboolean
is_borne (PosCharge *charge, GPtrArray *lines)
{
  if (!lines)
    return pos_id_is_none (&charge->line);
  for (guint i = 0; i < lines->len; i++)
    if (pos_id_equal (&charge->line, &((PosOrderLine *)lines->pdata[i])->id))
      return TRUE;
  return FALSE;
}

static Sum *
find_sum (PosShell *shell, GPtrArray *sums, PosCharge *charge)
{
  for (guint i = 0; i < sums->len; i++) {
    Sum *sum = sums->pdata[i];
    PosCharge *first = sum->charges->pdata[0];
    if (g_strcmp0 (first->code, charge->code) == 0 &&
        g_str_equal (pos_charge_words_name (shell, first), pos_charge_words_name (shell, charge)))
      return sum;
  }
  return NULL;
}

static Sum *
sum_new (PosShell *shell, PosOrder *order)
{
  Sum *sum = g_new0 (Sum, 1);

  sum->shell = shell;
  sum->order = g_object_ref (order);
  sum->charges = g_ptr_array_new ();
  return sum;
}

void
pos_recall_charges_add (PosShell *shell, PosOrder *order, GPtrArray *lines, GtkWidget *box)
{
  g_autoptr (GPtrArray) sums = g_ptr_array_new ();

  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    if (!is_borne (charge, lines))
      continue;
    Sum *sum = find_sum (shell, sums, charge);
    if (!sum) {
      sum = sum_new (shell, order);
      g_ptr_array_add (sums, sum);
    }
    g_ptr_array_add (sum->charges, charge);
  }
  for (guint i = 0; i < sums->len; i++)
    gtk_box_append (GTK_BOX (box), make_row (sums->pdata[i]));
}
