/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-day-field.h — a day, typed or chosen from a calendar beside the field.
 * Layer: ui/common.  Style: .field, and a .btn that opens a .day-list.
 * What is typed is a day as "2026-05-14"; below the field it is said in words as soon as it is one.
 * It may be over as well as still to come. */
#pragma once
#include "base/pos-format.h"
#include "ui/common/pos-text-field.h"

G_BEGIN_DECLS

#define POS_TYPE_DAY_FIELD (pos_day_field_get_type ())
G_DECLARE_FINAL_TYPE (PosDayField, pos_day_field, POS, DAY_FIELD, GtkBox)

/* @format: of the language; kept.  @hint: what to type. */
GtkWidget *
pos_day_field_new (const char *label, const char *hint, PosFormat *format, PosDate today);
/* Where it is typed: for its text, and to say what is wrong with it. */
PosTextField *pos_day_field_get_text (PosDayField *self);

G_END_DECLS
