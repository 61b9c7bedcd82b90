/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-atp.c — see the header. */
#include "pricing/pos-atp.h"

GArray *
pos_atp_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (PosAtpDay));
}

/* Days stay in their order. */
static PosAtpDay *
get_day (GArray *days, PosDate date)
{
  const PosAtpDay fresh = {.date = date};
  guint at = 0;

  while (at < days->len && g_array_index (days, PosAtpDay, at).date.julian < date.julian)
    at++;
  if (at == days->len || g_array_index (days, PosAtpDay, at).date.julian != date.julian)
    g_array_insert_val (days, at, fresh);
  return &g_array_index (days, PosAtpDay, at);
}

void
pos_atp_promise (GArray *days, PosDate today, PosDate date, PosQuantity quantity)
{
  if (quantity.micro != 0)
    get_day (days, date.julian > today.julian ? date : today)->promised.micro += quantity.micro;
}

void
pos_atp_expect (GArray *days, PosDate today, PosStock *stock)
{
  POS_LIST_FOREACH (PosStockExpected, expected, stock->expected)
  if (expected->date.julian >= today.julian && expected->quantity.micro > 0)
    get_day (days, expected->date)->expected.micro += expected->quantity.micro;
}

void
pos_atp_compute (GArray *days, PosDate today, PosQuantity there)
{
  gint64 sum = there.micro, least;

  get_day (days, today);
  for (guint i = 0; i < days->len; i++) {
    PosAtpDay *day = &g_array_index (days, PosAtpDay, i);
    sum += day->expected.micro - day->promised.micro;
    day->promisable.micro = sum;
  }
  least = sum;
  for (guint i = days->len; i-- > 0;) {
    PosAtpDay *day = &g_array_index (days, PosAtpDay, i);
    least = MIN (least, day->promisable.micro);
    day->promisable.micro = MAX (least, 0);
  }
}
