/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-paper.c — see the header. */
#include "register/pos-charge-paper.h"

#include "base/pos-format.h"
#include "base/pos-words.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

typedef struct {
  PosRegister *self;
  PosReceipt *receipt;
  PosFormat *format;
  const char *language;
} Paper;

static const char *G_GNUC_FORMAT (2) say (Paper *paper, const char *text)
{
  return pos_words_in (paper->language, text);
}

static char *
dup_moment (Paper *paper, gint64 at)
{
  g_autofree char *day =
      pos_format_date_short (paper->format, pos_date_at (at, paper->self->store->time_zone));
  g_autofree char *time = pos_format_time (paper->format, at);

  return g_strdup_printf ("%s %s", day, time);
}

/* @id: (nullable) */
static const char *
name_worker (Paper *paper, const char *id)
{
  return pos_text_or (pos_config_name_worker (paper->self->config, id), "");
}

/* --- Head --- */

static void
draw_period (Paper *paper, const PosChargeHistoryQuery *query)
{
  g_autofree char *from =
      query->from.julian ? pos_format_date_short (paper->format, query->from) : g_strdup ("");
  g_autofree char *until =
      query->until.julian ? pos_format_date_short (paper->format, query->until) : g_strdup ("");
  g_autofree char *period = g_strdup_printf ("%s – %s", from, until);

  if (query->from.julian || query->until.julian)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_PLAIN, period);
  if (query->store)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_PLAIN, query->store);
  if (query->worker)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_PLAIN, name_worker (paper, query->worker));
  if (query->code)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_PLAIN, query->code);
}

static void
draw_head (Paper *paper, const PosChargeHistoryQuery *query)
{
  const char *title = say (paper, N_ ("Charge override history"));
  g_autofree char *now = dup_moment (paper, pos_register_get_now (paper->self));

  pos_receipt_set_title (paper->receipt, title);
  pos_receipt_add_text (
      paper->receipt, POS_RECEIPT_LARGE | POS_RECEIPT_CENTER, paper->self->store->name);
  pos_receipt_add_feed (paper->receipt, 1);
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_BOLD, title);
  pos_receipt_add_columns (paper->receipt, POS_RECEIPT_SMALL, now, NULL, paper->self->worker->name);
  draw_period (paper, query);
  pos_receipt_add_rule (paper->receipt, POS_RECEIPT_PLAIN);
}

/* --- Entries --- */

static void
draw_who (Paper *paper, PosChargeStep *step)
{
  const char *worker = name_worker (paper, step->worker);
  const char *approver = name_worker (paper, step->approver);
  g_autofree char *both =
      /* TRANSLATORS: who did it, and who approved it: "Kim, approved by Sam" */
      g_strdup_printf (say (paper, N_ ("%1$s, approved by %2$s")), worker, approver);

  pos_receipt_add_text (
      paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, step->approver ? both : worker);
  if (step->reason)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, step->reason);
}

static void
draw_amount (Paper *paper, const char *label, gint64 amount, guint32 currency)
{
  g_autofree char *text = pos_format_money (paper->format, amount, currency);

  pos_receipt_add_columns (
      paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, label, NULL, text);
}

static void
draw_entry (Paper *paper, const PosChargeHistoryEntry *entry)
{
  PosChargeStep *step = entry->step;
  g_autofree char *when = dup_moment (paper, step->at);
  const char *kind = say (paper, pos_charge_history_name_kind (step->kind));
  g_autofree char *what = g_strdup_printf ("%s · %s", step->code, kind);
  guint32 currency = entry->order->currency;

  pos_receipt_add_columns (
      paper->receipt, POS_RECEIPT_BOLD, pos_charge_history_name_order (entry), NULL, when);
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_PLAIN, what);
  draw_amount (paper, say (paper, N_ ("Calculated")), step->calculated, currency);
  draw_amount (paper, say (paper, N_ ("Until then")), step->before, currency);
  draw_amount (paper, say (paper, N_ ("From then on")), step->amount, currency);
  draw_who (paper, step);
}

static void
draw_sums (Paper *paper, GPtrArray *entries)
{
  PosChargeHistorySums sums;
  guint32 currency = pos_register_get_currency (paper->self);
  g_autofree char *all = NULL;

  pos_charge_history_sum (entries, &sums);
  all = pos_format_money (paper->format, sums.raised + sums.lowered, currency);
  pos_receipt_add_rule (paper->receipt, POS_RECEIPT_PLAIN);
  draw_amount (paper, say (paper, N_ ("Raised by")), sums.raised, currency);
  draw_amount (paper, say (paper, N_ ("Lowered by")), sums.lowered, currency);
  pos_receipt_add_total (paper->receipt, say (paper, N_ ("Difference")), all);
}

PosReceipt *
pos_charge_paper_draw (PosRegister *self, const PosChargeHistoryQuery *query, GPtrArray *entries)
{
  const char *language =
      pos_text_or (pos_text_or (self->worker->language, self->store->language), "en");
  Paper paper = {.self = self, .language = language};

  paper.format = pos_format_get_shared (language, self->store->country, self->store->time_zone);
  paper.receipt = pos_receipt_new ("charge-history", language);
  pos_receipt_set_copy_word (paper.receipt, say (&paper, N_ ("COPY")));
  draw_head (&paper, query);
  for (guint i = 0; i < entries->len; i++)
    draw_entry (&paper, entries->pdata[i]);
  if (entries->len == 0)
    pos_receipt_add_text (
        paper.receipt, POS_RECEIPT_PLAIN, say (&paper, N_ ("Nobody changed a charge.")));
  draw_sums (&paper, entries);
  pos_receipt_add_cut (paper.receipt);
  return paper.receipt;
}
