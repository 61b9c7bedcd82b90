/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-l10n.c — a short sorted array of (language, text): most contents have one to three. */
#include "base/pos-l10n.h"

#include <string.h>

typedef struct {
  char *language;
  char *text;
} Entry;

struct _PosL10n {
  gatomicrefcount references;
  GArray *entries;
};

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->language);
  g_free (entry->text);
}

static PosL10n *
new_empty (void)
{
  PosL10n *self = g_new0 (PosL10n, 1);

  g_atomic_ref_count_init (&self->references);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Entry *)a)->language, ((const Entry *)b)->language);
}

PosL10n *
pos_l10n_new (const char *text)
{
  return pos_l10n_with (NULL, "*", text);
}

PosL10n *
pos_l10n_ref (PosL10n *self)
{
  if (self)
    g_atomic_ref_count_inc (&self->references);
  return self;
}

void
pos_l10n_unref (PosL10n *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->entries);
  g_free (self);
}

PosL10n *
pos_l10n_with (PosL10n *self, const char *language, const char *text)
{
  PosL10n *made = new_empty ();

  for (guint i = 0; self && i < self->entries->len; i++) {
    const Entry *old = &g_array_index (self->entries, Entry, i);
    Entry copy = {g_strdup (old->language), g_strdup (old->text)};

    if (!strcmp (old->language, language))
      entry_clear (&copy);
    else
      g_array_append_val (made->entries, copy);
  }
  Entry added = {g_strdup (language), g_strdup (text)};
  g_array_append_val (made->entries, added);
  g_array_sort (made->entries, compare_entries);
  return made;
}

static const char *
find (PosL10n *self, const char *language, gsize length)
{
  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = &g_array_index (self->entries, Entry, i);
    if (strlen (entry->language) == length && !strncmp (entry->language, language, length))
      return entry->text;
  }
  return NULL;
}

const char *
pos_l10n_get (PosL10n *self, const char *language)
{
  const char *text = NULL;

  if (!self || self->entries->len == 0)
    return "";
  if (language) {
    text = find (self, language, strlen (language));
    if (!text)
      text = find (self, language, strcspn (language, "_-."));
  }
  if (!text)
    text = find (self, "*", 1);
  if (!text)
    text = find (self, "en", 2);
  return text ? text : g_array_index (self->entries, Entry, 0).text;
}

guint
pos_l10n_get_size (PosL10n *self)
{
  return self ? self->entries->len : 0;
}

const char *
pos_l10n_get_nth (PosL10n *self, guint index, const char **language)
{
  const Entry *entry = &g_array_index (self->entries, Entry, index);

  if (language)
    *language = entry->language;
  return entry->text;
}

gboolean
pos_l10n_equal (PosL10n *a, PosL10n *b)
{
  guint size = pos_l10n_get_size (a);

  if (a == b)
    return TRUE;
  if (size != pos_l10n_get_size (b))
    return FALSE;
  for (guint i = 0; i < size; i++) {
    const char *la, *lb;
    const char *ta = pos_l10n_get_nth (a, i, &la), *tb = pos_l10n_get_nth (b, i, &lb);
    if (strcmp (la, lb) != 0 || strcmp (ta, tb) != 0)
      return FALSE;
  }
  return TRUE;
}
