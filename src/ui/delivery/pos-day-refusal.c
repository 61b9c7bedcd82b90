/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-day-refusal.c — see the header. */
#include "ui/delivery/pos-day-refusal.h"

#include "ui/common/pos-callout.h"

typedef struct {
  PosDate proposal;
  PosDayTaken taken;
  GWeakRef data;
} Offer;

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_weak_ref_clear (&offer->data);
  g_free (offer);
}

static void
action_cb (PosCallout *callout, Offer *offer)
{
  g_autoptr (GObject) data = g_weak_ref_get (&offer->data);

  if (data)
    offer->taken (offer->proposal, data);
}

void
pos_day_refusal_open (PosShell *shell,
                      PosDayButton *button,
                      const char *reason,
                      PosDate proposal,
                      PosDayTaken taken,
                      gpointer data)
{
  PosFormat *format = pos_shell_get_format (shell);
  g_autofree char *title = pos_format_date_short (format, pos_day_button_get_day (button));
  g_autofree char *day = proposal.julian ? pos_format_date_short (format, proposal) : NULL;
  /* TRANSLATORS: a button; a date */
  g_autofree char *action = day ? g_strdup_printf (_ ("Take %s"), day) : NULL;
  PosCallout *callout =
      pos_callout_open (GTK_WIDGET (button), title, reason, action, "pos-calendar-symbolic");

  if (!action)
    return;
  Offer *offer = g_new0 (Offer, 1);
  offer->proposal = proposal;
  offer->taken = taken;
  g_weak_ref_init (&offer->data, data);
  g_signal_connect_data (callout, "action", G_CALLBACK (action_cb), offer, offer_free, 0);
}
