/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-discount-cart.c — see the header. */
#include "pricing/pos-discount-cart.h"
#include "pricing/pos-concessions.h"
#include "pricing/pos-delayed.h"
#include "pricing/pos-discount-index.h"

#include <string.h>

/* --- Lots --- */

static void
lot_free (gpointer data)
{
  PosOfferLot *lot = data;

  g_free (lot->key);
  g_array_unref (lot->offers);
  g_array_unref (lot->gains);
  g_array_unref (lot->sources);
  g_free (lot);
}

/* Pieces of the first lines go first; lines stand in the order of their positions. */
static void
move_sources (PosOfferLot *from, PosOfferLot *to, gint64 quantity)
{
  while (quantity > 0 && from->sources->len > 0) {
    PosLotSource *source = &g_array_index (from->sources, PosLotSource, 0);
    PosLotSource moved = {source->row, MIN (source->quantity, quantity)};

    g_array_append_val (to->sources, moved);
    source->quantity -= moved.quantity;
    quantity -= moved.quantity;
    if (source->quantity == 0)
      g_array_remove_index (from->sources, 0);
  }
}

PosOfferLot *
pos_offer_cart_cut (PosOfferCart *self, PosOfferLot *lot, gint64 quantity)
{
  PosOfferLot *piece;

  if (quantity >= lot->quantity)
    return lot;
  piece = g_memdup2 (lot, sizeof *lot);
  piece->key = g_strdup_printf ("%s/%u", lot->key, self->lots->len);
  g_array_ref (piece->offers);
  piece->gains = g_array_copy (lot->gains);
  piece->sources = g_array_new (FALSE, FALSE, sizeof (PosLotSource));
  piece->quantity = quantity;
  lot->quantity -= quantity;
  move_sources (lot, piece, quantity);
  g_ptr_array_add (self->lots, piece);
  return piece;
}

void
pos_offer_lot_gain (PosOfferLot *lot, guint offer, guint bundle, gint64 worth)
{
  PosOfferGain gain = {offer, bundle, CLAMP (worth, 0, lot->left)};

  if (gain.worth == 0 && bundle == 0)
    return;
  lot->left -= gain.worth;
  g_array_append_val (lot->gains, gain);
}

gboolean
pos_offer_lot_has (const PosOfferLot *lot, guint offer)
{
  for (guint i = 0; i < lot->gains->len; i++)
    if (g_array_index (lot->gains, PosOfferGain, i).offer == offer)
      return TRUE;
  return FALSE;
}

PosDiscountLine *
pos_offer_lot_find (const PosOfferLot *lot, guint offer)
{
  for (guint i = 0; i < lot->offers->len; i++) {
    PosOfferFor *found = &g_array_index (lot->offers, PosOfferFor, i);
    if (found->offer == offer)
      return found->line;
  }
  return NULL;
}

gint64
pos_offer_lot_get_amount (const PosOfferLot *lot)
{
  gint64 rest = lot->left == lot->unit_price ? lot->rest : 0;

  return pos_minor_scale (lot->left, lot->quantity, POS_SCALE, POS_ROUND_DOWN) +
         pos_minor_scale (rest, lot->quantity, POS_SCALE * POS_SCALE, POS_ROUND_HALF_UP);
}

guint
pos_offer_cart_add_bundle (PosOfferCart *self, guint offer, gboolean spread, gint64 value)
{
  PosOfferBundle bundle = {offer, spread, value};

  g_array_append_val (self->bundles, bundle);
  return self->bundles->len;
}

gint64
pos_offer_cart_to_micro (const PosOfferCart *self, gint64 minor)
{
  return pos_unit_price_from_minor (minor, self->order->currency).micro;
}

gint64
pos_offer_value (
    const PosOfferCart *self, int by, PosRate rate, gint64 amount, gint64 price, gint64 left)
{
  gint64 base = self->original ? price : left, value = 0;

  switch ((PosDiscountBy)by) {
  case POS_DISCOUNT_BY_PERCENT:
    value = pos_minor_scale (base, rate.micro, POS_SCALE, POS_ROUND_DOWN);
    break;
  case POS_DISCOUNT_BY_AMOUNT:
    value = pos_offer_cart_to_micro (self, amount);
    break;
  case POS_DISCOUNT_BY_PRICE:
    value = left - pos_offer_cart_to_micro (self, amount);
    break;
  default:
    g_assert_not_reached ();
  }
  return CLAMP (value, 0, left);
}

/* --- Building --- */

gboolean
pos_offer_cart_takes (const PosPricing *pricing, PosOrderLine *line)
{
  if (!pos_concessions_may_change (line) || pos_order_line_get_quantity (line).micro <= 0 ||
      pos_order_line_get_price (line).price.micro <= 0)
    return FALSE;
  return !line->price_overridden ||
         pos_config_get_parameters (pricing->config)->discounts_on_overrides;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const PosOrderLine *left = *(PosOrderLine *const *)a, *right = *(PosOrderLine *const *)b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return memcmp (&left->id, &right->id, sizeof left->id);
}

/* P-26: what looks at several lines at once waits for the total. */
static gboolean
is_delayed (PosOfferCart *self, PosDiscount *discount)
{
  return discount->type != POS_DISCOUNT_SIMPLE &&
         pos_delayed_has_discounts (self->context.pricing, self->order);
}

/* Index of the offer, which is added if it holds; G_MAXUINT: it does not. */
static guint
find_offer (PosOfferCart *self, GHashTable *known, PosDiscount *discount)
{
  PosOffer offer = {.discount = discount};
  PosDiscountHold hold;
  gpointer index;

  if (g_hash_table_lookup_extended (known, discount, NULL, &index))
    return GPOINTER_TO_UINT (index);
  hold = discount->type == POS_DISCOUNT_TENDER || is_delayed (self, discount)
             ? POS_DISCOUNT_HOLDS_NOT
             : pos_discount_holds (&self->context, discount);
  if (hold == POS_DISCOUNT_HOLDS_NOT) {
    g_hash_table_insert (known, discount, GUINT_TO_POINTER (G_MAXUINT));
    return G_MAXUINT;
  }
  offer.wants_coupon = hold == POS_DISCOUNT_WANTS_COUPON;
  offer.priority = pos_discount_get_priority (&self->context, discount);
  g_array_append_val (self->offers, offer);
  g_hash_table_insert (known, discount, GUINT_TO_POINTER (self->offers->len - 1));
  return self->offers->len - 1;
}

/* Each line of a simple or quantity discount is an offer of its own; of the others the nearest, of
 * a mix and match the nearest of each line group. */
static gboolean
is_covered (GArray *offers, PosDiscount *discount, const PosOfferFor *found)
{
  if (discount->type == POS_DISCOUNT_SIMPLE || discount->type == POS_DISCOUNT_QUANTITY)
    return FALSE;
  for (guint i = 0; i < offers->len; i++) {
    PosOfferFor *other = &g_array_index (offers, PosOfferFor, i);

    if (other->offer == found->offer &&
        (discount->type != POS_DISCOUNT_MIX || !g_strcmp0 (other->line->group, found->line->group)))
      return TRUE;
  }
  return FALSE;
}

static GArray *
list_offers (PosOfferCart *self, GHashTable *known, PosOrderLine *line)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (PosDiscountMatch));
  GArray *offers = g_array_new (FALSE, FALSE, sizeof (PosOfferFor));
  PosDiscountProduct product = {
      line->item, line->variant_of, line->category, pos_order_line_get_sold_unit (line)};

  pos_discount_index_find (self->context.pricing->config, POS_TYPE_DISCOUNT, &product, matches);
  for (guint i = 0; i < matches->len; i++) {
    PosDiscountMatch *match = &g_array_index (matches, PosDiscountMatch, i);
    PosOfferFor found = {find_offer (self, known, match->record), match->line};

    if (found.offer != G_MAXUINT && !is_covered (offers, match->record, &found))
      g_array_append_val (offers, found);
  }
  return offers;
}

/* Lines of the same product at the same price are one lot. */
static char *
make_key (PosOrderLine *line, gboolean barred)
{
  PosPricePer price = pos_order_line_get_sold_price (line);

  return g_strdup_printf ("%s\n%s\n%s\n%s\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "%s",
                          line->item,
                          pos_text_or (line->variant_of, ""),
                          pos_text_or (line->category, ""),
                          pos_text_or (pos_order_line_get_sold_unit (line), ""),
                          price.price.micro,
                          price.per.micro,
                          barred ? "-" : "");
}

/* T-18: an offer counts boxes where boxes are sold. */
static gint64
count_sold (PosOrderLine *line)
{
  gint64 pieces = pos_order_line_get_quantity (line).micro;

  return line->unit_factor.micro > 0
             ? pos_minor_scale (pieces, POS_SCALE, line->unit_factor.micro, POS_ROUND_HALF_UP)
             : pieces;
}

static void
add_row (PosOfferCart *self, GHashTable *known, GHashTable *lots, guint row)
{
  PosOrderLine *line = self->rows->pdata[row];
  gboolean barred = line->no_offer || pos_concessions_replace (self->context.pricing, line);
  g_autofree char *key = make_key (line, barred);
  PosOfferLot *lot = g_hash_table_lookup (lots, key);
  PosLotSource source = {row, count_sold (line)};

  if (!lot) {
    lot = g_new0 (PosOfferLot, 1);
    lot->offers = list_offers (self, known, line);
    lot->gains = g_array_new (FALSE, FALSE, sizeof (PosOfferGain));
    lot->sources = g_array_new (FALSE, FALSE, sizeof (PosLotSource));
    lot->unit_price = lot->left =
        pos_price_of_one (pos_order_line_get_sold_price (line), &lot->rest).micro;
    lot->barred = lot->closed = barred;
    lot->key = g_steal_pointer (&key);
    g_hash_table_insert (lots, lot->key, lot);
    g_ptr_array_add (self->lots, lot);
  }
  lot->quantity += source.quantity;
  g_array_append_val (lot->sources, source);
}

typedef struct {
  PosOffer offer;
  guint index;
} Numbered;

static int
compare_offers (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Numbered *)a)->offer.discount->id,
                 ((const Numbered *)b)->offer.discount->id);
}

/* By id, so that nothing depends on the order of the lines. */
static void
sort_offers (PosOfferCart *self)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Numbered));
  g_autofree guint *places = g_new (guint, MAX (self->offers->len, 1));

  for (guint i = 0; i < self->offers->len; i++) {
    Numbered one = {*pos_offer_cart_get (self, i), i};
    g_array_append_val (sorted, one);
  }
  g_array_sort (sorted, compare_offers);
  for (guint i = 0; i < sorted->len; i++) {
    Numbered *one = &g_array_index (sorted, Numbered, i);
    *pos_offer_cart_get (self, i) = one->offer;
    places[one->index] = i;
  }
  for (guint i = 0; i < self->lots->len; i++) {
    GArray *offers = pos_offer_cart_get_lot (self, i)->offers;
    for (guint k = 0; k < offers->len; k++)
      g_array_index (offers, PosOfferFor, k).offer =
          places[g_array_index (offers, PosOfferFor, k).offer];
  }
}

PosOfferCart *
pos_offer_cart_new (const PosPricing *pricing, PosOrder *order)
{
  g_autoptr (PosOfferCart) self = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) lots = g_hash_table_new (g_str_hash, g_str_equal);
  PosParameters *parameters = pos_config_get_parameters (pricing->config);

  if (pos_discount_index_is_empty (pricing->config, POS_TYPE_DISCOUNT))
    return NULL;
  self = g_new0 (PosOfferCart, 1);
  self->order = order;
  self->rows = g_ptr_array_new ();
  self->offers = g_array_new (FALSE, FALSE, sizeof (PosOffer));
  self->lots = g_ptr_array_new_with_free_func (lot_free);
  self->bundles = g_array_new (FALSE, FALSE, sizeof (PosOfferBundle));
  self->across = parameters->discounts_across;
  self->original = parameters->discounts_on_original;
  self->budget = POS_DEALS_BUDGET;
  pos_discount_context_init (&self->context, pricing, order);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_offer_cart_takes (pricing, line))
    g_ptr_array_add (self->rows, line);
  g_ptr_array_sort (self->rows, compare_positions);
  for (guint i = 0; i < self->rows->len; i++)
    add_row (self, known, lots, i);
  sort_offers (self);
  return self->offers->len > 0 ? g_steal_pointer (&self) : NULL;
}

void
pos_offer_cart_free (PosOfferCart *self)
{
  pos_discount_context_clear (&self->context);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->offers);
  g_ptr_array_unref (self->lots);
  g_array_unref (self->bundles);
  g_free (self);
}
