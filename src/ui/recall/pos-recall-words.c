/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-words.c — see the header. */
#include "ui/recall/pos-recall-words.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define LONGEST_NUMBER 16 /* characters */

const char *
pos_recall_get_name (PosOrderSummary *summary)
{
  return pos_text_or (summary->number,
                      pos_text_or (summary->reference, pos_text_or (summary->receipt, "–")));
}

static PosDate
day_of (PosShell *shell, gint64 at)
{
  return pos_register_get_day (pos_shell_get_register (shell), at);
}

char *
pos_recall_dup_when (PosShell *shell, gint64 at)
{
  PosFormat *format = pos_shell_get_format (shell);
  PosDate day = day_of (shell, at), today;
  int year, this_year, ignored;

  today = pos_register_get_today (pos_shell_get_register (shell));
  pos_date_get_ymd (day, &year, &ignored, &ignored);
  pos_date_get_ymd (today, &this_year, &ignored, &ignored);
  if (year != this_year)
    return pos_format_date (format, day);
  g_autofree char *date = pos_format_day (format, day);
  g_autofree char *time = pos_format_time (format, at);
  /* TRANSLATORS: a day and a time of day: "14 May 09:58" */
  return g_strdup_printf (C_ ("day and time", "%1$s %2$s"), date, time);
}

char *
pos_recall_dup_day (PosShell *shell, gint64 at)
{
  return pos_format_date (pos_shell_get_format (shell), day_of (shell, at));
}

char *
pos_recall_dup_money (PosShell *shell, gint64 minor, guint32 currency)
{
  return pos_format_money (pos_shell_get_format (shell), minor, currency);
}

char *
pos_recall_dup_count (PosShell *shell, PosLookIntent intent, gint64 n_lines)
{
  gulong n = (gulong)n_lines;
  const char *words;

  if (n_lines <= 0)
    return NULL;
  switch (intent) {
  case POS_LOOK_INTENT_SHIP:
    /* TRANSLATORS: how many lines of an order ship, in a list: "2 ship" */
    words = ngettext ("%s ship", "%s ship", n);
    break;
  case POS_LOOK_INTENT_PICK:
    /* TRANSLATORS: how many lines of an order are picked up, in a list: "1 pick up" */
    words = ngettext ("%s pick up", "%s pick up", n);
    break;
  case POS_LOOK_INTENT_CARRY:
  default:
    /* TRANSLATORS: how many lines of an order were carried out, in a list: "3 carry out" */
    words = ngettext ("%s carry out", "%s carry out", n);
  }
  g_autofree char *count = pos_format_count (pos_shell_get_format (shell), n_lines);
  return pos_ui_fill (words, count);
}

char *
pos_recall_dup_mail_count (PosShell *shell, gint64 n_lines)
{
  if (n_lines <= 0)
    return NULL;
  g_autofree char *count = pos_format_count (pos_shell_get_format (shell), n_lines);
  /* TRANSLATORS: how many lines of an order go by e-mail, in a list: "1 by e-mail" */
  return pos_ui_fill (ngettext ("%s by e-mail", "%s by e-mail", (gulong)n_lines), count);
}

char *
pos_recall_dup_return_count (PosShell *shell, gint64 n_lines)
{
  if (n_lines <= 0)
    return NULL;
  g_autofree char *count = pos_format_count (pos_shell_get_format (shell), n_lines);
  /* TRANSLATORS: how many lines of an order are goods that come back, in a list: "2 come back" */
  return pos_ui_fill (ngettext ("%s comes back", "%s come back", (gulong)n_lines), count);
}

char *
pos_recall_dup_pieces (PosShell *shell, gint64 n_pieces)
{
  g_autofree char *count = pos_format_count (pos_shell_get_format (shell), n_pieces);

  /* TRANSLATORS: how many pieces the lines of an order are together, in a list: "5 pieces" */
  return pos_ui_fill (ngettext ("%s piece", "%s pieces", (gulong)n_pieces), count);
}

GtkWidget *
pos_recall_text_new (const char *text, const char *css_classes)
{
  GtkWidget *label = pos_ui_text_new (text, css_classes);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* A hyphen would look like part of a number. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  return label;
}

void
pos_recall_show_number (GtkLabel *label, const char *number)
{
  gboolean ours = g_utf8_strlen (number, -1) <= LONGEST_NUMBER;

  gtk_label_set_text (label, number);
  gtk_label_set_wrap_mode (label, ours ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
}

GtkWidget *
pos_recall_sum_new (PosShell *shell,
                    const char *caption,
                    gint64 minor,
                    guint32 currency,
                    const char *caption_classes,
                    const char *amount_classes)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *text = pos_recall_dup_money (shell, minor, currency);
  GtkWidget *label = pos_recall_text_new (caption, caption_classes);
  GtkWidget *amount = pos_ui_label_new (text, amount_classes);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (amount, GTK_ALIGN_START);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (amount), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), amount);
  return row;
}
