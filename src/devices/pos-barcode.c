/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-barcode.c — Code 128 (ISO/IEC 15417), EAN (ISO/IEC 15420), QR (libqrencode). */
#include "devices/pos-barcode.h"

#include "base/pos-ean.h"
#include "base/pos-error.h"

#include <qrencode.h>
#include <string.h>

enum { CODE_C = 99, CODE_B = 100, START_B = 104, START_C = 105, STOP = 106 };

/* Widths of bar, space, bar, … per symbol value. */
static const char *const code128[] = {
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212",
    "221213", "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221",
    "223211", "221132", "221231", "213212", "223112", "312131", "311222", "321122", "321221",
    "312212", "322112", "322211", "212123", "212321", "232121", "111323", "131123", "131321",
    "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331", "132131",
    "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131",
    "311123", "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111",
    "111224", "111422", "121124", "121421", "141122", "141221", "112214", "112412", "122114",
    "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111", "111242",
    "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
    "113141", "114131", "311141", "411131", "211412", "211214", "211232", "2331112"};

static guint
count_digits (const char *p)
{
  return (guint)strspn (p, "0123456789");
}

static void
append (GByteArray *bytes, guint value)
{
  guint8 byte = (guint8)value;
  g_byte_array_append (bytes, &byte, 1);
}

static void
append_check (GByteArray *values)
{
  guint sum = values->data[0];
  for (guint i = 1; i < values->len; i++)
    sum += i * values->data[i];
  append (values, sum % 103);
  append (values, STOP);
}

GByteArray *
pos_code128_get_values (const char *data, GError **error)
{
  g_return_val_if_fail (data != NULL, NULL);
  for (const char *p = data; *p; p++)
    if (*p < 32 || *p > 126) {
      pos_set_error (
          error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "Code 128 takes printable ASCII");
      return NULL;
    }
  if (*data == '\0' || strlen (data) > 80) {
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_PARSE,
                   NULL,
                   "a barcode holds between 1 and 80 characters");
    return NULL;
  }

  GByteArray *values = g_byte_array_new ();
  /* Set C halves a run of digits; going there and back costs two symbols. */
  guint digits = count_digits (data);
  gboolean c = digits >= 4 || (digits == 2 && data[2] == '\0');
  append (values, c ? START_C : START_B);
  for (const char *p = data; *p;) {
    digits = count_digits (p);
    gboolean pays = digits >= (p[digits] == '\0' ? 4u : 6u);
    if (!c && pays && digits % 2 == 0) {
      append (values, CODE_C);
      c = TRUE;
    } else if (c && digits < 2) {
      append (values, CODE_B);
      c = FALSE;
    }
    append (values, c ? (guint)(p[0] - '0') * 10 + (guint)(p[1] - '0') : (guint)(*p - 32));
    p += c ? 2 : 1;
  }
  append_check (values);
  return values;
}

static void
append_widths (GByteArray *modules, const char *widths)
{
  for (guint i = 0; widths[i]; i++)
    for (int n = widths[i] - '0'; n > 0; n--)
      append (modules, i % 2 == 0);
}

static GByteArray *
encode_code128 (const char *data, GError **error)
{
  g_autoptr (GByteArray) values = pos_code128_get_values (data, error);
  if (values == NULL)
    return NULL;
  GByteArray *modules = g_byte_array_new ();
  for (guint i = 0; i < values->len; i++)
    append_widths (modules, code128[values->data[i]]);
  return modules;
}

/* Digits as seven modules: odd parity; the others are its mirror images. */
static const char *const ean_odd[] = {"0001101",
                                      "0011001",
                                      "0010011",
                                      "0111101",
                                      "0100011",
                                      "0110001",
                                      "0101111",
                                      "0111011",
                                      "0110111",
                                      "0001011"};
/* Which of the left digits have even parity tells the first digit of thirteen. */
static const char *const ean_first[] = {"OOOOOO",
                                        "OOEOEE",
                                        "OOEEOE",
                                        "OOEEEO",
                                        "OEOOEE",
                                        "OEEOOE",
                                        "OEEEOO",
                                        "OEOEOE",
                                        "OEOEEO",
                                        "OEEOEO"};

static void
append_pattern (GByteArray *modules, const char *pattern)
{
  for (; *pattern; pattern++)
    append (modules, *pattern == '1');
}

static void
append_digit (GByteArray *modules, char digit, char set)
{
  const char *odd = ean_odd[digit - '0'];
  for (int i = 0; i < 7; i++) {
    gboolean dark = odd[set == 'E' ? 6 - i : i] == '1';
    append (modules, set == 'O' ? dark : !dark);
  }
}

/* A set 'E' digit is the right-hand pattern reversed: the inverse of the odd one, mirrored. */
static GByteArray *
encode_ean (const char *data, guint length, GError **error)
{
  gsize given = strlen (data);
  gboolean fits = given == length || given == length - 1;
  if (!fits || count_digits (data) != given ||
      (given == length && pos_ean_get_check_digit (data, length - 1) != data[length - 1])) {
    pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "\"%s\" is not an EAN code", data);
    return NULL;
  }
  char digits[14] = {0};
  memcpy (digits, data, length - 1);
  digits[length - 1] = pos_ean_get_check_digit (data, length - 1);

  const char *sets = length == 13 ? ean_first[digits[0] - '0'] : "OOOO";
  const char *left = length == 13 ? digits + 1 : digits;
  gsize half = strlen (sets);
  GByteArray *modules = g_byte_array_new ();
  append_pattern (modules, "101");
  for (gsize i = 0; i < half; i++)
    append_digit (modules, left[i], sets[i]);
  append_pattern (modules, "01010");
  for (gsize i = 0; i < half; i++)
    append_digit (modules, left[half + i], 'R');
  append_pattern (modules, "101");
  return modules;
}

GByteArray *
pos_barcode_encode (PosSymbology symbology, const char *data, GError **error)
{
  g_return_val_if_fail (data != NULL, NULL);
  switch (symbology) {
  case POS_SYMBOLOGY_EAN13:
    return encode_ean (data, 13, error);
  case POS_SYMBOLOGY_EAN8:
    return encode_ean (data, 8, error);
  case POS_SYMBOLOGY_CODE128:
  default:
    return encode_code128 (data, error);
  }
}

GByteArray *
pos_qr_encode (const char *data, guint *size, GError **error)
{
  g_return_val_if_fail (data != NULL && size != NULL, NULL);
  QRcode *code = NULL;
  if (*data)
    code = QRcode_encodeString8bit (data, 0, QR_ECLEVEL_M);
  if (code == NULL) {
    pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "this text does not fit a QR code");
    return NULL;
  }
  *size = (guint)code->width;
  GByteArray *modules = g_byte_array_new ();
  for (guint i = 0; i < *size * *size; i++)
    append (modules, code->data[i] & 1);
  QRcode_free (code);
  return modules;
}
