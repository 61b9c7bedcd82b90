/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-line-serials.h — which pieces with a serial number a line is about.
 * Layer: model.  Pure.
 * Shape:  pieces are counted from 0 in the order in which they leave: what is invoiced, then what
 *         is packed, then what is picked, then the rest.  A line of which only the first piece has
 *         a number keeps it in "serial", as every line did before one could have several.
 * Source: customer-orders.md §3.2 (L2), §10.51, §10.52; docs/decisions.md, 127. */
#pragma once
#include "model/pos-order-line.h"

G_BEGIN_DECLS

/* Some of a line's pieces, next to each other. */
typedef struct {
  guint from;
  guint count;
} PosLinePieces;

/* As many as can have a number: ordered less cancelled, also of what comes back. */
PosLinePieces pos_line_serials_get_all (PosOrderLine *line);
/* What has left; of what comes back, what has come. */
PosLinePieces pos_line_serials_get_left (PosOrderLine *line);
/* What leaves when its cart is paid or its parcel goes, or comes back. */
PosLinePieces pos_line_serials_get_leaving (PosOrderLine *line);
/* What lies on no shelf any more: has left, or is packed or picked. */
PosLinePieces pos_line_serials_get_taken (PosOrderLine *line);

/* Returns: (nullable): nobody knows. */
const char *pos_line_serials_get (PosOrderLine *line, guint piece);
/* @piece: (out) (optional). */
gboolean pos_line_serials_find (PosOrderLine *line, const char *serial, guint *piece);
/* How many of @pieces have a number. */
guint pos_line_serials_count (PosOrderLine *line, PosLinePieces pieces);
/* The numbers of those that have one.  Returns: (transfer full). */
GStrv pos_line_serials_dup (PosOrderLine *line, PosLinePieces pieces);

typedef enum {
  POS_SERIALS_ADD, /* beside what is known; where each has a number, in place of others */
  POS_SERIALS_SET, /* and no others */
} PosSerialsHow;

/* @given, at most as many as there are @pieces, are among them.  A number that another piece of the
 * line had is exchanged for what this one had. */
void pos_line_serials_put (PosOrderLine *line,
                           PosLinePieces pieces,
                           const char *const *given,
                           PosSerialsHow how);
/* Only those of @pieces stay, which become the first. */
void pos_line_serials_keep (PosOrderLine *line, PosLinePieces pieces);
/* After quantities became less: none of pieces that there are no more, from the end. */
void pos_line_serials_trim (PosOrderLine *line);
/* @other becomes the line of the last of the pieces that @line had. */
void pos_line_serials_split (PosOrderLine *line, PosOrderLine *other);

/* Of what left, what did not come back yet.  Returns: (transfer full). */
GStrv pos_line_serials_dup_unreturned (PosOrderLine *line);
/* Notes which pieces of @line came back with @returned: where it has several. */
void pos_line_serials_note_returned (PosOrderLine *line, PosOrderLine *returned);

G_END_DECLS
