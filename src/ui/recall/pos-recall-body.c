/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-body.c — lines by delivery, charges, totals, payments, and where it all comes from.
 * Every amount can be tapped and then says what it is made of. */
#include "ui/recall/pos-recall-body.h"

#include "model/pos-attribute.h"
#include "pricing/pos-payment-history.h"
#include "register/pos-shelf.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-recall-amount.h"
#include "ui/recall/pos-recall-charges.h"
#include "ui/recall/pos-recall-delivery.h"
#include "ui/recall/pos-recall-payments.h"
#include "ui/recall/pos-recall-words.h"
#include "ui/shell/pos-hold-text.h"
#include "ui/shell/pos-sentences-saying.h"

#define ICON_SIZE 20

typedef struct {
  PosShell *shell; /* borrowed */
  PosOrder *order; /* borrowed: the body keeps it */
  GHashTable *lacking;
} Body;

/* --- What the chain wants to know --- */

static void
add_attributes (const Body *body, PosAttributeScope scope, const char *values, GtkWidget *box)
{
  PosRegister *reg = pos_shell_get_register (body->shell);
  g_autoptr (GPtrArray) attributes =
      pos_attributes_list (pos_register_get_config (reg), body->order->home_store, scope);
  g_autoptr (GPtrArray) texts = pos_attributes_describe (attributes,
                                                         values,
                                                         pos_shell_get_format (body->shell),
                                                         pos_shell_get_language (body->shell),
                                                         FALSE);

  for (guint i = 0; i < texts->len; i++)
    gtk_box_append (GTK_BOX (box), pos_recall_text_new (texts->pdata[i], "t-cap ink2"));
}

/* --- Lines --- */

static GtkWidget *
make_line (const Body *body, PosOrderLine *line)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *title = pos_recall_dup_line_title (body->shell, line);
  g_autofree char *facts = pos_recall_dup_line_facts (body->shell, line, body->lacking);

  gtk_box_append (GTK_BOX (texts), pos_recall_text_new (title, "semi"));
  gtk_box_append (GTK_BOX (texts), pos_recall_text_new (facts, "t-cap ink2 num"));
  if (line->comment)
    gtk_box_append (GTK_BOX (texts), pos_recall_text_new (line->comment, "t-cap ink2"));
  add_attributes (body, POS_ATTRIBUTES_OF_LINES, line->attributes, texts);
  return pos_recall_amount_new (
      body->shell, body->order, POS_ACCOUNT_LINE, line, texts, title, line->total);
}

static GtkWidget *
make_heading (PosRecallGroup *group)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = pos_ui_icon_new (group->icon, ICON_SIZE);
  GtkWidget *facts = pos_recall_text_new (NULL, "t-cap ink2");

  gtk_widget_add_css_class (icon, group->color);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  /* An address wraps towards the side on which the language begins. */
  pos_ui_set_data (facts, group->facts);
  gtk_box_append (GTK_BOX (texts), pos_recall_text_new (group->heading, NULL));
  gtk_box_append (GTK_BOX (texts), facts);
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
  for (guint i = 0; i < group->lines->len; i++)
    gtk_box_append (GTK_BOX (card), make_line (body, group->lines->pdata[i]));
  pos_recall_charges_add (body->shell, body->order, group->lines, card);
  gtk_box_append (GTK_BOX (column), make_heading (group));
  gtk_box_append (GTK_BOX (column), card);
  return column;
}

/* --- Money --- */

static void
add_total (
    const Body *body, GtkWidget *column, const char *caption, PosAccount account, gint64 amount)
{
  GtkWidget *texts = pos_recall_text_new (caption, "ink2");

  gtk_box_append (
      GTK_BOX (column),
      pos_recall_amount_new (body->shell, body->order, account, NULL, texts, caption, amount));
}

/* Nothing was paid for what is only offered. */
static void
add_offer (const Body *body, GtkWidget *column)
{
  PosFormat *format = pos_shell_get_format (body->shell);
  g_autofree char *day = pos_format_date_long (format, body->order->quote_expiry);
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *caption = pos_recall_text_new (_ ("Valid until"), "ink2");

  add_total (body, column, _ ("Quote total"), POS_ACCOUNT_TOTAL, body->order->total);
  gtk_widget_set_hexpand (caption, TRUE);
  gtk_box_append (GTK_BOX (face), caption);
  gtk_box_append (GTK_BOX (face), pos_ui_label_new (day, "semi num"));
  gtk_widget_add_css_class (face, "recall-charge");
  gtk_box_append (GTK_BOX (column), face);
}

static GtkWidget *
make_totals (const Body *body)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  PosOrder *order = body->order;

  gtk_widget_add_css_class (column, "recall-totals");
  pos_recall_charges_add (body->shell, order, NULL, column);
  if (order->type == POS_ORDER_TYPE_QUOTE) {
    add_offer (body, column);
    return column;
  }
  add_total (body, column, _ ("Order total"), POS_ACCOUNT_TOTAL, order->total);
  add_total (body, column, _ ("Paid"), POS_ACCOUNT_PAID, order->paid);
  if (order->authorized)
    add_total (body, column, _ ("Reserved on a card"), POS_ACCOUNT_AUTHORIZED, order->authorized);
  if (order->deposit_held && order->deposit_held != order->paid)
    add_total (body, column, _ ("Deposit held"), POS_ACCOUNT_DEPOSIT_HELD, order->deposit_held);
  add_total (body, column, _ ("Balance"), POS_ACCOUNT_BALANCE, order->balance);
  return column;
}

/* What stands; the rest, and who took it where, is a tap away. */
static void
add_payments (const Body *body, GtkWidget *column)
{
  gboolean first = TRUE;

  POS_LIST_FOREACH (PosPayment, payment, body->order->payments)
  {
    if (!pos_payment_history_counts (payment))
      continue;
    if (first)
      gtk_box_append (GTK_BOX (column), pos_ui_label_new (_ ("Payments"), "overline"));
    first = FALSE;
    gtk_box_append (GTK_BOX (column),
                    pos_recall_payment_new (body->shell, payment, body->order->currency, FALSE));
  }
  if (pos_list_size (body->order->payments) > 0)
    gtk_box_append (GTK_BOX (column), pos_recall_payments_button_new (body->shell, body->order));
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
add_hold (const Body *body, GtkWidget *column)
{
  g_autofree char *why = pos_hold_text_describe (body->shell, body->order);

  gtk_box_append (GTK_BOX (column),
                  pos_banner_new (POS_TONE_WARN, _ ("This order is on hold"), why));
}

static void
add_stops (const Body *body, GtkWidget *column)
{
  PosOrder *order = body->order;
  g_autofree char *said =
      pos_sentences_say (order->sync_message, pos_shell_get_format (body->shell));

  if (order->status == POS_ORDER_STATUS_SYNC_FAILED)
    gtk_box_append (GTK_BOX (column),
                    pos_banner_new (POS_TONE_DANGER,
                                    _ ("Headquarters has not accepted this order yet"),
                                    pos_text_or (said, NULL)));
  else if (*said)
    gtk_box_append (
        GTK_BOX (column),
        pos_banner_new (POS_TONE_WARN, _ ("Headquarters has a word about this order"), said));
  if (order->holds && order->holds[0])
    add_hold (body, column);
  if (order->do_not_process)
    gtk_box_append (GTK_BOX (column),
                    pos_banner_new (POS_TONE_WARN,
                                    _ ("This order is not to be processed"),
                                    _ ("Nothing is picked, shipped or handed over until somebody "
                                       "lets it go on.")));
}

GtkWidget *
pos_recall_body_new (PosShell *shell, PosOrder *order, PosCopyOrigin origin)
{
  g_autoptr (GHashTable) lacking = pos_shelf_find_short (pos_shell_get_register (shell), order);
  const Body body = {shell, order, lacking};
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
  add_attributes (&body, POS_ATTRIBUTES_OF_HEADER, order->attributes, column);
  gtk_box_append (GTK_BOX (column), pos_recall_text_new (source, "t-cap ink2 num"));
  return column;
}
