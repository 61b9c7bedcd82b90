/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-quick.h — short reads of the local database that one may wait for.
 * Layer: register; operations ask, and screens and posctl's queries where they show what is here.
 * Thread: main; each takes well under a millisecond.  What takes longer, or has to follow what is
 * stored, is a list of its own (pos-work-list.h, pos-order-list.h). */
#pragma once
#include "model/pos-product.h"
#include "pricing/pos-commitment.h"
#include "register/pos-register.h"
#include "store/pos-account-table.h"
#include "store/pos-coupon-table.h"

G_BEGIN_DECLS

/* Which tax groups customers and their addresses name (element-type PosTaxUse). */
GPtrArray *pos_quick_list_tax_uses (PosRegister *self, GError **error);

/* All (transfer full); %NULL without an error: there is none. */
char *pos_quick_dup_setting (PosRegister *self, const char *key);
gboolean
pos_quick_set_setting (PosRegister *self, const char *key, const char *value, GError **error);
gboolean pos_quick_load_cart (PosRegister *self, PosOrder **order, GError **error);
PosCustomer *pos_quick_get_customer (PosRegister *self, const char *id, GError **error);
PosProduct *pos_quick_find_product (PosRegister *self, const char *code, GError **error);
/* Those of @ids that cannot be shipped. */
/* @master and its variants, by id.  Returns: (transfer full) (element-type PosProduct). */
GPtrArray *pos_quick_list_variants (PosRegister *self, const char *master, GError **error);
GStrv pos_quick_list_carry_only (PosRegister *self, const char *const *ids, GError **error);
/* Those of @ids that are blocked for sale. */
GStrv pos_quick_list_blocked (PosRegister *self, const char *const *ids, GError **error);
PosOrder *pos_quick_get_order (PosRegister *self, const PosId *id, GError **error);
/* The same where it has to be here: else NOT_FOUND in the words of @missing. */
PosOrder *
pos_quick_need_order (PosRegister *self, const PosId *id, const char *missing, GError **error);
/* As pos_order_table_list_awaiting(). */
GArray *pos_quick_list_awaiting (
    PosRegister *self, PosOrder *before, const char *item, const char *location, GError **error);
/* By id, number, reference or receipt; NOT_FOUND when no local order is called so. */
PosOrder *pos_quick_find_order (PosRegister *self, const char *name, GError **error);
/* %NULL, without an error, where nobody ever counted. */
PosStock *
pos_quick_get_stock (PosRegister *self, const char *item, const char *warehouse, GError **error);
/* What lies where @effects (element-type PosStockEffect) take from: a PosStock for each, %NULL
 * where nobody ever counted or nothing can be read. */
GPtrArray *pos_quick_get_shelves (PosRegister *self, GPtrArray *effects);
/* The products of @effects in the same way, %NULL for those without one of @shelves, too. */
GPtrArray *pos_quick_get_goods (PosRegister *self, GPtrArray *effects, GPtrArray *shelves);
/* How often a coupon's code was used in other orders than @except; nothing where that cannot be
 * read. */
PosCouponUses pos_quick_count_coupon (PosRegister *self,
                                      const char *code,
                                      const PosId *except,
                                      const char *customer);
gboolean pos_quick_sum_account (PosRegister *self,
                                const PosAccountQuery *query,
                                gint64 *sum,
                                GError **error);
gboolean pos_quick_sum_unsent (PosRegister *self,
                               const PosAccountQuery *query,
                               GPtrArray *orders,
                               gint64 *sum,
                               GError **error);
/* Whether the piece with that number lies there. */
gboolean pos_quick_has_serial (
    PosRegister *self, const char *item, const char *warehouse, const char *serial, GError **error);
GPtrArray *pos_quick_list_stock (PosRegister *self, const char *item, GError **error);
gint64 pos_quick_count_slot (
    PosRegister *self, const char *store, const char *mode, PosDate date, const char *slot);
/* Of PosStoredReceipt, oldest first: what this register printed about @order; the first hundred. */
GPtrArray *pos_quick_list_papers (PosRegister *self, const PosId *order, GError **error);
GPtrArray *pos_quick_search_products (PosRegister *self,
                                      const char *text,
                                      const char *category,
                                      guint limit,
                                      const char *after,
                                      char **next,
                                      GError **error);
GPtrArray *pos_quick_search_customers (PosRegister *self,
                                       const char *text,
                                       guint limit,
                                       const char *after,
                                       char **next,
                                       GError **error);
/* What open orders of @customer are called that still ship to that @address of his, as far as they
 * are here (element-type utf8). */
GPtrArray *pos_quick_list_shipping_to (PosRegister *self,
                                       const char *customer,
                                       const char *address,
                                       GError **error);
/* Who has the loyalty card with that number. */
GPtrArray *pos_quick_find_card (PosRegister *self, const char *number, GError **error);

G_END_DECLS
