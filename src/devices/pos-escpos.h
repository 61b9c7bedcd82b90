/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-escpos.h — a receipt as the bytes of an ESC/POS printer.
 * Layer: devices.  Thread: any; lines in scripts the code page lacks are drawn, so not the main
 * one. Rules:  text is laid out on a fixed grid; a line that CP858 can spell (signs of typography
 * written plainly, accents dropped where it must) goes as text, any other as a raster image.
 * Source: ecosystem.md §1.1, A3. */
#pragma once
#include "devices/pos-receipt.h"

G_BEGIN_DECLS

typedef struct {
  guint columns;   /* font A characters per line */
  guint dots;      /* printable width */
  guint code_page; /* n of ESC t n that selects CP858 */
  gboolean cutter; /* else feeds four lines */
} PosEscposProfile;

extern const PosEscposProfile pos_escpos_generic_80;
extern const PosEscposProfile pos_escpos_generic_58;

/* @copy: 0 the original, else "COPY n" heads it. */
GBytes *pos_escpos_encode (PosReceipt *receipt, const PosEscposProfile *profile, guint copy);

/* @pin: 0 (connector pin 2) or 1 (pin 5); times in milliseconds, up to 510. */
GBytes *pos_escpos_drawer_kick (guint pin, guint on_ms, guint off_ms);

G_END_DECLS
