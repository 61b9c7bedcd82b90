/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-credit.h — how much a customer may have on account.
 * Layer: model.
 * Rules:  configuration, and so headquarters': a register that changes a customer changes no
 *         credit.  A customer without such a record has no limit that is checked.
 * Source: register.md M-22, scenario 68; operation 202. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_CREDIT (pos_credit_get_type ())
POS_DECLARE_RECORD (PosCredit, credit, CREDIT)

struct _PosCredit {
  PosRecord parent_instance;

  char *id;             /* the customer's */
  gint64 limit;         /* the most that may be open; 0: nothing goes on account */
  gint64 settled;       /* by the books: all that was ever settled elsewhere than at registers */
  gint64 offline_limit; /* the most of one transaction without a line; 0: nothing then */
};

G_END_DECLS
