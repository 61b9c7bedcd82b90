/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-scan-filter.c — see the header. */
#include "ui/common/pos-scan-filter.h"

struct _PosScanFilter {
  GString *burst;
  guint length; /* characters */
  guint32 first_time;
  guint32 last_time;
};

PosScanFilter *
pos_scan_filter_new (void)
{
  PosScanFilter *self = g_new0 (PosScanFilter, 1);
  self->burst = g_string_new (NULL);
  return self;
}

void
pos_scan_filter_free (PosScanFilter *self)
{
  if (self == NULL)
    return;
  g_string_free (self->burst, TRUE);
  g_free (self);
}

void
pos_scan_filter_reset (PosScanFilter *self)
{
  g_return_if_fail (self != NULL);
  g_string_truncate (self->burst, 0);
  self->length = 0;
}

/* Unsigned, so that it survives the event clock's wrap after 49 days. */
static gboolean
is_late (PosScanFilter *self, guint32 time)
{
  return time - self->last_time > POS_SCAN_MAX_GAP;
}

void
pos_scan_filter_feed (PosScanFilter *self, gunichar character, guint32 time)
{
  g_return_if_fail (self != NULL);
  if (self->length > 0 && is_late (self, time))
    pos_scan_filter_reset (self);
  if (self->length == 0)
    self->first_time = time;
  g_string_append_unichar (self->burst, character);
  self->length++;
  self->last_time = time;
}

char *
pos_scan_filter_finish (PosScanFilter *self, guint32 time)
{
  g_return_val_if_fail (self != NULL, NULL);
  char *text = NULL;
  if (self->length >= POS_SCAN_MIN_LENGTH && !is_late (self, time))
    text = g_strdup (self->burst->str);
  pos_scan_filter_reset (self);
  return text;
}

gboolean
pos_scan_filter_has_letter (PosScanFilter *self, guint32 time)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (is_late (self, time))
    return FALSE;
  for (const char *at = self->burst->str; *at; at++)
    if (g_ascii_isalpha (*at))
      return TRUE;
  return FALSE;
}

guint
pos_scan_filter_get_length (PosScanFilter *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->length;
}

guint32
pos_scan_filter_get_begin (PosScanFilter *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->first_time;
}
