/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-clock-rule.c — see the header. */
#include "register/pos-clock-rule.h"
#include "register/pos-register-private.h"

gboolean
pos_clock_rule_check (PosRun *run, PosOrder *order, GError **error)
{
  PosSync *sync = pos_run_get_register (run)->sync;
  gint64 skew = sync ? pos_sync_get_clock_skew (sync) : 0;
  gboolean far = ABS (skew) > POS_CLOCK_LIMIT;

  order->clock_skew = far ? skew / G_USEC_PER_SEC : 0;
  if (far)
    pos_run_answer (run, "clock_skew", g_variant_new_int64 (order->clock_skew));
  return !far || pos_run_require (run,
                                  "clock.skew",
                                  g_variant_new_parsed ("{'reason': <'clock'>, 'minutes': <%x>}",
                                                        ABS (skew) / (60 * G_USEC_PER_SEC)),
                                  error);
}
