/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-clock.c — see the header. */
#include "register/pos-receipt-clock.h"

#include <glib/gi18n.h>

void
pos_receipt_clock_draw (PosReceiptPaper *paper)
{
  PosRegister *self = paper->self;
  gint64 skew = paper->saved->clock_skew * G_USEC_PER_SEC;
  gint64 at = pos_register_get_now (self) - skew;

  if (skew == 0)
    return;
  g_autofree char *day = pos_format_date_long (paper->format, pos_register_get_day (self, at));
  g_autofree char *time = pos_format_time (paper->format, at);
  g_autofree char *text =
      /* TRANSLATORS: a long date and a time, on a receipt whose own time is wrong */
      g_strdup_printf (pos_receipt_paper_say (paper, N_ ("At headquarters: %1$s %2$s")), day, time);

  pos_receipt_add_text (paper->receipt,
                        POS_RECEIPT_SMALL,
                        pos_receipt_paper_say (paper, N_ ("The clock of this register is wrong.")));
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL, text);
}
