/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-gzip.c — what was packed comes out whole, or not at all, and never larger than agreed. */
#include "wire/pos-gzip.h"

#include <string.h>

#define MANY (3 * 1024 * 1024)

/* Repeats itself, as orders do, and not too well. */
static GBytes *
make_text (gsize size)
{
  GByteArray *text = g_byte_array_sized_new ((guint)size + 64);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  while (text->len < size) {
    g_autofree char *word =
        g_strdup_printf ("{\"item\": \"P%u\", \"net\": \"10.00\"}", g_rand_int (rand) % 9999);
    g_byte_array_append (text, (const guint8 *)word, (guint)strlen (word));
  }
  g_byte_array_set_size (text, (guint)size);
  return g_byte_array_free_to_bytes (text);
}

static void
assert_refused (GBytes *packed, gsize most, GIOErrorEnum code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = pos_gzip_unpack (packed, most, &error);

  g_assert_error (error, G_IO_ERROR, (int)code);
  g_assert_null (text);
}

static void
what_was_packed_comes_out_whole (void)
{
  const gsize sizes[] = {0, 1, POS_GZIP_LEAST, 64 * 1024, 64 * 1024 + 1, MANY};

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (GBytes) text = make_text (sizes[i]);
    g_autoptr (GBytes) packed = pos_gzip_pack (text);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) again = pos_gzip_unpack (packed, sizes[i], &error);

    g_assert_no_error (error);
    g_assert_true (g_bytes_equal (text, again));
    if (sizes[i] >= POS_GZIP_LEAST)
      g_assert_cmpuint (g_bytes_get_size (packed), <, sizes[i] / 2);
  }
}

static void
packed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GBytes **)data = pos_gzip_pack_finish (result);
}

static void
large_and_small_are_packed_alike_on_any_thread (void)
{
  const gsize sizes[] = {10, MANY};

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (GBytes) text = make_text (sizes[i]);
    g_autoptr (GBytes) wanted = pos_gzip_pack (text);
    g_autoptr (GBytes) packed = NULL;

    pos_gzip_pack_async (text, packed_cb, &packed);
    while (!packed)
      g_main_context_iteration (NULL, TRUE);
    g_assert_true (g_bytes_equal (packed, wanted));
  }
}

/* A bomb: a thousandth of what it unfolds into.  It is left alone where the limit is. */
static void
more_than_agreed_is_not_unfolded (void)
{
  g_autofree char *zeros = g_malloc0 (64 * 1024 * 1024);
  g_autoptr (GBytes) text = g_bytes_new_static (zeros, 64 * 1024 * 1024);
  g_autoptr (GBytes) packed = pos_gzip_pack (text);
  g_autoptr (GBytes) small = make_text (100), small_packed = pos_gzip_pack (small);

  g_assert_cmpuint (g_bytes_get_size (packed), <, 512 * 1024);
  assert_refused (packed, 8 * 1024 * 1024, G_IO_ERROR_MESSAGE_TOO_LARGE);
  assert_refused (packed, 0, G_IO_ERROR_MESSAGE_TOO_LARGE);
  assert_refused (small_packed, 99, G_IO_ERROR_MESSAGE_TOO_LARGE);
}

static void
what_is_cut_off_damaged_or_followed_is_refused (void)
{
  g_autoptr (GBytes) text = make_text (3000);
  g_autoptr (GBytes) packed = pos_gzip_pack (text);
  g_autoptr (GBytes) plain = g_bytes_new_static ("{}", 2);
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_autoptr (GBytes) followed = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);

  for (gsize end = 0; end < size; end++) {
    g_autoptr (GBytes) piece = g_bytes_new_from_bytes (packed, 0, end);
    assert_refused (piece, MANY, G_IO_ERROR_INVALID_DATA);
  }
  assert_refused (plain, MANY, G_IO_ERROR_INVALID_DATA);
  g_byte_array_append (longer, data, (guint)size);
  g_byte_array_append (longer, data, (guint)size);
  followed = g_byte_array_free_to_bytes (g_steal_pointer (&longer));
  assert_refused (followed, MANY, G_IO_ERROR_INVALID_DATA);
}

/* Whatever bit of it flips, nothing else comes out than what went in: the header's time and the
 * like count for nothing. */
static void
a_flipped_bit_is_noticed (void)
{
  g_autoptr (GBytes) text = make_text (2000);
  g_autoptr (GBytes) packed = pos_gzip_pack (text);
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);
  guint n_refused = 0;

  for (gsize bit = 0; bit < size * 8; bit++) {
    g_autofree guint8 *copy = g_memdup2 (data, size);
    g_autoptr (GBytes) flipped = NULL, out = NULL;

    copy[bit / 8] ^= (guint8)(1u << bit % 8);
    flipped = g_bytes_new_static (copy, size);
    out = pos_gzip_unpack (flipped, MANY, NULL);
    g_assert_true (!out || g_bytes_equal (out, text));
    n_refused += !out;
  }
  g_assert_cmpuint (n_refused, >, (guint)(size - 10) * 8 - 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/gzip/what_was_packed_comes_out_whole", what_was_packed_comes_out_whole);
  g_test_add_func ("/wire/gzip/large_and_small_are_packed_alike_on_any_thread",
                   large_and_small_are_packed_alike_on_any_thread);
  g_test_add_func ("/wire/gzip/more_than_agreed_is_not_unfolded", more_than_agreed_is_not_unfolded);
  g_test_add_func ("/wire/gzip/what_is_cut_off_damaged_or_followed_is_refused",
                   what_is_cut_off_damaged_or_followed_is_refused);
  g_test_add_func ("/wire/gzip/a_flipped_bit_is_noticed", a_flipped_bit_is_noticed);
  return g_test_run ();
}
