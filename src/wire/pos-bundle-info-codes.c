/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-bundle-info-codes.c — questions that nobody could ask, or nobody could answer: T-28. */
#include "wire/pos-bundle-private.h"

#include <string.h>

static gboolean
is_said (PosQuantity number)
{
  return number.micro != POS_UNSAID;
}

static char *
find_trigger_fault (PosInfoCode *code)
{
  if ((!code->operations || !*code->operations) && !code->after)
    return g_strdup ("it names neither “operations” that ask it nor a code that it comes “after”");
  for (GStrv name = code->operations; name && *name; name++)
    if (!g_strv_contains (pos_info_code_get_triggers (), *name))
      return g_strdup_printf ("“operations” names “%s”, which asks nothing", *name);
  if (code->after_answers && *code->after_answers && !code->after)
    return g_strdup ("“after_answers” is said, and not which code it comes “after”");
  return !g_strcmp0 (code->after, code->id) ? g_strdup ("it comes “after” itself") : NULL;
}

/* T-29.  A reason that an operation takes is asked before anybody knows what it is about. */
static char *
find_attachment_fault (PosInfoCode *code)
{
  gboolean of_goods = code->goods && *code->goods;
  gboolean of_some = of_goods || (code->customers && *code->customers);

  for (GStrv name = code->operations; of_some && name && *name; name++) {
    if (of_goods && !pos_info_code_is_about_goods (*name))
      return g_strdup_printf ("“goods” is said, and “%s” is about no product", *name);
    if (code->input == POS_INFO_REASON && pos_info_code_has_reason (*name))
      return g_strdup_printf ("“%s” asks everybody for a reason, of whatever: neither “goods” nor "
                              "“customers” can be said",
                              *name);
  }
  return NULL;
}

/* What is counted is whole: characters, days, years. */
static gboolean
is_counted (PosInfoCode *code)
{
  return code->input == POS_INFO_REASON || code->input == POS_INFO_TEXT ||
         code->input == POS_INFO_DATE || code->input == POS_INFO_AGE;
}

static gboolean
has_bounds (PosInfoCode *code)
{
  return code->input != POS_INFO_YES_NO && code->input != POS_INFO_PRODUCT &&
         code->input != POS_INFO_CUSTOMER && code->input != POS_INFO_WORKER && !code->reason_list;
}

static char *
find_one_bound_fault (PosInfoCode *code, const char *name, PosQuantity bound)
{
  if (!is_said (bound))
    return NULL;
  if (!has_bounds (code))
    return g_strdup_printf ("“%s” is said of answers that have no size", name);
  if (is_counted (code) && bound.micro % POS_SCALE != 0)
    return g_strdup_printf ("“%s” is no whole number", name);
  return is_counted (code) && code->input != POS_INFO_DATE && bound.micro < 0
             ? g_strdup_printf ("“%s” is below nothing", name)
             : NULL;
}

static char *
find_bounds_fault (PosInfoCode *code)
{
  char *fault = find_one_bound_fault (code, "least", code->least);

  if (!fault)
    fault = find_one_bound_fault (code, "most", code->most);
  if (!fault && is_said (code->least) && is_said (code->most) &&
      code->most.micro < code->least.micro)
    fault = g_strdup ("“most” is less than “least”: nobody could answer");
  if (!fault && code->input == POS_INFO_AGE && !is_said (code->least) && !is_said (code->most))
    fault = g_strdup ("it asks for an age and says neither “least” nor “most”");
  return fault;
}

char *
pos_bundle_find_info_code_fault (PosInfoCode *code)
{
  char *fault = find_trigger_fault (code);

  if (!fault)
    fault = find_attachment_fault (code);
  if (!fault)
    fault = find_bounds_fault (code);
  if (!fault && code->reason_list && code->input != POS_INFO_REASON)
    fault = g_strdup_printf ("“reason_list” is said, and “input” is “%s”",
                             pos_info_input_get_nick ((PosInfoInput)code->input));
  return fault;
}
