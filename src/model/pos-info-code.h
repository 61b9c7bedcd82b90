/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-info-code.h — what the chain wants to know before something is done.
 * Layer: model.
 * Source: register.md T-28, T-29. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_INFO_CODE (pos_info_code_get_type ())
POS_DECLARE_RECORD (PosInfoCode, info_code, INFO_CODE)

struct _PosInfoCode {
  PosRecord parent_instance;

  char *id;
  PosL10n *prompt;   /* what is asked; none: "Why?" */
  GStrv operations;  /* that ask it: those of pos_info_code_get_triggers() */
  char *reason_list; /* PosReasonList: one of its answers; none: anybody's words */
  GStrv stores;      /* that ask it; "*" or empty: all */
};

/* The operations that can ask, each of which takes a "reason".  Ends with %NULL. */
const char *const *pos_info_code_get_triggers (void);

G_END_DECLS
