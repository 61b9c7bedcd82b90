/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-terms-words.c — see the header. */
#include "ui/recall/pos-terms-words.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-terms-days.h"

/* TRANSLATORS: between names of a list: "Utrecht, Delft" */
#define BETWEEN C_ ("between names", ", ")
/* More than these are counted, not named. */
#define MOST_NAMES 2

static const PosTermsChoice statuses[] = {
    {"open", "order status", NC_ ("order status", "Open")},
    {"in-fulfillment", "order status", NC_ ("order status", "In progress")},
    {"partially-invoiced", "order status", NC_ ("order status", "Partly delivered")},
    {"pending-sync sync-edit", "order status", NC_ ("order status", "Not yet at headquarters")},
    {"sync-failed", "order status", NC_ ("order status", "Not accepted yet")},
    {NULL, NULL, NULL},
};

static const PosTermsChoice line_statuses[] = {
    {"pending", "line status", NC_ ("line status", "To accept")},
    {"accepted", "line status", NC_ ("line status", "Accepted")},
    {"picking partially-picked", "line status", NC_ ("line status", "Being picked")},
    {"picked", "line status", NC_ ("line status", "Picked")},
    {"packed partially-packed", "line status", NC_ ("line status", "Packed")},
    {"partially-invoiced", "line status", NC_ ("line status", "Partly delivered")},
    {"rejected", "line status", NC_ ("line status", "Rejected")},
    {NULL, NULL, NULL},
};

static const PosTermsChoice holds[] = {
    {"none", "hold", NC_ ("hold", "Not held")},
    {"on-hold", "hold", NC_ ("hold", "On hold")},
    {"do-not-process", "hold", NC_ ("hold", "Not to be processed")},
    {NULL, NULL, NULL},
};

static const PosTermsChoice intents[] = {
    {"ship", "recall filter", NC_ ("recall filter", "With lines that ship")},
    {"pick-up", "recall filter", NC_ ("recall filter", "With lines to pick up")},
    {"carry-out", "recall filter", NC_ ("recall filter", "With lines carried out")},
    {NULL, NULL, NULL},
};

static const PosTermsChoice types[] = {
    {"sales-order", "recall filter", NC_ ("recall filter", "Orders")},
    {"quote", "recall filter", NC_ ("recall filter", "Quotes")},
    {"sale", "recall filter", NC_ ("recall filter", "Sales")},
    {NULL, NULL, NULL},
};

static const struct {
  const char *title; /* of the field */
  const PosTermsChoice *choices;
} fields[POS_TERMS_N_FIELDS] = {
    [POS_TERMS_CUSTOMER] = {NC_ ("filter", "Customer number"), NULL},
    [POS_TERMS_PERSON] = {NC_ ("filter", "Customer"), NULL},
    [POS_TERMS_ITEM] = {NC_ ("filter", "Product"), NULL},
    [POS_TERMS_STATUS] = {NC_ ("filter", "Order status"), statuses},
    [POS_TERMS_HOLD] = {NC_ ("filter", "Hold"), holds},
    [POS_TERMS_MODE] = {NC_ ("filter", "Delivery mode"), NULL},
    [POS_TERMS_LINE_STATUS] = {NC_ ("filter", "Line status"), line_statuses},
    [POS_TERMS_STORE] = {NC_ ("filter", "Placed in"), NULL},
    [POS_TERMS_WORKER] = {NC_ ("filter", "Made by"), NULL},
    [POS_TERMS_CREATED] = {NC_ ("filter", "Placed"), NULL},
    [POS_TERMS_REQUESTED] = {NC_ ("filter", "Wanted"), NULL},
    [POS_TERMS_RECEIPT] = {NC_ ("filter", "Receipt date"), NULL},
    [POS_TERMS_TOTAL] = {NC_ ("filter", "Total"), NULL},
    [POS_TERMS_NUMBER] = {NC_ ("filter", "Number"), NULL},
    [POS_TERMS_TYPE] = {NC_ ("filter", "Kind"), types},
    [POS_TERMS_INTENT] = {NC_ ("filter", "Delivery"), intents},
};

const PosTermsChoice *
pos_terms_get_choices (PosTermsField field)
{
  return fields[field].choices;
}

const char *
pos_terms_get_title (PosTermsField field)
{
  return g_dpgettext2 (NULL, "filter", fields[field].title);
}

/* --- Members --- */

GStrv *
pos_terms_get_texts (PosOrderTerms *terms, PosTermsField field)
{
  switch (field) {
  case POS_TERMS_CUSTOMER:
    return &terms->customer;
  case POS_TERMS_ITEM:
    return &terms->item;
  case POS_TERMS_STATUS:
    return &terms->statuses;
  case POS_TERMS_HOLD:
    return &terms->holds;
  case POS_TERMS_MODE:
    return &terms->modes;
  case POS_TERMS_LINE_STATUS:
    return &terms->line_statuses;
  case POS_TERMS_STORE:
    return &terms->store;
  case POS_TERMS_WORKER:
    return &terms->worker;
  case POS_TERMS_TYPE:
    return &terms->types;
  case POS_TERMS_INTENT:
    return &terms->intents;
  case POS_TERMS_PERSON:
  case POS_TERMS_CREATED:
  case POS_TERMS_REQUESTED:
  case POS_TERMS_RECEIPT:
  case POS_TERMS_TOTAL:
  case POS_TERMS_NUMBER:
  case POS_TERMS_N_FIELDS:
  default:
    return NULL;
  }
}

GStrv
pos_terms_split (const char *typed)
{
  g_auto (GStrv) arabic = g_strsplit (typed, "،", -1);
  g_autofree char *joined = g_strjoinv (",", arabic);
  g_auto (GStrv) parts = g_strsplit (joined, ",", -1);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  gboolean any = FALSE;

  for (GStrv part = parts; *part; part++)
    if (*g_strstrip (*part)) {
      g_strv_builder_add (texts, *part);
      any = TRUE;
    }
  return any ? g_strv_builder_end (texts) : NULL;
}

gboolean
pos_terms_get_days (PosOrderTerms *terms, PosTermsField field, PosDate **from, PosDate **until)
{
  if (field == POS_TERMS_CREATED) {
    *from = &terms->created_from;
    *until = &terms->created_until;
  } else if (field == POS_TERMS_REQUESTED) {
    *from = &terms->requested_from;
    *until = &terms->requested_until;
  } else if (field == POS_TERMS_RECEIPT) {
    *from = &terms->receipt_from;
    *until = &terms->receipt_until;
  } else {
    return FALSE;
  }
  return TRUE;
}

void
pos_terms_set_person (PosOrderTerms *terms, const char *text)
{
  const char *wanted = pos_text_or (text, NULL);
  gboolean email = pos_text_is_email (wanted), phone = !email && pos_text_is_phone (wanted);

  pos_texts_set_one (&terms->email, email ? wanted : NULL);
  pos_texts_set_one (&terms->phone, phone ? wanted : NULL);
  pos_texts_set_one (&terms->customer_name, email || phone ? NULL : wanted);
}

char *
pos_terms_dup_person (const PosOrderTerms *terms)
{
  const GStrv lists[] = {terms->customer_name, terms->email, terms->phone};
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (GStrv at = lists[i]; at && *at; at++)
      g_string_append_printf (text, "%s%s", text->len ? BETWEEN : "", *at);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
pos_terms_clear (PosOrderTerms *terms, PosTermsField field)
{
  GStrv *texts = pos_terms_get_texts (terms, field);
  PosDate *from, *until;

  if (texts)
    g_clear_pointer (texts, g_strfreev);
  if (pos_terms_get_days (terms, field, &from, &until))
    *from = *until = POS_DATE_NONE;
  if (field == POS_TERMS_PERSON)
    pos_terms_set_person (terms, NULL);
  if (field == POS_TERMS_TOTAL)
    terms->total_from = terms->total_until = 0;
  if (field == POS_TERMS_HOLD)
    terms->on_hold = terms->not_on_hold = FALSE;
  if (field != POS_TERMS_NUMBER)
    return;
  g_clear_pointer (&terms->number, g_strfreev);
  g_clear_pointer (&terms->reference, g_strfreev);
  g_clear_pointer (&terms->receipt, g_strfreev);
}

/* --- Words --- */

static const char *
name_of (PosShell *shell, PosTermsField field, const char *id)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));

  if (field == POS_TERMS_STORE) {
    PosStore *store = pos_config_get (config, POS_TYPE_STORE, id);
    return store ? store->name : id;
  }
  if (field == POS_TERMS_WORKER)
    return pos_config_name_worker (config, id);
  if (field == POS_TERMS_MODE) {
    PosDeliveryMode *mode = pos_config_get (config, POS_TYPE_DELIVERY_MODE, id);
    return mode ? pos_l10n_get (mode->name, pos_shell_get_language (shell)) : id;
  }
  return id;
}

static char *
say_count (guint n)
{
  /* TRANSLATORS: so many answers of a list are chosen, which is named before. */
  return g_strdup_printf (ngettext ("%u chosen", "%u chosen", n), n);
}

static char *
say_texts (PosShell *shell, PosTermsField field, GStrv texts)
{
  g_autoptr (GString) said = g_string_new (NULL);
  guint n = g_strv_length (texts);

  if (n > MOST_NAMES)
    return say_count (n);
  for (GStrv at = texts; *at; at++)
    g_string_append_printf (said, "%s%s", said->len ? BETWEEN : "", name_of (shell, field, *at));
  return g_string_free (g_steal_pointer (&said), FALSE);
}

/* Asked for by a program, which may know more of them than people choose from. */
static char *
say_nicks (GStrv texts)
{
  guint n = g_strv_length (texts);

  return n > MOST_NAMES ? say_count (n) : g_strjoinv (BETWEEN, texts);
}

static char *
say_choices (const PosTermsChoice *choices, GStrv texts)
{
  g_autoptr (GString) said = g_string_new (NULL);
  guint n = 0;

  for (const PosTermsChoice *choice = choices; choice->nicks; choice++) {
    g_auto (GStrv) nicks = g_strsplit (choice->nicks, " ", -1);
    if (!g_strv_contains ((const char *const *)texts, nicks[0]))
      continue;
    g_string_append_printf (said,
                            "%s%s",
                            said->len ? BETWEEN : "",
                            g_dpgettext2 (NULL, choice->context, choice->label));
    n++;
  }
  if (n == 0)
    return say_nicks (texts);
  return n > MOST_NAMES ? say_count (n) : g_string_free (g_steal_pointer (&said), FALSE);
}

static char *
say_total (PosShell *shell, const PosOrderTerms *terms)
{
  guint32 currency = pos_register_get_currency (pos_shell_get_register (shell));
  PosFormat *format = pos_shell_get_format (shell);
  g_autofree char *from = pos_format_money (format, terms->total_from, currency);
  g_autofree char *until = pos_format_money (format, terms->total_until, currency);

  if (terms->total_from && terms->total_until)
    return g_strdup_printf ("%s – %s", from, until);
  if (terms->total_from)
    /* TRANSLATORS: %s is an amount of money, or a day */
    return g_strdup_printf (C_ ("filter", "from %s"), from);
  /* TRANSLATORS: %s is an amount of money, or a day */
  return terms->total_until ? g_strdup_printf (C_ ("filter", "up to %s"), until) : NULL;
}

static char *
say_hold (const PosOrderTerms *terms)
{
  if (pos_texts_ask (terms->holds))
    return say_choices (holds, terms->holds);
  if (terms->on_hold)
    return g_strdup (C_ ("hold", "On hold"));
  return terms->not_on_hold ? g_strdup (C_ ("hold", "Not held")) : NULL;
}

static char *
say_number (const PosOrderTerms *terms)
{
  const GStrv lists[] = {terms->number, terms->reference, terms->receipt};
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (GStrv at = lists[i]; at && *at; at++)
      g_string_append_printf (said, "%s%s", said->len ? BETWEEN : "", *at);
  return said->len ? g_string_free (g_steal_pointer (&said), FALSE) : NULL;
}

char *
pos_terms_dup_value (PosShell *shell, const PosOrderTerms *terms, PosTermsField field)
{
  /* Only looked at. */
  PosOrderTerms *members = (PosOrderTerms *)terms;
  GStrv *texts = pos_terms_get_texts (members, field);
  PosDate *from, *until;
  g_autofree char *person = NULL;

  if (field == POS_TERMS_HOLD)
    return say_hold (terms);
  if (field == POS_TERMS_TOTAL)
    return say_total (shell, terms);
  if (field == POS_TERMS_NUMBER)
    return say_number (terms);
  if (field == POS_TERMS_PERSON) {
    person = pos_terms_dup_person (terms);
    return *person ? g_steal_pointer (&person) : NULL;
  }
  if (pos_terms_get_days (members, field, &from, &until))
    return pos_terms_days_say (shell, field == POS_TERMS_REQUESTED, *from, *until);
  if (!texts || !pos_texts_ask (*texts))
    return NULL;
  return fields[field].choices ? say_choices (fields[field].choices, *texts)
                               : say_texts (shell, field, *texts);
}
