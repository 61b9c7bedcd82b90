/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shift-paper.c — see the header. */
#include "register/pos-shift-paper.h"

#include "base/pos-format.h"
#include "base/pos-json.h"
#include "base/pos-words.h"
#include "pricing/pos-shift-money.h"
#include "register/pos-receipt-builder.h"
#include "register/pos-register-private.h"
#include "register/pos-shift-view.h"

#include <glib/gi18n.h>

static const char *const entry_names[] = {
    [POS_SHIFT_ENTRY_START] = N_ ("Start amount"),
    [POS_SHIFT_ENTRY_FLOAT_IN] = N_ ("Change added"),
    [POS_SHIFT_ENTRY_REMOVAL] = N_ ("Money removed"),
    [POS_SHIFT_ENTRY_SAFE_DROP] = N_ ("Safe drop"),
    [POS_SHIFT_ENTRY_BANK_DROP] = N_ ("Bank drop"),
    [POS_SHIFT_ENTRY_INCOME] = N_ ("Other income"),
    [POS_SHIFT_ENTRY_EXPENSE] = N_ ("Expenses"),
    [POS_SHIFT_ENTRY_TENDERED] = N_ ("Received"),
    [POS_SHIFT_ENTRY_CHANGE] = N_ ("Change given"),
    [POS_SHIFT_ENTRY_REFUND] = N_ ("Paid back"),
    [POS_SHIFT_ENTRY_DECLARED] = N_ ("Counted"),
    [POS_SHIFT_ENTRY_SALE] = N_ ("Sales"),
    [POS_SHIFT_ENTRY_RETURN] = N_ ("Returns"),
    [POS_SHIFT_ENTRY_DISCOUNT] = N_ ("Discounts"),
    [POS_SHIFT_ENTRY_CHARGE] = N_ ("Charges"),
    [POS_SHIFT_ENTRY_ROUNDING] = N_ ("Rounding"),
    [POS_SHIFT_ENTRY_DEPOSIT_TAKEN] = N_ ("Deposits taken"),
    [POS_SHIFT_ENTRY_DEPOSIT_USED] = N_ ("Deposits used"),
    [POS_SHIFT_ENTRY_DEPOSIT_REFUNDED] = N_ ("Deposits paid back"),
    [POS_SHIFT_ENTRY_CANCELLATION_CHARGE] = N_ ("Cancellation charges"),
    [POS_SHIFT_ENTRY_ORDER_PLACED] = N_ ("Orders placed"),
    [POS_SHIFT_ENTRY_ORDER_EDITED] = N_ ("Orders changed"),
    [POS_SHIFT_ENTRY_ORDER_CANCELLED] = N_ ("Orders cancelled"),
    [POS_SHIFT_ENTRY_CARTS_VOIDED] = N_ ("Suspended transactions voided"),
    [POS_SHIFT_ENTRY_PAID_ON_ACCOUNT] = N_ ("Paid onto accounts"),
    [POS_SHIFT_ENTRY_GIFT_CARDS] = N_ ("Gift cards sold"),
    [POS_SHIFT_ENTRY_INVOICES] = N_ ("Invoices paid"),
    [POS_SHIFT_ENTRY_CREDIT_NOTES] = N_ ("Credit notes set off"),
};

const char *
pos_shift_paper_name_entry (PosShiftEntryKind kind)
{
  return entry_names[kind];
}

/* What people did, by the operation that the journal has. */
static const struct {
  const char *op;
  const char *name;
} deeds[] = {
    {"session.sign_in", N_ ("Signed in")},
    {"drawer.open", N_ ("Drawer opened without a sale")},
    {"txn.void", N_ ("Transactions voided")},
    {"line.void", N_ ("Lines voided")},
    {"line.price_override", N_ ("Prices changed")},
    {"txn.suspend", N_ ("Transactions suspended")},
    {"receipt.reprint", N_ ("Receipts printed again")},
};

typedef struct {
  PosRegister *self;
  PosShift *shift;
  PosShiftLook *look;
  json_t *facts;
  PosReceipt *receipt;
  PosFormat *format;
  const char *language;
} Paper;

static const char *G_GNUC_FORMAT (2) say (Paper *paper, const char *text)
{
  return pos_words_in (paper->language, text);
}

static void
add_amount (Paper *paper, const char *label, gint64 amount)
{
  g_autofree char *text =
      pos_format_money (paper->format, amount, pos_register_get_currency (paper->self));

  pos_receipt_add_columns (paper->receipt, POS_RECEIPT_PLAIN, label, NULL, text);
}

static void
add_counted (Paper *paper, const char *label, gint64 count, gint64 amount)
{
  g_autofree char *times = pos_format_count (paper->format, count);
  g_autofree char *text = g_strdup_printf ("%s × %s", times, label);

  add_amount (paper, count > 0 ? text : label, amount);
}

/* --- Head --- */

static void
add_moment (Paper *paper, const char *label, const char *worker, gint64 at)
{
  PosWorker *known = worker ? pos_config_get (paper->self->config, POS_TYPE_WORKER, worker) : NULL;
  g_autofree char *day =
      pos_format_date_short (paper->format, pos_date_at (at, paper->self->store->time_zone));
  g_autofree char *time = pos_format_time (paper->format, at);
  g_autofree char *when = g_strdup_printf ("%s %s", day, time);
  g_autofree char *what = g_strdup_printf ("%s %s", label, known ? known->name : "");

  pos_receipt_add_columns (paper->receipt, POS_RECEIPT_SMALL, what, NULL, when);
}

static void
draw_head (Paper *paper, const char *title)
{
  PosShift *shift = paper->shift;
  g_autofree char *number = pos_format_count (paper->format, shift->number);
  g_autofree char *name = NULL;

  pos_receipt_add_text (
      paper->receipt, POS_RECEIPT_LARGE | POS_RECEIPT_CENTER, paper->self->store->name);
  pos_receipt_add_feed (paper->receipt, 1);
  pos_receipt_add_columns (paper->receipt, POS_RECEIPT_BOLD, title, NULL, POS_RECEIPT_NUMBER_MARK);
  /* TRANSLATORS: the number of a shift: "Shift 12" */
  name = g_strdup_printf (say (paper, N_ ("Shift %s")), number);
  pos_receipt_add_columns (paper->receipt, POS_RECEIPT_PLAIN, name, NULL, shift->register_id);
  /* TRANSLATORS: on a shift's report, before a name and a time */
  add_moment (paper, say (paper, N_ ("Opened")), shift->worker, shift->opened_at);
  if (shift->closed_at != 0)
    /* TRANSLATORS: on a shift's report, before a name and a time */
    add_moment (paper, say (paper, N_ ("Closed")), shift->closed_by, shift->closed_at);
  pos_receipt_add_rule (paper->receipt, POS_RECEIPT_PLAIN);
}

/* --- Totals --- */

/* A rate, and behind it the code if it has one.  Returns: (transfer full). */
static char *
name_tax (Paper *paper, const char *subject)
{
  const char *code = strchr (subject, ' ');
  g_autofree char *plain = code ? g_strndup (subject, (gsize)(code - subject)) : g_strdup (subject);
  g_autofree char *rate = NULL;
  PosRate value = {0};

  pos_micro_parse (plain, &value.micro, NULL);
  rate = pos_format_rate (paper->format, value);
  return code ? g_strdup_printf ("%s %s", code + 1, rate) : g_steal_pointer (&rate);
}

static void
draw_rates (Paper *paper)
{
  for (guint i = 0; i < paper->look->sums->len; i++) {
    PosShiftSum *sum = paper->look->sums->pdata[i];
    g_autofree char *rate = NULL, *label = NULL;

    if (sum->kind != POS_SHIFT_ENTRY_TAX && sum->kind != POS_SHIFT_ENTRY_TAXED)
      continue;
    rate = name_tax (paper, sum->subject);
    label = sum->kind == POS_SHIFT_ENTRY_TAX
                /* TRANSLATORS: tax at a rate: "Tax 21%" */
                ? g_strdup_printf (say (paper, N_ ("Tax %s")), rate)
                /* TRANSLATORS: what the tax was computed of: "Taxed at 21%" */
                : g_strdup_printf (say (paper, N_ ("Taxed at %s")), rate);
    add_amount (paper, label, sum->amount);
  }
}

static void
draw_totals (Paper *paper)
{
  for (int kind = POS_SHIFT_ENTRY_SALE; kind < POS_N_SHIFT_ENTRY_KINDS; kind++) {
    gint64 count;
    gint64 amount = pos_shift_look_get_sum (paper->look, kind, &count);

    if (kind == POS_SHIFT_ENTRY_TAX) {
      add_amount (paper,
                  say (paper, N_ ("Net sales")),
                  pos_shift_look_get_sum (paper->look, POS_SHIFT_ENTRY_SALE, NULL) -
                      pos_shift_look_get_sum (paper->look, POS_SHIFT_ENTRY_RETURN, NULL));
      draw_rates (paper);
    } else if (entry_names[kind] && (count > 0 || kind == POS_SHIFT_ENTRY_SALE)) {
      add_counted (paper, say (paper, entry_names[kind]), count, amount);
    }
  }
}

/* --- The drawer --- */

static void
draw_difference (Paper *paper, PosShiftTender *tender)
{
  if (tender->n_counts == 0)
    return;
  add_amount (paper,
              say (paper, entry_names[POS_SHIFT_ENTRY_DECLARED]),
              tender->amounts[POS_SHIFT_ENTRY_DECLARED]);
  /* TRANSLATORS: more, or less, was counted than should have been there */
  add_amount (paper,
              tender->difference < 0 ? say (paper, N_ ("Short")) : say (paper, N_ ("Over")),
              tender->difference);
}

static gboolean
is_same_account (PosShiftEntry *a, PosShiftEntry *b)
{
  return a->kind == b->kind && !g_strcmp0 (a->subject, b->subject) &&
         !g_strcmp0 (a->account, b->account);
}

/* H-14: income and expense once more, by account; each where it comes first. */
static void
draw_account (Paper *paper, guint first)
{
  GPtrArray *moves = paper->look->moves;
  PosShiftEntry *entry = moves->pdata[first];
  g_autofree char *label = g_strdup_printf ("  %s", pos_text_or (entry->account, "—"));
  gint64 sum = 0;

  for (guint i = 0; i < moves->len; i++) {
    gboolean same = is_same_account (entry, moves->pdata[i]);
    if (same && i < first)
      return;
    sum += same ? ((PosShiftEntry *)moves->pdata[i])->amount : 0;
  }
  add_amount (paper, label, sum);
}

static void
draw_accounts (Paper *paper, PosShiftTender *tender, PosShiftEntryKind kind)
{
  if (kind != POS_SHIFT_ENTRY_INCOME && kind != POS_SHIFT_ENTRY_EXPENSE)
    return;
  for (guint i = 0; i < paper->look->moves->len; i++) {
    PosShiftEntry *entry = paper->look->moves->pdata[i];
    if (entry->kind == (int)kind && !g_strcmp0 (entry->subject, tender->tender))
      draw_account (paper, i);
  }
}

static void
draw_kind (Paper *paper, PosShiftTender *tender, PosShiftEntryKind kind)
{
  if (tender->amounts[kind] == 0)
    return;
  add_amount (paper, say (paper, entry_names[kind]), tender->amounts[kind]);
  draw_accounts (paper, tender, kind);
}

static void
draw_tender (Paper *paper, PosShiftTender *tender)
{
  PosTender *known = pos_config_get (paper->self->config, POS_TYPE_TENDER, tender->tender);
  const char *name = known ? pos_l10n_get (known->name, paper->language) : tender->tender;

  pos_receipt_add_text (paper->receipt, POS_RECEIPT_HEADING, name);
  for (int kind = 0; kind < POS_SHIFT_ENTRY_DECLARED; kind++)
    draw_kind (paper, tender, (PosShiftEntryKind)kind);
  /* TRANSLATORS: what should be in the drawer */
  add_amount (paper, say (paper, N_ ("Expected")), tender->expected);
  draw_difference (paper, tender);
}

static void
draw_deeds (Paper *paper)
{
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++) {
    const gint64 *count = g_hash_table_lookup (paper->look->deeds, deeds[i].op);
    g_autofree char *text = count ? pos_format_count (paper->format, *count) : NULL;

    if (count)
      pos_receipt_add_columns (
          paper->receipt, POS_RECEIPT_PLAIN, say (paper, deeds[i].name), NULL, text);
  }
}

static void
draw_grand (Paper *paper, const char *name, const char *label)
{
  json_t *grand = json_object_get (paper->facts, "grand");
  gint64 amount = 0;

  pos_minor_parse (json_string_value (json_object_get (grand, name)),
                   pos_register_get_currency (paper->self),
                   &amount,
                   NULL);
  add_amount (paper, label, amount);
}

static void
draw_foot (Paper *paper)
{
  pos_receipt_add_rule (paper->receipt, POS_RECEIPT_PLAIN);
  /* TRANSLATORS: of all shifts together, never reset */
  draw_grand (paper, "sales", say (paper, N_ ("All sales ever")));
  draw_grand (paper, "returns", say (paper, N_ ("All returns ever")));
  pos_receipt_add_feed (paper->receipt, 2);
  pos_receipt_add_rule (paper->receipt, POS_RECEIPT_PLAIN);
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL, say (paper, N_ ("Signature")));
  pos_receipt_add_cut (paper->receipt);
}

PosReceipt *
pos_shift_paper_draw (
    PosRegister *self, PosShift *shift, PosShiftLook *look, json_t *facts, const char *kind)
{
  gboolean is_z = g_str_equal (kind, POS_SHIFT_Z_REPORT);
  Paper paper = {.self = self, .shift = shift, .look = look, .facts = facts};

  paper.language = pos_receipt_builder_choose_language (self, NULL);
  paper.format =
      pos_format_get_shared (paper.language, self->store->country, self->store->time_zone);
  paper.receipt = pos_receipt_new (kind, paper.language);
  pos_receipt_set_copy_word (paper.receipt, say (&paper, N_ ("COPY")));
  draw_head (&paper, is_z ? say (&paper, N_ ("Z report")) : say (&paper, N_ ("X report")));
  draw_totals (&paper);
  for (guint i = 0; i < look->tenders->len; i++)
    draw_tender (&paper, look->tenders->pdata[i]);
  pos_receipt_add_rule (paper.receipt, POS_RECEIPT_PLAIN);
  draw_deeds (&paper);
  draw_foot (&paper);
  return paper.receipt;
}
