/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-reason.h — answers to "why?" that the chain has set up.
 * Layer: model.  Part of pos-setup.h, which includes it.
 * Source: customer-orders.md §2.5, §2.6, §2.9. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_REASON (pos_reason_get_type ())
POS_DECLARE_RECORD (PosReason, reason, REASON)

/* One answer to "why?". */
struct _PosReason {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
};

/* @reasons: (element-type PosReason).  Returns: (transfer none) (nullable): the one called @id. */
PosReason *pos_reason_find (PosList *reasons, const char *id);

#define POS_TYPE_REASON_LIST (pos_reason_list_get_type ())
POS_DECLARE_RECORD (PosReasonList, reason_list, REASON_LIST)

/* Answers that another record names. */
struct _PosReasonList {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  PosList *reasons; /* PosReason */
};

G_END_DECLS
