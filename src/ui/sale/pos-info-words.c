/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-info-words.c — see the header. */
#include "ui/sale/pos-info-words.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

typedef struct {
  PosInfoCode *code;
  PosFormat *format;
  guint32 currency;
  PosDate today;
} Bounds;

static gboolean
is_said (PosQuantity number)
{
  return number.micro != POS_UNSAID;
}

/* @words: in the plural of @count. */
static char *
format_count (const Bounds *self, const char *words, gulong count)
{
  g_autofree char *number = pos_format_count (self->format, (gint64)count);

  return pos_ui_fill (words, number);
}

static char *
format_amount (const Bounds *self, gint64 micro)
{
  g_autofree char *plain = pos_micro_to_text (micro, 0);
  gint64 minor;

  return pos_minor_parse (plain, self->currency, &minor, NULL)
             ? pos_format_money (self->format, minor, self->currency)
             : g_steal_pointer (&plain);
}

static char *
format_bound (const Bounds *self, PosQuantity bound)
{
  gulong count = (gulong)MAX (bound.micro / POS_SCALE, 0);

  switch ((PosInfoInput)self->code->input) {
  case POS_INFO_REASON:
  case POS_INFO_TEXT:
    /* TRANSLATORS: of how many characters an answer is: "At least 3 characters." */
    return format_count (self, ngettext ("%s character", "%s characters", count), count);
  case POS_INFO_AGE:
    /* TRANSLATORS: how old somebody has to be: "At least 18 years." */
    return format_count (self, ngettext ("%s year", "%s years", count), count);
  case POS_INFO_AMOUNT:
    return format_amount (self, bound.micro);
  case POS_INFO_DATE:
    return pos_format_date_short (self->format,
                                  pos_date_add_days (self->today, (int)(bound.micro / POS_SCALE)));
  case POS_INFO_NUMBER:
  case POS_INFO_YES_NO:
  case POS_INFO_PRODUCT:
  case POS_INFO_CUSTOMER:
  case POS_INFO_WORKER:
  default:
    return pos_format_quantity (self->format, bound);
  }
}

/* Returns: (transfer full) (nullable): there are none. */
static char *
dup_bounds (const Bounds *self)
{
  PosInfoCode *code = self->code;
  gboolean is_date = code->input == POS_INFO_DATE;
  g_autofree char *least = is_said (code->least) ? format_bound (self, code->least) : NULL;
  g_autofree char *most = is_said (code->most) ? format_bound (self, code->most) : NULL;

  if (least && most)
    /* TRANSLATORS: bounds of an answer: "From €1.00 to €20.00." */
    return g_strdup_printf (_ ("From %1$s to %2$s."), least, most);
  if (least)
    return is_date ? g_strdup_printf (_ ("Not before %s."), least)
                   /* TRANSLATORS: the least that an answer may be: "At least 3 characters." */
                   : g_strdup_printf (_ ("At least %s."), least);
  if (most)
    return is_date ? g_strdup_printf (_ ("Not after %s."), most)
                   /* TRANSLATORS: the most that an answer may be: "At most €20.00." */
                   : g_strdup_printf (_ ("At most %s."), most);
  return NULL;
}

static const char *
get_kind (PosInfoCode *code)
{
  if (code->input == POS_INFO_DATE || code->input == POS_INFO_AGE)
    return _ ("A day as 2026-05-14.");
  return code->input == POS_INFO_NUMBER || code->input == POS_INFO_AMOUNT ? _ ("A number.") : NULL;
}

char *
pos_info_dup_hint (PosInfoCode *code, PosFormat *format, guint32 currency, PosDate today)
{
  const Bounds self = {code, format, currency, today};
  gboolean is_day = code->input == POS_INFO_DATE || code->input == POS_INFO_AGE;
  const char *parts[4] = {NULL};
  g_autofree char *bounds = dup_bounds (&self);
  guint n = 0;

  if (is_day)
    parts[n++] = get_kind (code);
  if (bounds)
    parts[n++] = bounds;
  if (code->optional)
    parts[n++] = _ ("It may be left open.");
  return n > 0 ? g_strjoinv (" ", (GStrv)parts) : NULL;
}

char *
pos_info_dup_fault (
    PosInfoCode *code, PosInfoFault fault, PosFormat *format, guint32 currency, PosDate today)
{
  const Bounds self = {code, format, currency, today};
  char *bounds = fault == POS_INFO_LEAST || fault == POS_INFO_MOST ? dup_bounds (&self) : NULL;

  if (bounds)
    return bounds;
  return g_strdup (get_kind (code) ? get_kind (code) : _ ("Answer first."));
}
