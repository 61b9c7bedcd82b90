/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-message.h — what a customer is written when something happens to an order.
 * Layer: model.  A chain loads its templates with its bundle; an event without one is not written
 * about.  Source: customer-orders.md §7.6. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

typedef enum {
  POS_MESSAGE_CREATED,          /* headquarters has the order */
  POS_MESSAGE_CONFIRMED,        /* it has its number */
  POS_MESSAGE_PICKED,           /* something of a parcel was taken from the shelf */
  POS_MESSAGE_PACKED,           /* something that ships is in its parcel */
  POS_MESSAGE_READY_FOR_PICKUP, /* the same, of what the customer comes for */
  POS_MESSAGE_SHIPPED,
  POS_MESSAGE_INVOICED, /* handed over */
  POS_MESSAGE_CANCELLED,
  POS_MESSAGE_PAYMENT_FAILED,
  POS_MESSAGE_REPLACEMENT_CREATED, /* instead of created, of what replaces goods that came back */
  POS_MESSAGE_RESERVATION_ENDS,    /* soon, what is reserved on a card */
  POS_MESSAGE_RECEIPT,             /* a paper of a register, asked for by e-mail */
} PosMessageEvent;

#define POS_N_MESSAGE_EVENTS (POS_MESSAGE_RECEIPT + 1)

/* "order-created", "ready-for-pickup", … */
const char *pos_message_event_get_nick (PosMessageEvent event);
/* Told of each parcel or pick-up, not of the order as a whole. */
gboolean pos_message_event_is_of_parcel (PosMessageEvent event);

#define POS_TYPE_MESSAGE_TEMPLATE (pos_message_template_get_type ())
POS_DECLARE_RECORD (PosMessageTemplate, message_template, MESSAGE_TEMPLATE)

/* Whether a mailer could write to it; nothing in it may end a header.  @address: (nullable). */
gboolean pos_message_is_address (const char *address);

/* In @subject and @body {customer}, {order}, {confirmation}, {store}, {store_address},
 * {store_hours}, {store_phone}, {packing_slip}, {mode}, {date}, {address}, {lines}, {total},
 * {balance}, {reserved}, {reserved_until} and {check_in} stand for what they say.  Of a paper,
 * which need not be about an order, {customer}, those of the store, {receipt}: its number, and
 * {paper}: all of it.
 */
struct _PosMessageTemplate {
  PosRecord parent_instance;

  char *id;
  int event;    /* PosMessageEvent */
  char *mode;   /* (nullable): only of this delivery mode; without: every other */
  GStrv stores; /* only of orders of these, where it counts before any other; empty: of all */
  char *sender; /* "Oak & Sons <orders@example.com>" */
  PosL10n *subject;
  PosL10n *body;
};

#define POS_TYPE_LETTER (pos_letter_get_type ())
POS_DECLARE_RECORD (PosLetter, letter, LETTER)

/* A paper that a register wants headquarters to mail.  Source: register.md T-36. */
struct _PosLetter {
  PosRecord parent_instance;

  PosId id;
  char *receipt;   /* the paper's number */
  char *paper;     /* (nullable): its kind: "sale", "order" … */
  char *recipient; /* pos_message_is_address() */
  char *name;      /* (nullable): of the customer */
  char *language;
  char *text; /* the paper, as on a roll */
};

G_END_DECLS
