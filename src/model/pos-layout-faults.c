/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-layout-faults.c — the list of what is wrong with a layout. */
#include "base/pos-error.h"
#include "model/pos-layout-private.h"

static void
fault_free (PosLayoutFault *self)
{
  g_free (self->where);
  g_free (self->message);
  g_free (self);
}

GPtrArray *
pos_layout_faults_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)fault_free);
}

void
pos_layout_faults_add_valist (GPtrArray *faults,
                              PosLayoutSeverity severity,
                              const char *where,
                              const char *format,
                              va_list rest)
{
  PosLayoutFault *fault = g_new0 (PosLayoutFault, 1);

  fault->message = g_strdup_vprintf (format, rest);
  fault->where = g_strdup (where);
  fault->severity = severity;
  g_ptr_array_add (faults, fault);
}

void
pos_layout_faults_add (
    GPtrArray *faults, PosLayoutSeverity severity, const char *where, const char *format, ...)
{
  va_list rest;

  va_start (rest, format);
  pos_layout_faults_add_valist (faults, severity, where, format, rest);
  va_end (rest);
}

gboolean
pos_layout_faults_reach (GPtrArray *faults, PosLayoutSeverity least, GError **error)
{
  for (guint i = 0; i < faults->len; i++) {
    PosLayoutFault *fault = faults->pdata[i];

    if (fault->severity < least)
      continue;
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_REFERENCE,
                   NULL,
                   "%s: %s",
                   fault->where,
                   fault->message);
    return TRUE;
  }
  return FALSE;
}
