/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-status.c — the kit has the looks of an order's way; what stops it is said here. */
#include "ui/recall/pos-recall-status.h"

#include "ui/common/pos-translator.h"

static void
show (PosPill *pill, PosTone tone, const char *icon, const char *text)
{
  g_object_set (pill, "tone", tone, "icon", icon, "text", text, NULL);
}

/* A stop is what matters of an order that could go on. */
static gboolean
show_stop (PosPill *pill, PosOrderSummary *summary)
{
  gboolean done = summary->status >= POS_ORDER_STATUS_INVOICED;

  if (done || (!summary->on_hold && !summary->payment_failed))
    return FALSE;
  if (summary->payment_failed)
    show (pill, POS_TONE_DANGER, "pos-alert-symbolic", C_ ("order status", "Payment failed"));
  else
    show (pill, POS_TONE_WARN, "pos-pause-symbolic", C_ ("order status", "On hold"));
  return TRUE;
}

static void
show_progress (PosPill *pill, PosOrderSummary *summary)
{
  gboolean packed = summary->open_lines > 0 && summary->packed_lines == summary->open_lines;

  if (!packed)
    pos_pill_set_status (pill, POS_STATUS_PICKING);
  else
    pos_pill_set_status (pill, summary->ship_lines > 0 ? POS_STATUS_PACKED : POS_STATUS_READY);
}

static void
show_partly (PosPill *pill, PosOrderSummary *summary)
{
  if (summary->pickup_lines == 0)
    pos_pill_set_status (pill, POS_STATUS_PARTLY_SHIPPED);
  else if (summary->ship_lines == 0)
    pos_pill_set_status (pill, POS_STATUS_PARTLY_PICKED_UP);
  else
    show (pill, POS_TONE_INFO, "pos-st-50-symbolic", C_ ("order status", "Partly delivered"));
}

void
pos_recall_show_status (PosPill *pill, PosOrderSummary *summary)
{
  if (show_stop (pill, summary))
    return;
  switch ((PosOrderStatus)summary->status) {
  case POS_ORDER_STATUS_QUOTE_OPEN:
    pos_pill_set_status (pill, POS_STATUS_QUOTE);
    break;
  case POS_ORDER_STATUS_QUOTE_EXPIRED:
    show (pill, POS_TONE_WARN, "pos-clock-symbolic", C_ ("order status", "Quote expired"));
    break;
  case POS_ORDER_STATUS_QUOTE_CONVERTED:
    show (pill, POS_TONE_OK, "pos-st-100-symbolic", C_ ("order status", "Quote ordered"));
    break;
  case POS_ORDER_STATUS_PENDING_SYNC:
    pos_pill_set_status (pill, POS_STATUS_WAITING);
    break;
  case POS_ORDER_STATUS_SYNC_FAILED:
    show (pill, POS_TONE_DANGER, "pos-alert-symbolic", C_ ("order status", "Not accepted yet"));
    break;
  case POS_ORDER_STATUS_SYNC_EDIT:
    show (pill, POS_TONE_INFO, "pos-edit-symbolic", C_ ("order status", "Being corrected"));
    break;
  case POS_ORDER_STATUS_IN_FULFILLMENT:
    show_progress (pill, summary);
    break;
  case POS_ORDER_STATUS_PARTIALLY_INVOICED:
    show_partly (pill, summary);
    break;
  case POS_ORDER_STATUS_INVOICED:
    pos_pill_set_status (pill, POS_STATUS_INVOICED);
    break;
  case POS_ORDER_STATUS_CANCELLED:
  case POS_ORDER_STATUS_QUOTE_CANCELLED:
    pos_pill_set_status (pill, POS_STATUS_CANCELLED);
    break;
  case POS_ORDER_STATUS_VOIDED:
    show (pill, POS_TONE_DANGER, "pos-st-x-symbolic", C_ ("order status", "Voided"));
    break;
  case POS_ORDER_STATUS_CART:
  case POS_ORDER_STATUS_OPEN:
  default:
    pos_pill_set_status (pill, POS_STATUS_OPEN);
  }
}
