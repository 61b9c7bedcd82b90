/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-numbers.c — registers whose receipts would have the same numbers: register.md T-33. */
#include "model/pos-receipt-mask.h"
#include "pricing/pos-setup-faults.h"

#include <glib/gi18n.h>
#include <string.h>

/* The first run of @letter is what tells one from the other; a mask may have none. */
static gsize
measure (const char *mask, char letter)
{
  const char *at = strchr (mask, letter);
  gsize width = 0;

  while (at && at[width] == letter)
    width++;
  return width;
}

static char
get_from_right (const char *text, gsize length, gsize place)
{
  return place < length ? text[length - place - 1] : '0';
}

/* A mask takes the right-most characters, and zeros where there are fewer. */
static gboolean
end_alike (const char *a, const char *b, gsize width)
{
  gsize length_a = a ? strlen (a) : 0, length_b = b ? strlen (b) : 0;

  for (gsize i = 0; i < width; i++)
    if (get_from_right (a, length_a, i) != get_from_right (b, length_b, i))
      return FALSE;
  return TRUE;
}

static const char *
get_mask (PosSetupLook *look, PosTill *till)
{
  PosStore *store = pos_config_get (look->config, POS_TYPE_STORE, till->store);

  return pos_text_or (pos_config_get_profile (look->config, store)->receipt_mask,
                      POS_RECEIPT_MASK_DEFAULT);
}

static void
compare (PosSetupLook *look, PosTill *till, PosTill *other)
{
  const char *mask = get_mask (look, till);
  gboolean same =
      !g_strcmp0 (till->store, other->store) && !g_strcmp0 (till->number, other->number);

  /* The same number in one store is told as that. */
  if (!same && !strcmp (mask, get_mask (look, other)) &&
      end_alike (till->store, other->store, measure (mask, 'S')) &&
      end_alike (till->number, other->number, measure (mask, 'T')))
    pos_setup_add (look,
                   "same-receipts",
                   N_ ("The registers “%1$s” and “%2$s” would give receipts the same numbers: "
                       "the mask “%3$s” makes the same of both."),
                   till->id,
                   other->id,
                   mask);
}

void
pos_setup_check_numbers (PosSetupLook *look, PosTill *till)
{
  GPtrArray *tills = pos_config_list (look->config, POS_TYPE_TILL);

  for (guint i = 0; i < tills->len; i++) {
    PosTill *other = tills->pdata[i];

    if (g_strcmp0 (till->id, other->id) < 0 && till->number && other->number)
      compare (look, till, other);
  }
}
