/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-ean.h — the last digit of article numbers (EAN-8, UPC-A, EAN-13, GTIN-14) proves the others.
 * Layer: base.  Source: GS1 General Specifications, 7.9. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* The digit that belongs behind the first @length digits of @digits. */
char pos_ean_get_check_digit (const char *digits, gsize length);

/* Whether @code has the form of an article number, but was read or typed wrongly. */
gboolean pos_ean_is_misread (const char *code);

G_END_DECLS
