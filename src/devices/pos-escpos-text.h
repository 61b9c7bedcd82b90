/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-escpos-text.h — what code page 858 can say. */
#pragma once
#include <glib.h>

/* @text in CP858, column for column; %NULL when only a picture can say it. */
GByteArray *pos_cp858_encode (const char *text);
