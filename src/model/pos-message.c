/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-message.c — see the header. */
#include "model/pos-message.h"

#include <string.h>

static const char *const events[] = {
    "order-created",
    "order-confirmed",
    "order-picked",
    "order-packed",
    "ready-for-pickup",
    "order-shipped",
    "order-invoiced",
    "order-cancelled",
    "payment-failed",
    "replacement-created",
    "reservation-ends",
    "receipt",
    NULL,
};

const char *
pos_message_event_get_nick (PosMessageEvent event)
{
  return events[event];
}

gboolean
pos_message_event_is_of_parcel (PosMessageEvent event)
{
  return event >= POS_MESSAGE_PICKED && event <= POS_MESSAGE_INVOICED;
}

static const PosField message_template_fields[] = {
    {POS_FIELD (PosMessageTemplate, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosMessageTemplate, ENUM, event), .flags = POS_FIELD_REQUIRED, .nicks = events},
    {POS_FIELD (PosMessageTemplate, TEXT, mode)},
    {POS_FIELD (PosMessageTemplate, TEXTS, stores), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosMessageTemplate, TEXT, sender), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosMessageTemplate, L10N, subject), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosMessageTemplate, L10N, body), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosMessageTemplate, message_template, 0)

static const PosField letter_fields[] = {
    {POS_FIELD (PosLetter, ID, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosLetter, TEXT, receipt), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosLetter, TEXT, paper), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosLetter, TEXT, recipient), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosLetter, TEXT, name), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosLetter, TEXT, language), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosLetter, TEXT, text), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosLetter, letter, 0)

/* Names with something between the points; of one alone nobody has his address. */
static gboolean
is_domain (const char *text)
{
  return *text && *text != '.' && strchr (text, '.') && !strstr (text, "..") &&
         !g_str_has_suffix (text, ".");
}

gboolean
pos_message_is_address (const char *address)
{
  const char *at = address ? strchr (address, '@') : NULL;

  if (!at || at == address || strchr (at + 1, '@') || !is_domain (at + 1))
    return FALSE;
  for (const char *c = address; *c; c++)
    if ((guchar)*c <= ' ' || (guchar)*c >= 127 || strchr ("<>(),;:\\\"[]", *c))
      return FALSE;
  return TRUE;
}
