/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-offer.h — what can be offered for lines of the open order: modes, prices, slots, stock.
 * Layer: register.  Thread: main; quick local reads, nothing changes.
 * Rules:  the delivery operations check with the same functions, so what a page offers is what they
 *         take.  Lists of lines are PosOrderLine, borrowed; they must live as long as the answer.
 * Source: customer-orders.md §2.1, §2.4, §4.2–§4.5. */
#pragma once
#include "pricing/pos-delivery.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

/* What delivery modes ask about the products of @lines.
 * Returns: (transfer full) (element-type PosParcelItem). */
GArray *pos_offer_make_parcel (PosRegister *self, PosIntent intent, GPtrArray *lines);

/* DM2, DM3: as pos_delivery_list_modes(), for all @lines together.
 * @store: the pick-up store, %NULL for the current one; @address: (nullable).
 * Returns: (transfer full) (element-type PosModeOption). */
GPtrArray *pos_offer_list_modes (
    PosRegister *self, PosIntent intent, const char *store, GPtrArray *lines, PosAddress *address);

/* As pos_delivery_get_usual_mode() for the open order: the id, borrowed of @options; nullable. */
const char *pos_offer_get_usual_mode (PosRegister *self, PosIntent intent, GPtrArray *options);

/* §4.5: modes for lines that ship already, each line to its own address. */
GPtrArray *pos_offer_list_common_modes (PosRegister *self, GPtrArray *lines);

/* Why no mode takes @line, wherever it goes: a reason of PosModeOption; %NULL when one does. */
const char *pos_offer_get_obstacle (PosRegister *self, PosIntent intent, PosOrderLine *line);

/* Decision 159: whether @line is sent by e-mail where others ship: no carrier takes it anywhere,
 * and the electronic mode does. */
gboolean pos_offer_is_electronic (PosRegister *self, PosOrderLine *line);
/* Whether there is an address to send it to.  @customer: (nullable). */
gboolean pos_offer_can_reach (PosCustomer *customer);

/* What delivering @lines adds to the order; goods and charge as the store states prices. */
typedef struct {
  gint64 goods;   /* the lines themselves */
  gint64 charge;  /* charges that would not be there if these lines were carried out */
  gint64 deposit; /* likewise the deposit asked for */
} PosOfferSums;

/* @order: the open order as it would be, by pos_register_preview().  Errors: those of pricing. */
gboolean pos_offer_sum (
    PosRegister *self, GPtrArray *lines, PosOrder *order, PosOfferSums *sums, GError **error);

/* What delivering @lines by @mode would be charged, be it offered or not. */
gboolean pos_offer_price_mode (PosRegister *self,
                               PosIntent intent,
                               GPtrArray *lines,
                               const char *mode,
                               gint64 *charge,
                               GError **error);

/* As pos_delivery_list_slots() and pos_delivery_check_slot(), with what is taken already. */
GPtrArray *
pos_offer_list_slots (PosRegister *self, PosStore *store, const char *mode, PosDate date);
gboolean pos_offer_check_slot (PosRegister *self,
                               PosStore *store,
                               const char *mode,
                               PosDate date,
                               const char *slot,
                               GError **error);

/* Minutes after midnight where @store is. */
int pos_offer_get_minutes (PosRegister *self, PosStore *store);

/* Every warehouse that keeps @item; empty for what is not kept in stock.
 * Returns: (transfer full) (element-type PosStock). */
GPtrArray *pos_offer_list_stock (PosRegister *self, const char *item);

G_END_DECLS
