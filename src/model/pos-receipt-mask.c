/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-mask.c — see the header. */
#include "model/pos-receipt-mask.h"
#include "base/pos-error.h"

#include <string.h>

static const char *const kinds[] = {
    "sale",
    "return",
    "order",
    "quote",
    "pick-up",
    "shipment",
    "cancellation",
    "account-deposit",
    "invoice-payment",
    "suspended",
    NULL,
};

static const PosField receipt_mask_fields[] = {
    {POS_FIELD (PosReceiptMask, ENUM, receipt), .flags = POS_FIELD_REQUIRED, .nicks = kinds},
    {POS_FIELD (PosReceiptMask, TEXT, mask), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosReceiptMask, receipt_mask, 0)

const char *
pos_receipt_mask_find (PosProfile *profile, const char *kind)
{
  POS_LIST_FOREACH (PosReceiptMask, own, profile->receipt_masks)
  if (kind && !strcmp (kinds[own->receipt], kind) &&
      g_strcmp0 (own->mask, pos_text_or (profile->receipt_mask, POS_RECEIPT_MASK_DEFAULT)) != 0)
    return own->mask;
  return NULL;
}

/* --- Numbers that are told apart --- */

static gboolean
stands_for_itself (char c)
{
  return c && !strchr ("STCdMDY#", c);
}

/* Without a place for it, the running number comes last. */
static gboolean
counts (char c)
{
  return !c || c == '#';
}

/* Ids are letters and digits. */
static gboolean
is_no_part_of_an_id (char c)
{
  return stands_for_itself (c) && !g_ascii_isalnum (c);
}

static gboolean
differ (char a, char b)
{
  if (stands_for_itself (a) && stands_for_itself (b))
    return a != b;
  return is_no_part_of_an_id (a) || is_no_part_of_an_id (b);
}

/* Up to the running number, a letter of a mask is a letter of the number. */
static gboolean
are_told_apart (const char *a, const char *b)
{
  for (; !counts (*a) && !counts (*b); a++, b++)
    if (differ (*a, *b))
      return TRUE;
  return (stands_for_itself (*a) && !g_ascii_isdigit (*a)) ||
         (stands_for_itself (*b) && !g_ascii_isdigit (*b));
}

static gboolean
refuse (const char *one, const char *other, GError **error)
{
  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_RANGE,
                        g_variant_new_parsed ("{'field': <'receipt_masks'>}"),
                        "“receipt_masks”: numbers of “%s” and of “%s” would not be told apart",
                        one,
                        other);
}

static gboolean
check_one (PosProfile *profile, const char *mask, GError **error)
{
  const char *usual = pos_text_or (profile->receipt_mask, POS_RECEIPT_MASK_DEFAULT);
  g_autofree char *slip = g_strconcat (POS_RECEIPT_MASK_SLIP, usual, NULL);
  const char *others[] = {POS_RECEIPT_MASK_X, POS_RECEIPT_MASK_Z, slip};

  if (strcmp (mask, usual) != 0 && !are_told_apart (mask, usual))
    return refuse (mask, usual, error);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (!are_told_apart (mask, others[i]))
      return refuse (mask, others[i], error);
  POS_LIST_FOREACH (PosReceiptMask, other, profile->receipt_masks)
  if (g_strcmp0 (mask, other->mask) != 0 && !are_told_apart (mask, other->mask))
    return refuse (mask, other->mask, error);
  return TRUE;
}

/* --- Numbers that begin anew: T-31 --- */

/* A run of @letter that is @width long, or a year in full. */
static gboolean
has_part (const char *mask, char letter, gsize width)
{
  for (const char *at = mask; *at;) {
    gsize run = strspn (at, (const char[]){*at, '\0'});

    if (*at == letter && (run == width || (letter == 'Y' && run == 4)))
      return TRUE;
    at += run;
  }
  return FALSE;
}

/* Whether a number tells in which period it was given. */
static gboolean
tells_period (const char *mask, int period)
{
  gboolean day_of_year = has_part (mask, 'd', 3);

  return period == POS_RECEIPT_PERIOD_NONE ||
         (has_part (mask, 'Y', 2) &&
          (period == POS_RECEIPT_PERIOD_YEAR || day_of_year ||
           (has_part (mask, 'M', 2) &&
            (period == POS_RECEIPT_PERIOD_MONTH || has_part (mask, 'D', 2)))));
}

static gboolean
check_period (PosProfile *profile, const char *mask, GError **error)
{
  return tells_period (mask, profile->receipt_period) ||
         pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_RANGE,
                        g_variant_new_parsed ("{'field': <'receipt_period'>}"),
                        "“receipt_period”: numbers of “%s” would come again with the next one",
                        mask);
}

gboolean
pos_receipt_masks_check (PosProfile *profile, GError **error)
{
  guint seen = 0;

  if (!check_period (profile, pos_text_or (profile->receipt_mask, POS_RECEIPT_MASK_DEFAULT), error))
    return FALSE;
  POS_LIST_FOREACH (PosReceiptMask, own, profile->receipt_masks)
  {
    if (seen & 1u << own->receipt)
      return pos_set_error (error,
                            POS_VALUE_ERROR,
                            POS_VALUE_ERROR_RANGE,
                            g_variant_new_parsed ("{'field': <'receipt_masks'>}"),
                            "“receipt_masks” has two masks for “%s”",
                            kinds[own->receipt]);
    seen |= 1u << own->receipt;
    if (!check_one (profile, own->mask, error) || !check_period (profile, own->mask, error))
      return FALSE;
  }
  return TRUE;
}
