/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-message-text.c — see the header. */
#include "hq/pos-hq-message-text.h"
#include "base/pos-format.h"
#include "model/pos-line-words.h"
#include "model/pos-store-place.h"
#include "pricing/pos-authorizations.h"

#include <string.h>

/* --- What stands for a placeholder --- */

typedef struct {
  const PosHqMessageFacts *facts;
  PosFormat *format;
} Writer;

static char *
write_order (Writer *writer)
{
  PosOrder *order = writer->facts->order;

  return g_strdup (pos_text_or (order->number, pos_text_or (order->reference, "")));
}

static char *
write_confirmation (Writer *writer)
{
  return g_strdup (pos_text_or (writer->facts->order->reference, ""));
}

static char *
write_customer (Writer *writer)
{
  const PosHqMessageFacts *facts = writer->facts;

  return g_strdup (pos_text_or (facts->paper ? facts->paper->name : facts->customer->name, ""));
}

static char *
write_receipt (Writer *writer)
{
  return g_strdup (writer->facts->paper->receipt);
}

static char *
write_paper (Writer *writer)
{
  return g_strdup (writer->facts->paper->text);
}

static PosOrderLine *
get_first_line (Writer *writer)
{
  GPtrArray *lines = writer->facts->lines;

  return lines && lines->len > 0 ? lines->pdata[0] : NULL;
}

/* (nullable): where it is picked up, if that is not the counter. */
static const char *
get_locker (Writer *writer)
{
  PosOrderLine *line = get_first_line (writer);

  return line ? line->locker : NULL;
}

static char *
write_store (Writer *writer)
{
  PosStore *store = writer->facts->store;

  return g_strdup (store ? pos_text_or (pos_store_get_pickup_name (store, get_locker (writer)), "")
                         : "");
}

static char *
write_store_phone (Writer *writer)
{
  PosStore *store = writer->facts->store;

  return g_strdup (store ? pos_text_or (store->phone, "") : "");
}

static char *
write_store_address (Writer *writer)
{
  PosStore *store = writer->facts->store;

  return store ? pos_store_dup_pickup_place (store, get_locker (writer)) : g_strdup ("");
}

/* "Monday 09:30–18:00", a line a day; closed days are not named. */
static char *
write_store_hours (Writer *writer)
{
  PosStore *store = writer->facts->store;
  GString *text = g_string_new (NULL);

  if (!store)
    return g_string_free (text, FALSE);
  POS_LIST_FOREACH (PosOpening, opening, store->opening)
  {
    /* 5 January 2026 is a Monday. */
    PosDate day = pos_date_new (2026, 1, (int)(4 + opening->weekday));

    if (opening->weekday < 1 || opening->weekday > 7 || opening->closed)
      continue;
    g_autofree char *name = pos_format_day_name (writer->format, day);
    g_string_append_printf (text,
                            "%s%s %s–%s",
                            text->len > 0 ? "\n" : "",
                            name,
                            pos_text_or (opening->from, ""),
                            pos_text_or (opening->until, ""));
  }
  return g_string_free (text, FALSE);
}

static char *
write_packing_slip (Writer *writer)
{
  PosOrderLine *line = get_first_line (writer);

  return g_strdup (line ? pos_text_or (line->packing_slip, "") : "");
}

static char *
write_mode (Writer *writer)
{
  PosDeliveryMode *mode = writer->facts->mode;

  return g_strdup (mode ? pos_l10n_get (mode->name, writer->facts->language) : "");
}

static char *
write_date (Writer *writer)
{
  PosOrderLine *line = get_first_line (writer);
  PosDate date = line ? line->date : writer->facts->order->requested_date;

  return date.julian ? pos_format_date_long (writer->format, date) : g_strdup ("");
}

static char *
write_address (Writer *writer)
{
  PosOrderLine *line = get_first_line (writer);
  PosAddress *address = line ? pos_order_find_address (writer->facts->order, line->address) : NULL;

  return address ? g_strdup_printf ("%s, %s %s",
                                    pos_text_or (address->street, ""),
                                    pos_text_or (address->postcode, ""),
                                    pos_text_or (address->city, ""))
                 : g_strdup ("");
}

static void
append_line (Writer *writer, GString *text, PosOrderLine *line)
{
  g_autofree char *quantity =
      pos_line_words_dup_count (writer->format, line, pos_order_line_get_quantity (line));

  g_string_append_printf (text,
                          "%s%s × %s",
                          text->len > 0 ? "\n" : "",
                          quantity,
                          pos_l10n_get (line->description, writer->facts->language));
}

static char *
write_lines (Writer *writer)
{
  GPtrArray *lines = writer->facts->lines;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    append_line (writer, text, lines->pdata[i]);
  if (lines->len > 0)
    return g_string_free (text, FALSE);
  POS_LIST_FOREACH (PosOrderLine, line, writer->facts->order->lines)
  {
    if (pos_order_line_is_active (line))
      append_line (writer, text, line);
  }
  return g_string_free (text, FALSE);
}

static char *
format_amount (Writer *writer, gint64 minor)
{
  return pos_format_money (writer->format, minor, writer->facts->order->currency);
}

static char *
write_total (Writer *writer)
{
  return format_amount (writer, writer->facts->order->total);
}

static char *
write_balance (Writer *writer)
{
  return format_amount (writer, writer->facts->order->balance);
}

static char *
write_reserved (Writer *writer)
{
  return format_amount (writer, writer->facts->order->authorized);
}

static char *
write_reserved_until (Writer *writer)
{
  gint64 end = pos_authorizations_get_first_end (writer->facts->order);
  PosStore *store = writer->facts->store;

  return end ? pos_format_date_long (writer->format,
                                     pos_date_at (end, store ? store->time_zone : NULL))
             : g_strdup ("");
}

static char *
write_check_in (Writer *writer)
{
  return g_strdup (pos_text_or (writer->facts->check_in, ""));
}

typedef enum {
  OF_BOTH,
  OF_ORDER,
  OF_PAPER,
} Subject;

static const struct {
  const char *name;
  char *(*write) (Writer *writer);
  Subject subject;
} placeholders[] = {
    {"customer", write_customer, OF_BOTH},
    {"order", write_order, OF_ORDER},
    {"confirmation", write_confirmation, OF_ORDER},
    {"store", write_store, OF_BOTH},
    {"store_address", write_store_address, OF_BOTH},
    {"store_hours", write_store_hours, OF_BOTH},
    {"store_phone", write_store_phone, OF_BOTH},
    {"packing_slip", write_packing_slip, OF_ORDER},
    {"mode", write_mode, OF_ORDER},
    {"date", write_date, OF_ORDER},
    {"address", write_address, OF_ORDER},
    {"lines", write_lines, OF_ORDER},
    {"total", write_total, OF_ORDER},
    {"balance", write_balance, OF_ORDER},
    {"reserved", write_reserved, OF_ORDER},
    {"reserved_until", write_reserved_until, OF_ORDER},
    {"check_in", write_check_in, OF_ORDER},
    {"receipt", write_receipt, OF_PAPER},
    {"paper", write_paper, OF_PAPER},
};

/* @name: without braces.  Returns: (transfer full) (nullable). */
static char *
write_placeholder (Writer *writer, const char *name, gsize length)
{
  Subject other = writer->facts->paper ? OF_ORDER : OF_PAPER;

  for (gsize i = 0; i < G_N_ELEMENTS (placeholders); i++)
    if (placeholders[i].subject != other && strlen (placeholders[i].name) == length &&
        !strncmp (placeholders[i].name, name, length))
      return placeholders[i].write (writer);
  return NULL;
}

char *
pos_hq_message_text_fill (const PosHqMessageFacts *facts, const char *text)
{
  PosStore *store = facts->store;
  Writer writer = {facts,
                   pos_format_get_shared (facts->language,
                                          store ? store->country : NULL,
                                          store ? store->time_zone : NULL)};
  GString *filled = g_string_new (NULL);

  while (*text) {
    const char *end = *text == '{' ? strchr (text, '}') : NULL;
    g_autofree char *value =
        end ? write_placeholder (&writer, text + 1, (gsize)(end - text) - 1) : NULL;

    if (value)
      g_string_append (filled, value);
    else
      g_string_append_c (filled, *text);
    text = value ? end + 1 : text + 1;
  }
  return g_string_free (filled, FALSE);
}

/* --- The file --- */

/* RFC 2047: words of at most 75 characters that end between letters. */
static void
append_encoded (GString *mail, const char *text)
{
  const char *rest = text;

  while (*rest) {
    const char *end = rest;
    while (*end && g_utf8_next_char (end) - rest <= 42)
      end = g_utf8_next_char (end);
    g_autofree char *word = g_base64_encode ((const guchar *)rest, (gsize)(end - rest));
    g_string_append_printf (mail, "%s=?UTF-8?B?%s?=", rest > text ? "\r\n " : "", word);
    rest = end;
  }
}

static gboolean
is_plain (const char *text)
{
  for (const char *c = text; *c; c++)
    if ((guchar)*c < ' ' || (guchar)*c >= 127)
      return FALSE;
  return strlen (text) < 200 && !strstr (text, "=?");
}

/* Nothing in a value can begin another header. */
static void
append_header (GString *mail, const char *name, const char *value)
{
  g_autofree char *clean = g_strdelimit (g_strdup (value), "\r\n\t", ' ');

  g_string_append_printf (mail, "%s: ", name);
  if (is_plain (clean))
    g_string_append (mail, clean);
  else
    append_encoded (mail, clean);
  g_string_append (mail, "\r\n");
}

/* "Oak & Søns <orders@example.com>": the name is encoded where it must be, the address never. */
static void
append_sender (GString *mail, const char *sender)
{
  const char *address = strrchr (sender, '<');
  g_autofree char *name =
      address ? g_strstrip (g_strndup (sender, (gsize)(address - sender))) : NULL;

  if (!name || is_plain (name)) {
    append_header (mail, "From", sender);
    return;
  }
  g_string_append (mail, "From: ");
  append_encoded (mail, name);
  g_string_append_printf (mail, " %s\r\n", address);
}

static void
append_date (GString *mail, gint64 at)
{
  static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static const char *const months[] = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);

  g_string_append_printf (mail,
                          "Date: %s, %d %s %d %02d:%02d:%02d +0000\r\n",
                          days[g_date_time_get_day_of_week (when) - 1],
                          g_date_time_get_day_of_month (when),
                          months[g_date_time_get_month (when) - 1],
                          g_date_time_get_year (when),
                          g_date_time_get_hour (when),
                          g_date_time_get_minute (when),
                          g_date_time_get_second (when));
}

static void
append_body (GString *mail, const char *body)
{
  g_autofree char *text = g_base64_encode ((const guchar *)body, strlen (body));

  for (gsize at = 0; at < strlen (text); at += 76) {
    g_autofree char *line = g_strndup (text + at, 76);
    g_string_append_printf (mail, "%s\r\n", line);
  }
}

char *
pos_hq_message_text_write_mail (const PosHqLetter *letter)
{
  GString *mail = g_string_new (NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, letter->key, -1);

  append_sender (mail, letter->sender);
  append_header (mail, "To", letter->recipient);
  append_header (mail, "Subject", letter->subject);
  append_date (mail, letter->at);
  g_string_append_printf (mail, "Message-ID: <%.40s@pos.invalid>\r\n", hash);
  append_header (mail, "Content-Language", letter->language);
  g_string_append (mail,
                   "Auto-Submitted: auto-generated\r\n"
                   "MIME-Version: 1.0\r\n"
                   "Content-Type: text/plain; charset=utf-8\r\n"
                   "Content-Transfer-Encoding: base64\r\n\r\n");
  append_body (mail, letter->body);
  return g_string_free (mail, FALSE);
}
