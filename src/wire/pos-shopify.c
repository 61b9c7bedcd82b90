/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shopify.c — rows of a Shopify export to products and stock. */
#include "wire/pos-shopify.h"
#include "base/pos-error.h"
#include "model/pos-product.h"
#include "wire/pos-bundle-private.h"
#include "wire/pos-csv.h"
#include "wire/pos-html-text.h"

#include <string.h>

#define MAX_TITLE 255  /* characters */
#define MAX_NUMBER 120 /* bytes of an item number */
#define OPTIONS 3

typedef struct {
  int handle, title, body, type, status, sku, grams, quantity, price, taxable, barcode, gift_card;
  int picture;
  int option_name[OPTIONS], option_value[OPTIONS];
} Columns;

/* What the first row of a handle says for all of them. */
typedef struct {
  PosL10n *description;
  char *title;
  char *type;
  gboolean blocked;
  gboolean default_title; /* the only variant has no options */
  char *first;            /* number of the first variant taken */
} Family;

typedef struct {
  const PosShopifyOptions *options;
  Columns columns;
  guint width;
  GHashTable *families; /* handle → Family */
  GHashTable *numbers;  /* item number → line */
  PosBundle *bundle;
  GPtrArray *stock;
  GArray *stock_places;
} Import;

static void
family_free (gpointer data)
{
  Family *family = data;

  pos_l10n_unref (family->description);
  g_free (family->title);
  g_free (family->type);
  g_free (family->first);
  g_free (family);
}

static gboolean
refuse_row (GError **error, const char *reason)
{
  return pos_set_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "%s", reason);
}

/* A cell; spreadsheets put an apostrophe before what they should not take for a number. */
static char *
dup_cell (PosCsvRow *row, int column)
{
  char *text = pos_csv_row_dup_field (row, column);

  if (text[0] == '\'')
    memmove (text, text + 1, strlen (text));
  return text;
}

static gboolean
has_cell (PosCsvRow *row, int column)
{
  g_autofree char *text = dup_cell (row, column);

  return *text != '\0';
}

static gboolean
cell_is (PosCsvRow *row, int column, const char *wanted)
{
  g_autofree char *text = dup_cell (row, column);

  return !g_ascii_strcasecmp (text, wanted);
}

static gboolean
find_columns (PosCsvRow *head, Columns *columns, GError **error)
{
  *columns = (Columns){
      .handle = pos_csv_row_find (head, "Handle"),
      .title = pos_csv_row_find (head, "Title"),
      .body = pos_csv_row_find (head, "Body (HTML)"),
      .type = pos_csv_row_find (head, "Type"),
      .status = pos_csv_row_find (head, "Status"),
      .sku = pos_csv_row_find (head, "Variant SKU"),
      .grams = pos_csv_row_find (head, "Variant Grams"),
      .quantity = pos_csv_row_find (head, "Variant Inventory Qty"),
      .price = pos_csv_row_find (head, "Variant Price"),
      .taxable = pos_csv_row_find (head, "Variant Taxable"),
      .barcode = pos_csv_row_find (head, "Variant Barcode"),
      .gift_card = pos_csv_row_find (head, "Gift Card"),
      .picture = pos_csv_row_find (head, "Image Src"),
  };
  for (int i = 0; i < OPTIONS; i++) {
    g_autofree char *name = g_strdup_printf ("Option%d Name", i + 1);
    g_autofree char *value = g_strdup_printf ("Option%d Value", i + 1);
    columns->option_name[i] = pos_csv_row_find (head, name);
    columns->option_value[i] = pos_csv_row_find (head, value);
  }
  if (columns->handle >= 0 && columns->title >= 0 && columns->price >= 0)
    return TRUE;
  return refuse_row (error,
                     "This is no Shopify product export: it has no columns “Handle”, “Title” and "
                     "“Variant Price”");
}

/* Notes what a row with a title says about its handle. */
static gboolean
open_family (Import *import, PosCsvRow *row, const char *handle, GError **error)
{
  const Columns *columns = &import->columns;
  g_autofree char *title = dup_cell (row, columns->title);
  g_autofree char *plain = pos_html_to_text (title);
  g_autofree char *body = dup_cell (row, columns->body);
  g_autofree char *text = pos_html_to_text (body);
  Family *family;

  if (!*plain)
    return refuse_row (error, "the title has no text");
  if (g_utf8_strlen (plain, -1) > MAX_TITLE)
    return refuse_row (error, "the title is longer than 255 characters");
  if (cell_is (row, columns->gift_card, "true"))
    return refuse_row (error, "gift cards are issued at the register, not imported");
  family = g_new0 (Family, 1);
  family->title = g_steal_pointer (&plain);
  family->description = *text ? pos_l10n_new (text) : NULL;
  family->type = dup_cell (row, columns->type);
  family->blocked =
      cell_is (row, columns->status, "draft") || cell_is (row, columns->status, "archived");
  family->default_title = cell_is (row, columns->option_name[0], "Title") &&
                          cell_is (row, columns->option_value[0], "Default Title");
  g_hash_table_replace (import->families, g_strdup (handle), family);
  return TRUE;
}

/* "Large / Blue"; empty for a product without variants. */
static char *
dup_variant (Import *import, PosCsvRow *row, Family *family)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < OPTIONS && !family->default_title; i++) {
    g_autofree char *value = dup_cell (row, import->columns.option_value[i]);
    g_autofree char *plain = pos_html_to_text (value);
    if (*plain)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " / " : "", plain);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Lower-case letters and digits with single dashes between them; Latin ones without accents. */
static void
append_slug (GString *out, const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");

  for (const char *at = strchr (ascii, '?') ? text : ascii; *at; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    if (g_unichar_isalnum (character))
      g_string_append_unichar (out, g_unichar_tolower (character));
    else if (out->len > 0 && out->str[out->len - 1] != '-')
      g_string_append_c (out, '-');
  }
  while (out->len > 0 && out->str[out->len - 1] == '-')
    g_string_truncate (out, out->len - 1);
}

static char *
dup_number (Import *import, PosCsvRow *row, const char *handle, const char *variant, GError **error)
{
  g_autofree char *sku = dup_cell (row, import->columns.sku);
  g_autoptr (GString) number = g_string_new (*sku ? sku : handle);
  guint line;

  if (!*sku && *variant) {
    g_string_append_c (number, '-');
    append_slug (number, variant);
  }
  if (number->len > MAX_NUMBER) {
    refuse_row (error, "the item number is too long");
    return NULL;
  }
  line = GPOINTER_TO_UINT (g_hash_table_lookup (import->numbers, number->str));
  if (line) {
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_REFERENCE,
                   NULL,
                   "item %s stands in line %u already",
                   number->str,
                   line);
    return NULL;
  }
  return g_string_free (g_steal_pointer (&number), FALSE);
}

static gboolean
read_number (PosCsvRow *row, int column, const char *name, gint64 *micro, GError **error)
{
  g_autofree char *text = dup_cell (row, column);

  *micro = 0;
  if (*text && !pos_micro_parse (text, micro, error)) {
    g_prefix_error (error, "%s: ", name);
    return FALSE;
  }
  return TRUE;
}

static gboolean
read_figures (Import *import, PosCsvRow *row, PosProduct *product, GError **error)
{
  const Columns *columns = &import->columns;
  gint64 grams;

  if (!has_cell (row, columns->price))
    return refuse_row (error, "Variant Price is missing");
  if (!read_number (row, columns->price, "Variant Price", &product->unit_price.micro, error) ||
      !read_number (row, columns->grams, "Variant Grams", &grams, error))
    return FALSE;
  if (product->unit_price.micro < 0)
    return refuse_row (error, "Variant Price is below zero");
  if (grams < 0)
    return refuse_row (error, "Variant Grams is below zero");
  product->weight_grams = pos_minor_scale (grams, 1, POS_SCALE, POS_ROUND_HALF_UP);
  product->zero_price = product->unit_price.micro == 0;
  return TRUE;
}

static void
fill_texts (
    Import *import, PosCsvRow *row, Family *family, const char *variant, PosProduct *product)
{
  g_autofree char *name =
      *variant ? g_strdup_printf ("%s, %s", family->title, variant) : g_strdup (family->title);
  g_autofree char *barcode = dup_cell (row, import->columns.barcode);
  g_autoptr (PosL10n) name_text = pos_l10n_new (name);
  g_autoptr (PosL10n) variant_text = *variant ? pos_l10n_new (variant) : NULL;

  pos_l10n_set (&product->name, name_text);
  pos_l10n_set (&product->variant, variant_text);
  pos_l10n_set (&product->description, family->description);
  if (*family->type)
    pos_text_set (&product->category, family->type);
  if (*barcode) {
    const char *const barcodes[] = {barcode, NULL};
    product->barcodes = g_strdupv ((GStrv)barcodes);
  }
  pos_text_set (&product->unit, "pcs");
  if (!cell_is (row, import->columns.taxable, "false"))
    pos_text_set (&product->item_tax_group, import->options->item_tax_group);
  product->blocked = family->blocked;
}

static gboolean
add_stock (Import *import, PosCsvRow *row, const char *item, GError **error)
{
  g_autoptr (PosStock) stock = NULL;
  PosQuantity quantity;

  if (!read_number (row, import->columns.quantity, "Variant Inventory Qty", &quantity.micro, error))
    return FALSE;
  if (!import->options->warehouse || !has_cell (row, import->columns.quantity))
    return TRUE;
  stock = g_object_new (POS_TYPE_STOCK, NULL);
  pos_text_set (&stock->item, item);
  pos_text_set (&stock->warehouse, import->options->warehouse);
  stock->on_hand = quantity;
  g_ptr_array_add (import->stock, g_steal_pointer (&stock));
  g_array_append_val (import->stock_places, row->line);
  return TRUE;
}

static gboolean
add_variant (Import *import, PosCsvRow *row, const char *handle, Family *family, GError **error)
{
  g_autoptr (PosProduct) product = g_object_new (POS_TYPE_PRODUCT, NULL);
  g_autofree char *variant = dup_variant (import, row, family);
  g_autofree char *number = dup_number (import, row, handle, variant, error);

  if (!number || !read_figures (import, row, product, error) ||
      !add_stock (import, row, number, error))
    return FALSE;
  pos_text_set (&product->id, number);
  fill_texts (import, row, family, variant, product);
  if (family->first)
    pos_text_set (&product->variant_of, family->first);
  else
    family->first = g_strdup (number);
  g_hash_table_insert (import->numbers, g_steal_pointer (&number), GUINT_TO_POINTER (row->line));
  g_ptr_array_add (import->bundle->records, g_steal_pointer (&product));
  g_array_append_val (import->bundle->places, row->line);
  return TRUE;
}

/* A further picture of a product: nothing to sell. */
static gboolean
is_picture (Import *import, PosCsvRow *row)
{
  const Columns *columns = &import->columns;

  return has_cell (row, columns->picture) && !has_cell (row, columns->title) &&
         !has_cell (row, columns->price) && !has_cell (row, columns->sku) &&
         !has_cell (row, columns->option_value[0]);
}

static gboolean
read_row (Import *import, PosCsvRow *row, GError **error)
{
  g_autofree char *handle = dup_cell (row, import->columns.handle);
  Family *family;

  if (row->fault)
    return refuse_row (error, row->fault);
  if (row->fields->len != import->width)
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_PARSE,
                          NULL,
                          "there are %u fields where the head has %u",
                          row->fields->len,
                          import->width);
  if (!*handle)
    return refuse_row (error, "the handle is missing");
  if (is_picture (import, row))
    return TRUE;
  if (has_cell (row, import->columns.title) && !open_family (import, row, handle, error))
    return FALSE;
  family = g_hash_table_lookup (import->families, handle);
  if (!family)
    return refuse_row (error, "no row before it gives this handle a title");
  return add_variant (import, row, handle, family, error);
}

static void
read_rows (Import *import, GPtrArray *rows)
{
  for (guint i = 1; i < rows->len; i++) {
    PosCsvRow *row = rows->pdata[i];
    g_autofree char *name = dup_cell (row, import->columns.handle);
    g_autoptr (GError) error = NULL;

    if (!read_row (import, row, &error))
      pos_bundle_refuse (import->bundle, "product", name, row->line, error->message);
  }
  for (guint i = 0; i < import->stock->len; i++)
    g_ptr_array_add (import->bundle->records, g_object_ref (import->stock->pdata[i]));
  g_array_append_vals (
      import->bundle->places, import->stock_places->data, import->stock_places->len);
}

PosBundle *
pos_shopify_read (const char *text, gsize length, const PosShopifyOptions *options, GError **error)
{
  g_autoptr (GPtrArray) rows = pos_csv_read (text, length);
  g_autoptr (GHashTable) families =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, family_free);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) stock = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) stock_places = g_array_new (FALSE, FALSE, sizeof (guint));
  Import import = {
      .options = options,
      .families = families,
      .numbers = numbers,
      .stock = stock,
      .stock_places = stock_places,
  };

  if (rows->len == 0) {
    refuse_row (error, "This is no Shopify product export: it is empty");
    return NULL;
  }
  if (!find_columns (rows->pdata[0], &import.columns, error))
    return NULL;
  import.width = ((PosCsvRow *)rows->pdata[0])->fields->len;
  import.bundle = pos_bundle_new ();
  import.bundle->currency = options->currency;
  import.bundle->whole = POS_BUNDLE_APART;
  read_rows (&import, rows);
  return import.bundle;
}
