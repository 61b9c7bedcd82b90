/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-digest.c — published vectors, and that one changed bit changes the hash. */
#include "base/pos-digest.h"

#include <string.h>

static void
assert_digest (PosDigest digest, const char *expected)
{
  g_autofree char *text = pos_digest_to_text (&digest);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_published_vectors (void)
{
  /* FIPS 180-2, and BLAKE2b-256 of "abc" (RFC 7693 parameters, 32 bytes out). */
  assert_digest (pos_digest_sha256 ("abc", 3),
                 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert_digest (pos_digest_sha256 ("", 0),
                 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert_digest (pos_digest_blake2b ("abc", 3, NULL),
                 "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

static void
test_a_key_binds (void)
{
  guint8 one[32] = {1}, two[32] = {2};
  PosDigest a = pos_digest_blake2b ("abc", 3, one), b = pos_digest_blake2b ("abc", 3, two);
  PosDigest none = pos_digest_blake2b ("abc", 3, NULL);

  g_assert_false (pos_digest_equal (&a, &b));
  g_assert_false (pos_digest_equal (&a, &none));
}

static void
test_texts_are_hashed_like_one (void)
{
  const char *const texts[] = {"one", "", "three"}, whole[] = "one\n\nthree";
  guint8 key[32] = {1};
  PosDigest apart = pos_digest_blake2b_texts (texts, G_N_ELEMENTS (texts), key);
  PosDigest together = pos_digest_blake2b (whole, strlen (whole), key);

  g_assert_true (pos_digest_equal (&apart, &together));
}

static void
test_every_flipped_bit_shows (void)
{
  guint8 data[200], key[32];

  for (gsize i = 0; i < sizeof data; i++)
    data[i] = (guint8)g_test_rand_int ();
  for (gsize i = 0; i < sizeof key; i++)
    key[i] = (guint8)g_test_rand_int ();
  PosDigest whole = pos_digest_blake2b (data, sizeof data, key);
  for (gsize bit = 0; bit < 8 * sizeof data; bit++) {
    data[bit / 8] ^= (guint8)(1 << bit % 8);
    PosDigest flipped = pos_digest_blake2b (data, sizeof data, key);
    data[bit / 8] ^= (guint8)(1 << bit % 8);
    g_assert_false (pos_digest_equal (&whole, &flipped));
  }
}

static void
test_a_chain_is_the_hash_of_both (void)
{
  PosDigest first = pos_digest_sha256 ("first", 5), other = pos_digest_sha256 ("other", 5);
  PosDigest link = pos_digest_chain (&first, "text"), elsewhere = pos_digest_chain (&other, "text");
  guint8 both[POS_DIGEST_SIZE + 4];

  memcpy (both, first.bytes, POS_DIGEST_SIZE);
  memcpy (both + POS_DIGEST_SIZE, "text", 4);
  PosDigest expected = pos_digest_sha256 (both, sizeof both);
  g_assert_true (pos_digest_equal (&link, &expected));
  g_assert_false (pos_digest_equal (&link, &elsewhere));
}

static void
test_text (void)
{
  static const char *const wrong[] = {
      NULL,
      "",
      "abcd",
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015aZ",
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad00"};
  PosDigest digest = pos_digest_sha256 ("abc", 3), back;
  g_autofree char *text = pos_digest_to_text (&digest);

  g_assert_true (pos_digest_parse (text, &back));
  g_assert_true (pos_digest_equal (&digest, &back));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (pos_digest_parse (wrong[i], &back));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/published-vectors", test_published_vectors);
  g_test_add_func ("/digest/a-key-binds", test_a_key_binds);
  g_test_add_func ("/digest/texts-are-hashed-like-one", test_texts_are_hashed_like_one);
  g_test_add_func ("/digest/every-flipped-bit-shows", test_every_flipped_bit_shows);
  g_test_add_func ("/digest/a-chain-is-the-hash-of-both", test_a_chain_is_the_hash_of_both);
  g_test_add_func ("/digest/text", test_text);
  return g_test_run ();
}
