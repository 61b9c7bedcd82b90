/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-barcode.h — bars and squares as modules, for whoever draws them.
 * Layer: devices.  Thread: any (pure).
 * Shape:  one byte per module, 1 dark.  Quiet zones are the drawer's to leave: 10 modules beside
 *         bars, 4 around squares. */
#pragma once
#include "devices/pos-receipt.h"

G_BEGIN_DECLS

/* Code 128 takes printable ASCII and chooses its own code sets; EAN takes 12 or 13 (7 or 8) digits
 * and checks or adds the last.  Returns: (transfer full) (nullable): POS_VALUE_ERROR_PARSE. */
GByteArray *pos_barcode_encode (PosSymbology symbology, const char *data, GError **error);
/* The symbol values of Code 128 with start, check and stop, as printers and tests want them. */
GByteArray *pos_code128_get_values (const char *data, GError **error);

/* A QR code with correction level M; @size × @size modules, row by row. */
GByteArray *pos_qr_encode (const char *data, guint *size, GError **error);

G_END_DECLS
