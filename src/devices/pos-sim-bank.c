/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sim-bank.c — the rules and the journal behind the simulated terminal. */
#include "devices/pos-sim-bank.h"

#include "base/pos-error.h"
#include "base/pos-json.h"
#include "devices/pos-sim-note.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

struct _PosSimBank {
  char *directory;
  char *path;
  GPtrArray *entries; /* PosTerminalResult, oldest first; NULL until loaded */
};

void
pos_sim_call_free (PosSimCall *call)
{
  g_free (call->action);
  g_free (call->reference);
  g_free (call->id);
  g_free (call->token);
  g_free (call->fresh_id);
  g_free (call->brand);
  g_free (call->last_four);
  g_free (call);
}

PosSimBank *
pos_sim_bank_new (const char *directory)
{
  PosSimBank *self = g_new0 (PosSimBank, 1);
  self->directory = g_strdup (directory);
  self->path = g_build_filename (directory, "terminal.jsonl", NULL);
  return self;
}

void
pos_sim_bank_free (PosSimBank *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self->directory);
  g_free (self->path);
  g_free (self);
}

/* A line that a power cut tore was never answered, so it is passed over. */
static gboolean
load (PosSimBank *self, GError **error)
{
  if (self->entries)
    return TRUE;
  g_autofree char *text = NULL;
  if (g_mkdir_with_parents (self->directory, 0700) != 0)
    return pos_set_error (error,
                          POS_DEVICE_ERROR,
                          POS_DEVICE_ERROR_UNREACHABLE,
                          NULL,
                          "cannot create %s: %s",
                          self->directory,
                          g_strerror (errno));
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  if (g_file_test (self->path, G_FILE_TEST_EXISTS) &&
      !g_file_get_contents (self->path, &text, NULL, error))
    return FALSE;
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    g_autoptr (json_t) json = *lines[i] ? pos_json_parse (lines[i], -1, NULL) : NULL;
    gpointer entry =
        json ? pos_record_new_from_json (POS_TYPE_TERMINAL_RESULT, json, 0, NULL) : NULL;
    if (entry)
      g_ptr_array_add (entries, entry);
  }
  self->entries = g_steal_pointer (&entries);
  return TRUE;
}

static gboolean
write_all (int fd, const char *text, gsize length)
{
  while (length > 0) {
    ssize_t written = write (fd, text, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return FALSE;
    text += written;
    length -= (gsize)written;
  }
  return TRUE;
}

static gboolean
append (PosSimBank *self, PosTerminalResult *entry, GError **error)
{
  g_autoptr (json_t) json = pos_record_to_json (entry, entry->currency);
  g_autofree char *line = pos_json_to_text (json);
  /* The line break comes first as well, in case a torn line came before. */
  g_autofree char *text = g_strdup_printf ("\n%s\n", line);
  int fd = g_open (self->path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  gboolean good = fd >= 0 && write_all (fd, text, strlen (text)) && fsync (fd) == 0;
  if (fd >= 0)
    close (fd);
  if (!good)
    return pos_set_error (error,
                          POS_DEVICE_ERROR,
                          POS_DEVICE_ERROR_UNREACHABLE,
                          NULL,
                          "cannot write %s: %s",
                          self->path,
                          g_strerror (errno));
  g_ptr_array_add (self->entries, g_object_ref (entry));
  return TRUE;
}

static PosTerminalResult *
find_reference (PosSimBank *self, const char *reference)
{
  for (guint i = self->entries->len; i > 0; i--) {
    PosTerminalResult *entry = g_ptr_array_index (self->entries, i - 1);
    if (g_strcmp0 (entry->reference, reference) == 0)
      return entry;
  }
  return NULL;
}

/* What another register's bank gave @id for is known from then on; what it did about it is not. */
static PosTerminalResult *
adopt (PosSimBank *self, const char *id)
{
  PosTerminalResult *entry = pos_sim_note_read (id);
  if (entry)
    g_ptr_array_add (self->entries, entry);
  return entry;
}

/* What of @action on authorization or capture @id was approved so far, in minor units. */
static gint64
sum_of (PosSimBank *self, const char *action, const char *id, guint *count)
{
  gint64 sum = 0;
  *count = 0;
  for (guint i = 0; i < self->entries->len; i++) {
    PosTerminalResult *entry = g_ptr_array_index (self->entries, i);
    const char *about =
        g_strcmp0 (action, "refund") == 0 ? entry->capture_id : entry->authorization_id;
    if (entry->outcome == POS_TERMINAL_OUTCOME_APPROVED && g_strcmp0 (entry->action, action) == 0 &&
        g_strcmp0 (about, id) == 0) {
      sum += entry->amount;
      (*count)++;
    }
  }
  return sum;
}

static PosTerminalResult *
find_authorization (PosSimBank *self, const char *id)
{
  for (guint i = 0; i < self->entries->len; i++) {
    PosTerminalResult *entry = g_ptr_array_index (self->entries, i);
    if (g_strcmp0 (entry->action, "authorize") == 0 &&
        entry->outcome == POS_TERMINAL_OUTCOME_APPROVED &&
        g_strcmp0 (entry->authorization_id, id) == 0)
      return entry;
  }
  return adopt (self, id);
}

static PosTerminalResult *
find_capture (PosSimBank *self, const char *id)
{
  for (guint i = 0; i < self->entries->len; i++) {
    PosTerminalResult *entry = g_ptr_array_index (self->entries, i);
    if (g_strcmp0 (entry->action, "refund") != 0 &&
        entry->outcome == POS_TERMINAL_OUTCOME_APPROVED && g_strcmp0 (entry->capture_id, id) == 0)
      return entry;
  }
  return adopt (self, id);
}

static PosTerminalResult *
find_token (PosSimBank *self, const char *token)
{
  for (guint i = 0; i < self->entries->len; i++) {
    PosTerminalResult *entry = g_ptr_array_index (self->entries, i);
    if (entry->recurring && g_strcmp0 (entry->token, token) == 0)
      return entry;
  }
  return adopt (self, token);
}

static void
copy_card (PosTerminalResult *result, PosTerminalResult *from)
{
  pos_text_set (&result->masked, from->masked);
  pos_text_set (&result->brand, from->brand);
  pos_text_set (&result->expiry, from->expiry);
}

static void
decline (PosTerminalResult *result, const char *reason)
{
  result->outcome = POS_TERMINAL_OUTCOME_DECLINED;
  pos_text_set (&result->decline_reason, reason);
}

/* The card held to the terminal, or the one the token stands for. */
static void
read_card (PosSimBank *self, const PosSimCall *call, PosTerminalResult *result)
{
  if (call->token) {
    PosTerminalResult *stored = find_token (self, call->token);
    if (stored)
      copy_card (result, stored);
    else
      decline (result, "unknown-token");
    return;
  }
  g_autofree char *masked = g_strdup_printf ("•••• %s", call->last_four);
  pos_text_set (&result->masked, masked);
  pos_text_set (&result->brand, call->brand);
  pos_text_set (&result->expiry, "2028-12");
}

static void
authorize (PosSimBank *self, const PosSimCall *call, PosTerminalResult *result)
{
  read_card (self, call, result);
  if (result->outcome == POS_TERMINAL_OUTCOME_DECLINED)
    return;
  g_autofree char *authorization = pos_sim_note_write ("auth", call->fresh_id, result);
  pos_text_set (&result->authorization_id, authorization);
  if (call->flags & POS_TERMINAL_CAPTURE) {
    g_autofree char *capture = pos_sim_note_write ("cap", call->fresh_id, result);
    pos_text_set (&result->capture_id, capture);
  }
  if ((call->flags & POS_TERMINAL_TOKENIZE) && call->behavior != POS_SIM_TERMINAL_NO_TOKEN) {
    g_autofree char *token = pos_sim_note_write ("tok", call->fresh_id, result);
    pos_text_set (&result->token, call->token ? call->token : token);
    result->recurring = TRUE;
  }
}

static gboolean
not_found (GError **error, const char *what, const char *id)
{
  return pos_set_error (
      error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_NOT_FOUND, NULL, "no %s %s", what, id);
}

static gboolean
capture (PosSimBank *self, const PosSimCall *call, PosTerminalResult *result, GError **error)
{
  PosTerminalResult *authorization = find_authorization (self, call->id);
  if (authorization == NULL)
    return not_found (error, "authorization", call->id);
  guint voids = 0;
  guint captures = 0;
  sum_of (self, "void", call->id, &voids);
  gint64 captured = sum_of (self, "capture", call->id, &captures);
  result->currency = authorization->currency;
  copy_card (result, authorization);
  pos_text_set (&result->authorization_id, call->id);
  if (voids > 0)
    decline (result, "voided");
  else if (authorization->capture_id)
    decline (result, "already-captured");
  else if (call->amount > authorization->amount - captured)
    decline (result, "amount-exceeds-authorization");
  g_autofree char *id = pos_sim_note_write ("cap", call->fresh_id, result);
  if (result->outcome != POS_TERMINAL_OUTCOME_DECLINED)
    pos_text_set (&result->capture_id, id);
  return TRUE;
}

static gboolean
void_authorization (PosSimBank *self,
                    const PosSimCall *call,
                    PosTerminalResult *result,
                    GError **error)
{
  PosTerminalResult *authorization = find_authorization (self, call->id);
  if (authorization == NULL)
    return not_found (error, "authorization", call->id);
  guint voids = 0;
  guint captures = 0;
  sum_of (self, "void", call->id, &voids);
  gint64 captured = authorization->capture_id ? authorization->amount
                                              : sum_of (self, "capture", call->id, &captures);
  result->amount = authorization->amount - captured;
  result->currency = authorization->currency;
  copy_card (result, authorization);
  pos_text_set (&result->authorization_id, call->id);
  if (voids > 0)
    decline (result, "voided");
  else if (result->amount <= 0)
    decline (result, "already-captured");
  return TRUE;
}

static gboolean
refund (PosSimBank *self, const PosSimCall *call, PosTerminalResult *result, GError **error)
{
  if (call->id == NULL) {
    read_card (self, call, result);
    return TRUE;
  }
  PosTerminalResult *payment = find_capture (self, call->id);
  if (payment == NULL)
    return not_found (error, "capture", call->id);
  guint refunds = 0;
  gint64 refunded = sum_of (self, "refund", call->id, &refunds);
  result->currency = payment->currency;
  copy_card (result, payment);
  pos_text_set (&result->authorization_id, payment->authorization_id);
  pos_text_set (&result->capture_id, call->id);
  if (call->amount > payment->amount - refunded)
    decline (result, "amount-exceeds-capture");
  return TRUE;
}

/* What the call would do if nothing went wrong on the way. */
static PosTerminalResult *
decide (PosSimBank *self, const PosSimCall *call, GError **error)
{
  g_autoptr (PosTerminalResult) result = g_object_new (POS_TYPE_TERMINAL_RESULT, NULL);
  pos_text_set (&result->reference, call->reference);
  pos_text_set (&result->action, call->action);
  result->amount = call->amount;
  result->currency = call->currency;
  result->at = call->at;
  result->outcome = POS_TERMINAL_OUTCOME_APPROVED;
  gboolean good = TRUE;
  if (g_str_equal (call->action, "authorize"))
    authorize (self, call, result);
  else if (g_str_equal (call->action, "capture"))
    good = capture (self, call, result, error);
  else if (g_str_equal (call->action, "void"))
    good = void_authorization (self, call, result, error);
  else
    good = refund (self, call, result, error);
  if (!good)
    return NULL;
  if (call->aborted)
    decline (result, "aborted");
  else if (call->behavior == POS_SIM_TERMINAL_DECLINE)
    decline (result, "declined");
  else if (call->behavior == POS_SIM_TERMINAL_UNKNOWN)
    result->outcome = POS_TERMINAL_OUTCOME_UNKNOWN;
  return g_steal_pointer (&result);
}

/* What the register gets to see when the truth does not reach it. */
static PosTerminalResult *
unanswered (const PosSimCall *call, const char *reason)
{
  PosTerminalResult *result = g_object_new (POS_TYPE_TERMINAL_RESULT, NULL);
  pos_text_set (&result->reference, call->reference);
  pos_text_set (&result->action, call->action);
  pos_text_set (&result->decline_reason, reason);
  result->amount = call->amount;
  result->currency = call->currency;
  result->at = call->at;
  return result;
}

/* Until it is settled, nobody knows more than that it was asked. */
static PosTerminalResult *
visible (PosTerminalResult *entry, const PosSimCall *call)
{
  if (entry->outcome != POS_TERMINAL_OUTCOME_UNKNOWN)
    return g_object_ref (entry);
  PosTerminalResult *result = unanswered (call, "unknown");
  pos_text_set (&result->action, entry->action);
  result->amount = entry->amount;
  result->currency = entry->currency;
  return result;
}

static PosTerminalResult *
settle (PosSimBank *self, PosTerminalResult *entry, PosTerminalOutcome outcome, GError **error)
{
  g_autoptr (PosTerminalResult) settled = pos_record_copy (entry);
  settled->outcome = (int)outcome;
  if (outcome == POS_TERMINAL_OUTCOME_DECLINED)
    decline (settled, "declined");
  return append (self, settled, error) ? g_steal_pointer (&settled) : NULL;
}

static PosTerminalResult *
perform (PosSimBank *self, const PosSimCall *call, GError **error)
{
  if (call->behavior == POS_SIM_TERMINAL_TIMEOUT && !call->aborted)
    return unanswered (call, "timeout");
  g_autoptr (PosTerminalResult) result = decide (self, call, error);
  if (result == NULL || !append (self, result, error))
    return NULL;
  if (call->behavior == POS_SIM_TERMINAL_APPROVE_LOST && !call->aborted)
    return unanswered (call, "answer-lost");
  return visible (result, call);
}

PosTerminalResult *
pos_sim_bank_answer (PosSimBank *self, const PosSimCall *call, GError **error)
{
  if (!load (self, error))
    return NULL;
  PosTerminalResult *known = find_reference (self, call->reference);
  if (g_str_equal (call->action, "settle") && known)
    return settle (self, known, call->settled, error);
  if (known)
    return visible (known, call);
  if (g_str_equal (call->action, "query") || g_str_equal (call->action, "settle")) {
    not_found (error, "transaction", call->reference);
    return NULL;
  }
  return perform (self, call, error);
}
