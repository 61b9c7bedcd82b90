/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-body.c — lines by delivery, charges, totals, payments, and where it all comes from.
 * Every amount can be tapped and then says what it is made of. */
#include "ui/recall/pos-recall-body.h"

#include "ui/common/pos-banner.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-recall-delivery.h"
#include "ui/recall/pos-recall-why.h"
#include "ui/recall/pos-recall-words.h"

#define ICON_SIZE 20

typedef struct {
  PosShell *shell; /* borrowed */
  PosOrder *order; /* borrowed: the body keeps it */
} Body;

/* --- An amount that explains itself --- */

typedef struct {
  PosShell *shell; /* borrowed */
  PosOrder *order;
  PosOrderLine *line; /* nullable */
  PosAccount account;
  char *caption;
  gint64 amount;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->order);
  g_clear_object (&question->line);
  g_free (question->caption);
  g_free (question);
}

static void
why_cb (GtkButton *button, Question *question)
{
  pos_recall_why_open (question->shell,
                       question->order,
                       question->account,
                       question->line,
                       question->caption,
                       question->amount);
}

/* @face is the button's content; @caption and @amount are what it asks about. */
static GtkWidget *
make_question (const Body *body,
               GtkWidget *face,
               PosAccount account,
               PosOrderLine *line,
               const char *caption,
               gint64 amount)
{
  GtkWidget *button = gtk_button_new ();
  Question *question = g_new0 (Question, 1);
  g_autofree char *text = pos_recall_dup_money (body->shell, amount, body->order->currency);
  g_autofree char *name = g_strdup_printf ("%s, %s", caption, text);

  question->shell = body->shell;
  question->order = g_object_ref (body->order);
  question->line = line ? g_object_ref (line) : NULL;
  question->account = account;
  question->caption = g_strdup (caption);
  question->amount = amount;
  gtk_button_set_child (GTK_BUTTON (button), face);
  gtk_widget_add_css_class (button, "recall-amount");
  pos_ui_describe (button, name, _ ("Why this amount?"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (why_cb), question, question_free, 0);
  return button;
}

static GtkWidget *
make_face (const Body *body, GtkWidget *texts, gint64 amount)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *text = pos_recall_dup_money (body->shell, amount, body->order->currency);
  GtkWidget *value = pos_ui_label_new (text, "semi num");

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (value, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (face), texts);
  gtk_box_append (GTK_BOX (face), value);
  return face;
}

/* --- Lines --- */

static GtkWidget *
make_line (const Body *body, PosOrderLine *line)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *title = pos_recall_dup_line_title (body->shell, line);
  g_autofree char *facts = pos_recall_dup_line_facts (body->shell, line);

  gtk_box_append (GTK_BOX (texts), pos_recall_text_new (title, "semi"));
  gtk_box_append (GTK_BOX (texts), pos_recall_text_new (facts, "t-cap ink2 num"));
  if (line->comment)
    gtk_box_append (GTK_BOX (texts), pos_recall_text_new (line->comment, "t-cap ink2"));
  return make_question (
      body, make_face (body, texts, line->total), POS_ACCOUNT_LINE, line, title, line->total);
}

static GtkWidget *
make_charge (const Body *body, PosCharge *charge)
{
  const char *name = pos_l10n_get (charge->description, pos_shell_get_language (body->shell));
  GtkWidget *row =
      make_face (body, pos_recall_text_new (*name ? name : charge->code, "ink2"), charge->total);

  gtk_widget_add_css_class (row, "recall-charge");
  return row;
}

static GtkWidget *
make_heading (PosRecallGroup *group)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = pos_ui_icon_new (group->icon, ICON_SIZE);

  gtk_widget_add_css_class (icon, group->color);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), pos_recall_text_new (group->heading, NULL));
  if (group->facts)
    gtk_box_append (GTK_BOX (texts), pos_recall_text_new (group->facts, "t-cap ink2"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (heading), icon);
  gtk_box_append (GTK_BOX (heading), texts);
  return heading;
}

static GtkWidget *
make_group (const Body *body, PosRecallGroup *group)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (card, "sunken");
  gtk_widget_add_css_class (card, "recall-card");
  for (guint i = 0; i < group->lines->len; i++) {
    PosOrderLine *line = group->lines->pdata[i];

    gtk_box_append (GTK_BOX (card), make_line (body, line));
    POS_LIST_FOREACH (PosCharge, charge, body->order->charges)
    if (pos_id_equal (&charge->line, &line->id))
      gtk_box_append (GTK_BOX (card), make_charge (body, charge));
  }
  gtk_box_append (GTK_BOX (column), make_heading (group));
  gtk_box_append (GTK_BOX (column), card);
  return column;
}

static void
add_header_charges (const Body *body, GtkWidget *column)
{
  POS_LIST_FOREACH (PosCharge, charge, body->order->charges)
  if (pos_id_is_none (&charge->line))
    gtk_box_append (GTK_BOX (column), make_charge (body, charge));
}

/* --- Money --- */

static void
add_total (
    const Body *body, GtkWidget *column, const char *caption, PosAccount account, gint64 amount)
{
  GtkWidget *face = make_face (body, pos_recall_text_new (caption, "ink2"), amount);

  gtk_box_append (GTK_BOX (column), make_question (body, face, account, NULL, caption, amount));
}

static GtkWidget *
make_totals (const Body *body)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  PosOrder *order = body->order;

  gtk_widget_add_css_class (column, "recall-totals");
  add_header_charges (body, column);
  add_total (body, column, _ ("Order total"), POS_ACCOUNT_TOTAL, order->total);
  add_total (body, column, _ ("Paid"), POS_ACCOUNT_PAID, order->paid);
  if (order->authorized)
    add_total (body, column, _ ("Reserved on a card"), POS_ACCOUNT_AUTHORIZED, order->authorized);
  if (order->deposit_held && order->deposit_held != order->paid)
    add_total (body, column, _ ("Deposit held"), POS_ACCOUNT_DEPOSIT_HELD, order->deposit_held);
  add_total (body, column, _ ("Balance"), POS_ACCOUNT_BALANCE, order->balance);
  return column;
}

static const char *
get_payment_words (PosPayment *payment)
{
  switch ((PosPaymentKind)payment->kind) {
  case POS_PAYMENT_DEPOSIT:
    return C_ ("payment", "Deposit");
  case POS_PAYMENT_AUTHORIZATION:
    return C_ ("payment", "Reserved, not charged yet");
  case POS_PAYMENT_TOKEN:
    return C_ ("payment", "Card on file");
  case POS_PAYMENT_REFUND:
    return C_ ("payment", "Given back");
  case POS_PAYMENT_TENDER:
  default:
    return C_ ("payment", "Payment");
  }
}

static gboolean
counts (PosPayment *payment)
{
  return payment->state == POS_PAYMENT_STATE_AUTHORIZED ||
         payment->state == POS_PAYMENT_STATE_CAPTURED || payment->state == POS_PAYMENT_STATE_POSTED;
}

static GtkWidget *
make_payment (const Body *body, PosPayment *payment)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = pos_recall_dup_payment (body->shell, payment);
  g_autofree char *when = pos_recall_dup_when (body->shell, payment->created_at);
  /* TRANSLATORS: what a payment was and when: "Deposit · 14 May 09:58" */
  g_autofree char *facts = g_strdup_printf (_ ("%1$s · %2$s"), get_payment_words (payment), when);
  GtkWidget *row;

  gtk_box_append (GTK_BOX (texts), pos_recall_text_new (name, NULL));
  gtk_box_append (GTK_BOX (texts), pos_recall_text_new (facts, "t-cap ink2 num"));
  row = make_face (body, texts, payment->amount);
  gtk_widget_add_css_class (row, "recall-payment");
  return row;
}

static void
add_payments (const Body *body, GtkWidget *column)
{
  gboolean first = TRUE;

  POS_LIST_FOREACH (PosPayment, payment, body->order->payments)
  {
    if (!counts (payment))
      continue;
    if (first)
      gtk_box_append (GTK_BOX (column), pos_ui_label_new (_ ("Payments"), "overline"));
    first = FALSE;
    gtk_box_append (GTK_BOX (column), make_payment (body, payment));
  }
}

/* --- About this copy --- */

static char *
dup_origin (const Body *body, PosCopyOrigin origin)
{
  PosRegister *reg = pos_shell_get_register (body->shell);
  gint64 changed_at =
      body->order->committed_at ? body->order->committed_at : body->order->created_at;
  gint64 at = origin == POS_COPY_HEADQUARTERS ? pos_register_get_now (reg) : changed_at;
  g_autofree char *when = pos_recall_dup_when (body->shell, at);

  switch (origin) {
  case POS_COPY_HEADQUARTERS:
    return g_strdup_printf (_ ("From headquarters, as of %s"), when);
  case POS_COPY_OLD:
    return g_strdup_printf (_ ("This register's copy of %s: headquarters has a newer one"), when);
  case POS_COPY_HERE:
  default:
    return g_strdup_printf (_ ("On this register, last changed %s"), when);
  }
}

static void
add_stops (const Body *body, GtkWidget *column)
{
  PosOrder *order = body->order;

  if (order->status == POS_ORDER_STATUS_SYNC_FAILED)
    gtk_box_append (GTK_BOX (column),
                    pos_banner_new (POS_TONE_DANGER,
                                    _ ("Headquarters has not accepted this order yet"),
                                    pos_text_or (order->sync_message, NULL)));
  if ((order->holds && order->holds[0]) || order->do_not_process)
    gtk_box_append (GTK_BOX (column),
                    pos_banner_new (POS_TONE_WARN,
                                    _ ("This order is on hold"),
                                    _ ("Nothing is picked, shipped or handed over until "
                                       "headquarters releases it.")));
}

GtkWidget *
pos_recall_body_new (PosShell *shell, PosOrder *order, PosCopyOrigin origin)
{
  const Body body = {shell, order};
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  g_autoptr (GPtrArray) groups = pos_recall_group_lines (shell, order);
  g_autofree char *source = dup_origin (&body, origin);

  gtk_widget_add_css_class (column, "recall-body");
  add_stops (&body, column);
  for (guint i = 0; i < groups->len; i++)
    gtk_box_append (GTK_BOX (column), make_group (&body, groups->pdata[i]));
  gtk_box_append (GTK_BOX (column), make_totals (&body));
  add_payments (&body, column);
  if (order->comment)
    gtk_box_append (GTK_BOX (column), pos_recall_text_new (order->comment, NULL));
  gtk_box_append (GTK_BOX (column), pos_recall_text_new (source, "t-cap ink2 num"));
  return column;
}
