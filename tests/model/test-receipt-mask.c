/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-receipt-mask.c — papers that are numbered apart never get one number: register.md T-30. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-receipt-mask.h"

typedef struct {
  const char *masks; /* JSON */
  gboolean stands;
} Case;

static const Case cases[] = {
    {"[]", TRUE},
    {"[{\"receipt\": \"order\", \"mask\": \"SSS-TT-O######\"}]", TRUE},
    {"[{\"receipt\": \"order\", \"mask\": \"O-SSS-TT-######\"}]", TRUE},
    /* The same one is the same sequence. */
    {"[{\"receipt\": \"order\", \"mask\": \"SSS-TT-######\"}]", TRUE},
    {"[{\"receipt\": \"order\", \"mask\": \"O-SSS-TT-####\"}, "
     "{\"receipt\": \"quote\", \"mask\": \"O-SSS-TT-####\"}]",
     TRUE},
    {"[{\"receipt\": \"order\", \"mask\": \"O-SSS-TT-####\"}, "
     "{\"receipt\": \"quote\", \"mask\": \"Q-SSS-TT-####\"}]",
     TRUE},
    {"[{\"receipt\": \"order\", \"mask\": \"O-SSS-TT-\"}]", TRUE},
    /* "0S1-01-1000001" is the millionth sale and the first order. */
    {"[{\"receipt\": \"order\", \"mask\": \"SSS-TT-1######\"}]", FALSE},
    {"[{\"receipt\": \"order\", \"mask\": \"SSS-TT-#####\"}]", FALSE},
    {"[{\"receipt\": \"order\", \"mask\": \"SSS-TT-######-O\"}]", FALSE},
    /* The store may be called so. */
    {"[{\"receipt\": \"order\", \"mask\": \"0X1-TT-######\"}]", FALSE},
    {"[{\"receipt\": \"order\", \"mask\": \"O-SSS-TT-####\"}, "
     "{\"receipt\": \"quote\", \"mask\": \"O-SSS-TT-#####\"}]",
     FALSE},
    /* Packing slips and the reports of shifts. */
    {"[{\"receipt\": \"order\", \"mask\": \"P-SSS-TT-####\"}]", FALSE},
    {"[{\"receipt\": \"order\", \"mask\": \"SSS-TT-Z######\"}]", FALSE},
    {"[{\"receipt\": \"order\", \"mask\": \"SSS-TT-X####\"}]", FALSE},
    {"[{\"receipt\": \"order\", \"mask\": \"O-SSS-TT-####\"}, "
     "{\"receipt\": \"order\", \"mask\": \"Q-SSS-TT-####\"}]",
     FALSE},
};

static void
test_case (gconstpointer data)
{
  const Case *wanted = data;
  g_autofree char *text = g_strdup_printf ("{\"id\": \"P\", \"receipt_masks\": %s}", wanted->masks);
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) json = json_loads (text, 0, NULL);
  g_autoptr (PosProfile) profile = pos_record_new_from_json (POS_TYPE_PROFILE, json, 0, &error);

  g_assert_no_error (error);
  g_assert_true (pos_receipt_masks_check (profile, &error) == wanted->stands);
  if (wanted->stands)
    g_assert_no_error (error);
  else
    g_assert_nonnull (strstr (error->message, "receipt_masks"));
}

/* T-31: "duplicates possible unless date characters are in the mask". */
static void
test_period (void)
{
  static const struct {
    const char *period, *mask;
    gboolean stands;
  } vectors[] = {
      {"none", "SSS-TT-######", TRUE},
      {"year", "SSS-TT-######", FALSE},
      {"year", "SSTT-YY-####", TRUE},
      {"year", "SSTT-YYYY-####", TRUE},
      {"year", "SSTT-MM-####", FALSE},
      {"month", "SSTT-YY-####", FALSE},
      {"month", "SSTT-YYMM-####", TRUE},
      {"month", "SSTT-YYddd-####", TRUE},
      {"day", "SSTT-YYMM-####", FALSE},
      {"day", "SSTT-YYMMDD-####", TRUE},
      {"day", "SSTT-YYddd-####", TRUE},
      {"day", "SSTT-MMDD-####", FALSE},
      {"year", "SSTT-Y-####", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *text =
        g_strdup_printf ("{\"id\": \"P\", \"receipt_period\": \"%s\", \"receipt_mask\": \"%s\"}",
                         vectors[i].period,
                         vectors[i].mask);
    g_autoptr (json_t) json = json_loads (text, 0, NULL);
    g_autoptr (PosProfile) profile = pos_record_new_from_json (POS_TYPE_PROFILE, json, 0, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_true (pos_receipt_masks_check (profile, &error) == vectors[i].stands);
    g_assert_true (vectors[i].stands || strstr (error->message, "receipt_period") != NULL);
  }
}

static void
test_find (void)
{
  g_autoptr (json_t) json =
      json_loads ("{\"id\": \"P\", \"receipt_mask\": \"SSS-TT-####\", \"receipt_masks\": ["
                  "{\"receipt\": \"order\", \"mask\": \"O-SSS-TT-####\"}, "
                  "{\"receipt\": \"quote\", \"mask\": \"SSS-TT-####\"}]}",
                  0,
                  NULL);
  g_autoptr (PosProfile) profile = pos_record_new_from_json (POS_TYPE_PROFILE, json, 0, NULL);

  g_assert_cmpstr (pos_receipt_mask_find (profile, "order"), ==, "O-SSS-TT-####");
  /* Shared with the rest. */
  g_assert_null (pos_receipt_mask_find (profile, "quote"));
  g_assert_null (pos_receipt_mask_find (profile, "sale"));
  g_assert_null (pos_receipt_mask_find (profile, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/receipt-mask/told-apart/%u", (guint)i);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/receipt-mask/T-31", test_period);
  g_test_add_func ("/receipt-mask/find", test_find);
  return g_test_run ();
}
