/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-store-records.c — tables of fields of what only the register's database knows. */
#include "store/pos-store-records.h"

static const PosField journal_entry_fields[] = {
    {POS_FIELD (PosJournalEntry, INTEGER, seq)},
    {POS_FIELD (PosJournalEntry, INSTANT, at)},
    {.name = "register",
     .kind = POS_FIELD_TEXT,
     .offset = G_STRUCT_OFFSET (PosJournalEntry, register_id)},
    {POS_FIELD (PosJournalEntry, TEXT, op), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosJournalEntry, TEXT, worker)},
    {POS_FIELD (PosJournalEntry, TEXT, approver)},
    {POS_FIELD (PosJournalEntry, ID, order_id)},
    {POS_FIELD (PosJournalEntry, TEXT, receipt)},
    {POS_FIELD (PosJournalEntry, JSON, parameters)},
    {POS_FIELD (PosJournalEntry, JSON, result)},
    {POS_FIELD (PosJournalEntry, ID, shift), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosJournalEntry, TEXT, previous_hash)},
    {POS_FIELD (PosJournalEntry, TEXT, hash)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosJournalEntry, journal_entry, 0)

static const PosField outbox_item_fields[] = {
    {POS_FIELD (PosOutboxItem, INTEGER, seq)},
    {POS_FIELD (PosOutboxItem, ID, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosOutboxItem, TEXT, kind), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosOutboxItem, TEXT, record_id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosOutboxItem, INTEGER, base_revision)},
    {POS_FIELD (PosOutboxItem, JSON, body)},
    {POS_FIELD (PosOutboxItem, TEXT, body_hash)},
    {POS_FIELD (PosOutboxItem, INSTANT, created_at)},
    {POS_FIELD (PosOutboxItem, INSTANT, next_at)},
    {POS_FIELD (PosOutboxItem, INTEGER, attempts)},
    {POS_FIELD (PosOutboxItem, FLAG, parked)},
    {POS_FIELD (PosOutboxItem, TEXT, reason)},
    {POS_FIELD (PosOutboxItem, INSTANT, acked_at)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosOutboxItem, outbox_item, 0)

static const PosField stored_receipt_fields[] = {
    {POS_FIELD (PosStoredReceipt, TEXT, number)},
    {.name = "register",
     .kind = POS_FIELD_TEXT,
     .offset = G_STRUCT_OFFSET (PosStoredReceipt, register_id)},
    {POS_FIELD (PosStoredReceipt, TEXT, sequence)},
    {POS_FIELD (PosStoredReceipt, INTEGER, serial)},
    {POS_FIELD (PosStoredReceipt, ID, order_id)},
    {POS_FIELD (PosStoredReceipt, TEXT, kind)},
    {POS_FIELD (PosStoredReceipt, JSON, document)},
    {POS_FIELD (PosStoredReceipt, INSTANT, at)},
    {POS_FIELD (PosStoredReceipt, INTEGER, copies)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosStoredReceipt, stored_receipt, 0)

static const char *const intent_states[] = {"open", "approved", "declined", "voided", NULL};

static const PosField pay_intent_fields[] = {
    {POS_FIELD (PosPayIntent, ID, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosPayIntent, ID, order_id)},
    {POS_FIELD (PosPayIntent, ID, payment_id)},
    {POS_FIELD (PosPayIntent, TEXT, kind), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosPayIntent, TEXT, tender)},
    {POS_FIELD (PosPayIntent, MONEY, amount)},
    {POS_FIELD (PosPayIntent, TEXT, connector)},
    {POS_FIELD (PosPayIntent, ENUM, state), .nicks = intent_states},
    {POS_FIELD (PosPayIntent, JSON, result)},
    {POS_FIELD (PosPayIntent, INSTANT, created_at)},
    {POS_FIELD (PosPayIntent, INSTANT, finished_at)},
    {POS_FIELD (PosPayIntent, FLAG, booked)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosPayIntent, pay_intent, G_STRUCT_OFFSET (PosPayIntent, currency))
