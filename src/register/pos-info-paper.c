/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-info-paper.c — see the header. */
#include "register/pos-info-paper.h"

#include <glib/gi18n.h>

/* Returns: (transfer full): as a person reads it. */
static char *
format_answer (PosReceiptPaper *paper, PosInfoAnswer *answer)
{
  PosQuantity number;
  PosDate date;
  gint64 minor;

  if (answer->input == POS_INFO_YES_NO || answer->input == POS_INFO_AGE)
    return g_strdup (pos_receipt_paper_say (
        paper, g_str_equal (answer->answer, "yes") ? N_ ("Yes") : N_ ("No")));
  if (answer->input == POS_INFO_NUMBER && pos_micro_parse (answer->answer, &number.micro, NULL))
    return pos_format_quantity (paper->format, number);
  if (answer->input == POS_INFO_AMOUNT &&
      pos_minor_parse (answer->answer, paper->saved->currency, &minor, NULL))
    return pos_format_money (paper->format, minor, paper->saved->currency);
  if (answer->input == POS_INFO_DATE && pos_date_parse (answer->answer, &date, NULL))
    return pos_format_date_short (paper->format, date);
  return g_strdup (pos_text_or (answer->name, answer->answer));
}

/* The question and its answer, one after the other: questions of several lines stay readable. */
void
pos_info_paper_draw (PosReceiptPaper *paper)
{
  POS_LIST_FOREACH (PosInfoAnswer, answer, paper->saved->answers)
  {
    const char *prompt = pos_l10n_get (answer->prompt, paper->language);
    g_autofree char *told = NULL;

    if (!answer->print || !answer->answer)
      continue;
    told = format_answer (paper, answer);
    if (*prompt)
      pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL, prompt);
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, told);
  }
}
