/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-wire-invoice.c — the fields of the questions and answers. */
#include "wire/pos-wire-invoice.h"
#include "model/pos-invoice.h"

static const char *const ask_nicks[] = {"list", "take", "give-back", "query", NULL};

static const PosField invoice_question_fields[] = {
    {.name = "action",
     .kind = POS_FIELD_ENUM,
     .offset = G_STRUCT_OFFSET (PosInvoiceQuestion, action),
     .flags = POS_FIELD_REQUIRED,
     .nicks = ask_nicks},
    {POS_FIELD (PosInvoiceQuestion, TEXT, customer)},
    {POS_FIELD (PosInvoiceQuestion, TEXT, number)},
    {POS_FIELD (PosInvoiceQuestion, TEXTS, held), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosInvoiceQuestion, ID, reference)},
    {POS_FIELD (PosInvoiceQuestion, TEXT, invoice)},
    {POS_FIELD (PosInvoiceQuestion, ID, original)},
    {POS_FIELD (PosInvoiceQuestion, MONEY, amount)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosInvoiceQuestion,
                   invoice_question,
                   G_STRUCT_OFFSET (PosInvoiceQuestion, currency))

static const PosField invoice_answer_fields[] = {
    {POS_FIELD (PosInvoiceAnswer, FLAG, approved)},
    {POS_FIELD (PosInvoiceAnswer, TEXT, reason)},
    {POS_FIELD (PosInvoiceAnswer, MONEY, amount)},
    {POS_FIELD (PosInvoiceAnswer, RECORDS, invoices), .item_type = pos_invoice_get_type},
    {POS_FIELD (PosInvoiceAnswer, FLAG, more)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosInvoiceAnswer, invoice_answer, G_STRUCT_OFFSET (PosInvoiceAnswer, currency))
