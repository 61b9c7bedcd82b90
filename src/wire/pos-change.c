/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-change.c — pages of changes: read into records, written from text. */
#include "wire/pos-change.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "wire/pos-protocol.h"

#include <string.h>

#define MOST_KIND_LETTERS 64

PosChange *
pos_change_new (gint64 seq, const PosKind *kind, const char *id, gpointer record)
{
  PosChange *self = g_new0 (PosChange, 1);

  self->seq = seq;
  self->kind = kind;
  self->id = g_strdup (id);
  self->record = record ? g_object_ref (record) : NULL;
  return self;
}

void
pos_change_free (PosChange *self)
{
  g_free (self->id);
  g_free (self->unknown_kind);
  g_clear_object (&self->record);
  g_free (self);
}

PosChangePage *
pos_change_page_new (void)
{
  PosChangePage *self = g_new0 (PosChangePage, 1);

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_change_free);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->undecided = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
pos_change_page_free (PosChangePage *self)
{
  g_ptr_array_unref (self->changes);
  g_array_unref (self->waiting);
  g_array_unref (self->undecided);
  g_array_unref (self->missing);
  g_free (self->cursor);
  g_free (self->received_hash);
  g_free (self->registers);
  g_free (self->revoked);
  g_free (self);
}

/* A deletion says only which; anything else must be a whole record under its own id. */
static gboolean
read_record (PosChange *change, json_t *body, guint32 currency, GError **error)
{
  g_autofree char *key = NULL;

  change->record = pos_record_new_from_json (change->kind->get_type (), body, currency, error);
  if (!change->record)
    return FALSE;
  key = pos_kind_dup_key (change->record);
  if (g_strcmp0 (key, change->id) != 0)
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_REFERENCE,
                          NULL,
                          "The body belongs to “%.64s”",
                          key ? key : "");
  return TRUE;
}

/* As a later version may call a kind. */
static gboolean
is_name_of_a_kind (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz-");

  return length > 0 && length <= MOST_KIND_LETTERS && text[length] == '\0';
}

static gboolean
read_unknown (PosChange *change, const char *kind, GError **error)
{
  if (!is_name_of_a_kind (kind))
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_UNKNOWN_KIND,
                          NULL,
                          "Change %" G_GINT64_FORMAT ": “%.32s” names no kind",
                          change->seq,
                          kind);
  change->unknown_kind = g_strdup (kind);
  return TRUE;
}

static PosChange *
read_change (json_t *json, guint32 currency, GError **error)
{
  g_autoptr (PosChange) change = g_new0 (PosChange, 1);
  const char *kind, *id;
  gboolean deleted;

  if (!pos_json_get_integer (json, "seq", 0, &change->seq, error) ||
      !pos_json_get_text (json, "kind", "", &kind, error) ||
      !pos_json_get_text (json, "id", "", &id, error) ||
      !pos_json_get_flag (json, "deleted", FALSE, &deleted, error))
    return NULL;
  change->id = g_strdup (id);
  change->kind = pos_kind_find (kind);
  if (!change->kind)
    return read_unknown (change, kind, error) ? g_steal_pointer (&change) : NULL;
  if (!deleted && !read_record (change, json_object_get (json, "body"), currency, error)) {
    g_prefix_error (error, "Change %" G_GINT64_FORMAT " (%s %.64s): ", change->seq, kind, id);
    return NULL;
  }
  return g_steal_pointer (&change);
}

static gboolean
read_changes (PosChangePage *self, json_t *json, guint32 currency, GError **error)
{
  json_t *changes = json_object_get (json, "changes"), *item;
  gsize index;

  if (!json_is_array (changes))
    return pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_MISSING, NULL, "“changes” is not a list");
  json_array_foreach (changes, index, item)
  {
    PosChange *change = read_change (item, currency, error);
    if (!change)
      return FALSE;
    g_ptr_array_add (self->changes, change);
  }
  return TRUE;
}

static gboolean
read_numbers (json_t *received, const char *name, GArray *numbers, GError **error)
{
  json_t *list = json_object_get (received, name), *item;
  gsize index;

  json_array_foreach (list, index, item)
  {
    gint64 sequence = json_integer_value (item);
    if (!json_is_integer (item))
      return pos_set_error (error,
                            POS_VALUE_ERROR,
                            POS_VALUE_ERROR_PARSE,
                            NULL,
                            "“%s” is not a list of whole numbers",
                            name);
    g_array_append_val (numbers, sequence);
  }
  return TRUE;
}

static gboolean
read_head (PosChangePage *self, json_t *json, guint32 *currency, GError **error)
{
  json_t *received = json_object_get (json, "received");
  const char *cursor, *hash, *at, *code;

  if (!pos_json_get_text (json, "cursor", NULL, &cursor, error) ||
      !pos_json_get_text (json, "currency", "", &code, error) ||
      !pos_json_get_text (json, "at", NULL, &at, error) ||
      !pos_json_get_flag (json, "more", FALSE, &self->more, error) ||
      !pos_json_get_flag (json, "reset", FALSE, &self->reset, error) ||
      !pos_json_get_integer (received, "sequence", 0, &self->received_sequence, error) ||
      !pos_json_get_text (received, "hash", NULL, &hash, error) ||
      !read_numbers (received, "waiting", self->waiting, error) ||
      !read_numbers (received, "undecided", self->undecided, error) ||
      !read_numbers (received, "missing", self->missing, error) ||
      !pos_json_get_integer (json, "problems", 0, &self->problems, error) ||
      !pos_json_get_flag (json, "alone", FALSE, &self->alone, error))
    return FALSE;
  if (!cursor || !*cursor)
    return pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_MISSING, NULL, "“cursor” is missing");
  self->cursor = g_strdup (cursor);
  self->received_hash = g_strdup (hash);
  *currency = *code ? pos_currency_from_code (code) : 0;
  return !at || pos_instant_parse (at, &self->at, error);
}

static void
add_to_query (GString *path, const char *name, const char *value)
{
  if (!value)
    return;
  g_string_append_printf (path, "%c%s=", strchr (path->str, '?') ? '&' : '?', name);
  g_string_append_uri_escaped (path, value, NULL, FALSE);
}

char *
pos_change_page_dup_path (const char *cursor, const char *in_force)
{
  GString *path = g_string_new (POS_PATH_CHANGES);

  add_to_query (path, "after", cursor);
  add_to_query (path, "in_force", in_force);
  return g_string_free (path, FALSE);
}

PosChangePage *
pos_change_page_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (json_t) json = pos_json_parse (text, length, error);
  g_autoptr (PosChangePage) self = NULL;
  guint32 currency = 0;

  if (!json)
    return NULL;
  self = pos_change_page_new ();
  if (!read_head (self, json, &currency, error) || !read_changes (self, json, currency, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
append_member (GString *text, const char *name, json_t *value)
{
  g_autofree char *dumped = pos_json_to_text (value);

  g_string_append_printf (text, ",\"%s\":%s", name, dumped);
  json_decref (value);
}

GString *
pos_change_page_open (guint32 currency)
{
  GString *text = g_string_new ("{\"protocol\":1");

  if (currency) {
    char code[4];
    pos_currency_to_code (currency, code);
    append_member (text, "currency", json_string (code));
  }
  g_string_append (text, ",\"changes\":[");
  return text;
}

void
pos_change_page_append (
    GString *text, gint64 seq, const char *kind, const char *id, const char *body)
{
  if (text->str[text->len - 1] != '[')
    g_string_append_c (text, ',');
  g_string_append_printf (text, "{\"seq\":%" G_GINT64_FORMAT, seq);
  append_member (text, "kind", json_string (kind));
  append_member (text, "id", json_string (id));
  append_member (text, "deleted", json_boolean (!body));
  g_string_append_printf (text, ",\"body\":%s}", body ? body : "null");
}

json_t *
pos_sequences_to_json (GArray *numbers)
{
  json_t *list = json_array ();

  for (guint i = 0; i < numbers->len; i++)
    json_array_append_new (list, json_integer (g_array_index (numbers, gint64, i)));
  return list;
}

char *
pos_change_page_close (GString *text, const PosChangePage *page)
{
  g_autofree char *at = pos_instant_to_text (page->at);
  json_t *received = json_object ();

  json_object_set_new (received, "waiting", pos_sequences_to_json (page->waiting));
  if (page->undecided->len > 0)
    json_object_set_new (received, "undecided", pos_sequences_to_json (page->undecided));
  if (page->missing->len > 0)
    json_object_set_new (received, "missing", pos_sequences_to_json (page->missing));
  json_object_set_new (received, "sequence", json_integer (page->received_sequence));
  json_object_set_new (
      received, "hash", page->received_hash ? json_string (page->received_hash) : json_null ());
  g_string_append_c (text, ']');
  append_member (text, "cursor", json_string (page->cursor));
  append_member (text, "more", json_boolean (page->more));
  append_member (text, "reset", json_boolean (page->reset));
  append_member (text, "at", json_string (at));
  append_member (text, "received", received);
  if (page->problems > 0)
    append_member (text, "problems", json_integer (page->problems));
  if (page->alone)
    append_member (text, "alone", json_true ());
  if (page->registers)
    g_string_append_printf (text, ",\"registers\":%s", page->registers);
  if (page->revoked)
    append_member (text, "revoked", json_string (page->revoked));
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}
