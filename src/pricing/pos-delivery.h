/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-delivery.h — from where, how and when lines can be delivered, and why not.
 * Layer: pricing.  Source: customer-orders.md §2.1 (DM2–DM4), §2.2 (FG1–FG5), §2.4. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

typedef enum {
  POS_MODE_CARRIER,
  POS_MODE_PICKUP,
  POS_MODE_CARRY_OUT,
  POS_MODE_ELECTRONIC,
} PosModeClass;

/* §2.1: by the parameters, or by the day from which the mode itself is for pick-up (§10.39). */
PosModeClass pos_delivery_get_mode_class (PosConfig *config, const char *mode, PosDate day);

/* A place goods may come from. */
typedef struct {
  char *warehouse;
  char *store; /* %NULL: a warehouse that is no store */
  char *name;
  char *city;
  PosL10n *about;     /* (nullable): what its group says of itself */
  gint64 distance_m;  /* metres from the current store; −1: unknown, sorts last (FG5) */
  gboolean current;   /* the current store: first */
  const char *reason; /* %NULL: offered; else "pick-up-only", "ship-only", "not-a-store" */
} PosCandidate;

/* Members of the current store's fulfillment groups, current store first, then by distance; those
 * that are not offered have a reason and stand last.
 * @intent: PICK_UP or SHIP.  Returns: (transfer full) (element-type PosCandidate). */
GPtrArray *pos_delivery_list_candidates (const PosPricing *pricing, PosIntent intent);

/* FG3: what the page proposes.  Returns: (nullable): borrowed from @candidates. */
PosCandidate *pos_delivery_get_default_candidate (const PosPricing *pricing,
                                                  PosIntent intent,
                                                  GPtrArray *candidates);

/* Metres from the current store to @warehouse; −1: unknown. */
gint64 pos_delivery_get_distance (const PosPricing *pricing, const char *warehouse);

/* Where goods leave from; borrowed from the configuration. */
typedef struct {
  const char *warehouse;
  const char *store; /* (nullable): shipping without F1, the store that ships (FG2) */
} PosDeliverySource;

/* What @candidate is asked for by: its store where a person picks stores, else its warehouse. */
const char *pos_delivery_get_source_id (const PosPricing *pricing,
                                        PosIntent intent,
                                        const PosCandidate *candidate);

/* @wanted: a warehouse; for shipping without F1 also a store; %NULL: as it is set up.
 * Errors: POS_ORDER_ERROR_LOCATION with "location" and "reason" ("ships-elsewhere", the warehouse
 * of a store that ships from another one: "store", its "name", and "place"), or with "intent":
 * there is none. */
gboolean pos_delivery_find_source (const PosPricing *pricing,
                                   PosIntent intent,
                                   const char *wanted,
                                   PosDeliverySource *source,
                                   GError **error);

/* Whether @address lies in one of @countries: "NL", or a region of it, "NL-UT". */
gboolean pos_delivery_is_in (GStrv countries, PosAddress *address);

/* What is delivered, as far as modes care. */
typedef struct {
  const char *item;
  const char *category;
  gint64 weight_grams; /* of one unit */
  gboolean carry_only;
  const char *variant_of; /* (nullable) */
} PosParcelItem;

typedef struct {
  PosDeliveryMode *mode; /* borrowed */
  const char
      *reason;      /* %NULL: valid; else "channel", "product", "weight", "address", "carry-only" */
  const char *item; /* the first product that is in the way */
} PosModeOption;

/* DM2–DM4: modes of the intent's class with, where one is not valid for all @items together, the
 * reason; valid ones first, by id.  @store: the pick-up store, or the current one for shipping;
 * @address: (nullable): the destination of shipments.
 * Returns: (transfer full) (element-type PosModeOption). */
GPtrArray *pos_delivery_list_modes (const PosPricing *pricing,
                                    PosIntent intent,
                                    const char *store,
                                    const PosParcelItem *items,
                                    gsize n_items,
                                    PosAddress *address);

/* §10.62: what the header of @order says of how it is delivered, though nobody wrote it there: the
 * mode of all that is still to come, or of what comes by @intent; %NULL: nothing, or several.
 * @intent: SHIP, PICK_UP, or NONE for both. */
const char *pos_delivery_get_header_mode (PosOrder *order, PosIntent intent);

/* DM6: the one of @options to begin with: as the rest of @order by @intent, else as the customer
 * usually has it.  Returns: (nullable): borrowed; %NULL when neither says one that is valid. */
PosModeOption *pos_delivery_get_usual_mode (const PosPricing *pricing,
                                            PosOrder *order,
                                            PosIntent intent,
                                            GPtrArray *options);

/* Errors: POS_ORDER_ERROR_NO_DELIVERY_MODE with "mode", "reason", "item" and, of
 * shipments, "address". */
gboolean pos_delivery_check_mode (const PosPricing *pricing,
                                  PosIntent intent,
                                  const char *store,
                                  const PosParcelItem *items,
                                  gsize n_items,
                                  PosAddress *address,
                                  const char *mode,
                                  GError **error);

/* Why none of @items' modes does: of one that nothing takes even alone (reason "none",
 * "carry-only", or "none-there" where only the address is in the way) "item", "store" and
 * "address"; else that they have none in common.  Errors: POS_ORDER_ERROR_NO_DELIVERY_MODE.
 * Returns: %FALSE. */
gboolean pos_delivery_refuse_modes (const PosPricing *pricing,
                                    PosIntent intent,
                                    const char *store,
                                    const PosParcelItem *items,
                                    gsize n_items,
                                    PosAddress *address,
                                    GError **error);

/* Whether somebody chose again how every line leaves of which that was lost: goods are not carried
 * out because nobody said anything.  Errors: as pos_delivery_check_mode(), the reason "again". */
gboolean pos_delivery_check_chosen (PosOrder *order, GError **error);

/* Today + lead days, then the first day on which the mode runs and, for pick-up, the store opens
 * and has a time, where it gives out times. */
PosDate pos_delivery_propose_date (const PosPricing *pricing, const char *mode, PosStore *pickup);

/* Errors: POS_ORDER_ERROR_DATE with "reason" ("past", "too-early", "too-late", "not-running",
 * "closed", "without-pickup": its times never fall on such a day, "no-times": none is left) and
 * "proposal". */
gboolean pos_delivery_check_date (
    const PosPricing *pricing, const char *mode, PosStore *pickup, PosDate date, GError **error);

/* Whether @date is over where the goods are handed out.  @pickup: (nullable): from here. */
gboolean pos_delivery_is_over (const PosPricing *pricing, PosStore *pickup, PosDate date);

/* --- Opening hours and pick-up slots --- */

/* Minutes after midnight; %FALSE when closed all day.  A store without hours is always open. */
gboolean pos_delivery_get_opening (PosStore *store, PosDate date, int *from, int *until);

/* How many orders have this slot already.  @slot: "10:00-12:00". */
typedef gint64 (*PosSlotTaken) (
    const char *store, const char *mode, PosDate date, const char *slot, gpointer data);

typedef struct {
  char *slot;
  gint64 capacity;
  gint64 left;
} PosSlot;

/* TS1–TS3: slots of a day inside opening hours; full ones are listed with left = 0.  Empty when the
 * store and mode have no rule for that day.
 * @now_minutes: minutes after midnight of now, for fractions of a day in min_days.
 * @taken: (nullable).  Returns: (transfer full) (element-type PosSlot). */
GPtrArray *pos_delivery_list_slots (const PosPricing *pricing,
                                    PosStore *store,
                                    const char *mode,
                                    PosDate date,
                                    int now_minutes,
                                    PosSlotTaken taken,
                                    gpointer data);

/* TS1: whether a rule of the store and mode is valid on @date, whatever its weekdays: nobody picks
 * up without a time then.  Without one, only a date is asked. */
gboolean pos_delivery_gives_times (const PosPricing *pricing,
                                   const char *store,
                                   const char *mode,
                                   PosDate date);

/* Errors: POS_ORDER_ERROR_SLOT with "slot" and "reason" ("unknown", "full"). */
gboolean pos_delivery_check_slot (const PosPricing *pricing,
                                  PosStore *store,
                                  const char *mode,
                                  PosDate date,
                                  const char *slot,
                                  int now_minutes,
                                  PosSlotTaken taken,
                                  gpointer data,
                                  GError **error);

/* How many orders one of @rules (element-type PosSlotRule) lets have @slot; −1: none speaks of it.
 */
gint64 pos_delivery_get_capacity (
    GPtrArray *rules, const char *store, const char *mode, PosDate date, const char *slot);

/* TS1: an order is picked up at one slot per store.  The line, beside the @chosen ones
 * (element-type PosOrderLine), that @order still has to hand over at @store at one.  Nullable. */
PosOrderLine *pos_delivery_find_slot (PosOrder *order, GPtrArray *chosen, const char *store);

/* Whether the @chosen lines may have @slot while the others keep theirs.  Errors:
 * POS_ORDER_ERROR_SLOT with "reason" "another", "slot" and "date": the one that the store has. */
gboolean pos_delivery_check_one_slot (PosOrder *order,
                                      GPtrArray *chosen,
                                      const char *store,
                                      const char *mode,
                                      PosDate date,
                                      const char *slot,
                                      GError **error);

G_END_DECLS
