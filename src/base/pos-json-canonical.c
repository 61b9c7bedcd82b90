/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-json-canonical.c — see the header.  The end is never read past: every look is measured. */
#include "base/pos-json-canonical.h"
#include "base/pos-json.h"

#include <string.h>

/* Digits that surely fit into 64 bits. */
#define SURE_DIGITS 18

typedef struct {
  const char *at;
  const char *end;
  int depth;
} Reader;

static inline gboolean
take (Reader *self, char byte)
{
  if (self->at == self->end || *self->at != byte)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
take_word (Reader *self, const char *word)
{
  gsize size = strlen (word);

  if ((gsize)(self->end - self->at) < size || memcmp (self->at, word, size) != 0)
    return FALSE;
  self->at += size;
  return TRUE;
}

/* Of control characters those alone that have no letter, as jansson writes them. */
static gboolean
take_control (Reader *self)
{
  int high, low;

  if (!take_word (self, "00") || self->end - self->at < 2)
    return FALSE;
  high = *self->at++ - '0';
  low = *self->at++;
  if ((high != 0 && high != 1) || !(g_ascii_isdigit (low) || (low >= 'A' && low <= 'F')))
    return FALSE;
  return high == 1 || !strchr ("089ACD", low);
}

static gboolean
take_escape (Reader *self)
{
  if (self->at == self->end)
    return FALSE;
  if (*self->at != 'u')
    return strchr ("\"\\bfnrt", *self->at++) != NULL;
  self->at++;
  return take_control (self);
}

static gboolean
take_text (Reader *self)
{
  if (!take (self, '"'))
    return FALSE;
  while (self->at < self->end) {
    guchar byte = (guchar)*self->at++;

    if (byte == '"')
      return TRUE;
    if (byte < 0x20 || (byte == '\\' && !take_escape (self)))
      return FALSE;
  }
  return FALSE;
}

static gboolean
take_integer (Reader *self)
{
  gboolean negative = take (self, '-');
  const char *begin = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  gsize digits = (gsize)(self->at - begin);
  if (digits == 0 || digits > SURE_DIGITS || (*begin == '0' && (digits > 1 || negative)))
    return FALSE;
  /* A fraction follows, or an exponent: there are more ways than one to write those. */
  return self->at == self->end || !strchr (".eE", *self->at);
}

static gboolean take_value (Reader *self);

/* @last: the key before, without quotes. */
static gboolean
take_key (Reader *self, PosJsonSlice *last)
{
  const char *begin = self->at + 1;
  PosJsonSlice key;
  int order;

  if (!take_text (self) || !take (self, ':'))
    return FALSE;
  key = (PosJsonSlice){begin, (gsize)(self->at - begin) - 2};
  if (memchr (key.text, '\\', key.length))
    return FALSE;
  if (last->text) {
    order = memcmp (last->text, key.text, MIN (last->length, key.length));
    if (order > 0 || (order == 0 && last->length >= key.length))
      return FALSE;
  }
  *last = key;
  return TRUE;
}

static gboolean
take_object (Reader *self)
{
  PosJsonSlice last = {NULL, 0};

  self->at++;
  if (take (self, '}'))
    return TRUE;
  do {
    if (!take_key (self, &last) || !take_value (self))
      return FALSE;
  } while (take (self, ','));
  return take (self, '}');
}

static gboolean
take_list (Reader *self)
{
  self->at++;
  if (take (self, ']'))
    return TRUE;
  do {
    if (!take_value (self))
      return FALSE;
  } while (take (self, ','));
  return take (self, ']');
}

static gboolean
take_nested (Reader *self, gboolean (*take_inside) (Reader *self))
{
  gboolean taken = ++self->depth <= POS_JSON_MAX_DEPTH && take_inside (self);

  self->depth--;
  return taken;
}

static gboolean
take_value (Reader *self)
{
  if (self->at == self->end)
    return FALSE;
  switch (*self->at) {
  case '"':
    return take_text (self);
  case '{':
    return take_nested (self, take_object);
  case '[':
    return take_nested (self, take_list);
  case 'n':
    return take_word (self, "null");
  case 't':
    return take_word (self, "true");
  case 'f':
    return take_word (self, "false");
  default:
    return take_integer (self);
  }
}

gboolean
pos_json_is_canonical (const char *text, gsize length)
{
  Reader reader = {.at = text, .end = text + length};

  return length > 0 && length <= POS_JSON_MAX_BYTES && *text == '{' && take_value (&reader) &&
         reader.at == reader.end && g_utf8_validate_len (text, length, NULL);
}

/* Past the value at @at, which ends before @end. */
static const char *
skip_value (const char *at, const char *end)
{
  gboolean in_text = FALSE;
  int depth = 0;

  for (; at < end; at++) {
    if (in_text) {
      if (*at == '\\')
        at++;
      else if (*at == '"')
        in_text = FALSE;
    } else if (*at == '"') {
      in_text = TRUE;
    } else if (*at == '{' || *at == '[') {
      depth++;
    } else if ((*at == '}' || *at == ']' || *at == ',') && depth == 0) {
      return at;
    } else if (*at == '}' || *at == ']') {
      depth--;
    }
  }
  return end;
}

PosJsonSlice
pos_json_slice_member (PosJsonSlice object, const char *name)
{
  const char *at = object.text, *end = object.text + object.length;
  gsize size = strlen (name);

  /* After "{" or a comma stands a key; before its value, a quote and a colon. */
  while (end - at > 2) {
    const char *key = at + 2, *value = key;

    while (value < end && *value != '"')
      value += *value == '\\' ? 2 : 1;
    gboolean found = (gsize)(value - key) == size && memcmp (key, name, size) == 0;
    value += 2;
    at = skip_value (value, end);
    if (found)
      return (PosJsonSlice){value, (gsize)(at - value)};
  }
  return (PosJsonSlice){NULL, 0};
}

char *
pos_json_slice_dup_text (PosJsonSlice value)
{
  g_autoptr (json_t) json = NULL;

  if (value.length < 2 || *value.text != '"')
    return NULL;
  if (!memchr (value.text, '\\', value.length))
    return g_strndup (value.text + 1, value.length - 2);
  json = json_loadb (value.text, value.length, JSON_DECODE_ANY, NULL);
  return g_strdup (json_string_value (json));
}

gint64
pos_json_slice_get_integer (PosJsonSlice value)
{
  gint64 number = 0;
  g_autofree char *text = g_strndup (value.text, value.length);

  /* @number stays 0 where it is something else. */
  if (text)
    g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL);
  return number;
}
