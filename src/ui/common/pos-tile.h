/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tile.h — a button of the grid: icon, caption, and what it would do or why it cannot.
 * Layer: ui/common.  Style: button.tile (+ .ship .pick .carry .soft .primary .danger,
 * .unavailable, .wide).  Role BUTTON.
 *
 * A tile never goes insensitive: an unavailable one is still "clicked", and the screen answers
 * with a PosCallout that says why.  Properties:
 *   caption, subtitle    a subtitle ("€751.50") turns the tile to icon beside text
 *   spoken               what it is called aloud; NULL: the caption
 *   icon, role           color role (PosLookRole)
 *   count                how many lines it would affect; 0 shows nothing
 *   fresh                the count is of something new
 *   needs-approval       shield
 *   unavailable          dashed
 *   reason               accessible description and tooltip: why not, or what it will ask for
 *   offline              unavailable for want of the network: struck cloud
 *   busy                 spinner in the icon's place; taps are ignored */
#pragma once
#include "ui/common/pos-look.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_TILE (pos_tile_get_type ())
G_DECLARE_FINAL_TYPE (PosTile, pos_tile, POS, TILE, GtkButton)

GtkWidget *pos_tile_new (const char *icon_name, const char *caption, PosLookRole role);
const char *pos_tile_get_caption (PosTile *self);

typedef enum {
  POS_TILE_FULL,
  POS_TILE_SMALL,
  POS_TILE_SMALLEST,
} PosTileStep;

/* For the grid, which takes the smaller step for every tile at once. */
void pos_tile_set_caption_step (PosTile *self, PosTileStep step);
/* Before the step is taken: where words and icon would not both fit, the words are what one reads.
 */
void pos_tile_fit (PosTile *self, PosTileStep step, int width, int height);
/* For the grid as well: less air and a smaller icon, where rows are low. */
void pos_tile_set_tight (PosTile *self, gboolean tight);
/* Does what it shows now leave less than the usual air in @width × @height? */
gboolean pos_tile_is_crowded (PosTile *self, int width, int height);
/* Would the caption at full size fit a tile of @width × @height: three lines, no word cut? */
gboolean pos_tile_caption_fits (PosTile *self, int width, int height);
/* Would a word be cut at the smaller step, and none at the smallest? */
gboolean pos_tile_wants_smallest (PosTile *self, int width, int height);

G_END_DECLS
