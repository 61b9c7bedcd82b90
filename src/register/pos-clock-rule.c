/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-clock-rule.c — see the header. */
#include "register/pos-clock-rule.h"
#include "register/pos-register-private.h"

/* A clock that a script holds and that is days away is no wrong clock: the script is of another
 * day. */
static gboolean
is_another_day (PosRegister *reg, gint64 skew)
{
  return pos_clock_is_fixed (pos_context_get_clock (reg->context)) && ABS (skew) > G_TIME_SPAN_DAY;
}

gboolean
pos_clock_rule_check (PosRun *run, PosOrder *order, GError **error)
{
  PosRegister *reg = pos_run_get_register (run);
  gint64 skew = reg->sync ? pos_sync_get_clock_skew (reg->sync) : 0;
  gboolean far = ABS (skew) > POS_CLOCK_LIMIT && !is_another_day (reg, skew);

  order->clock_skew = far ? skew / G_USEC_PER_SEC : 0;
  if (far)
    pos_run_answer (run, "clock_skew", g_variant_new_int64 (order->clock_skew));
  return !far || pos_run_require (run,
                                  "clock.skew",
                                  g_variant_new_parsed ("{'reason': <'clock'>, 'minutes': <%x>}",
                                                        ABS (skew) / (60 * G_USEC_PER_SEC)),
                                  error);
}
