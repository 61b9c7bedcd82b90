/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-choices.h — the answers a person may pick from, and the part of a filter each stands
 * for.
 * Layer: ui/recall.  Pure: no widgets. */
#pragma once
#include "model/pos-order-query.h"

G_BEGIN_DECLS

/* Each list has ids that are part of no protocol; the first is "no matter". */
typedef struct {
  const char *id;
  const char *label; /* marked for translation; translate with @context */
} PosRecallChoice;

#define POS_RECALL_RECEIPT_DAY "day" /* the id of the last of pos_recall_receipts */
#define POS_RECALL_CONTEXT "recall filter"

extern const PosRecallChoice pos_recall_receipts[]; /* the last one: a day that is chosen */
extern const PosRecallChoice pos_recall_statuses[];
extern const PosRecallChoice pos_recall_views[];
extern const PosRecallChoice pos_recall_kinds[];
extern const PosRecallChoice pos_recall_deliveries[];
extern const PosRecallChoice pos_recall_sorts[]; /* ids as the filter names them */

/* Put what the choice stands for into @filter; unknown ids change nothing. */
/* @day: for the last choice. */
void pos_recall_apply_receipt (PosOrderFilter *filter, const char *id, PosDate today, PosDate day);
/* @ids: any of them; what stands alone is alone in it. */
void pos_recall_apply_statuses (PosOrderFilter *filter, GStrv ids);
/* Whether it says more than a status and cannot be one of several. */
gboolean pos_recall_status_stands_alone (const char *id);
void
pos_recall_apply_view (PosOrderFilter *filter, const char *id, const char *here, PosDate today);
/* @ids: (nullable): any of them; %NULL: what the first one of the list says. */
void pos_recall_apply_kinds (PosOrderFilter *filter, GStrv ids);
void pos_recall_apply_deliveries (PosOrderFilter *filter, GStrv ids);
void pos_recall_apply_sort (PosOrderFilter *filter, const char *id);

/* Whether @view, an id, shows what has to be done somewhere. */
gboolean pos_recall_is_about_a_place (const char *view);

/* The id of the view that @filter asks for. */
const char *pos_recall_get_view_id (PosOrderFilter *filter);

G_END_DECLS
