/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-ops.h — the pieces of the catalog: one table per feature, joined by pos-catalog.c.
 * Layer: register, private to it.  Each table ends with a %NULL key. */
#pragma once
#include "register/pos-operation.h"

/* Of the operations in pos_info_code_get_triggers(). */
#define POS_ANSWERS_PARAM                                                                          \
  {                                                                                                \
    "answers", POS_PARAM_RECORD, FALSE, NULL,                                                      \
        "what the chain asks here: of each info code its answer, \"\": nothing", NULL              \
  }

extern const PosOperation pos_ops_session[];
extern const PosOperation pos_ops_secret[];
extern const PosOperation pos_ops_item[];
extern const PosOperation pos_ops_line[];
extern const PosOperation pos_ops_customer[];
extern const PosOperation pos_ops_customer_edit[];
extern const PosOperation pos_ops_delivery[];
extern const PosOperation pos_ops_deposit[];
extern const PosOperation pos_ops_payment[];
extern const PosOperation pos_ops_account[];
extern const PosOperation pos_ops_gift[];
extern const PosOperation pos_ops_give_back[];
extern const PosOperation pos_ops_gift_pay[];
extern const PosOperation pos_ops_invoice[];
extern const PosOperation pos_ops_loyalty[];
extern const PosOperation pos_ops_attributes[];
extern const PosOperation pos_ops_transaction[];
extern const PosOperation pos_ops_suspend[];
extern const PosOperation pos_ops_recall[];
extern const PosOperation pos_ops_return[];
extern const PosOperation pos_ops_return_shipping[];
extern const PosOperation pos_ops_edit[];
extern const PosOperation pos_ops_cancel[];
extern const PosOperation pos_ops_hold[];
extern const PosOperation pos_ops_check_in[];
extern const PosOperation pos_ops_journal[];
extern const PosOperation pos_ops_fulfillment[];
extern const PosOperation pos_ops_parcel[];
extern const PosOperation pos_ops_renew[];
extern const PosOperation pos_ops_ship[];
extern const PosOperation pos_ops_charges[];
extern const PosOperation pos_ops_charge_history[];
extern const PosOperation pos_ops_price[];
extern const PosOperation pos_ops_payment_history[];
extern const PosOperation pos_ops_quote[];
extern const PosOperation pos_ops_discount[];
extern const PosOperation pos_ops_offers[];
extern const PosOperation pos_ops_details[];
extern const PosOperation pos_ops_device[];
extern const PosOperation pos_ops_health[];
extern const PosOperation pos_ops_stock[];
extern const PosOperation pos_ops_stored[];
extern const PosOperation pos_ops_activation[];
extern const PosOperation pos_ops_sync[];
extern const PosOperation pos_ops_tax[];
extern const PosOperation pos_ops_serial[];
extern const PosOperation pos_ops_batch[];
extern const PosOperation pos_ops_expedite[];
extern const PosOperation pos_ops_sales_rep[];
extern const PosOperation pos_ops_shift[];
extern const PosOperation pos_ops_shift_close[];
extern const PosOperation pos_ops_drawer_money[];
