/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-day-refusal.c — see the header. */
#include "ui/delivery/pos-day-refusal.h"

#include "ui/common/pos-callout.h"

typedef struct {
  PosDate proposal;
  PosDayTaken taken;
  gboolean accepted;
  GWeakRef data;
} Offer;

static void
conclude (gpointer data)
{
  Offer *offer = data;
  g_autoptr (GObject) taker = g_weak_ref_get (&offer->data);

  if (taker && offer->accepted)
    offer->taken (offer->proposal, taker);
  g_weak_ref_clear (&offer->data);
  g_free (offer);
}

/* Choosing a day makes the buttons anew, and the callout hangs at one of them: GTK 4.8 stumbles
 * over a popover that goes with what it hung at, so the callout goes first. */
static void
gone_cb (gpointer data, GClosure *closure)
{
  g_idle_add_once (conclude, data);
}

static void
action_cb (PosCallout *callout, Offer *offer)
{
  offer->accepted = TRUE;
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
  g_signal_connect_data (callout, "action", G_CALLBACK (action_cb), offer, gone_cb, 0);
}
