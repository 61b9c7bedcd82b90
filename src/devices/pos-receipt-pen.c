/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-pen.c — the typography of a receipt.
 *
 * Sizes are multiples of plain text, so that a narrow roll and a full page look alike. */
#include "devices/pos-receipt-pen.h"

#include "devices/pos-barcode.h"

#include <math.h>

#define FONT "Inter, Noto Sans, Noto Sans Arabic, sans-serif"
#define SMALL 0.86
#define LARGE 1.75
#define TOTAL_LABEL 1.2
#define TOTAL_AMOUNT 1.7
#define LEADING 0.28      /* air below a line */
#define SMALL_LEADING 0.4 /* details end what stands above them */
#define HEADING_AIR 0.75  /* above a heading */
#define INDENT 1.1        /* ems */
#define AMOUNT_COLUMN 5.4 /* ems; wider amounts push middles aside */
#define BAR_HEIGHT 4.0
#define QR_SIZE 9.5

static void
set_ink (const PosReceiptPen *pen, double lightness)
{
  double value = pen->ink ? 0 : lightness;
  cairo_set_source_rgb (pen->cr, value, value, value);
}

static PangoLayout *
create_layout (const PosReceiptPen *pen, const char *text, double size, gboolean bold)
{
  PangoContext *context = pango_cairo_create_context (pen->cr);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, pen->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_context_set_language (context, pango_language_from_string (pen->language));

  PangoLayout *layout = pango_layout_new (context);
  g_object_unref (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
layout_width (PangoLayout *layout)
{
  int width = 0;
  pango_layout_get_size (layout, &width, NULL);
  return (double)width / PANGO_SCALE;
}

static double
layout_height (PangoLayout *layout)
{
  int height = 0;
  pango_layout_get_size (layout, NULL, &height);
  return (double)height / PANGO_SCALE;
}

static double
layout_baseline (PangoLayout *layout)
{
  return (double)pango_layout_get_baseline (layout) / PANGO_SCALE;
}

static void
wrap_layout (PangoLayout *layout, double width)
{
  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
}

/* Pango turns alignments around only for paragraphs whose direction it guessed itself. */
static void
align_layout (const PosReceiptPen *pen, PangoLayout *layout, gboolean at_end)
{
  pango_layout_set_alignment (layout, at_end == pen->rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
}

static void
show (const PosReceiptPen *pen, PangoLayout *layout, double x, double y)
{
  cairo_move_to (pen->cr, x, y);
  pango_cairo_show_layout (pen->cr, layout);
}

/* @x counts from the start edge. */
static void
show_from_start (const PosReceiptPen *pen, PangoLayout *layout, double x, double width, double y)
{
  show (pen, layout, pen->rtl ? pen->left + pen->width - x - width : pen->left + x, y);
}

static double
row_size (const PosReceiptPen *pen, PosReceiptStyle style)
{
  if (style & POS_RECEIPT_LARGE)
    return pen->size * LARGE;
  return style & POS_RECEIPT_SMALL ? pen->size * SMALL : pen->size;
}

static gboolean
is_bold (PosReceiptStyle style)
{
  return (style & (POS_RECEIPT_BOLD | POS_RECEIPT_HEADING | POS_RECEIPT_LARGE)) != 0;
}

static double
row_lightness (PosReceiptStyle style)
{
  return (style & POS_RECEIPT_SMALL) && !(style & POS_RECEIPT_BOLD) ? 0.33 : 0.07;
}

static double
draw_text (const PosReceiptPen *pen, const PosReceiptRow *row, double y, gboolean dry)
{
  g_autoptr (PangoLayout) layout =
      create_layout (pen, row->start, row_size (pen, row->style), is_bold (row->style));
  double indent = row->style & POS_RECEIPT_INDENT ? INDENT * pen->size : 0;
  wrap_layout (layout, pen->width - indent);
  if (row->style & POS_RECEIPT_CENTER)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else
    align_layout (pen, layout, (row->style & POS_RECEIPT_END) != 0);
  if (!dry) {
    set_ink (pen, row_lightness (row->style));
    show_from_start (pen, layout, indent, pen->width - indent, y);
  }
  return layout_height (layout);
}

/* Start, middle and end on one baseline; the start wraps below itself. */
static double
draw_three (const PosReceiptPen *pen,
            PangoLayout *start,
            PangoLayout *middle,
            PangoLayout *end,
            double indent,
            double y,
            gboolean dry)
{
  double gap = pen->size * 0.8;
  double end_width = layout_width (end);
  double middle_width = middle ? layout_width (middle) : 0;
  double column = middle ? MAX (end_width, AMOUNT_COLUMN * pen->size) : end_width;
  double tail = column + (middle ? middle_width + gap : 0);
  double room = pen->width - indent - (tail > 0 ? tail + gap : 0);
  gboolean below = room < pen->width * 0.3 && layout_width (start) > room;
  wrap_layout (start, below ? pen->width - indent : room);
  align_layout (pen, start, FALSE);

  double baseline = MAX (layout_baseline (start), layout_baseline (end));
  double shift = below ? layout_height (start) : baseline - layout_baseline (end);
  double start_shift = below ? 0 : baseline - layout_baseline (start);
  if (!dry) {
    show_from_start (pen, start, indent, below ? pen->width - indent : room, y + start_shift);
    show_from_start (pen, end, pen->width - end_width, end_width, y + shift);
    if (middle)
      show_from_start (pen, middle, pen->width - tail, middle_width, y + shift);
  }
  return MAX (start_shift + layout_height (start), shift + layout_height (end));
}

static double
draw_columns (const PosReceiptPen *pen, const PosReceiptRow *row, double y, gboolean dry)
{
  gboolean bold = is_bold (row->style);
  double size = row_size (pen, row->style);
  g_autoptr (PangoLayout) start = create_layout (pen, row->start, size, bold);
  g_autoptr (PangoLayout) end = create_layout (pen, row->end, size, bold);
  g_autoptr (PangoLayout) middle = NULL;
  if (*row->middle)
    middle = create_layout (pen, row->middle, size, bold);
  set_ink (pen, row_lightness (row->style));
  double indent = row->style & POS_RECEIPT_INDENT ? INDENT * pen->size : 0;
  return draw_three (pen, start, middle, end, indent, y, dry);
}

static double
draw_total (const PosReceiptPen *pen, const PosReceiptRow *row, double y, gboolean dry)
{
  g_autoptr (PangoLayout) start = create_layout (pen, row->start, pen->size * TOTAL_LABEL, TRUE);
  g_autoptr (PangoLayout) end = create_layout (pen, row->end, pen->size * TOTAL_AMOUNT, TRUE);
  double air = pen->size * 0.2;
  set_ink (pen, 0);
  return air + draw_three (pen, start, NULL, end, 0, y + air, dry) + air;
}

static double
draw_rule (const PosReceiptPen *pen, const PosReceiptRow *row, double y, gboolean dry)
{
  gboolean strong = (row->style & POS_RECEIPT_DOUBLE) != 0;
  double thickness = strong ? 1.4 : 0.5;
  double air = pen->size * 0.55;
  if (pen->pixels > 0)
    thickness = MAX (1, round (thickness * pen->pixels)) / pen->pixels;
  if (!dry) {
    double top = y + air;
    if (pen->pixels > 0)
      top = round (top * pen->pixels) / pen->pixels;
    set_ink (pen, strong ? 0.07 : 0.6);
    cairo_rectangle (pen->cr, pen->left, top, pen->width, thickness);
    cairo_fill (pen->cr);
  }
  return air + thickness + air;
}

/* The largest module that fits, in whole pixels where there are pixels. */
static double
fit_module (const PosReceiptPen *pen, double room, guint modules)
{
  double module = room / modules;
  if (pen->pixels > 0 && module * pen->pixels >= 1)
    module = floor (module * pen->pixels) / pen->pixels;
  return module;
}

static double
snap (const PosReceiptPen *pen, double position)
{
  return pen->pixels > 0 ? round (position * pen->pixels) / pen->pixels : position;
}

/* One line of modules; dark neighbors become one bar, so that no seam shows. */
static void
fill_modules (const PosReceiptPen *pen,
              const guint8 *modules,
              guint length,
              double module,
              double x,
              double y,
              double height)
{
  for (guint i = 0; i < length;) {
    guint run = 0;
    while (i + run < length && modules[i + run])
      run++;
    if (run > 0)
      cairo_rectangle (pen->cr, x + i * module, y, run * module, height);
    i += run > 0 ? run : 1;
  }
  cairo_fill (pen->cr);
}

static double
draw_caption (const PosReceiptPen *pen, const char *text, double y, gboolean dry)
{
  if (*text == '\0')
    return 0;
  PosReceiptRow caption = {.kind = POS_RECEIPT_ROW_TEXT,
                           .style = POS_RECEIPT_CENTER | POS_RECEIPT_SMALL,
                           .start = (char *)text};
  return draw_text (pen, &caption, y, dry);
}

static double
draw_barcode (const PosReceiptPen *pen, const PosReceiptRow *row, double y, gboolean dry)
{
  g_autoptr (GByteArray) modules = pos_barcode_encode (row->symbology, row->start, NULL);
  if (modules == NULL)
    return draw_caption (pen, row->start, y, dry);
  double air = pen->size * 0.8;
  double height = pen->size * BAR_HEIGHT;
  /* Ten modules of quiet on either side; wider than 1.1 pt only wastes paper. */
  double room = MIN (pen->width, (modules->len + 20) * pen->size * 0.13);
  double module = fit_module (pen, room, modules->len + 20);
  double x = snap (pen, pen->left + (pen->width - module * modules->len) / 2);
  if (!dry) {
    set_ink (pen, 0);
    fill_modules (pen, modules->data, modules->len, module, x, snap (pen, y + air), height);
  }
  double text = y + air + height + pen->size * 0.25;
  return text - y + draw_caption (pen, row->start, text, dry);
}

static double
draw_qr (const PosReceiptPen *pen, const PosReceiptRow *row, double y, gboolean dry)
{
  guint size = 0;
  g_autoptr (GByteArray) modules = pos_qr_encode (row->start, &size, NULL);
  if (modules == NULL)
    return draw_caption (pen, row->start, y, dry);
  double module = fit_module (pen, MAX (pen->size * QR_SIZE, size * pen->size * 0.2), size);
  double air = MAX (pen->size, module * 4);
  double x = snap (pen, pen->left + (pen->width - module * size) / 2);
  double top = snap (pen, y + air);
  if (!dry)
    set_ink (pen, 0);
  for (guint line = 0; !dry && line < size; line++)
    fill_modules (pen, modules->data + line * size, size, module, x, top + line * module, module);
  double text = top + module * size + air * 0.6;
  return text - y + draw_caption (pen, row->middle, text, dry);
}

double
pos_receipt_pen_row (const PosReceiptPen *pen, const PosReceiptRow *row, double y, gboolean dry)
{
  double air = row->style & POS_RECEIPT_HEADING ? pen->size * HEADING_AIR : 0;
  double leading = pen->size * (row->style & POS_RECEIPT_SMALL ? SMALL_LEADING : LEADING);
  switch (row->kind) {
  case POS_RECEIPT_ROW_TEXT:
    return air + draw_text (pen, row, y + air, dry) + leading;
  case POS_RECEIPT_ROW_COLUMNS:
    return air + draw_columns (pen, row, y + air, dry) + leading;
  case POS_RECEIPT_ROW_TOTAL:
    return draw_total (pen, row, y, dry);
  case POS_RECEIPT_ROW_RULE:
    return draw_rule (pen, row, y, dry);
  case POS_RECEIPT_ROW_BARCODE:
    return draw_barcode (pen, row, y, dry) + leading;
  case POS_RECEIPT_ROW_QR:
    return draw_qr (pen, row, y, dry) + leading;
  case POS_RECEIPT_ROW_FEED:
    return row->count * pen->size * 1.2;
  case POS_RECEIPT_ROW_CUT:
  default:
    return 0;
  }
}
