/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-delivery-args.h — where lines go, how and when: what the arguments of a delivery operation
 * say, and what is proposed where they say nothing.
 * Layer: register.  Thread: the register's.
 * Rules: DM3, O4, TS1.
 * Nothing here changes a line; what is returned belongs to the configuration, the customer or the
 * arguments and lives as long as the run.  Errors: POS_ORDER_ERROR, with what is wrong in words. */
#pragma once

#include "register/pos-run.h"

G_BEGIN_DECLS

/* The mode asked for, or the first that is valid for all @lines together.
 * @store: where they are picked up, or the store that ships.  @address: %NULL for a pick-up. */
const char *pos_delivery_args_choose_mode (PosRun *run,
                                           PosIntent intent,
                                           const char *store,
                                           GPtrArray *lines,
                                           PosAddress *address,
                                           GError **error);

/* The day asked for, or the first possible one.  @pickup: %NULL when it ships. */
gboolean pos_delivery_args_choose_date (
    PosRun *run, const char *mode, PosStore *pickup, PosDate *date, GError **error);

/* A store with slot rules asks for a time; one without only for a day. */
gboolean pos_delivery_args_check_slot (
    PosRun *run, PosStore *store, const char *mode, PosDate date, GError **error);

/* The address asked for, of the customer or of the order, or the customer's primary one. */
PosAddress *pos_delivery_args_choose_address (PosRun *run, GError **error);

/* The pick-up store asked for, or the one that is set up, and its warehouse. */
PosStore *pos_delivery_args_choose_store (PosRun *run, const char **warehouse, GError **error);

/* The locker asked for is one of @store's; none was asked for: it is picked up in the store. */
gboolean pos_delivery_args_check_locker (PosRun *run, PosStore *store, GError **error);

/* What a plain sale becomes with its first line that leaves later: an order or a quote.  What is
 * one already stays what it is. */
gboolean pos_delivery_args_make_type (PosRun *run, GError **error);

G_END_DECLS
