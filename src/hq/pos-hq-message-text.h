/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-message-text.h — from a template to a letter, and from a letter to a file for a mailer.
 * Layer: hq.  Thread: any.  Pure. */
#pragma once
#include "model/pos-message.h"
#include "model/pos-order.h"
#include "model/pos-party.h"
#include "model/pos-setup.h"

G_BEGIN_DECLS

/* Of an order or of a paper. */
typedef struct {
  PosOrder *order;  /* (nullable) */
  GPtrArray *lines; /* PosOrderLine: of the parcel; empty: of the whole order */
  PosCustomer *customer;
  PosLetter *paper;      /* (nullable) */
  PosStore *store;       /* (nullable) */
  PosDeliveryMode *mode; /* (nullable) */
  const char *check_in;  /* (nullable): the link by which the customer says that he is there */
  const char *language;
} PosHqMessageFacts;

/* @text with its {placeholders} filled in; what nobody knows stays as it is. */
char *pos_hq_message_text_fill (const PosHqMessageFacts *facts, const char *text);

typedef struct {
  gint64 number;
  const char *key;
  gint64 at;
  const char *sender;
  const char *recipient;
  const char *language;
  const char *subject;
  const char *body;
} PosHqLetter;

/* RFC 5322, in UTF-8.  The same letter always has the same Message-ID. */
char *pos_hq_message_text_write_mail (const PosHqLetter *letter);

G_END_DECLS
