/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-nicks-private.h — names of enum values that several tables of fields share. */
#pragma once

extern const char *const pos_order_type_nicks[];
extern const char *const pos_order_status_nicks[];
extern const char *const pos_intent_nicks[];
extern const char *const pos_accept_state_nicks[];
extern const char *const pos_line_status_nicks[];
extern const char *const pos_tender_kind_nicks[];
extern const char *const pos_availability_mode_nicks[];
