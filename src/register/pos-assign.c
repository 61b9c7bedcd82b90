/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-assign.c — see the header. */
#include "register/pos-assign.h"
#include "pricing/pos-availability.h"
#include "pricing/pos-dom.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

typedef struct {
  PosRegister *reg;
  GPtrArray *places; /* names of warehouses, borrowed */
  GHashTable *taken; /* "item\nwarehouse" → gint64: what lines of this order were given */
} Search;

/* Distances are those from the store that made the order. */
static gboolean
search_begin (Search *self, PosRun *run, PosOrder *order)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosDomProfile *profile;

  pricing.store = pos_pricing_get_home_store (&pricing, order);
  profile = pos_dom_find_profile (pricing.config, pricing.store);
  if (!profile)
    return FALSE;
  self->reg = run->reg;
  self->places = pos_dom_list_places (&pricing, profile);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return TRUE;
}

static void
search_end (Search *self)
{
  g_ptr_array_unref (self->places);
  g_hash_table_unref (self->taken);
}

static gint64
count_available (Search *self, PosProduct *product, const char *place)
{
  g_autoptr (PosStock) stock = pos_quick_get_stock (self->reg, product->id, place, NULL);

  return stock ? pos_availability_count (self->reg->config, product, stock).micro : 0;
}

/* Takes it, too, so that the next line of the order is not promised the same pieces. */
static gboolean
take (Search *self, PosProduct *product, const char *place, gint64 needed)
{
  g_autofree char *key = g_strconcat (product->id, "\n", place, NULL);
  gint64 *taken = g_hash_table_lookup (self->taken, key);
  gint64 before = taken ? *taken : 0;

  if (!product->uncounted && count_available (self, product, place) - before < needed)
    return FALSE;
  before += needed;
  g_hash_table_replace (self->taken, g_steal_pointer (&key), g_memdup2 (&before, sizeof before));
  return TRUE;
}

static gboolean
was_tried (PosOrderLine *line, const char *place)
{
  return line->dom_tried && g_strv_contains ((const char *const *)line->dom_tried, place);
}

/* %NULL: nobody has it who did not reject it. */
static const char *
find_place (Search *self, PosOrderLine *line, PosQuantity quantity)
{
  g_autoptr (PosProduct) product = pos_quick_find_product (self->reg, line->item, NULL);

  for (guint i = 0; product && i < self->places->len; i++) {
    const char *place = self->places->pdata[i];
    if (!was_tried (line, place) && take (self, product, place, quantity.micro))
      return place;
  }
  return NULL;
}

void
pos_assign_lines (PosRun *run, PosOrder *before, PosOrder *order)
{
  Search search;

  if (order->type != POS_ORDER_TYPE_SALES_ORDER || !search_begin (&search, run, order))
    return;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    PosOrderLine *old = before ? pos_order_find_line (before, &line->id) : NULL;
    const char *place;

    if (!pos_dom_is_open (old, line))
      continue;
    place = find_place (&search, line, pos_order_line_get_open (line));
    line->dom_status = place ? POS_DOM_ASSIGNED : POS_DOM_NO_STOCK;
    if (!place)
      continue;
    pos_text_set (&line->location, place);
    pos_text_set (&line->shipping_store, NULL);
  }
  search_end (&search);
}

static void
note_tried (PosOrderLine *line)
{
  g_autoptr (GStrvBuilder) places = g_strv_builder_new ();

  if (line->dom_tried)
    g_strv_builder_addv (places, (const char **)line->dom_tried);
  if (line->location && !was_tried (line, line->location))
    g_strv_builder_add (places, line->location);
  g_strfreev (line->dom_tried);
  line->dom_tried = g_strv_builder_end (places);
}

const char *
pos_assign_find_next (PosRun *run, PosOrder *order, PosOrderLine *line, PosQuantity quantity)
{
  Search search;
  const char *next;

  if (line->dom_status != POS_DOM_ASSIGNED || !search_begin (&search, run, order))
    return NULL;
  note_tried (line);
  next = find_place (&search, line, quantity);
  if (!next)
    line->dom_status = POS_DOM_NOBODY;
  search_end (&search);
  return next;
}

void
pos_assign_note_choice (PosRegister *self, PosOrderLine *line)
{
  if (line->dom_status != POS_DOM_NONE || pos_dom_find_profile (self->config, self->store))
    line->dom_status = POS_DOM_CHOSEN;
}
