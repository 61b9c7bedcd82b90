/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-bundle.c — reads a file of records; what cannot be read is named. */
#include "wire/pos-bundle.h"
#include "base/pos-badge.h"
#include "base/pos-error.h"
#include "base/pos-iso.h"
#include "base/pos-json.h"
#include "base/pos-secret.h"
#include "model/pos-party.h"
#include "wire/pos-bundle-private.h"

#include <string.h>

static void
refusal_free (PosRefusal *self)
{
  g_free (self->kind);
  g_free (self->id);
  g_free (self->reason);
  g_free (self);
}

PosBundle *
pos_bundle_new (void)
{
  PosBundle *self = g_new0 (PosBundle, 1);

  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify)refusal_free);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
pos_bundle_free (PosBundle *self)
{
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->refusals);
  g_array_unref (self->places);
  g_free (self);
}

void
pos_bundle_refuse (
    PosBundle *self, const char *kind, const char *id, guint index, const char *reason)
{
  PosRefusal *refusal = g_new0 (PosRefusal, 1);

  refusal->kind = g_strdup (kind);
  refusal->id = g_strdup (id);
  refusal->index = index;
  refusal->reason = pos_keep_whole_letters (g_strdup (reason));
  g_ptr_array_add (self->refusals, refusal);
}

static const char *
text_member (json_t *json, const char *name)
{
  const char *text = json_string_value (json_object_get (json, name));

  return text ? text : "";
}

/* A bundle written by hand gives workers a "secret"; from here on only its hash travels. */
static void
hash_secret (json_t *body)
{
  const char *secret = text_member (body, "secret");
  g_autofree char *hash = *secret ? pos_secret_make (NULL, secret) : NULL;

  if (hash)
    json_object_set_new (body, "secret_hash", json_string (hash));
  json_object_del (body, "secret");
}

/* The same of what is on his "badge". */
static gboolean
hash_badge (json_t *body, GError **error)
{
  const char *token = text_member (body, "badge");
  g_autofree char *hash = NULL;

  if (*token && !pos_badge_is_token (token))
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_RANGE,
                          g_variant_new_parsed ("{'field': <'badge'>}"),
                          "“badge” is not a letter and %d or more letters and digits behind it",
                          POS_BADGE_LEAST - 1);
  if (*token) {
    hash = pos_badge_make (token);
    json_object_set_new (body, "badge_hash", json_string (hash));
  }
  json_object_del (body, "badge");
  return TRUE;
}

/* "kind" says which table reads the rest; it is no member of the record. */
static gpointer
read_record (json_t *json, guint32 currency, GError **error)
{
  const PosKind *kind = pos_kind_find (text_member (json, "kind"));
  g_autoptr (json_t) body = NULL;

  if (!kind) {
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_UNKNOWN_KIND,
                   NULL,
                   "there is no kind “%.32s”",
                   text_member (json, "kind"));
    return NULL;
  }
  body = json_copy (json);
  json_object_del (body, "kind");
  if (kind->get_type () == POS_TYPE_WORKER) {
    hash_secret (body);
    if (!hash_badge (body, error))
      return NULL;
  }
  return pos_record_new_from_json (kind->get_type (), body, currency, error);
}

static void
read_item (PosBundle *self, json_t *item, guint index)
{
  g_autoptr (GError) error = NULL;
  gpointer record;

  if (!json_is_object (item)) {
    pos_bundle_refuse (self, "", "", index, "not an object");
    return;
  }
  record = read_record (item, self->currency, &error);
  if (!record) {
    pos_bundle_refuse (
        self, text_member (item, "kind"), text_member (item, "id"), index, error->message);
    return;
  }
  g_ptr_array_add (self->records, record);
  g_array_append_val (self->places, index);
}

typedef struct {
  gpointer record;
  guint place;
  gssize rank; /* of its kind in pos_kind_list() */
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return left->place < right->place ? -1 : left->place > right->place;
}

/* In the order of the kinds; of records with one key only the last. */
static void
arrange (PosBundle *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = self->records->len; i-- > 0;) {
    gpointer record = self->records->pdata[i];
    const PosKind *kind = pos_kind_of_type (G_OBJECT_TYPE (record));
    g_autofree char *key = pos_kind_dup_key (record);
    Entry entry = {.record = record,
                   .place = g_array_index (self->places, guint, i),
                   .rank = kind - pos_kind_list ()};

    if (!g_hash_table_add (seen, g_strconcat (kind->nick, "\n", key, NULL)))
      continue;
    g_object_ref (record);
    g_array_append_val (entries, entry);
  }
  g_array_sort (entries, compare_entries);
  g_ptr_array_set_size (self->records, 0);
  g_array_set_size (self->places, 0);
  for (guint i = 0; i < entries->len; i++) {
    Entry *entry = &g_array_index (entries, Entry, i);
    g_ptr_array_add (self->records, entry->record);
    g_array_append_val (self->places, entry->place);
  }
}

/* The bundle's own word, or that of the parameters in it. */
static gboolean
find_currency (PosBundle *self, json_t *json, json_t *records, GError **error)
{
  const char *code;
  gsize index;
  json_t *item;

  if (!pos_json_get_text (json, "currency", NULL, &code, error))
    return FALSE;
  json_array_foreach (records, index, item) if (!code &&
                                                !strcmp (text_member (item, "kind"), "parameters"))
      code = json_string_value (json_object_get (item, "currency"));
  self->currency = code && pos_iso_is_currency (code) ? pos_currency_from_code (code) : 0;
  if (code && self->currency == 0)
    return pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_CURRENCY, NULL, "“%.16s” is no currency", code);
  return TRUE;
}

static gboolean
read_whole (PosBundle *self, json_t *json, GError **error)
{
  gboolean whole;

  if (!pos_json_get_flag (json, "whole", FALSE, &whole, error))
    return FALSE;
  if (json_object_get (json, "whole"))
    self->whole = whole ? POS_BUNDLE_WHOLE : POS_BUNDLE_APART;
  return TRUE;
}

PosBundle *
pos_bundle_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (json_t) json = pos_json_parse (text, length, error);
  g_autoptr (PosBundle) self = NULL;
  json_t *records, *item;
  gsize index;

  if (!json)
    return NULL;
  records = json_object_get (json, "records");
  if (!json_is_array (records)) {
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_MISSING,
                   NULL,
                   "A bundle is {\"records\": [{\"kind\": …}, …]}");
    return NULL;
  }
  self = pos_bundle_new ();
  if (!find_currency (self, json, records, error) || !read_whole (self, json, error))
    return NULL;
  json_array_foreach (records, index, item) read_item (self, item, (guint)index + 1);
  arrange (self);
  return g_steal_pointer (&self);
}

void
pos_bundle_merge (PosBundle *self, PosBundle *other)
{
  if (self->currency == 0)
    self->currency = other->currency;
  g_ptr_array_extend_and_steal (self->records, g_ptr_array_ref (other->records));
  g_ptr_array_extend_and_steal (self->refusals, g_ptr_array_ref (other->refusals));
  g_array_append_vals (self->places, other->places->data, other->places->len);
  g_array_set_size (other->places, 0);
  arrange (self);
}

char *
pos_bundle_to_text (GPtrArray *records, guint32 currency)
{
  g_autoptr (json_t) json = json_object ();
  json_t *list = json_array ();

  for (guint i = 0; i < records->len; i++) {
    gpointer record = records->pdata[i];
    const PosKind *kind = pos_kind_of_type (G_OBJECT_TYPE (record));
    json_t *item = pos_record_to_json (record, currency);

    json_object_set_new (item, "kind", json_string (kind->nick));
    json_array_append_new (list, item);
  }
  if (currency) {
    char code[4];
    pos_currency_to_code (currency, code);
    json_object_set_new (json, "currency", json_string (code));
  }
  json_object_set_new (json, "records", list);
  return pos_json_to_text (json);
}
