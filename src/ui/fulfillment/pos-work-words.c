/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-words.c — see the header. */
#include "ui/fulfillment/pos-work-words.h"

#include "model/pos-line-words.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

const char *
pos_work_get_order_name (PosWorkLine *line)
{
  return pos_text_or (line->number, pos_text_or (line->reference, ""));
}

char *
pos_work_dup_quantity (PosShell *shell, PosWorkLine *line)
{
  PosQuantity open = pos_work_line_get_open (line);

  return pos_line_words_dup_work_count (
      pos_shell_get_format (shell), line, line->view == POS_WORK_DONE ? line->invoiced : open);
}

char *
pos_work_dup_mode (PosShell *shell, PosWorkLine *line)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosDeliveryMode *mode = pos_config_get (config, POS_TYPE_DELIVERY_MODE, line->mode);

  return g_strdup (mode ? pos_l10n_get (mode->name, pos_shell_get_language (shell))
                        : pos_text_or (line->mode, ""));
}

char *
pos_work_dup_place (PosShell *shell, PosWorkLine *line)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosStore *store = line->locker ? pos_config_get (config, POS_TYPE_STORE, line->store) : NULL;
  PosLocker *locker = store ? pos_locker_find (store->lockers, line->locker) : NULL;
  g_autofree char *slot =
      line->slot ? pos_format_slot (pos_shell_get_format (shell), line->slot) : NULL;

  if (locker)
    return pos_ui_dup_facts (locker->name, slot);
  if (line->intent == POS_INTENT_PICK_UP)
    return slot ? g_steal_pointer (&slot) : g_strdup (_ ("Picked up here"));
  if (line->intent == POS_INTENT_ELECTRONIC)
    return g_strdup ("");
  return g_strstrip (
      g_strdup_printf ("%s %s", pos_text_or (line->postcode, ""), pos_text_or (line->city, "")));
}

char *
pos_work_dup_due (PosShell *shell, PosWorkLine *line)
{
  if (!line->date.julian)
    return g_strdup (C_ ("due", "Any day"));
  return pos_format_date_short (pos_shell_get_format (shell), line->date);
}

char *
pos_work_dup_late (PosShell *shell, PosWorkLine *line)
{
  PosDate today = pos_register_get_today (pos_shell_get_register (shell));

  if (!pos_work_line_is_late (line, today))
    return g_strdup ("");
  guint days = today.julian - line->date.julian;
  g_autofree char *count = pos_format_count (pos_shell_get_format (shell), days);
  return g_strdup_printf (ngettext ("Late %s day", "Late %s days", days), count);
}

char *
pos_work_dup_age (PosShell *shell, gint64 read_at)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosFormat *format = pos_shell_get_format (shell);
  PosStore *store = pos_register_get_store_record (reg);
  PosDate day = pos_date_at (read_at, store ? store->time_zone : NULL);
  g_autofree char *time = pos_format_time (format, read_at);

  if (day.julian == pos_register_get_today (reg).julian)
    /* TRANSLATORS: %s is a time of day */
    return g_strdup_printf (_ ("Stock as of %s"), time);
  g_autofree char *date = pos_format_date_short (format, day);
  /* TRANSLATORS: a date and a time of day */
  return g_strdup_printf (_ ("Stock as of %1$s, %2$s"), date, time);
}

static void
show (PosPill *pill, PosTone tone, const char *icon, const char *text)
{
  g_object_set (pill, "tone", tone, "icon", icon, "text", text, NULL);
}

/* Of line statuses, those that the kit has no look for. */
static const struct {
  const char *status;
  PosTone tone;
  const char *icon, *text;
} looks[] = {
    {"pending", POS_TONE_WARN, "pos-st-wait-symbolic", NC_ ("line status", "To accept")},
    {"rejected", POS_TONE_DANGER, "pos-st-x-symbolic", NC_ ("line status", "Rejected")},
    {"partially-picked", POS_TONE_INFO, "pos-st-25-symbolic", NC_ ("line status", "Partly picked")},
    {"picked", POS_TONE_INFO, "pos-st-50-symbolic", NC_ ("line status", "Picked")},
    {"partially-packed", POS_TONE_INFO, "pos-st-50-symbolic", NC_ ("line status", "Partly packed")},
    {"partially-invoiced",
     POS_TONE_INFO,
     "pos-st-75-symbolic",
     NC_ ("line status", "Partly delivered")},
};

static gboolean
show_stop (PosPill *pill, PosWorkLine *line)
{
  if (line->view == POS_WORK_DONE || (!line->stopped && !line->payment_failed))
    return FALSE;
  if (line->payment_failed)
    show (pill, POS_TONE_DANGER, "pos-alert-symbolic", C_ ("order status", "Payment failed"));
  else if (line->held)
    show (pill, POS_TONE_WARN, "pos-pause-symbolic", C_ ("order status", "On hold"));
  else
    show (pill, POS_TONE_WARN, "pos-pause-symbolic", C_ ("order status", "Do not process"));
  return TRUE;
}

void
pos_work_show_status (PosPill *pill, PosWorkLine *line)
{
  gboolean pickup = line->intent == POS_INTENT_PICK_UP;

  /* What left today has left, whatever became of the rest of its line. */
  if (line->view == POS_WORK_DONE) {
    pos_pill_set_status (pill, pickup ? POS_STATUS_PICKED_UP : POS_STATUS_DELIVERED);
    return;
  }
  if (show_stop (pill, line))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (!g_strcmp0 (looks[i].status, line->status)) {
      show (pill, looks[i].tone, looks[i].icon, g_dpgettext2 (NULL, "line status", looks[i].text));
      return;
    }
  if (!g_strcmp0 (line->status, "packed"))
    pos_pill_set_status (pill, pickup ? POS_STATUS_READY : POS_STATUS_PACKED);
  else if (!g_strcmp0 (line->status, "picking"))
    pos_pill_set_status (pill, POS_STATUS_PICKING);
  else if (!g_strcmp0 (line->status, "invoiced"))
    pos_pill_set_status (pill, pickup ? POS_STATUS_PICKED_UP : POS_STATUS_DELIVERED);
  else
    pos_pill_set_status (pill, POS_STATUS_OPEN);
}

char *
pos_work_dup_goods (PosShell *shell, PosWorkLine *line, PosQuantity quantity)
{
  g_autofree char *count =
      pos_line_words_dup_work_count (pos_shell_get_format (shell), line, quantity);

  return g_strdup_printf (
      "%s × %s", count, pos_l10n_get (line->description, pos_shell_get_language (shell)));
}

/* --- What was done --- */

char *
pos_work_dup_done (PosShell *shell, PosLineStep step, guint n)
{
  g_autofree char *count = pos_format_count (pos_shell_get_format (shell), n);

  switch (step) {
  case POS_STEP_ACCEPT:
    return g_strdup_printf (ngettext ("%s line accepted", "%s lines accepted", n), count);
  case POS_STEP_REJECT:
    return g_strdup_printf (ngettext ("%s line rejected", "%s lines rejected", n), count);
  case POS_STEP_PICKING:
    return g_strdup_printf (ngettext ("%s line is being picked", "%s lines are being picked", n),
                            count);
  case POS_STEP_PICK:
    return g_strdup_printf (ngettext ("%s line picked", "%s lines picked", n), count);
  case POS_STEP_PACK:
    return g_strdup_printf (ngettext ("%s line packed", "%s lines packed", n), count);
  case POS_STEP_SHIP:
    return g_strdup_printf (ngettext ("%s line shipped", "%s lines shipped", n), count);
  case POS_STEP_UNPICK:
    return g_strdup_printf (
        ngettext ("%s line put back on the shelf", "%s lines put back on the shelf", n), count);
  case POS_STEP_UNPACK:
    return g_strdup_printf (ngettext ("%s line unpacked", "%s lines unpacked", n), count);
  case POS_STEP_REASSIGN:
  case POS_STEP_HAND_OVER:
  default:
    return g_strdup_printf (ngettext ("%s line sent elsewhere", "%s lines sent elsewhere", n),
                            count);
  }
}

char *
pos_work_dup_part_done (
    PosShell *shell, PosWorkLine *line, PosLineStep step, PosQuantity part, PosQuantity most)
{
  PosFormat *format = pos_shell_get_format (shell);
  g_autofree char *some = pos_line_words_dup_work_count (format, line, part);
  g_autofree char *all = pos_line_words_dup_work_count (format, line, most);

  switch (step) {
  case POS_STEP_REJECT:
    return g_strdup_printf (_ ("%1$s of %2$s rejected"), some, all);
  case POS_STEP_PICK:
    return g_strdup_printf (_ ("%1$s of %2$s picked"), some, all);
  case POS_STEP_PACK:
    return g_strdup_printf (_ ("%1$s of %2$s packed"), some, all);
  case POS_STEP_SHIP:
    return g_strdup_printf (_ ("%1$s of %2$s shipped"), some, all);
  case POS_STEP_HAND_OVER:
    return g_strdup_printf (_ ("%1$s of %2$s handed over"), some, all);
  case POS_STEP_UNPICK:
    return g_strdup_printf (_ ("%1$s of %2$s put back on the shelf"), some, all);
  case POS_STEP_UNPACK:
    return g_strdup_printf (_ ("%1$s of %2$s unpacked"), some, all);
  case POS_STEP_ACCEPT:
  case POS_STEP_PICKING:
  case POS_STEP_REASSIGN:
  default:
    return NULL;
  }
}
