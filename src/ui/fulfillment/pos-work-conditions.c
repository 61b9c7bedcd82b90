/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-conditions.c — see the header. */
#include "ui/fulfillment/pos-work-conditions.h"

#include "ui/common/pos-translator.h"

static char *
say_term (PosShell *shell, PosWorkFilter *filter, PosTermsField field)
{
  g_autofree char *value = pos_terms_dup_value (shell, &filter->terms, field);

  /* TRANSLATORS: a filter and what it asks: "Placed in: Utrecht" */
  return value ? g_strdup_printf (C_ ("filter", "%1$s: %2$s"), pos_terms_get_title (field), value)
               : NULL;
}

char *
pos_work_condition_say (PosShell *shell, PosWorkFilter *filter, int condition)
{
  switch (condition) {
  case POS_WORK_CONDITION_TEXT:
    return g_strdup (filter->text);
  case POS_WORK_CONDITION_DUE:
    return filter->due_until.julian ? g_strdup (C_ ("work list", "Due today")) : NULL;
  case POS_WORK_CONDITION_MINE:
    return filter->picking_by ? g_strdup (_ ("Picked by me")) : NULL;
  case POS_WORK_CONDITION_LATE:
    return filter->late ? g_strdup (C_ ("filter", "Late")) : NULL;
  case POS_WORK_CONDITION_ORDER:
    return filter->order ? g_strdup_printf (
                               C_ ("filter", "%1$s: %2$s"), C_ ("filter", "Order"), filter->order)
                         : NULL;
  default:
    return say_term (shell, filter, (PosTermsField)(condition - POS_WORK_CONDITION_TERMS));
  }
}

void
pos_work_condition_clear (PosWorkFilter *filter, int condition)
{
  switch (condition) {
  case POS_WORK_CONDITION_TEXT:
    pos_text_set (&filter->text, NULL);
    break;
  case POS_WORK_CONDITION_DUE:
    filter->due_until = POS_DATE_NONE;
    break;
  case POS_WORK_CONDITION_MINE:
    pos_text_set (&filter->picking_by, NULL);
    break;
  case POS_WORK_CONDITION_LATE:
    filter->late = FALSE;
    break;
  case POS_WORK_CONDITION_ORDER:
    pos_text_set (&filter->order, NULL);
    break;
  default:
    pos_terms_clear (&filter->terms, (PosTermsField)(condition - POS_WORK_CONDITION_TERMS));
  }
}

void
pos_work_conditions_clear (PosWorkFilter *filter)
{
  for (int condition = 0; condition < POS_WORK_N_CONDITIONS; condition++)
    pos_work_condition_clear (filter, condition);
}

gboolean
pos_work_conditions_any (PosShell *shell, PosWorkFilter *filter)
{
  gboolean any = FALSE;

  for (int condition = 0; condition < POS_WORK_N_CONDITIONS && !any; condition++) {
    g_autofree char *said = pos_work_condition_say (shell, filter, condition);
    any = said != NULL;
  }
  return any;
}

static guint
count_without (PosWorkList *list, PosWorkFilter *filter, int condition)
{
  g_autoptr (PosWorkFilter) rest = pos_record_copy (filter);

  if (condition < POS_WORK_N_CONDITIONS)
    pos_work_condition_clear (rest, condition);
  else
    pos_work_conditions_clear (rest);
  return pos_work_list_count (list, rest);
}

static void
add_sentence (GString *text, const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len ? "\n" : "", sentence);
}

char *
pos_work_conditions_explain (PosShell *shell, PosWorkList *list, PosWorkFilter *filter)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint all = count_without (list, filter, POS_WORK_N_CONDITIONS);

  for (int condition = 0; condition < POS_WORK_N_CONDITIONS; condition++) {
    g_autofree char *said = pos_work_condition_say (shell, filter, condition);
    guint hidden = said ? count_without (list, filter, condition) : 0;
    g_autofree char *sentence = NULL;

    if (hidden == 0)
      continue;
    /* TRANSLATORS: %1$s is a filter, such as "Late"; %2$u so many lines it alone hides */
    sentence = g_strdup_printf (
        ngettext ("“%1$s” hides %2$u line.", "“%1$s” hides %2$u lines.", hidden), said, hidden);
    add_sentence (text, sentence);
  }
  if (text->len == 0 && all > 0) {
    g_autofree char *together = g_strdup_printf (
        ngettext ("Together the filters hide %u line.", "Together the filters hide %u lines.", all),
        all);
    add_sentence (text, together);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
