/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sim-bank.h — what the simulated terminal remembers, and what it does about it.
 * Layer: devices.  Thread: one worker at a time; blocks. */
#pragma once
#include "devices/pos-sim-terminal.h"

/* One call as the terminal received it. */
typedef struct {
  char *action; /* "authorize", "capture", "void", "refund", "query", "settle" */
  char *reference;
  char *id; /* the authorization or capture meant; NULL for none */
  char *token;
  char *fresh_id; /* for what this call creates */
  char *brand;
  char *last_four;
  gint64 amount;
  guint32 currency;
  gint64 at;
  PosTerminalFlags flags;
  PosSimTerminalBehavior behavior;
  PosTerminalOutcome settled;
  gboolean aborted;
} PosSimCall;

void pos_sim_call_free (PosSimCall *call);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosSimCall, pos_sim_call_free)

typedef struct _PosSimBank PosSimBank;

PosSimBank *pos_sim_bank_new (const char *directory);
void pos_sim_bank_free (PosSimBank *self);

/* Answers @call; what it changed is on disk before this returns.  Returns: (transfer full). */
PosTerminalResult *pos_sim_bank_answer (PosSimBank *self, const PosSimCall *call, GError **error);
