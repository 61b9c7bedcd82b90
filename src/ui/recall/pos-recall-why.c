/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-why.c — see the header. */
#include "ui/recall/pos-recall-why.h"

#include "pricing/pos-ledger.h"
#include "ui/charges/pos-charge-words.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-recall-words.h"
#include "ui/shell/pos-card-text.h"

#define CONTEXT "ledger entry"

char *
pos_recall_dup_payment (PosShell *shell, PosPayment *payment)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosTender *tender =
      payment->tender ? pos_config_get (config, POS_TYPE_TENDER, payment->tender) : NULL;
  const char *name = tender ? pos_l10n_get (tender->name, pos_shell_get_language (shell))
                            : pos_text_or (payment->tender, "–");
  g_autofree char *brand = payment->brand ? pos_card_text_name (payment->brand, NULL) : NULL;

  /* Digits of a card read from left to right in every language. */
  return payment->masked ? g_strdup_printf ("%s \xe2\x81\xa6%s\xe2\x81\xa9",
                                            brand ? brand : name,
                                            payment->masked)
                         : g_strdup (name);
}

/* One of the parts of a charge says whose it is: "Delivery charge · Dining chair Vester". */
static char *
dup_charge (PosShell *shell, PosOrder *order, PosCharge *charge)
{
  PosOrderLine *bearer = pos_order_find_line (order, &charge->line);
  const char *language = pos_shell_get_language (shell);
  const char *name = pos_charge_words_name (shell, charge);

  return pos_ui_dup_facts (name, bearer ? pos_l10n_get (bearer->description, language) : NULL);
}

/* What an entry is about, as a person calls it. */
static char *
dup_subject (PosShell *shell, PosOrder *order, PosLedgerEntry *entry)
{
  const char *language = pos_shell_get_language (shell);
  PosOrderLine *line = pos_order_find_line (order, &entry->line);
  PosCharge *charge = pos_order_find_charge (order, &entry->charge);
  PosPayment *payment = pos_order_find_payment (order, &entry->payment);

  if (line)
    return g_strdup (pos_l10n_get (line->description, language));
  if (charge)
    return dup_charge (shell, order, charge);
  if (payment)
    return pos_recall_dup_payment (shell, payment);
  return g_strdup (pos_id_is_none (&entry->charge) ? _ ("set off within the order")
                                                   : _ ("a charge that is gone"));
}

char *
pos_recall_dup_sentence (PosShell *shell, PosOrder *order, PosLedgerEntry *entry)
{
  g_autofree char *subject = dup_subject (shell, order, entry);

  return pos_ui_fill (g_dpgettext2 (NULL, CONTEXT, pos_ledger_get_sentence (order, entry)),
                      subject);
}

static GtkWidget *
make_row (const char *text, const char *caption, const char *amount)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *value = pos_ui_label_new (amount, "semi num");

  gtk_box_append (GTK_BOX (texts), pos_recall_text_new (text, NULL));
  if (caption)
    gtk_box_append (GTK_BOX (texts), pos_recall_text_new (caption, "t-cap ink2 num"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row, "row");
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), value);
  return row;
}

/* When it was booked; the charge of a cancellation says too what it was taken of. */
static char *
dup_caption (PosShell *shell, PosOrder *order, PosLedgerEntry *entry)
{
  PosCharge *charge = pos_order_find_charge (order, &entry->charge);
  char *when = pos_recall_dup_when (shell, entry->at);
  g_autofree char *share = NULL, *only = NULL;

  if (!charge || entry->kind != POS_ENTRY_CANCELLATION_CHARGE)
    return when;
  share = pos_charge_words_share (shell, charge, order->currency);
  if (!share)
    return when;
  only = when;
  if (!charge->overridden)
    return g_strdup_printf ("%s\n%s", share, only);
  g_autofree char *amount = pos_recall_dup_money (shell, charge->calculated, order->currency);
  g_autofree char *changed =
      g_strdup_printf (_ ("%1$s · changed by hand, %2$s by the rules"), share, amount);
  return g_strdup_printf ("%s\n%s", changed, only);
}

static GtkWidget *
make_entry_row (PosShell *shell, PosOrder *order, PosAccountRow *row)
{
  g_autofree char *text = pos_recall_dup_sentence (shell, order, row->entry);
  g_autofree char *caption = dup_caption (shell, order, row->entry);
  g_autofree char *amount = pos_recall_dup_money (shell, row->amount, order->currency);

  return make_row (text, caption, amount);
}

static GtkWidget *
make_list (PosShell *shell, PosOrder *order, GArray *rows)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < rows->len; i++)
    gtk_box_append (GTK_BOX (list),
                    make_entry_row (shell, order, &g_array_index (rows, PosAccountRow, i)));
  if (rows->len == 0)
    gtk_box_append (
        GTK_BOX (list),
        pos_recall_text_new (_ ("Nothing was booked for it yet: it is a price, not an account."),
                             "ink2 pad16"));
  return pos_ui_scroller_new (list);
}

static void
open_sheet (PosShell *shell, guint32 currency, GtkWidget *list, const char *caption, gint64 amount)
{
  g_autofree char *total = pos_recall_dup_money (shell, amount, currency);
  GtkWidget *dialog = pos_dialog_new (_ ("Why this amount?"), NULL, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sum = make_row (caption, NULL, total);

  gtk_widget_add_css_class (sum, "recall-sum");
  gtk_widget_add_css_class (content, "recall-why");
  gtk_box_append (GTK_BOX (content), list);
  gtk_box_append (GTK_BOX (content), sum);
  gtk_widget_set_vexpand (content, TRUE);
  pos_dialog_set_content (POS_DIALOG (dialog), content);
  g_object_set (dialog, "sheet", TRUE, "subtitle", caption, NULL);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

void
pos_recall_why_open (PosShell *shell,
                     PosOrder *order,
                     PosAccount account,
                     PosOrderLine *line,
                     const char *caption,
                     gint64 amount)
{
  g_autoptr (GArray) rows = pos_ledger_account (order, account, line ? &line->id : NULL, NULL);

  open_sheet (shell, order->currency, make_list (shell, order, rows), caption, amount);
}

void
pos_recall_why_open_parts (PosShell *shell,
                           guint32 currency,
                           const PosWhyPart *parts,
                           guint n_parts,
                           const char *caption,
                           gint64 amount)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < n_parts; i++) {
    g_autofree char *text = pos_recall_dup_money (shell, parts[i].amount, currency);
    gtk_box_append (GTK_BOX (list), make_row (parts[i].text, NULL, text));
  }
  open_sheet (shell, currency, pos_ui_scroller_new (list), caption, amount);
}
