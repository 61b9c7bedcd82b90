/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sim-note.c — see the header. */
#include "devices/pos-sim-note.h"

#include "base/pos-money.h"

#include <string.h>

#define EXPIRY "2028-12"

enum { ID, AMOUNT, CURRENCY, LAST_FOUR, BRAND, N_PARTS };

char *
pos_sim_note_write (const char *prefix, const char *fresh_id, const PosTerminalResult *about)
{
  char currency[4];
  const char *last_four = about->masked ? strrchr (about->masked, ' ') : NULL;

  pos_currency_to_code (about->currency, currency);
  return g_strdup_printf ("%s-%s.%" G_GINT64_FORMAT ".%s.%s.%s",
                          prefix,
                          fresh_id,
                          about->amount,
                          currency,
                          last_four ? last_four + 1 : "",
                          about->brand ? about->brand : "");
}

PosTerminalResult *
pos_sim_note_read (const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, ".", N_PARTS);
  guint64 amount;

  if (g_strv_length (parts) != N_PARTS ||
      !g_ascii_string_to_unsigned (parts[AMOUNT], 10, 0, G_MAXINT64, &amount, NULL))
    return NULL;
  PosTerminalResult *result = g_object_new (POS_TYPE_TERMINAL_RESULT, NULL);
  g_autofree char *masked = g_strdup_printf ("•••• %s", parts[LAST_FOUR]);
  pos_text_set (&result->masked, masked);
  pos_text_set (&result->brand, parts[BRAND]);
  pos_text_set (&result->expiry, EXPIRY);
  pos_text_set (&result->action, "authorize");
  result->outcome = POS_TERMINAL_OUTCOME_APPROVED;
  result->amount = (gint64)amount;
  result->currency = pos_currency_from_code (parts[CURRENCY]);
  if (g_str_has_prefix (id, "auth-"))
    pos_text_set (&result->authorization_id, id);
  else if (g_str_has_prefix (id, "cap-"))
    pos_text_set (&result->capture_id, id);
  else if (g_str_has_prefix (id, "tok-"))
    pos_text_set (&result->token, id);
  result->recurring = result->token != NULL;
  return result;
}
