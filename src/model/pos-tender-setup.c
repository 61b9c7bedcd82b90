/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tender-setup.c — see the header. */
#include "model/pos-tender-setup.h"
#include "model/pos-nicks-private.h"

const char *const pos_tender_kind_nicks[] = {
    "cash",
    "card",
    "account",
    "gift-card",
    "invoice",
    "other",
    NULL,
};
static const char *const rounding_methods[] = {"nearest", "up", "down", NULL};
static const char *const terms_types[] = {"other", "credit-card", NULL};

static const PosField tender_fields[] = {
    {POS_FIELD (PosTender, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTender, L10N, name)},
    /* "type" in JSON: "kind" is what a bundle calls the kind of record. */
    {.name = "type",
     .kind = POS_FIELD_ENUM,
     .offset = G_STRUCT_OFFSET (PosTender, kind),
     .flags = POS_FIELD_REQUIRED,
     .nicks = pos_tender_kind_nicks},
    {POS_FIELD (PosTender, TEXT, posting_account), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, TEXTS, stores), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, MONEY, rounding_minor)},
    {POS_FIELD (PosTender, TEXTS, denominations)},
    {POS_FIELD (PosTender, TEXTS, coins), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, MONEY, max_change)},
    {POS_FIELD (PosTender, FLAG, not_without_receipt), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, FLAG, counted), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, MONEY, max_difference), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, INTEGER, max_recounts), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, TEXT, gift_item), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, MONEY, max_on_card), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, MONEY, min_amount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, MONEY, max_amount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, MONEY, max_total), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, FLAG, no_change), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, FLAG, no_part), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, FLAG, no_refund), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTender, ENUM, rounding_method),
     .flags = POS_FIELD_SPARSE,
     .nicks = rounding_methods},
    {POS_FIELD (PosTender, FLAG, rounding_least), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosTender, tender, 0)

static const PosField card_type_fields[] = {
    {POS_FIELD (PosCardType, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCardType, INTEGER, reservation_days)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosCardType, card_type, 0)

static const PosField payment_terms_fields[] = {
    {POS_FIELD (PosPaymentTerms, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosPaymentTerms, L10N, name)},
    {POS_FIELD (PosPaymentTerms, ENUM, type), .nicks = terms_types},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosPaymentTerms, payment_terms, 0)
