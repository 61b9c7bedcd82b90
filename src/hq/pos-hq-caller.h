/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-caller.h — who may ask.
 * Layer: hq, private to it.  Thread: main. */
#pragma once
#include "hq/pos-hq-call.h"

G_BEGIN_DECLS

typedef enum {
  POS_HQ_CALLER_ANYBODY,
  POS_HQ_CALLER_REGISTER, /* or a hub in its name */
  POS_HQ_CALLER_REGISTER_OR_HUB,
  POS_HQ_CALLER_DEVICE, /* a hub for itself, or in a register's name */
  POS_HQ_CALLER_ADMINISTRATOR,
  POS_HQ_CALLER_REGISTER_OR_ADMINISTRATOR,
} PosHqCaller;

/* Whether whoever sent @request is such a @caller.  A register, or a hub, is the call's device from
 * then on. */
gboolean
pos_hq_caller_is_allowed (PosHqCall *call, PosHqCaller caller, const PosHqRequest *request);

G_END_DECLS
