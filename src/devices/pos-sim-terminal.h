/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sim-terminal.h — a card terminal without a card, with a memory that survives us.
 * Layer: devices.  Thread: main; its journal is written and synced on a worker before it answers.
 * Shape:  <directory>/terminal.jsonl, one PosTerminalResult per line, only ever appended.
 * Rules:  every call that may move money takes the next behavior of the script, "approve" when the
 *         script is empty.  A new object on the same directory knows everything the old one did. */
#pragma once
#include "base/pos-context.h"
#include "devices/pos-terminal.h"

G_BEGIN_DECLS

typedef enum {
  POS_SIM_TERMINAL_APPROVE,      /* "approve" */
  POS_SIM_TERMINAL_DECLINE,      /* "decline" */
  POS_SIM_TERMINAL_TIMEOUT,      /* "timeout": lost on the way there; query says NOT_FOUND */
  POS_SIM_TERMINAL_UNKNOWN,      /* "unknown": and query says unknown until settled */
  POS_SIM_TERMINAL_APPROVE_LOST, /* "approve-lost": booked, the answer lost; query says approved */
  POS_SIM_TERMINAL_NO_TOKEN,     /* "no-token": approved, the card gives no recurring token */
  POS_SIM_TERMINAL_OFFLINE,      /* "offline": POS_DEVICE_ERROR_UNREACHABLE */
} PosSimTerminalBehavior;

#define POS_TYPE_SIM_TERMINAL (pos_sim_terminal_get_type ())
G_DECLARE_FINAL_TYPE (PosSimTerminal, pos_sim_terminal, POS, SIM_TERMINAL, GObject)

/* @directory is created when missing. */
PosSimTerminal *pos_sim_terminal_new (PosContext *context, const char *directory);
/* Thinking time before each answer; 0 (the default) still answers from the main loop. */
void pos_sim_terminal_set_delay (PosSimTerminal *self, guint milliseconds);
void pos_sim_terminal_push (PosSimTerminal *self, PosSimTerminalBehavior behavior);
/* By nick; POS_VALUE_ERROR_UNKNOWN_KIND when there is none such. */
gboolean pos_sim_terminal_push_nick (PosSimTerminal *self, const char *nick, GError **error);
guint pos_sim_terminal_get_script_length (PosSimTerminal *self);
void pos_sim_terminal_set_online (PosSimTerminal *self, gboolean online);
/* The next cards held to it: brand and last four digits. */
void pos_sim_terminal_set_card (PosSimTerminal *self, const char *brand, const char *last_four);
/* Decides an unknown outcome; POS_DEVICE_ERROR_NOT_FOUND.  Blocks for one small write: scripts. */
gboolean pos_sim_terminal_settle (PosSimTerminal *self,
                                  const char *reference,
                                  PosTerminalOutcome outcome,
                                  GError **error);

G_END_DECLS
