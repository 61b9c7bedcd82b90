/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt.h — a printable document that knows nothing of printers.
 * Layer: devices.  Thread: built on one thread, then read-only on any.
 * Shape:  a list of rows; a row is text, columns, a rule, a total, a code, a feed or a cut.  All
 *         text arrives translated and formatted (base/pos-format.h) in the receipt's language.
 * Rules:  every text passes pos_card_guard() on its way in.  "Start" is left, or right when the
 *         receipt reads right to left.
 * Source: register.md T-35, T-36, T-38. */
#pragma once
#include <glib-object.h>
#include <jansson.h>

G_BEGIN_DECLS

typedef enum {
  POS_RECEIPT_ROW_TEXT,    /* @start, wrapped */
  POS_RECEIPT_ROW_COLUMNS, /* @start … @middle … @end; @start wraps, the others never */
  POS_RECEIPT_ROW_TOTAL,   /* @start and @end, larger: the amount that matters */
  POS_RECEIPT_ROW_RULE,
  POS_RECEIPT_ROW_BARCODE, /* @start is the data, printed below the bars */
  POS_RECEIPT_ROW_QR,      /* @start is the data, @middle a caption */
  POS_RECEIPT_ROW_FEED,    /* @count empty lines */
  POS_RECEIPT_ROW_CUT,
} PosReceiptRowKind;

typedef enum {
  POS_RECEIPT_PLAIN = 0,
  POS_RECEIPT_BOLD = 1 << 0,
  POS_RECEIPT_SMALL = 1 << 1, /* details under a line, legal notes */
  POS_RECEIPT_LARGE = 1 << 2, /* store name, order number: double size on paper */
  POS_RECEIPT_CENTER = 1 << 3,
  POS_RECEIPT_END = 1 << 4,
  POS_RECEIPT_INDENT = 1 << 5,  /* set in from the start edge */
  POS_RECEIPT_HEADING = 1 << 6, /* opens a group (ship, pick up): bold with air above */
  POS_RECEIPT_DOUBLE = 1 << 7,  /* rules: the strong one */
} PosReceiptStyle;

typedef enum {
  POS_SYMBOLOGY_CODE128,
  POS_SYMBOLOGY_EAN13,
  POS_SYMBOLOGY_EAN8,
} PosSymbology;

/* Absent texts are empty, never %NULL. */
typedef struct {
  PosReceiptRowKind kind;
  PosReceiptStyle style;
  PosSymbology symbology;
  guint count;
  char *start;
  char *middle;
  char *end;
} PosReceiptRow;

#define POS_TYPE_RECEIPT (pos_receipt_get_type ())
G_DECLARE_FINAL_TYPE (PosReceipt, pos_receipt, POS, RECEIPT, GObject)

/* @kind: a stable nick that says what it is ("sale", "order", "deposit", "pick-up", "z-report");
 * @language: "en", "nl", "ar", …; decides the reading direction and the shaping of text. */
PosReceipt *pos_receipt_new (const char *kind, const char *language);
const char *pos_receipt_get_kind (PosReceipt *self);
const char *pos_receipt_get_language (PosReceipt *self);
gboolean pos_receipt_is_rtl (PosReceipt *self);

/* The document's name: PDF title, file name, queue view ("Order 4711"). */
void pos_receipt_set_title (PosReceipt *self, const char *title);
const char *pos_receipt_get_title (PosReceipt *self);
/* The word for COPY in the receipt's language; "COPY" when never set.  "COPY 2" heads a reprint. */
void pos_receipt_set_copy_word (PosReceipt *self, const char *word);
const char *pos_receipt_get_copy_word (PosReceipt *self);

/* The builder.  Texts are copied; %NULL reads as the empty text. */
void pos_receipt_add_text (PosReceipt *self, PosReceiptStyle style, const char *text);
void pos_receipt_add_columns (PosReceipt *self,
                              PosReceiptStyle style,
                              const char *start,
                              const char *middle,
                              const char *end);
void pos_receipt_add_total (PosReceipt *self, const char *label, const char *amount);
void pos_receipt_add_rule (PosReceipt *self, PosReceiptStyle style);
/* Data that cannot be encoded (or is a bare card number) is added as plain, guarded text. */
void pos_receipt_add_barcode (PosReceipt *self, PosSymbology symbology, const char *data);
void pos_receipt_add_qr (PosReceipt *self, const char *data, const char *caption);
void pos_receipt_add_feed (PosReceipt *self, guint lines);
void pos_receipt_add_cut (PosReceipt *self);

guint pos_receipt_get_n_rows (PosReceipt *self);
const PosReceiptRow *pos_receipt_get_row (PosReceipt *self, guint index);

/* Plain text, @columns wide (40 or 48 on 80 mm paper), one line per row of paper.  Columns count as
 * a terminal shows them: wide signs two, combining ones none.  Codes show as their data. */
char *pos_receipt_to_text (PosReceipt *self, guint columns);
/* The same, headed by the copy mark: @copy 0 is the original. */
char *pos_receipt_to_text_copy (PosReceipt *self, guint columns, guint copy);

/* Keeping a receipt (spool, journal) as canonical JSON.  Errors: POS_VALUE_ERROR. */
void pos_receipt_append_json (PosReceipt *self, GString *out);
PosReceipt *pos_receipt_new_from_json (json_t *json, GError **error);

G_END_DECLS
