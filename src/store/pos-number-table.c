/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-number-table.c — the mask, and the counter behind it. */
#include "store/pos-number-table.h"

#include "model/pos-receipt-mask.h"
#include "store/pos-setting-table.h"

#include <string.h>

static const char TAKE[] =
    "INSERT INTO sequence (register, name, last) VALUES (:register, :name, 1) "
    "ON CONFLICT (register, name) DO UPDATE SET last = last + 1";
static const char GET[] = "SELECT last FROM sequence WHERE register = :register AND name = :name";

/* A mask that other papers had before: what they gave is given.  So is what headquarters tells of
 * orders of this register that it does not remember, as it was put back from an older copy. */
static const char IS_GIVEN[] =
    "SELECT 1 FROM receipt WHERE number = :number "
    "UNION ALL SELECT 1 FROM order_key k JOIN sales_order o ON o.id = k.order_id "
    "WHERE k.kind = 'receipt' AND k.key = upper (:number) AND o.\"register\" = :register";
static const char HIGHEST[] = "SELECT max (last) FROM sequence WHERE register = :register";
static const char LIST[] = "SELECT register, name, last FROM sequence";
static const char LEAP[] = "UPDATE sequence SET last = last + :leap";
static const char BEGIN_LATER[] = "INSERT INTO sequence (register, name, last) "
                                  "VALUES (:register, :name, :last) ON CONFLICT DO NOTHING";
static const char GO_ON[] =
    "UPDATE sequence SET last = :last WHERE register = :register AND name = :name";

/* The right-most @width characters; short texts are padded with zeros on the left. */
static void
append_right (GString *number, const char *text, gsize width)
{
  gsize length = text ? strlen (text) : 0;

  for (gsize i = length; i < width; i++)
    g_string_append_c (number, '0');
  if (text)
    g_string_append (number, text + (length > width ? length - width : 0));
}

static void
append_number (GString *number, gint64 value, gsize width)
{
  g_autofree char *text = g_strdup_printf ("%0*" G_GINT64_FORMAT, (int)width, value);

  g_string_append (number, text);
}

static int
day_of_year (PosDate date)
{
  int year, month, day;

  pos_date_get_ymd (date, &year, &month, &day);
  return (int)(date.julian - pos_date_new (year, 1, 1).julian) + 1;
}

/* One run of the same letter that stands for something. */
static void
append_part (GString *number, const PosNumberForm *form, char letter, gsize width, gint64 serial)
{
  int year = 0, month = 0, day = 0;

  if (strchr ("dMDY", letter) && form->date.julian)
    pos_date_get_ymd (form->date, &year, &month, &day);
  switch (letter) {
  case 'S':
    append_right (number, form->store, width);
    break;
  case 'T':
    append_right (number, form->till, width);
    break;
  case 'C':
    append_right (number, form->worker, width);
    break;
  case '#':
    /* A number with more digits than the mask foresaw gets longer, never a repeat. */
    append_number (number, serial, width);
    break;
  case 'd':
    append_number (number, year ? day_of_year (form->date) : 0, width);
    break;
  case 'M':
    append_number (number, month, width);
    break;
  case 'D':
    append_number (number, day, width);
    break;
  case 'Y':
    append_number (number, width < 4 ? year % 100 : year, width);
    break;
  default:
    g_assert_not_reached ();
  }
}

char *
pos_number_format (const PosNumberForm *form, gint64 serial)
{
  const char *mask = pos_text_or (form->mask, POS_RECEIPT_MASK_DEFAULT);
  GString *number = g_string_new (NULL);
  /* Without a running number every receipt would be called the same. */
  g_autofree char *with_serial = strchr (mask, '#') ? NULL : g_strconcat (mask, "######", NULL);

  for (const char *at = with_serial ? with_serial : mask; *at;) {
    gsize width = 1;
    gboolean code = strchr ("STC#", *at) != NULL;

    while (at[width] == *at)
      width++;
    /* Date letters only in their fixed widths: "M" in a word stands for itself. */
    code = code || (width == 2 && strchr ("MDY", *at)) || (width == 4 && *at == 'Y') ||
           (width == 3 && *at == 'd');
    if (code)
      append_part (number, form, *at, width, serial);
    else
      g_string_append_len (number, at, (gssize)width);
    at += width;
  }
  return g_string_free (number, FALSE);
}

/* %NULL: numbers never begin anew.  Returns: (transfer full) (nullable). */
static char *
dup_period (int period, PosDate date)
{
  int year, month, day;

  if (period == POS_RECEIPT_PERIOD_NONE || date.julian == 0)
    return NULL;
  pos_date_get_ymd (date, &year, &month, &day);
  if (period == POS_RECEIPT_PERIOD_YEAR)
    return g_strdup_printf ("%04d", year);
  return period == POS_RECEIPT_PERIOD_MONTH ? g_strdup_printf ("%04d-%02d", year, month)
                                            : pos_date_to_text (date);
}

char *
pos_number_name_sequence (const PosNumberForm *form, const char *sequence)
{
  g_autofree char *period = dup_period (form->period, form->date);

  return period ? g_strconcat (sequence, "@", period, NULL) : g_strdup (sequence);
}

static gboolean
take_serial (
    PosDbTxn *txn, const char *register_id, const char *sequence, gint64 *serial, GError **error)
{
  g_autoptr (PosDbStatement) take = pos_db_txn_prepare (txn, TAKE);
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, GET);
  gboolean has_row;

  pos_db_bind_text (take, ":register", register_id);
  pos_db_bind_text (take, ":name", sequence);
  pos_db_bind_text (get, ":register", register_id);
  pos_db_bind_text (get, ":name", sequence);
  if (!pos_db_run (take, error) || !pos_db_step (get, &has_row, error))
    return FALSE;
  *serial = pos_db_column_int64 (get, 0);
  return TRUE;
}

static gboolean
find_highest (PosDbTxn *txn, const char *register_id, gint64 *highest, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, HIGHEST);
  gboolean has_row;

  pos_db_bind_text (select, ":register", register_id);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  *highest = pos_db_column_int64 (select, 0);
  return TRUE;
}

/* What a sequence left out stands beside it, so that nobody takes it for receipts that are gone. */
static gboolean
note_skipped (
    PosDbTxn *txn, const char *register_id, const char *sequence, gint64 skipped, GError **error)
{
  g_autofree char *key = g_strconcat (POS_SETTING_SKIPPED, register_id, ".", sequence, NULL);
  g_autofree char *noted = NULL;

  if (!pos_setting_table_get (txn, key, &noted, error))
    return FALSE;
  g_autofree char *text = g_strdup_printf (
      "%" G_GINT64_FORMAT, skipped + (noted ? g_ascii_strtoll (noted, NULL, 10) : 0));
  return pos_setting_table_set (txn, key, text, error);
}

/* Behind every sequence of the register, whichever of them the mask belonged to.
 * @serial: was taken, and its number is given */
static gboolean
go_on (PosDbTxn *txn, const char *register_id, const char *sequence, gint64 serial, GError **error)
{
  g_autoptr (PosDbStatement) update = pos_db_txn_prepare (txn, GO_ON);
  gint64 highest;

  if (!find_highest (txn, register_id, &highest, error))
    return FALSE;
  pos_db_bind_int64 (update, ":last", highest);
  pos_db_bind_text (update, ":register", register_id);
  pos_db_bind_text (update, ":name", sequence);
  return pos_db_run (update, error) &&
         note_skipped (txn, register_id, sequence, highest - serial + 1, error);
}

/* The first number of a period in which this register was put back, or one from which on all are
 * known. */
static gboolean
begin_period (PosDbTxn *txn, const PosNumberForm *form, const char *sequence, GError **error)
{
  const char *register_id = pos_text_or (form->register_id, "");
  g_autofree char *key = g_strconcat (POS_SETTING_UNSURE, register_id, NULL);
  g_autofree char *period = dup_period (form->period, form->date);
  g_autofree char *today = pos_date_to_text (form->date);
  g_autofree char *since = NULL;
  g_autoptr (PosDbStatement) put = NULL;
  PosDate day;

  if (!period || !pos_setting_table_get (txn, key, &since, error))
    return period == NULL;
  if (!g_strcmp0 (since, "?") && !pos_setting_table_set (txn, key, today, error))
    return FALSE;
  if (!since || !pos_date_parse (g_strcmp0 (since, "?") ? since : today, &day, NULL))
    return TRUE;
  g_autofree char *unsure = dup_period (form->period, day);
  if (strcmp (unsure, period) != 0)
    return TRUE;
  put = pos_db_txn_prepare (txn, BEGIN_LATER);
  pos_db_bind_text (put, ":register", register_id);
  pos_db_bind_text (put, ":name", sequence);
  pos_db_bind_int64 (put, ":last", POS_NUMBER_LEAP);
  if (!pos_db_run (put, error))
    return FALSE;
  return pos_db_changes (put) == 0 ||
         note_skipped (txn, register_id, sequence, POS_NUMBER_LEAP, error);
}

static gboolean
is_given (
    PosDbTxn *txn, const char *register_id, const char *number, gboolean *given, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, IS_GIVEN);

  pos_db_bind_text (select, ":number", number);
  pos_db_bind_text (select, ":register", register_id);
  return pos_db_step (select, given, error);
}

gboolean
pos_number_table_take (PosDbTxn *txn,
                       const PosNumberForm *form,
                       const char *sequence,
                       gint64 *serial,
                       char **number,
                       GError **error)
{
  const char *register_id = pos_text_or (form->register_id, "");
  g_autofree char *next = NULL;
  gboolean given = FALSE;

  if (!begin_period (txn, form, sequence, error))
    return FALSE;
  do {
    if ((given && !go_on (txn, register_id, sequence, *serial, error)) ||
        !take_serial (txn, register_id, sequence, serial, error))
      return FALSE;
    g_free (next);
    next = pos_number_format (form, *serial);
    if (!is_given (txn, register_id, next, &given, error))
      return FALSE;
  } while (given);
  *number = g_steal_pointer (&next);
  return TRUE;
}

/* @row: register, name and last of a sequence. */
static gboolean
note_leap (PosDbTxn *txn, PosDbStatement *row, GError **error)
{
  const char *register_id = pos_db_column_text (row, 0), *name = pos_db_column_text (row, 1);
  g_autofree char *key = g_strconcat (POS_SETTING_LEAPT, register_id, ".", name, NULL);
  g_autofree char *unsure = g_strconcat (POS_SETTING_UNSURE, register_id, NULL);
  g_autofree char *last = g_strdup_printf ("%" G_GINT64_FORMAT, pos_db_column_int64 (row, 2));

  return note_skipped (txn, register_id, name, POS_NUMBER_LEAP, error) &&
         pos_setting_table_set (txn, key, last, error) &&
         pos_setting_table_set (txn, unsure, "?", error);
}

gboolean
pos_number_table_leap (PosDbTxn *txn, GError **error)
{
  g_autoptr (PosDbStatement) leap = pos_db_txn_prepare (txn, LEAP);
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, LIST);
  gboolean has_row;

  pos_db_bind_int64 (leap, ":leap", POS_NUMBER_LEAP);
  if (!pos_db_run (leap, error))
    return FALSE;
  while (pos_db_step (list, &has_row, error)) {
    if (!has_row)
      return TRUE;
    if (!note_leap (txn, list, error))
      return FALSE;
  }
  return FALSE;
}
