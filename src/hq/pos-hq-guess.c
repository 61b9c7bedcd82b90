/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-guess.c — see the header. */
#include "hq/pos-hq-guess.h"
#include "base/pos-error.h"
#include "hq/pos-hq-trust.h"
#include "wire/pos-protocol.h"

#include <string.h>

/* Forty bits of code and thirty tries a minute: guessing takes longer than the code lives. */
#define TRIES 30

static gboolean
could_be_code (const char *text)
{
  g_autofree char *capitals = g_ascii_strup (text, -1);

  return strlen (capitals) == POS_ENROLLMENT_CODE_LENGTH &&
         strspn (capitals, POS_HQ_CODE_LETTERS) == POS_ENROLLMENT_CODE_LENGTH;
}

static gboolean
may_try (PosHqCore *core, gint64 now)
{
  if (now - core->wrong_codes_at > 60 * G_USEC_PER_SEC || now < core->wrong_codes_at) {
    core->wrong_codes_at = now;
    core->wrong_codes = 0;
  }
  return core->wrong_codes < TRIES;
}

static void
count_right (PosHqCall *call)
{
  if (call->status == POS_HQ_OK && call->core->wrong_codes > 0)
    call->core->wrong_codes--;
  pos_hq_trust_refresh (call->core);
}

static gboolean
refuse (PosHqCall *call, PosSyncError code, const char *why)
{
  g_autoptr (GError) error = NULL;

  pos_set_error (&error, POS_SYNC_ERROR, (int)code, NULL, "%s", why);
  pos_hq_call_fail (call, error);
  return FALSE;
}

gboolean
pos_hq_guess_take (PosHqCall *call, const char *code)
{
  if (!could_be_code (code))
    return refuse (call, POS_SYNC_ERROR_AUTH, "This code is not valid");
  if (!may_try (call->core, call->now))
    return refuse (call, POS_SYNC_ERROR_SERVER, "Too many codes, wait");
  call->core->wrong_codes++;
  call->after = count_right;
  return TRUE;
}
