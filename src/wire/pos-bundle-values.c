/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-bundle-values.c — values that no setting can have, and members that contradict each other:
 * customer-orders.md §2.  They are refused when they come, because a register that meets them later
 * has a customer waiting. */
#include "base/pos-iso.h"
#include "base/pos-secret.h"
#include "model/pos-attribute.h"
#include "model/pos-discount.h"
#include "model/pos-fraud.h"
#include "model/pos-layout.h"
#include "model/pos-order.h"
#include "model/pos-party.h"
#include "model/pos-product.h"
#include "model/pos-receipt-mask.h"
#include "model/pos-taken-slot.h"
#include "wire/pos-bundle-private.h"

#include <string.h>

#define WHOLE 1000000
#define DAYS 36500 /* a hundred years */
#define MANY 1000000
#define GRAMS 1000000000 /* a thousand tonnes: screens count them in millionths of a kilogram */
#define NO_LIMIT G_MAXINT64
#define MOST_OF_AN_ID 100
#define MOST_OF_A_MASK 64
#define PRINTER_PORT 9100

typedef struct {
  const char *kind;
  const char *list; /* (nullable): the member is one of each item in this list */
  const char *member;
  gint64 least; /* as the record holds it: minor units, millionths */
  gint64 most;
} Bound;

static const Bound bounds[] = {
    {"parameters", NULL, "quote_validity_days", 0, DAYS},
    {"parameters", NULL, "deposit_rate", 0, WHOLE},
    {"parameters", NULL, "cancellation_rate", 0, WHOLE},
    {"parameters", NULL, "refund_shipping_limit", 0, NO_LIMIT},
    {"parameters", NULL, "discount_grace_minutes", 0, MANY},
    {"parameters", NULL, "reservation_days", 0, DAYS},
    {"parameters", NULL, "stock_buffer", 0, NO_LIMIT},
    {"parameters", NULL, "fraud_score", 0, MANY},
    {"category", NULL, "stock_buffer", 0, NO_LIMIT},
    {"product", NULL, "stock_buffer", 0, NO_LIMIT},
    {"product", NULL, "weight_grams", 0, GRAMS},
    {"product", NULL, "unit_price", 0, NO_LIMIT},
    {"product", "prices", "price", 0, NO_LIMIT},
    {"product", "prices", "price_unit", 0, NO_LIMIT},
    {"product", "units", "factor", 0, NO_LIMIT},
    {"product", NULL, "minimum", 0, NO_LIMIT},
    {"product", NULL, "maximum", 0, NO_LIMIT},
    {"product", NULL, "multiple", 0, NO_LIMIT},
    {"product", NULL, "default_quantity", 0, NO_LIMIT},
    {"profile", NULL, "lock_minutes", 0, MANY},
    {"profile", NULL, "secret_tries", 0, MANY},
    {"profile", NULL, "secret_length", 0, 12},
    {"profile", NULL, "offline_return_limit", 0, NO_LIMIT},
    {"profile", NULL, "notification_minutes", 0, MANY},
    {"receipt-profile", "papers", "copies", 0, 9},
    {"store", NULL, "latitude_micro", -90 * WHOLE, 90 * WHOLE},
    {"store", NULL, "longitude_micro", -180 * WHOLE, 180 * WHOLE},
    {"store", "opening", "weekday", 0, 7},
    {"warehouse", NULL, "latitude_micro", -90 * WHOLE, 90 * WHOLE},
    {"warehouse", NULL, "longitude_micro", -180 * WHOLE, 180 * WHOLE},
    {"delivery-mode", NULL, "lead_days", 0, DAYS},
    {"delivery-mode", NULL, "max_weight_grams", 0, GRAMS},
    {"slot-rule", NULL, "min_days", 0, (gint64)DAYS *WHOLE},
    {"slot-rule", NULL, "max_days", 0, (gint64)DAYS *WHOLE},
    {"slot-rule", NULL, "interval_minutes", 0, 24 * 60},
    {"slot-rule", NULL, "capacity", 0, MANY},
    {"charge-rule", "tiers", "from", 0, NO_LIMIT},
    {"charge-rule", "tiers", "to", 0, NO_LIMIT},
    {"charge-rule", "tiers", "amount", 0, NO_LIMIT},
    {"charge-rule", "tiers", "rate", 0, WHOLE},
    {"shipping-discount", "tiers", "from", 0, NO_LIMIT},
    {"shipping-discount", "tiers", "rate", 0, WHOLE},
    {"shipping-discount", "tiers", "amount", 0, NO_LIMIT},
    {"tax-rate", NULL, "rate", 0, WHOLE},
    {"stock", "expected", "quantity", 0, NO_LIMIT},
    {"tender", NULL, "rounding_minor", 0, NO_LIMIT},
    {"tender", NULL, "max_change", 0, NO_LIMIT},
    {"tender", NULL, "max_difference", 0, NO_LIMIT},
    {"tender", NULL, "max_recounts", 0, MANY},
    {"tender", NULL, "max_on_card", 0, NO_LIMIT},
    {"role", "limits", "amount", 0, NO_LIMIT},
    {"role", "limits", "rate", 0, NO_LIMIT},
    {"role", "limits", "quantity", 0, NO_LIMIT},
    {"worker", "limits", "amount", 0, NO_LIMIT},
    {"worker", "limits", "rate", 0, NO_LIMIT},
    {"worker", "limits", "quantity", 0, NO_LIMIT},
    {"card-type", NULL, "reservation_days", 0, DAYS},
    {"credit", NULL, "limit", 0, NO_LIMIT},
    {"credit", NULL, "offline_limit", 0, NO_LIMIT},
    {"return-policy", NULL, "days", 0, DAYS},
    {"return-policy", NULL, "fee_rate", 0, WHOLE},
    {"return-policy", "terms", "days", 0, DAYS},
    {"return-policy", "terms", "fee_rate", 0, WHOLE},
    {"fraud-rule", NULL, "score", 1, MANY},
    {"fraud-rule", NULL, "total_from", 0, NO_LIMIT},
    {"fraud-rule", NULL, "quantity_from", 0, NO_LIMIT},
    {"fraud-rule", NULL, "new_customer_days", 0, DAYS},
    {"coupon", "codes", "limit", 0, MANY},
    {"coupon", "codes", "limit_per_customer", 0, MANY},
    {"coupon", "codes", "limit_per_store", 0, MANY},
};

static gint64
read_number (gpointer record, const PosField *field)
{
  return field->kind == POS_FIELD_RATE ? pos_record_member (record, field, PosRate).micro
                                       : pos_record_member (record, field, gint64);
}

static char *
tell_bound (const Bound *bound, const PosField *field)
{
  if (bound->most == NO_LIMIT)
    return g_strdup_printf ("“%s” is below nothing", field->name);
  if (field->kind == POS_FIELD_RATE && bound->most == WHOLE)
    return g_strdup_printf ("“%s” is not from 0 to 1: 21 %% is 0.21", field->name);
  return g_strdup_printf ("“%s” is not from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                          field->name,
                          bound->least / (field->kind == POS_FIELD_RATE ? WHOLE : 1),
                          bound->most / (field->kind == POS_FIELD_RATE ? WHOLE : 1));
}

static char *
find_out_of_bound (const Bound *bound, gpointer record)
{
  const PosField *field = pos_record_find_field (record, bound->member);
  gint64 value = read_number (record, field);

  if (field->flags & POS_FIELD_SAID && value == POS_UNSAID)
    return NULL;
  return value < bound->least || value > bound->most ? tell_bound (bound, field) : NULL;
}

/* What @find says of the first item of the list @name that it says something of. */
static char *
look_through (gpointer record,
              const char *name,
              char *(*find) (gpointer item, gconstpointer data),
              gconstpointer data)
{
  PosList *list = pos_record_member (record, pos_record_find_field (record, name), PosList *);

  for (guint i = 0; i < pos_list_size (list); i++) {
    g_autofree char *fault = find (pos_list_peek (list, i), data);
    if (fault)
      return g_strdup_printf ("%s %u: %s", name, i + 1, fault);
  }
  return NULL;
}

static char *
find_item_out_of_bound (gpointer item, gconstpointer bound)
{
  return find_out_of_bound (bound, item);
}

static char *
find_bound_fault (const char *kind, gpointer record)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++) {
    const Bound *bound = &bounds[i];
    char *fault;

    if (strcmp (bound->kind, kind) != 0)
      continue;
    fault = bound->list ? look_through (record, bound->list, find_item_out_of_bound, bound)
                        : find_out_of_bound (bound, record);
    if (fault)
      return fault;
  }
  return NULL;
}

/* --- Days and hours --- */

static char *
find_weekday_fault (GStrv weekdays)
{
  for (GStrv day = weekdays; day && *day; day++)
    if (!strchr ("1234567", (*day)[0]) || strlen (*day) != 1)
      return g_strdup_printf ("“weekdays” has “%s”, which is not from 1 to 7", *day);
  return NULL;
}

static char *
find_hours_fault (const char *first, const char *from, const char *last, const char *until)
{
  int begin = pos_slot_rule_read_time (from), end = pos_slot_rule_read_time (until);

  if (begin < 0 || end < 0)
    return g_strdup_printf ("“%s” is not a time", begin < 0 ? first : last);
  return begin < end ? NULL : g_strdup_printf ("“%s” is not after “%s”", last, first);
}

static char *
find_opening_fault (gpointer item, gconstpointer unused)
{
  PosOpening *opening = item;

  return opening->closed ? NULL : find_hours_fault ("from", opening->from, "until", opening->until);
}

static gboolean
ends_before_it_begins (PosDate from, PosDate until)
{
  return from.julian != 0 && until.julian != 0 && until.julian < from.julian;
}

static char *
find_slot_fault (PosSlotRule *rule)
{
  char *fault = find_weekday_fault (rule->weekdays);

  if (!fault)
    fault = find_hours_fault ("start", rule->start, "end", rule->end);
  if (!fault && rule->max_days.micro > 0 && rule->max_days.micro < rule->min_days.micro)
    fault = g_strdup ("“max_days” is less than “min_days”");
  if (!fault && ends_before_it_begins (rule->from, rule->until))
    fault = g_strdup ("“until” is before “from”");
  return fault;
}

/* An hour that is left out is the day's first or last; one that ends before it begins goes on past
 * midnight. */
static char *
find_period_fault (gpointer item, gconstpointer unused)
{
  PosDiscountPeriod *period = item;

  if (period->from && pos_slot_rule_read_time (period->from) < 0)
    return g_strdup ("“from” is not a time");
  if (period->until && pos_slot_rule_read_time (period->until) < 0)
    return g_strdup ("“until” is not a time");
  return find_weekday_fault (period->weekdays);
}

/* --- Money --- */

static char *
find_coin_fault (const char *member, GStrv texts)
{
  char *end = NULL;

  for (GStrv text = texts; text && *text; text++)
    if (!(g_ascii_strtod (*text, &end) > 0) || *end)
      return g_strdup_printf ("“%s” has “%s”, which is no amount", member, *text);
  return NULL;
}

static char *
find_worker_fault (PosWorker *worker)
{
  return worker->secret_hash && *worker->secret_hash && !pos_secret_travels (worker->secret_hash)
             ? g_strdup ("“secret_hash” is nothing that a PIN is recognized by: say the “secret”")
             : NULL;
}

static char *
find_tender_fault (PosTender *tender)
{
  char *fault = find_coin_fault ("denominations", tender->denominations);

  return fault ? fault : find_coin_fault ("coins", tender->coins);
}

/* --- Numbers of receipts --- */

static char *
find_long_mask (gpointer item, gconstpointer unused)
{
  return g_utf8_strlen (((PosReceiptMask *)item)->mask, -1) > MOST_OF_A_MASK
             ? g_strdup_printf ("“mask” has more than %d characters", MOST_OF_A_MASK)
             : NULL;
}

static char *
find_mask_fault (PosProfile *profile)
{
  if (g_utf8_strlen (pos_text_or (profile->receipt_mask, ""), -1) > MOST_OF_A_MASK)
    return g_strdup_printf ("“receipt_mask” has more than %d characters", MOST_OF_A_MASK);
  return look_through (profile, "receipt_masks", find_long_mask, NULL);
}

/* --- Attributes --- */

static char *
find_attribute_fault (gpointer item, gconstpointer unused)
{
  PosAttribute *attribute = item;
  gboolean chooses = attribute->type == POS_ATTRIBUTE_CHOICE;

  return chooses && !(attribute->choices && *attribute->choices)
             ? g_strdup ("a choice without “choices”")
             : NULL;
}

/* --- Countries and currencies --- */

/* "NL", or a part of it: "NL-UT". */
static char *
find_country_fault (const char *member, GStrv countries)
{
  for (GStrv country = countries; country && *country; country++) {
    g_autofree char *code = g_strndup (*country, strcspn (*country, "-"));
    if (!pos_iso_is_country (code))
      return g_strdup_printf ("“%s” has “%.16s”, which is no country", member, *country);
  }
  return NULL;
}

static char *
find_mode_fault (PosDeliveryMode *mode)
{
  char *fault = find_weekday_fault (mode->weekdays);

  if (!fault)
    fault = find_country_fault ("countries", mode->countries);
  return fault ? fault : find_country_fault ("countries_excluded", mode->countries_excluded);
}

/* --- Fraud --- */

/* Of every order it would be true, and nobody could say what of. */
static char *
find_fraud_fault (PosFraudRule *rule)
{
  return pos_fraud_rule_has_condition (rule) ? find_country_fault ("countries", rule->countries)
                                             : g_strdup ("it names no condition");
}

/* --- Names --- */

/* Ids stand on buttons, in receipts' numbers and in every line that names them. */
static char *
find_long_id (gpointer record)
{
  g_autofree char *id = pos_kind_dup_key (record);

  return g_utf8_strlen (id, -1) > MOST_OF_AN_ID
             ? g_strdup_printf ("“id” has more than %d characters", MOST_OF_AN_ID)
             : NULL;
}

static char *
find_name_fault (gpointer record)
{
  if (POS_IS_PARAMETERS (record) && strcmp (((PosParameters *)record)->id, "company") != 0)
    return g_strdup ("“id” is not “company”: there is one record of parameters");
  if (POS_IS_FEATURE (record)) {
    const char *id = ((PosFeature *)record)->id;
    gint64 number = id[0] == 'F' ? g_ascii_strtoll (id + 1, NULL, 10) : 0;
    g_autofree char *name = g_strdup_printf ("F%d", (int)CLAMP (number, 1, 20));
    if (strcmp (name, id) != 0)
      return g_strdup ("“id” is not one of F1 to F20");
  }
  return NULL;
}

/* --- Stock levels --- */

/* Of two that begin alike neither would be the higher one. */
static char *
find_level_fault (PosParameters *parameters)
{
  PosList *levels = parameters->stock_levels;

  for (guint i = 0; i < pos_list_size (levels); i++) {
    PosStockLevel *level = pos_list_peek (levels, i);

    for (guint j = i + 1; j < pos_list_size (levels); j++) {
      PosStockLevel *other = pos_list_peek (levels, j);
      if (level->otherwise == other->otherwise &&
          (level->otherwise || level->above.micro == other->above.micro))
        return g_strdup_printf ("stock levels %u and %u begin alike", i + 1, j + 1);
    }
  }
  return NULL;
}

/* What a letter shows has to lead somewhere. */
static char *
find_address_fault (PosParameters *parameters)
{
  const char *address = parameters->check_in_address;
  g_autofree char *scheme = address ? g_uri_parse_scheme (address) : NULL;

  if (!address ||
      ((!g_strcmp0 (scheme, "https") || !g_strcmp0 (scheme, "http")) &&
       g_uri_is_valid (address, G_URI_FLAGS_NONE, NULL) && !g_str_has_suffix (address, "/")))
    return NULL;
  return g_strdup_printf ("“check_in_address” is no address of a page: “%.60s”", address);
}

/* --- Return locations --- */

/* Of two routes for one reason and store neither is closer. */
static char *
find_route_fault (PosReturnLocation *policy)
{
  for (guint i = 0; i < pos_list_size (policy->routes); i++) {
    PosReturnRoute *route = pos_list_peek (policy->routes, i);

    for (guint j = i + 1; j < pos_list_size (policy->routes); j++) {
      PosReturnRoute *other = pos_list_peek (policy->routes, j);
      if (!g_strcmp0 (route->reason, other->reason) && !g_strcmp0 (route->store, other->store))
        return g_strdup_printf ("routes %u and %u are for one reason and store", i + 1, j + 1);
    }
  }
  return NULL;
}

/* --- Orders of other channels --- */

/* No register could keep one without: its whole feed would wait for it. */
static char *
find_order_fault (PosOrder *order)
{
  if (order->created_at == 0)
    return g_strdup ("“created_at” is missing");
  if (order->revision < 0)
    return g_strdup ("“revision” is below 0");
  return order->status == POS_ORDER_STATUS_CART
             ? g_strdup ("“status” is “cart”: nobody has concluded it")
             : NULL;
}

static const char *
get_key (gpointer item, const PosField *field)
{
  return field->kind == POS_FIELD_ENUM ? field->nicks[pos_record_member (item, field, int)]
                                       : pos_record_member (item, field, char *);
}

static gboolean
holds_twice (PosList *list, const char *member)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pos_list_size (list); i++) {
    gpointer item = pos_list_peek (list, i);
    if (!g_hash_table_add (seen, (gpointer)get_key (item, pos_record_find_field (item, member))))
      return TRUE;
  }
  return FALSE;
}

static char *
find_double (const char *kind, gpointer record)
{
  static const struct {
    const char *kind, *list, *member;
  } keys[] = {
      {"parameters", "stock_levels", "id"},
      {"product", "units", "unit"},
      {"store", "lockers", "id"},
      {"profile", "reject_reasons", "id"},
      {"hold-code", "reasons", "id"},
      {"reason-list", "reasons", "id"},
      {"fulfillment-group", "members", "warehouse"},
      {"return-policy", "rules", "tender"},
      {"return-policy", "terms", "category"},
      {"profile", "balance_groups", "customer_group"},
      {"return-reason", "places", "store"},
      {"receipt-profile", "papers", "paper"},
      {"attribute-group", "attributes", "id"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!strcmp (keys[i].kind, kind) &&
        holds_twice (
            pos_record_member (record, pos_record_find_field (record, keys[i].list), PosList *),
            keys[i].member))
      return g_strdup_printf ("“%s” has one “%s” twice", keys[i].list, keys[i].member);
  return NULL;
}

/* --- Devices --- */

static gboolean
is_device (const char *path)
{
  return !path || g_str_has_prefix (path, "/");
}

/* "till-printer", "10.0.0.7:9100", "[fe80::1]:9100". */
static gboolean
is_printer (const char *text)
{
  g_autoptr (GSocketConnectable) address = g_network_address_parse (text, PRINTER_PORT, NULL);
  const char *host = address ? g_network_address_get_hostname (G_NETWORK_ADDRESS (address)) : "";

  return *host && (!strchr (host, ':') || g_hostname_is_ip_address (host));
}

static char *
find_hardware_fault (PosHardwareProfile *profile)
{
  if (profile->printer && !is_printer (profile->printer))
    return g_strdup ("“printer” is no “host” or “host:port”");
  if (profile->terminal && !g_str_equal (profile->terminal, POS_TERMINAL_SIMULATED))
    return g_strdup ("“terminal” is no “" POS_TERMINAL_SIMULATED "”, and there are no others");
  if (!is_device (profile->scanner))
    return g_strdup ("“scanner” is no device, such as “/dev/ttyACM0”");
  return is_device (profile->display) ? NULL
                                      : g_strdup ("“display” is no device, such as “/dev/ttyUSB0”");
}

/* L-23: errors block publishing. */
static char *
find_layout_fault (PosLayoutBundle *bundle)
{
  g_autoptr (GError) error = NULL;

  return pos_layout_bundle_holds (bundle, POS_LAYOUT_UNPUBLISHED, &error)
             ? NULL
             : g_strdup (error->message);
}

char *
pos_bundle_find_value_fault (const char *kind, gpointer record)
{
  char *fault = find_bound_fault (kind, record);

  if (!fault)
    fault = find_name_fault (record);
  if (!fault)
    fault = find_double (kind, record);
  if (!fault)
    fault = find_long_id (record);
  if (!fault && POS_IS_SHIPPING_DISCOUNT (record))
    fault = pos_bundle_find_shipping_fault (record);
  if (!fault && POS_IS_DISCOUNT (record))
    fault = look_through (record, "periods", find_period_fault, NULL);
  if (!fault && POS_IS_PARAMETERS (record))
    fault = find_level_fault (record);
  if (!fault && POS_IS_PARAMETERS (record))
    fault = find_address_fault (record);
  if (!fault && POS_IS_PRODUCT (record))
    fault = pos_bundle_find_product_fault (record);
  if (!fault && POS_IS_PROFILE (record))
    fault = find_mask_fault (record);
  if (!fault && POS_IS_HARDWARE_PROFILE (record))
    fault = find_hardware_fault (record);
  if (!fault && POS_IS_DELIVERY_MODE (record))
    fault = find_mode_fault (record);
  if (!fault && POS_IS_SLOT_RULE (record))
    fault = find_slot_fault (record);
  if (!fault && POS_IS_STORE (record))
    fault = look_through (record, "opening", find_opening_fault, NULL);
  if (!fault && POS_IS_TENDER (record))
    fault = find_tender_fault (record);
  if (!fault && POS_IS_CHARGE_RULE (record))
    fault = pos_bundle_find_charge_fault (record);
  if (!fault && POS_IS_RETURN_LOCATION (record))
    fault = find_route_fault (record);
  if (!fault && POS_IS_REASON_LIST (record) &&
      pos_list_size (((PosReasonList *)record)->reasons) == 0)
    fault = g_strdup ("“reasons” is empty: nobody could answer");
  if (!fault && POS_IS_INFO_CODE (record))
    fault = pos_bundle_find_info_code_fault (record);
  if (!fault && POS_IS_WORKER (record))
    fault = find_worker_fault (record);
  if (!fault && POS_IS_FRAUD_RULE (record))
    fault = find_fraud_fault (record);
  if (!fault && POS_IS_ORDER (record))
    fault = find_order_fault (record);
  if (!fault && POS_IS_TAKEN_SLOT (record))
    fault = g_strdup ("headquarters counts places in the orders that have them");
  if (!fault && POS_IS_LAYOUT_BUNDLE (record))
    fault = find_layout_fault (record);
  if (!fault && POS_IS_ATTRIBUTE_GROUP (record))
    fault = look_through (record, "attributes", find_attribute_fault, NULL);
  return fault;
}
