/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync-words.c — see the header. */
#include "ui/session/pos-sync-words.h"

#include "model/pos-money-records.h"
#include "model/pos-order.h"
#include "model/pos-party.h"
#include "model/pos-product.h"
#include "model/pos-setup.h"
#include "register/pos-quick.h"
#include "ui/common/pos-translator.h"

#define NOTHING "–"

typedef struct {
  const char *nick;
  const char *word;
} Word;

/* Of a line, and of the head where they have it too; whatever is not here is said in general. */
static const Word members[] = {
    {"ordered", N_ ("Quantity")},
    {"cancelled", N_ ("Cancelled")},
    {"rejected", NC_ ("line status", "Rejected")},
    {"picked", NC_ ("line status", "Picked")},
    {"packed", NC_ ("line status", "Packed")},
    {"invoiced", NC_ ("order status", "Invoiced")},
    {"returned", N_ ("Returned")},
    {"voided", NC_ ("conflict", "Removed")},
    {"serial", N_ ("Serial number")},
    {"serials", N_ ("Serial number")},
    {"batches", N_ ("Batch number")},
    {"base_price", NC_ ("conflict", "Price")},
    {"agreement_price", NC_ ("conflict", "Price")},
    {"price", NC_ ("conflict", "Price")},
    {"unit_price", NC_ ("conflict", "Price")},
    {"discount", N_ ("Discount")},
    {"discounts", N_ ("Discount")},
    {"manual_discount", N_ ("Discount")},
    {"manual_discount_rate", N_ ("Discount")},
    {"total_discount", N_ ("Discount")},
    {"total_discount_rate", N_ ("Discount")},
    {"coupons", NC_ ("conflict", "Coupons")},
    {"net", N_ ("Amount")},
    {"amount", N_ ("Amount")},
    {"total", N_ ("Total")},
    {"tax", N_ ("Tax")},
    {"tax_rate", N_ ("Tax")},
    {"tax_group", N_ ("Tax group")},
    {"intent", N_ ("Delivery")},
    {"mode", N_ ("Delivery mode")},
    {"location", N_ ("Warehouse")},
    {"store", N_ ("Pick-up store")},
    {"address", NC_ ("conflict", "Address")},
    {"date", N_ ("Date")},
    {"slot", NC_ ("conflict", "Time")},
    {"collector", N_ ("Collected by")},
    {"comment", N_ ("Comment")},
    {"picking_by", NC_ ("conflict", "Being picked by")},
    {"packing_slip", N_ ("Packing slip")},
    {"type", N_ ("Kind")},
    {"status", N_ ("Status")},
    {"customer", N_ ("Customer number")},
    {"customer_name", N_ ("Name")},
    {"sales_taker", N_ ("Sales taker")},
    {"requested_date", N_ ("Requested date")},
    {"quote_expiry", N_ ("Valid until")},
    {"holds", NC_ ("order status", "On hold")},
    {"hold_reason", NC_ ("order status", "On hold")},
    {"fraud", NC_ ("order status", "On hold")},
    {"hold_note", NC_ ("order status", "On hold")},
    {"hold_worker", NC_ ("order status", "On hold")},
    {"hold_taken_by", NC_ ("order status", "On hold")},
    {"deposit_rate", NC_ ("payment", "Deposit")},
    {"deposit_entered", NC_ ("payment", "Deposit")},
    {"deposit_entered_rate", NC_ ("payment", "Deposit")},
    {"charge", NC_ ("charge", "Charge")},
    {"payment", NC_ ("payment", "Payment")},
    {"line", NC_ ("charge", "Line")},
    {"paid", N_ ("Paid")},
};

static const Word values[] = {
    {"carry-out", NC_ ("delivery intent", "Carry out")},
    {"pick-up", NC_ ("delivery intent", "Pick up")},
    {"ship", NC_ ("delivery intent", "Ship")},
    {"quote", NC_ ("conflict", "Quote")},
    {"sales-order", NC_ ("transaction", "Customer order")},
    {"sale", NC_ ("transaction", "Sale")},
    {"quote-open", NC_ ("conflict", "Quote")},
    {"quote-expired", NC_ ("conflict", "Expired")},
    {"quote-converted", NC_ ("conflict", "Ordered")},
    {"quote-cancelled", NC_ ("order status", "Cancelled")},
    {"open", NC_ ("order status", "Open")},
    {"in-fulfillment", NC_ ("order status", "In progress")},
    {"partially-invoiced", NC_ ("order status", "Partly delivered")},
    {"invoiced", NC_ ("order status", "Invoiced")},
    {"cancelled", NC_ ("order status", "Cancelled")},
    {"voided", NC_ ("order status", "Voided")},
};

/* The contexts that the words above are in. */
static const char *
translate (const char *word)
{
  static const char *const contexts[] = {"conflict",
                                         "line status",
                                         "order status",
                                         "delivery intent",
                                         "payment",
                                         "charge",
                                         "transaction"};

  for (gsize i = 0; i < G_N_ELEMENTS (contexts); i++) {
    const char *said = g_dpgettext2 (NULL, contexts[i], word);
    if (said != word)
      return said;
  }
  return _ (word);
}

static const char *
find_word (const Word *words, gsize n, const char *nick)
{
  for (gsize i = 0; nick && i < n; i++)
    if (g_str_equal (words[i].nick, nick))
      return translate (words[i].word);
  return NULL;
}

static const char *
text_of (json_t *object, const char *name)
{
  return json_string_value (json_object_get (object, name));
}

static const char *
get_member (json_t *contradiction)
{
  const char *member = text_of (contradiction, "member");

  return member ? member : text_of (contradiction, "what");
}

static char *
dup_product (PosShell *shell, const char *item)
{
  g_autoptr (PosProduct) product =
      pos_quick_find_product (pos_shell_get_register (shell), item, NULL);

  return g_strdup (product ? pos_l10n_get (product->name, pos_shell_get_language (shell)) : item);
}

/* A charge as a whole is called by its name. */
static char *
dup_charge (PosShell *shell, json_t *contradiction)
{
  json_t *ours = json_object_get (contradiction, "register");
  json_t *thing = json_is_object (ours) ? ours : json_object_get (contradiction, "headquarters");
  g_autoptr (PosCharge) charge = NULL;

  if (g_strcmp0 (text_of (contradiction, "what"), "charge") != 0 || !json_is_object (thing))
    return NULL;
  charge = pos_record_new_from_json (POS_TYPE_CHARGE, thing, 0, NULL);
  return charge && charge->description
             ? g_strdup (pos_l10n_get (charge->description, pos_shell_get_language (shell)))
             : NULL;
}

char *
pos_sync_words_dup_what (PosShell *shell, json_t *contradiction)
{
  const char *item = text_of (contradiction, "item");
  const char *word = find_word (members, G_N_ELEMENTS (members), get_member (contradiction));
  g_autofree char *product = item ? dup_product (shell, item) : NULL;
  char *charge = dup_charge (shell, contradiction);

  if (charge)
    return charge;
  if (!word)
    word = C_ ("conflict", "Other details");
  /* A whole line that is there or not says enough with its name. */
  if (product && !text_of (contradiction, "member"))
    return g_steal_pointer (&product);
  /* TRANSLATORS: a product, and what of it was changed twice: "Dining table, oak: Quantity" */
  return product ? g_strdup_printf (C_ ("conflict", "%1$s: %2$s"), product, word) : g_strdup (word);
}

/* --- Values --- */

/* What kind of thing @name is, in a line, the head, a charge or a payment. */
static const PosField *
find_field (json_t *contradiction, const char *name)
{
  const char *what = text_of (contradiction, "what");
  GType type = !g_strcmp0 (what, "line")      ? POS_TYPE_ORDER_LINE
               : !g_strcmp0 (what, "charge")  ? POS_TYPE_CHARGE
               : !g_strcmp0 (what, "payment") ? POS_TYPE_PAYMENT
               : !g_strcmp0 (what, "address") ? POS_TYPE_ADDRESS
                                              : POS_TYPE_ORDER;
  g_autoptr (PosRecord) record = g_object_new (type, NULL);

  return pos_record_find_field (record, name);
}

static const char *
find_name (PosShell *shell, const char *member, const char *id)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));

  if (g_str_equal (member, "store")) {
    PosStore *store = pos_config_get (config, POS_TYPE_STORE, id);
    return store ? store->name : NULL;
  }
  if (g_str_equal (member, "location")) {
    PosWarehouse *warehouse = pos_config_get (config, POS_TYPE_WAREHOUSE, id);
    return warehouse ? warehouse->name : NULL;
  }
  if (g_str_equal (member, "mode")) {
    PosDeliveryMode *mode = pos_config_get (config, POS_TYPE_DELIVERY_MODE, id);
    return mode ? pos_l10n_get (mode->name, pos_shell_get_language (shell)) : NULL;
  }
  if (g_str_has_suffix (member, "_by") || g_str_equal (member, "sales_taker")) {
    PosWorker *worker = pos_config_get (config, POS_TYPE_WORKER, id);
    return worker ? worker->name : NULL;
  }
  return NULL;
}

static char *
dup_number (PosFormat *format, PosFieldKind kind, const char *text, guint32 currency)
{
  gint64 number;

  if (kind == POS_FIELD_MONEY)
    return pos_minor_parse (text, currency, &number, NULL)
               ? pos_format_money (format, number, currency)
               : NULL;
  if (!pos_micro_parse (text, &number, NULL))
    return NULL;
  if (kind == POS_FIELD_UNIT_PRICE)
    return pos_format_unit_price (format, (PosUnitPrice){number}, currency);
  return kind == POS_FIELD_RATE ? pos_format_rate (format, (PosRate){number})
                                : pos_format_quantity (format, (PosQuantity){number});
}

static char *
dup_text (PosShell *shell, const PosField *field, const char *text, guint32 currency)
{
  PosFormat *format = pos_shell_get_format (shell);
  const char *word = find_word (values, G_N_ELEMENTS (values), text);
  const char *name = field ? find_name (shell, field->name, text) : NULL;
  char *said = NULL;
  PosDate date;

  if (field && (field->kind == POS_FIELD_MONEY || field->kind == POS_FIELD_UNIT_PRICE ||
                field->kind == POS_FIELD_RATE || field->kind == POS_FIELD_QUANTITY))
    said = dup_number (format, field->kind, text, currency);
  else if (field && field->kind == POS_FIELD_DATE && pos_date_parse (text, &date, NULL))
    said = pos_format_date (format, date);
  else if (field && g_str_equal (field->name, "slot"))
    said = pos_format_slot (format, text);
  return said ? said : g_strdup (word ? word : name ? name : text);
}

/* What says most of something that is there as a whole. */
static char *
dup_thing (PosShell *shell, json_t *contradiction, json_t *thing, guint32 currency)
{
  static const char *const telling[] = {"amount", "total", "street", "city", "ordered"};

  for (gsize i = 0; i < G_N_ELEMENTS (telling); i++) {
    const char *text = text_of (thing, telling[i]);
    if (text)
      return dup_text (shell, find_field (contradiction, telling[i]), text, currency);
  }
  return g_strdup (C_ ("conflict", "Changed"));
}

char *
pos_sync_words_dup_value (PosShell *shell,
                          json_t *contradiction,
                          const char *side,
                          guint32 currency)
{
  json_t *value = json_object_get (contradiction, side);

  if (!value || json_is_null (value))
    return g_strdup (NOTHING);
  if (json_is_boolean (value))
    return g_strdup (json_is_true (value) ? C_ ("conflict", "Yes") : C_ ("conflict", "No"));
  if (json_is_string (value))
    return dup_text (shell,
                     find_field (contradiction, get_member (contradiction)),
                     json_string_value (value),
                     currency);
  if (json_is_integer (value))
    return pos_format_count (pos_shell_get_format (shell), json_integer_value (value));
  if (json_is_object (value))
    return dup_thing (shell, contradiction, value, currency);
  return g_strdup (
      json_array_size (value) == 0 && json_is_array (value) ? NOTHING : C_ ("conflict", "Changed"));
}

/* --- What somebody did --- */

guint32
pos_sync_words_get_currency (PosShell *shell, json_t *problem)
{
  const char *code = text_of (problem, "currency");

  return code ? pos_currency_from_code (code)
              : pos_register_get_currency (pos_shell_get_register (shell));
}

static json_t *
get_deed (json_t *problem, const char *side)
{
  return json_object_get (json_object_get (problem, "did"), side);
}

char *
pos_sync_words_dup_given_back (PosShell *shell, json_t *problem, const char *side)
{
  guint32 currency = pos_sync_words_get_currency (shell, problem);
  const char *text = text_of (get_deed (problem, side), "given_back");
  gint64 amount;

  return text && pos_minor_parse (text, currency, &amount, NULL)
             ? pos_format_money (pos_shell_get_format (shell), amount, currency)
             : NULL;
}

char *
pos_sync_words_dup_deed (PosShell *shell, json_t *problem, const char *side, const char *who)
{
  g_autofree char *amount = pos_sync_words_dup_given_back (shell, problem, side);
  gboolean cancelled = !g_strcmp0 (text_of (get_deed (problem, side), "what"), "cancelled");

  if (cancelled && amount)
    /* TRANSLATORS: what somebody did to an order: who, where and when; an amount of money: "S1-02,
     * Bas, 10:15: cancelled, €113.19 given back." */
    return g_strdup_printf (C_ ("conflict", "%1$s: cancelled, %2$s given back."), who, amount);
  if (cancelled)
    return g_strdup_printf (C_ ("conflict", "%s: cancelled."), who);
  if (amount)
    return g_strdup_printf (C_ ("conflict", "%1$s: changed, %2$s given back."), who, amount);
  return g_strdup_printf (C_ ("conflict", "%s: changed."), who);
}
