/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-wire-gift.c — the fields of the questions and answers. */
#include "wire/pos-wire-gift.h"

static const char *const action_nicks[] = {"balance", "redeem", "refund", "query", NULL};

static const PosField gift_question_fields[] = {
    {.name = "action",
     .kind = POS_FIELD_ENUM,
     .offset = G_STRUCT_OFFSET (PosGiftQuestion, action),
     .flags = POS_FIELD_REQUIRED,
     .nicks = action_nicks},
    {POS_FIELD (PosGiftQuestion, ID, reference)},
    {POS_FIELD (PosGiftQuestion, TEXT, card)},
    {POS_FIELD (PosGiftQuestion, ID, original)},
    {POS_FIELD (PosGiftQuestion, MONEY, amount)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosGiftQuestion, gift_question, G_STRUCT_OFFSET (PosGiftQuestion, currency))

static const PosField gift_answer_fields[] = {
    {POS_FIELD (PosGiftAnswer, FLAG, approved)},
    {POS_FIELD (PosGiftAnswer, TEXT, reason)},
    {POS_FIELD (PosGiftAnswer, TEXT, masked)},
    {POS_FIELD (PosGiftAnswer, MONEY, amount)},
    {POS_FIELD (PosGiftAnswer, MONEY, balance)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosGiftAnswer, gift_answer, G_STRUCT_OFFSET (PosGiftAnswer, currency))
