/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-builder.c — the rows of a receipt: store, order, lines by delivery, money, payments.
 */
#include "register/pos-receipt-builder.h"
#include "base/pos-json.h"
#include "model/pos-attribute.h"
#include "model/pos-line-words.h"
#include "model/pos-store-place.h"
#include "pricing/pos-overpaid.h"
#include "register/pos-batches.h"
#include "register/pos-info-paper.h"
#include "register/pos-invoice-part.h"
#include "register/pos-quick.h"
#include "register/pos-receipt-clock.h"
#include "register/pos-receipt-line.h"
#include "register/pos-receipt-money.h"
#include "register/pos-serials.h"

#include <glib/gi18n.h>

#define say pos_receipt_paper_say
#define add_amount pos_receipt_paper_add_amount

typedef PosReceiptPaper Paper;

/* By what the order is asked for later: its number, and what the customer was told before it had
 * one.  What is sold at once goes by its receipt. */
static void
draw_order_name (Paper *paper)
{
  PosOrder *order = paper->saved;
  const char *reference = pos_text_or (order->reference, POS_COMMIT_REFERENCE_MARK);
  const char *name = pos_text_or (order->number, reference);
  g_autofree char *text = order->type == POS_ORDER_TYPE_QUOTE
                              ? g_strdup_printf (say (paper, N_ ("Quote %s")), name)
                              : g_strdup_printf (say (paper, N_ ("Order %s")), name);

  if (order->type != POS_ORDER_TYPE_SALE)
    pos_receipt_add_columns (
        paper->receipt, POS_RECEIPT_SMALL, text, NULL, order->number ? reference : NULL);
}

/* What the chain says in its own words, line by line. */
static void
draw_own (Paper *paper, PosL10n *text)
{
  const char *own = pos_l10n_get (text, paper->language);
  g_auto (GStrv) rows = g_strsplit (own, "\n", -1);

  for (GStrv row = rows; *row; row++)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_CENTER, *row);
}

static void
draw_head (Paper *paper, const char *title)
{
  PosStore *store = paper->self->store;
  g_autofree char *place = pos_store_dup_place (store);
  g_autofree char *day = pos_format_date_long (paper->format, pos_register_get_today (paper->self));
  g_autofree char *time = pos_format_time (paper->format, pos_register_get_now (paper->self));
  g_autofree char *when = g_strdup_printf ("%s %s", day, time);

  pos_receipt_add_text (paper->receipt, POS_RECEIPT_LARGE | POS_RECEIPT_CENTER, store->name);
  if (*place)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_CENTER, place);
  draw_own (paper, paper->profile ? paper->profile->header : NULL);
  pos_receipt_add_feed (paper->receipt, 1);
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_BOLD, title);
  pos_receipt_add_columns (paper->receipt, POS_RECEIPT_SMALL, when, NULL, POS_RECEIPT_NUMBER_MARK);
  pos_receipt_clock_draw (paper);
  draw_order_name (paper);
  if (paper->order->customer_name)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL, paper->order->customer_name);
  pos_receipt_line_draw_attributes (
      paper, POS_ATTRIBUTES_OF_HEADER, paper->saved->attributes, POS_RECEIPT_SMALL);
  pos_info_paper_draw (paper);
  pos_receipt_add_rule (paper->receipt, POS_RECEIPT_PLAIN);
}

static void
draw_validity (Paper *paper)
{
  g_autofree char *day = pos_format_date_long (paper->format, paper->order->quote_expiry);
  g_autofree char *text = NULL;

  if (paper->order->type != POS_ORDER_TYPE_QUOTE ||
      paper->saved->status == POS_ORDER_STATUS_QUOTE_CANCELLED)
    return;
  /* TRANSLATORS: a long date: "These prices hold until Saturday 13 June 2026." */
  text = g_strdup_printf (say (paper, N_ ("These prices hold until %s.")), day);
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_PLAIN, text);
  pos_receipt_add_rule (paper->receipt, POS_RECEIPT_PLAIN);
}

static char *
describe_delivery (Paper *paper, PosOrderLine *line)
{
  PosConfig *config = paper->self->config;
  PosDeliveryMode *mode = pos_config_get (config, POS_TYPE_DELIVERY_MODE, line->mode);
  PosStore *store = pos_config_get (config, POS_TYPE_STORE, line->store);
  PosAddress *address = pos_order_find_address (paper->order, line->address);
  g_autofree char *date = pos_format_date_short (paper->format, line->date);
  g_autofree char *slot = line->slot ? pos_format_slot (paper->format, line->slot) : NULL;
  const char *where = line->intent == POS_INTENT_ELECTRONIC ? pos_text_or (paper->email, "")
                      : store   ? pos_store_get_pickup_name (store, line->locker)
                      : address ? address->street
                                : "";

  return g_strjoin (" · ",
                    mode ? pos_l10n_get (mode->name, paper->language) : where,
                    date,
                    mode && *where ? where : slot,
                    mode && *where ? slot : NULL,
                    NULL);
}

/* Nobody finds a locker by the address of its store, which is not on this paper either. */
static void
draw_locker (Paper *paper, PosOrderLine *line)
{
  PosStore *store = pos_config_get (paper->self->config, POS_TYPE_STORE, line->store);
  PosLocker *locker = store ? pos_locker_find (store->lockers, line->locker) : NULL;
  g_autofree char *place = locker ? pos_store_dup_pickup_place (store, locker->id) : NULL;

  if (place && *place)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL, place);
}

/* Asked of hundreds of lines before their delivery is put into words. */
static gboolean
is_delivered_with (PosOrderLine *line, PosOrderLine *other)
{
  return other && g_strcmp0 (line->mode, other->mode) == 0 &&
         g_strcmp0 (line->store, other->store) == 0 &&
         g_strcmp0 (line->locker, other->locker) == 0 &&
         pos_id_equal (&line->address, &other->address) &&
         line->date.julian == other->date.julian && g_strcmp0 (line->slot, other->slot) == 0;
}

static void
draw_group (Paper *paper, PosIntent intent, const char *heading)
{
  g_autofree char *told = NULL;
  PosOrderLine *last = NULL;
  gboolean headed = FALSE;

  POS_LIST_FOREACH (PosOrderLine, line, paper->order->lines)
  {
    gboolean here = intent == POS_INTENT_CARRY_OUT ? line->intent <= POS_INTENT_CARRY_OUT
                                                   : line->intent == (int)intent;
    if (!pos_order_line_is_active (line) || pos_order_line_is_return (line) || !here)
      continue;
    if (!headed && heading)
      pos_receipt_add_text (paper->receipt, POS_RECEIPT_HEADING, heading);
    headed = TRUE;
    if (intent != POS_INTENT_CARRY_OUT && !is_delivered_with (line, last)) {
      g_autofree char *delivery = describe_delivery (paper, line);
      if (g_strcmp0 (delivery, told) != 0) {
        pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL, delivery);
        draw_locker (paper, line);
      }
      g_free (told);
      told = g_steal_pointer (&delivery);
    }
    last = line;
    pos_receipt_line_draw (paper, line);
  }
}

/* The order that goods came from, and its papers: read once for all lines that come from it. */
typedef struct {
  PosOrder *order;   /* (nullable) */
  GPtrArray *papers; /* (nullable): PosStoredReceipt */
} Original;

static void
original_clear (Original *original)
{
  g_clear_object (&original->order);
  g_clear_pointer (&original->papers, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Original, original_clear)

static void
read_original (Paper *paper, PosOrderLine *line, Original *original)
{
  if (original->order && pos_id_equal (&original->order->id, &line->original_order))
    return;
  original_clear (original);
  if (!pos_order_line_has_original (line))
    return;
  original->order = pos_quick_get_order (paper->self, &line->original_order, NULL);
  original->papers = pos_quick_list_papers (paper->self, &line->original_order, NULL);
}

/* When @line left, as far as it was booked; 0: never.  What is carried out leaves at once; of what
 * is fetched in parts, the last counts. */
static gint64
find_leaving (PosOrder *order, PosOrderLine *line)
{
  gint64 at = 0;

  POS_LIST_FOREACH (PosLedgerEntry, entry, order->ledger)
  if (entry->kind == POS_ENTRY_INVOICED && pos_id_equal (&entry->line, &line->id) &&
      (at == 0 || pos_order_line_is_deferred (line)))
    at = entry->at;
  return at;
}

static gboolean
is_of_kind (PosStoredReceipt *stored, const char *const *kinds)
{
  return g_strv_contains (kinds, stored->kind);
}

/* The paper of the very moment when the goods left: what is sold along with a pick-up is on that of
 * the pick-up (PU5).  Where nothing was booked, what was carried out is on the order's first paper,
 * and what left later on the latest of its kind.  Papers of other registers are not here; then it
 * is the latest that the order knows.  Returns: (nullable) (transfer none). */
static const char *
find_paper (const Original *original, PosOrderLine *line)
{
  static const char *const carried[] = {"sale", "order", "pick-up", NULL};
  static const char *const fetched[] = {"pick-up", NULL};
  static const char *const shipped[] = {"shipment", NULL};
  PosOrderLine *sold = pos_order_find_line (original->order, &line->original_line);
  gboolean later = sold && pos_order_line_is_deferred (sold);
  const char *const *kinds = !later                               ? carried
                             : sold->intent == POS_INTENT_PICK_UP ? fetched
                                                                  : shipped;
  gint64 at = sold ? find_leaving (original->order, sold) : 0;
  const char *found = NULL;

  for (guint i = 0; original->papers && i < original->papers->len; i++) {
    PosStoredReceipt *stored = original->papers->pdata[i];

    if (is_of_kind (stored, kinds) && (at == 0 || stored->at == at) && (later || !found))
      found = stored->number;
  }
  return found ? found : original->order->receipt;
}

/* Why it comes back, and what it came with. */
static void
draw_return (Paper *paper, PosOrderLine *line, Original *original)
{
  PosReturnReason *reason =
      pos_config_get (paper->self->config, POS_TYPE_RETURN_REASON, line->return_reason);
  const char *why = reason ? pos_l10n_get (reason->name, paper->language) : line->return_reason;

  pos_receipt_line_draw (paper, line);
  if (why)
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, why);
  read_original (paper, line, original);
  if (original->order && original->order->receipt) {
    g_autofree char *from =
        g_strdup_printf (say (paper, N_ ("From receipt %s")), find_paper (original, line));
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, from);
  }
}

static guint
count_returns (PosOrder *order)
{
  guint count = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  count += pos_order_line_is_active (line) && pos_order_line_is_return (line);
  return count;
}

static void
draw_returns (Paper *paper)
{
  g_auto (Original) original = {0};

  if (count_returns (paper->order) == 0)
    return;
  pos_receipt_add_text (paper->receipt, POS_RECEIPT_HEADING, say (paper, N_ ("Returned")));
  POS_LIST_FOREACH (PosOrderLine, line, paper->order->lines)
  {
    if (pos_order_line_is_active (line) && pos_order_line_is_return (line))
      draw_return (paper, line, &original);
  }
}

/* What is not delivered any more; what the order still holds stands in its other papers. */
static void
draw_cancelled (Paper *paper)
{
  gboolean headed = FALSE;

  POS_LIST_FOREACH (PosOrderLine, line, paper->saved->lines)
  {
    PosOrderLine *before = paper->before ? pos_order_find_line (paper->before, &line->id) : NULL;
    PosQuantity gone = {line->cancelled.micro - (before ? before->cancelled.micro : 0)};
    g_autofree char *quantity = pos_line_words_dup_count (paper->format, line, gone);
    g_autofree char *name =
        g_strdup_printf ("%s × %s", quantity, pos_l10n_get (line->description, paper->language));

    if (gone.micro == 0)
      continue;
    if (!headed)
      pos_receipt_add_text (paper->receipt, POS_RECEIPT_HEADING, say (paper, N_ ("Cancelled")));
    headed = TRUE;
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_PLAIN, name);
    pos_receipt_add_text (paper->receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, line->item);
  }
}

static void
draw_foot (Paper *paper)
{
  PosStore *store = paper->self->store;

  pos_receipt_add_feed (paper->receipt, 1);
  if (!paper->profile || !paper->profile->no_barcode)
    pos_receipt_add_barcode (paper->receipt, POS_SYMBOLOGY_CODE128, POS_RECEIPT_NUMBER_MARK);
  /* It speaks to who bought something. */
  if (!g_str_equal (paper->kind, "quote"))
    draw_own (paper,
              paper->profile && paper->profile->footer ? paper->profile->footer
                                                       : store->receipt_footer);
  pos_receipt_add_cut (paper->receipt);
}

const char *
pos_receipt_builder_choose_kind (PosOrder *order, PosOrderFlow flow)
{
  if (flow == POS_ORDER_FLOW_HAND_OVER)
    return pos_overpaid_was_settled (order) ? "order" : "pick-up";
  if (flow == POS_ORDER_FLOW_CANCEL)
    return "cancellation";
  if (pos_order_is_account_deposit (order))
    return "account-deposit";
  if (pos_order_pays_invoices (order))
    return "invoice-payment";
  if (flow == POS_ORDER_FLOW_NEW && count_returns (order) > 0 &&
      count_returns (order) == pos_order_count_active_lines (order))
    return "return";
  return order->type == POS_ORDER_TYPE_SALE    ? "sale"
         : order->type == POS_ORDER_TYPE_QUOTE ? "quote"
                                               : "order";
}

const char *
pos_receipt_builder_name_kind (const char *kind)
{
  static const struct {
    const char *kind;
    const char *title;
  } names[] = {
      {"sale", N_ ("Receipt")},
      {"return", N_ ("Return receipt")},
      {"pick-up", N_ ("Pick-up receipt")},
      {"shipment", N_ ("Shipment")},
      {"cancellation", N_ ("Cancellation")},
      {"packing-slip", N_ ("Packing slip")},
      {"quote", N_ ("Quote")},
      {"account-deposit", N_ ("Payment onto the account")},
      {"invoice-payment", N_ ("Payment of invoices")},
      {"suspended", N_ ("Suspended transaction")},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].kind, kind))
      return names[i].title;
  return N_ ("Order confirmation");
}

const char *
pos_receipt_builder_choose_language (PosRegister *self, PosCustomer *customer)
{
  const char *theirs = customer ? customer->language : NULL;

  return theirs && pos_words_find (theirs) ? theirs : pos_text_or (self->store->language, "en");
}

/* The order, or the part of it that leaves now. */
static void
draw_lines (Paper *paper)
{
  PosOrder *order = paper->order;
  gboolean mixed = pos_order_has_deferred (order) || order->type == POS_ORDER_TYPE_SALES_ORDER ||
                   count_returns (order) > 0;

  draw_group (paper, POS_INTENT_SHIP, say (paper, N_ ("Ship")));
  draw_group (paper, POS_INTENT_ELECTRONIC, say (paper, N_ ("By e-mail")));
  draw_group (paper, POS_INTENT_PICK_UP, say (paper, N_ ("Pick up")));
  draw_group (paper, POS_INTENT_CARRY_OUT, mixed ? say (paper, N_ ("Carry out")) : NULL);
  draw_returns (paper);
}

/* (nullable): what of the order the paper is about, where that is not all of it. */
static PosOrder *
dup_part (Paper *paper)
{
  if (paper->half != POS_EXCHANGE_WHOLE)
    return pos_exchange_part_new (paper->saved, paper->half);
  return pos_receipt_paper_is_invoice (paper) ? pos_invoice_part_new (paper->before, paper->saved)
                                              : NULL;
}

/* @about: saved, before, kind and half. */
static char *
draw (PosRegister *self, PosCustomer *customer, Paper about)
{
  PosStore *store = self->store;
  Paper paper = about;
  const char *kind = about.kind;
  g_autoptr (PosOrder) part = NULL;

  paper.self = self;
  paper.email = customer ? customer->email : NULL;
  part = dup_part (&paper);
  paper.order = part ? part : paper.saved;
  paper.profile = pos_config_get_receipt_profile (self->config, store);
  paper.language = pos_receipt_builder_choose_language (self, customer);
  paper.format = pos_format_get_shared (paper.language, store->country, store->time_zone);
  g_autoptr (PosReceipt) receipt = paper.receipt = pos_receipt_new (kind, paper.language);
  /* TRANSLATORS: heads a receipt that is printed again, before a number: "COPY 2" */
  pos_receipt_set_copy_word (receipt, say (&paper, N_ ("COPY")));

  draw_head (&paper, say (&paper, pos_receipt_builder_name_kind (kind)));
  draw_validity (&paper);
  draw_lines (&paper);
  if (g_str_equal (kind, "cancellation"))
    draw_cancelled (&paper);
  pos_receipt_money_draw_order_charges (&paper);
  pos_receipt_money_draw_totals (&paper);
  pos_receipt_money_draw_payments (&paper);
  draw_foot (&paper);

  return pos_receipt_builder_pack (receipt);
}

char *
pos_receipt_builder_pack (PosReceipt *receipt)
{
  GString *document = g_string_new ("{\"receipt\":");

  pos_receipt_append_json (receipt, document);
  g_string_append_c (document, '}');
  return g_string_free (document, FALSE);
}

char *
pos_receipt_builder_draw (PosRegister *self,
                          PosOrder *order,
                          PosOrder *before,
                          PosOrderFlow flow,
                          PosCustomer *customer,
                          const char **kind)
{
  *kind = pos_receipt_builder_choose_kind (order, flow);
  return draw (self, customer, (Paper){.saved = order, .before = before, .kind = *kind});
}

char *
pos_receipt_builder_draw_half (PosRegister *self,
                               PosOrder *order,
                               PosExchangeHalf half,
                               PosCustomer *customer,
                               const char **kind)
{
  *kind = half == POS_EXCHANGE_RETURNED
              ? "return"
              : pos_receipt_builder_choose_kind (order, POS_ORDER_FLOW_NEW);
  return draw (self, customer, (Paper){.saved = order, .kind = *kind, .half = half});
}

char *
pos_receipt_builder_draw_shipment (PosRegister *self, PosCommitDraft *draft)
{
  PosOrder *order = draft->order;
  g_autoptr (PosCustomer) customer =
      order->customer ? pos_quick_get_customer (self, order->customer, NULL) : NULL;

  draft->receipt.kind = "shipment";
  return draw (self,
               customer,
               (Paper){.saved = order, .before = draft->before, .kind = draft->receipt.kind});
}

PosReceipt *
pos_receipt_builder_read (const char *document, const char *number, GError **error)
{
  g_autoptr (GString) text = g_string_new (document);
  g_autoptr (json_t) json = NULL;

  g_string_replace (text, POS_RECEIPT_NUMBER_MARK, number ? number : "", 0);
  json = pos_json_parse (text->str, -1, error);
  if (!json)
    return NULL;
  return pos_receipt_new_from_json (json_object_get (json, "receipt"), error);
}
