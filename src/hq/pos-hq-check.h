/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-check.h — looks at all of headquarters' books once and says what does not hold together.
 * Layer: hq.  Thread: main; blocks.
 * Rules:  what registers sent has its hash, and its numbers no gaps; an order is what its version
 *         and the feed say, adds up, and has every payment that anybody sent of it; a number that
 *         is given is not given again; places of slots, uses of coupons and amounts on account are
 *         those of the orders; gift cards hold what their entries say; earlier versions say whose
 * they are; no trail has a gap. Source: reliability.md A2. */
#pragma once
#include "db/pos-db.h"

G_BEGIN_DECLS

/* @faults: (element-type utf8): a line is added for each, "order: …", "message: …", "number: …",
 * "feed: …", "slot: …", "coupon: …", "account: …", "gift card: …", "version: …", "trail: …" or
 * "database: …".  Each part is read in a transaction of its own: what cannot be read does not hide
 * the rest. */
gboolean pos_hq_check (PosDb *db, GPtrArray *faults, GError **error);

G_END_DECLS
