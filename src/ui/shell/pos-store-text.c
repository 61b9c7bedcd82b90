/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-store-text.c — see the header. */
#include "ui/shell/pos-store-text.h"

#include "pricing/pos-delivery.h"
#include "register/pos-offer.h"
#include "ui/common/pos-ui-props.h"

#define METRES_PER_KILOMETRE 1000
#define DAYS_PER_WEEK 7
/* Days that differ from their weekday are told this far ahead. */
#define DAYS_AHEAD 30

static char *
format_minutes (int minutes)
{
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

char *
pos_store_text_hours (PosStore *store, PosDate date)
{
  int from, until;

  if (!pos_delivery_get_opening (store, date, &from, &until))
    /* TRANSLATORS: a store on some day */
    return g_strdup (C_ ("opening hours", "Closed"));
  g_autofree char *start = format_minutes (from);
  g_autofree char *end = format_minutes (until);
  /* TRANSLATORS: from and until, times of day: "10:00 – 12:00" */
  return g_strdup_printf (C_ ("time range", "%1$s – %2$s"), start, end);
}

static char *
dup_open_now (PosShell *shell, PosStore *store)
{
  PosRegister *reg = pos_shell_get_register (shell);
  int now = pos_offer_get_minutes (reg, store);
  int from, until;

  if (!pos_delivery_get_opening (store, pos_register_get_today (reg), &from, &until))
    return g_strdup (_ ("closed today"));
  if (now >= until)
    return g_strdup (_ ("closed now"));
  g_autofree char *time = format_minutes (now < from ? from : until);
  /* TRANSLATORS: a time of day */
  return g_strdup_printf (now < from ? _ ("opens at %s") : _ ("open till %s"), time);
}

char *
pos_store_text_describe (PosShell *shell, PosStore *store)
{
  PosStore *here = pos_register_get_store_record (pos_shell_get_register (shell));
  g_autofree char *open = dup_open_now (shell, store);

  if (store == here || !pos_text_or (store->street, NULL))
    return g_steal_pointer (&open);
  /* TRANSLATORS: a street, then "open till 18:00" */
  return g_strdup_printf (_ ("%1$s, %2$s"), store->street, open);
}

char *
pos_store_text_add_about (PosShell *shell, const char *text, PosL10n *about)
{
  const char *said = pos_l10n_get (about, pos_shell_get_language (shell));

  return *said ? pos_ui_dup_facts (text, said) : g_strdup (text);
}

/* --- A week --- */

static void
hours_free (gpointer data)
{
  PosStoreHours *hours = data;

  g_free (hours->days);
  g_free (hours->hours);
  g_free (hours);
}

/* Takes both. */
static void
add_hours (GPtrArray *list, char *days, char *hours)
{
  PosStoreHours *row = g_new (PosStoreHours, 1);

  row->days = days;
  row->hours = hours;
  g_ptr_array_add (list, row);
}

static gboolean
differs (PosStore *store, PosDate date)
{
  POS_LIST_FOREACH (PosOpening, opening, store->opening)
  if (opening->weekday == 0 && opening->date.julian == date.julian)
    return TRUE;
  return FALSE;
}

/* Some day of this weekday that is like all of its kind. */
static PosDate
find_usual (PosStore *store, PosDate monday, int weekday)
{
  PosDate day = pos_date_add_days (monday, weekday);

  while (differs (store, day))
    day = pos_date_add_days (day, DAYS_PER_WEEK);
  return day;
}

static char *
name_days (PosFormat *format, PosDate first, PosDate last)
{
  g_autofree char *start = pos_format_day_name (format, first);
  g_autofree char *end = pos_format_day_name (format, last);

  if (pos_date_get_weekday (first) == pos_date_get_weekday (last))
    return g_steal_pointer (&start);
  /* TRANSLATORS: days of the week: "Monday to Friday" */
  return g_strdup_printf (_ ("%1$s to %2$s"), start, end);
}

static void
add_week (GPtrArray *list, PosFormat *format, PosStore *store, PosDate today)
{
  PosDate monday = pos_date_add_days (today, 1 - pos_date_get_weekday (today));

  for (int first = 0, next; first < DAYS_PER_WEEK; first = next) {
    g_autofree char *hours = pos_store_text_hours (store, find_usual (store, monday, first));
    for (next = first + 1; next < DAYS_PER_WEEK; next++) {
      g_autofree char *other = pos_store_text_hours (store, find_usual (store, monday, next));
      if (!g_str_equal (hours, other))
        break;
    }
    add_hours (
        list,
        name_days (format, pos_date_add_days (monday, first), pos_date_add_days (monday, next - 1)),
        g_steal_pointer (&hours));
  }
}

/* Days that are not like others of their kind; those that are alike and follow each other together,
 * so that Christmas is one row. */
static void
add_other_days (GPtrArray *list, PosFormat *format, PosStore *store, PosDate today)
{
  for (int i = 0, last; i < DAYS_AHEAD; i = last + 1) {
    PosDate day = pos_date_add_days (today, i);
    last = i;
    if (!differs (store, day))
      continue;
    char *hours = pos_store_text_hours (store, day);
    g_autofree char *first = pos_format_date_short (format, day);
    for (PosDate next = pos_date_add_days (day, 1); differs (store, next);
         next = pos_date_add_days (next, 1)) {
      g_autofree char *other = pos_store_text_hours (store, next);
      if (!g_str_equal (hours, other))
        break;
      last++;
    }
    g_autofree char *end = pos_format_date_short (format, pos_date_add_days (today, last));
    add_hours (list,
               last == i ? g_steal_pointer (&first)
                         /* TRANSLATORS: days that follow each other: "Fri 25 Dec to Sat 26 Dec" */
                         : g_strdup_printf (_ ("%1$s to %2$s"), first, end),
               hours);
  }
}

GPtrArray *
pos_store_text_list_hours (PosShell *shell, PosStore *store)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (hours_free);
  PosFormat *format = pos_shell_get_format (shell);
  PosDate today = pos_register_get_today (pos_shell_get_register (shell));

  if (pos_list_size (store->opening) == 0)
    return list;
  add_week (list, format, store, today);
  add_other_days (list, format, store, today);
  return list;
}

/* --- Other words of places --- */

char *
pos_store_text_register (PosShell *shell)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosStore *store = pos_register_get_store_record (reg);
  PosTill *till = pos_register_get_till (reg);

  return store && till ? g_strdup_printf (_ ("%1$s · Register %2$s"), store->name, till->number)
                       : NULL;
}

/* "Garden till" and not "Register 3", which is only its number in one language. */
static gboolean
has_own_name (PosTill *till)
{
  return till->name && *till->name &&
         (!till->number || !g_str_has_suffix (till->name, till->number));
}

char *
pos_store_text_till (PosShell *shell, const char *id)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosConfig *config = pos_register_get_config (reg);
  PosTill *till = id ? pos_config_get (config, POS_TYPE_TILL, id) : NULL;
  PosStore *own = pos_register_get_store_record (reg);
  PosStore *store = till ? pos_config_get (config, POS_TYPE_STORE, till->store) : NULL;
  const char *number = till && till->number ? till->number : id;

  if (!id || !*id)
    return NULL;
  if (till && has_own_name (till))
    return g_strdup (till->name);
  if (store && own && !g_str_equal (store->id, own->id))
    return g_strdup_printf (_ ("%1$s · Register %2$s"), store->name, number);
  /* TRANSLATORS: %s is the number of a register */
  return g_strdup_printf (_ ("Register %s"), number);
}

char *
pos_store_text_distance (PosShell *shell, gint64 metres)
{
  if (metres <= 0)
    return NULL;
  gint64 rounded = (metres + METRES_PER_KILOMETRE / 2) / METRES_PER_KILOMETRE;
  g_autofree char *kilometres = pos_format_count (pos_shell_get_format (shell), MAX (rounded, 1));
  /* TRANSLATORS: a distance in kilometres */
  return g_strdup_printf (_ ("%s km"), kilometres);
}

char *
pos_store_text_moment (PosShell *shell, gint64 at)
{
  PosFormat *format = pos_shell_get_format (shell);
  g_autofree char *day =
      pos_format_date_short (format, pos_register_get_day (pos_shell_get_register (shell), at));
  g_autofree char *time = pos_format_time (format, at);

  return g_strdup_printf ("%s %s", day, time);
}

char *
pos_store_text_stock_age (PosShell *shell, gint64 age)
{
  if (age == 0)
    return g_strdup (_ ("Stock as this register knows it."));
  PosStore *store = pos_register_get_store_record (pos_shell_get_register (shell));
  PosDate day = pos_date_at (age, store ? store->time_zone : NULL);
  g_autofree char *time = pos_format_time (pos_shell_get_format (shell), age);
  if (day.julian == pos_register_get_today (pos_shell_get_register (shell)).julian)
    /* TRANSLATORS: a time of day */
    return g_strdup_printf (_ ("Stock as of %s."), time);
  g_autofree char *date = pos_format_date_short (pos_shell_get_format (shell), day);
  /* TRANSLATORS: a date and a time of day */
  return g_strdup_printf (_ ("Stock as of %1$s, %2$s."), date, time);
}
