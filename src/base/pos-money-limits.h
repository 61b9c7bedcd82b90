/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-money-limits.h — how much money there is at most in one place.
 * Layer: base.  Units: minor units.
 * Rules:  what people key in and what an order comes to stay so far below 2⁶³ that thousands of
 *         them add up in a shift, an account or a report. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define POS_MONEY_MOST G_GINT64_CONSTANT (1000000000000000)

static inline gboolean
pos_money_is_too_much (gint64 minor)
{
  return minor > POS_MONEY_MOST || minor < -POS_MONEY_MOST;
}

G_END_DECLS
