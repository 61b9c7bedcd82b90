/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-choice.c — see the header. */
#include "ui/shell/pos-receipt-choice.h"

#include "register/pos-letters.h"
#include "ui/common/pos-translator.h"

GtkWidget *
pos_receipt_choice_new (PosRegister *reg)
{
  GtkWidget *self = pos_segmented_new (_ ("Receipt"));
  PosSegmented *choice = POS_SEGMENTED (self);

  /* TRANSLATORS: what becomes of the receipt */
  pos_segmented_append (choice, "print", C_ ("receipt", "Print"));
  if (pos_letters_are_sent (reg)) {
    /* TRANSLATORS: what becomes of the receipt */
    pos_segmented_append (choice, "email", C_ ("receipt", "E-mail"));
    /* TRANSLATORS: the receipt is printed, and sent by e-mail */
    pos_segmented_append (choice, "both", C_ ("receipt", "Both"));
  }
  /* TRANSLATORS: no paper for the receipt */
  pos_segmented_append (choice, "none", C_ ("receipt", "None"));
  return self;
}

gboolean
pos_receipt_choice_is_mailed (PosSegmented *choice)
{
  const char *option = pos_segmented_get_selected (choice);

  return g_str_equal (option, "email") || g_str_equal (option, "both");
}
