/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-authority.c — keys and certificates by GnuTLS. */
#include "hq/pos-hq-authority.h"
#include "base/pos-digest.h"
#include "base/pos-error.h"
#include "wire/pos-protocol.h"

#include <gio/gio.h>
#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <string.h>

#define KEY_FILE "authority.key"
#define CERTIFICATE_FILE "authority.pem"
#define AUTHORITY_YEARS 20
/* A clock that is a little behind must not take a fresh certificate for one of tomorrow. */
#define EARLIER ((gint64)G_TIME_SPAN_HOUR)
#define SERIAL_BYTES 16

struct _PosHqAuthority {
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t certificate;
  char *text;
};

typedef gnutls_x509_crt_t Certificate;
typedef gnutls_x509_privkey_t Key;
typedef gnutls_x509_crq_t Request;
typedef gnutls_pubkey_t PublicKey;
typedef gnutls_x509_crl_t List;
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (Certificate, gnutls_x509_crt_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (Key, gnutls_x509_privkey_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (Request, gnutls_x509_crq_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (PublicKey, gnutls_pubkey_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (List, gnutls_x509_crl_deinit, NULL)

/* The first step that does not work; the others are passed over. */
#define TRY(rc, call) ((rc) = (rc) < 0 ? (rc) : (call))

static gboolean
check (int rc, const char *what, GError **error)
{
  return rc >= 0 || pos_set_error (error,
                                   POS_VALUE_ERROR,
                                   POS_VALUE_ERROR_RANGE,
                                   NULL,
                                   "%s: %s",
                                   what,
                                   gnutls_strerror (rc));
}

/* GnuTLS' bytes become a text of ours. */
static char *
take_text (gnutls_datum_t *datum)
{
  char *text = g_strndup ((const char *)datum->data, datum->size);

  gnutls_memset (datum->data, 0, datum->size);
  gnutls_free (datum->data);
  datum->data = NULL;
  return text;
}

static int
make_key (gnutls_x509_privkey_t *key)
{
  int rc = gnutls_x509_privkey_init (key);

  return TRY (rc,
              gnutls_x509_privkey_generate (
                  *key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0));
}

static int
set_serial (gnutls_x509_crt_t certificate)
{
  guint8 serial[SERIAL_BYTES];
  int rc = gnutls_rnd (GNUTLS_RND_NONCE, serial, sizeof serial);

  serial[0] = (guint8)((serial[0] & 0x3f) | 0x40); /* positive, and always of the same length */
  return TRY (rc, gnutls_x509_crt_set_serial (certificate, serial, sizeof serial));
}

static int
set_frame (gnutls_x509_crt_t certificate, const char *name, gint64 from, gint64 until)
{
  int rc = gnutls_x509_crt_set_version (certificate, 3);

  TRY (rc, set_serial (certificate));
  TRY (rc, gnutls_x509_crt_set_activation_time (certificate, from / G_USEC_PER_SEC));
  TRY (rc, gnutls_x509_crt_set_expiration_time (certificate, until / G_USEC_PER_SEC));
  return TRY (
      rc,
      gnutls_x509_crt_set_dn_by_oid (
          certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name, (unsigned)MIN (strlen (name), 64)));
}

static int
set_key_id (gnutls_x509_crt_t certificate)
{
  guint8 id[64];
  size_t size = sizeof id;
  int rc = gnutls_x509_crt_get_key_id (certificate, 0, id, &size);

  return TRY (rc, gnutls_x509_crt_set_subject_key_id (certificate, id, size));
}

/* Making and opening it. */

static gboolean
make_authority (PosHqAuthority *self, gint64 now, GError **error)
{
  gint64 until = now + AUTHORITY_YEARS * 365 * (gint64)G_TIME_SPAN_DAY;
  int rc = make_key (&self->key);

  TRY (rc, gnutls_x509_crt_init (&self->certificate));
  TRY (rc, set_frame (self->certificate, "Pos headquarters", now - EARLIER, until));
  TRY (rc, gnutls_x509_crt_set_key (self->certificate, self->key));
  TRY (rc, gnutls_x509_crt_set_basic_constraints (self->certificate, 1, 0));
  TRY (rc,
       gnutls_x509_crt_set_key_usage (self->certificate,
                                      GNUTLS_KEY_KEY_CERT_SIGN | GNUTLS_KEY_CRL_SIGN));
  TRY (rc, set_key_id (self->certificate));
  TRY (rc,
       gnutls_x509_crt_sign2 (
           self->certificate, self->certificate, self->key, GNUTLS_DIG_SHA256, 0));
  return check (rc, "The authority cannot be made", error);
}

static gboolean
read_text (PosHqAuthority *self, GError **error)
{
  gnutls_datum_t datum = {0};

  if (!check (gnutls_x509_crt_export2 (self->certificate, GNUTLS_X509_FMT_PEM, &datum),
              "The authority cannot be read",
              error))
    return FALSE;
  self->text = take_text (&datum);
  return TRUE;
}

static gboolean
write_file (const char *path, const char *text, int mode, GError **error)
{
  return g_file_set_contents_full (
      path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode, error);
}

/* The key last: without it the certificate is made anew. */
static gboolean
write_authority (PosHqAuthority *self,
                 const char *key_path,
                 const char *certificate_path,
                 GError **error)
{
  gnutls_datum_t datum = {0};
  g_autofree char *text = NULL;

  if (!check (gnutls_x509_privkey_export2_pkcs8 (
                  self->key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &datum),
              "The authority cannot be written",
              error))
    return FALSE;
  text = take_text (&datum);
  gboolean written = write_file (certificate_path, self->text, 0644, error) &&
                     write_file (key_path, text, 0600, error);
  gnutls_memset (text, 0, strlen (text));
  return written;
}

static gboolean
load_authority (PosHqAuthority *self,
                const char *key_path,
                const char *certificate_path,
                GError **error)
{
  gnutls_datum_t key = {0}, certificate = {0};
  int rc = gnutls_load_file (key_path, &key);

  TRY (rc, gnutls_load_file (certificate_path, &certificate));
  TRY (rc, gnutls_x509_privkey_init (&self->key));
  TRY (rc, gnutls_x509_privkey_import (self->key, &key, GNUTLS_X509_FMT_PEM));
  TRY (rc, gnutls_x509_crt_init (&self->certificate));
  TRY (rc, gnutls_x509_crt_import (self->certificate, &certificate, GNUTLS_X509_FMT_PEM));
  if (key.data)
    gnutls_memset (key.data, 0, key.size);
  gnutls_free (key.data);
  gnutls_free (certificate.data);
  return check (rc, "The authority's files cannot be read", error) && read_text (self, error);
}

PosHqAuthority *
pos_hq_authority_open (const char *folder, gboolean may_make, gint64 now, GError **error)
{
  g_autoptr (PosHqAuthority) self = g_new0 (PosHqAuthority, 1);
  g_autofree char *key = g_build_filename (folder, KEY_FILE, NULL);
  g_autofree char *certificate = g_build_filename (folder, CERTIFICATE_FILE, NULL);

  if (g_file_test (key, G_FILE_TEST_EXISTS))
    return load_authority (self, key, certificate, error) ? g_steal_pointer (&self) : NULL;
  if (may_make && make_authority (self, now, error) && read_text (self, error) &&
      write_authority (self, key, certificate, error))
    return g_steal_pointer (&self);
  return NULL;
}

void
pos_hq_authority_free (PosHqAuthority *self)
{
  g_clear_pointer (&self->certificate, gnutls_x509_crt_deinit);
  g_clear_pointer (&self->key, gnutls_x509_privkey_deinit);
  g_free (self->text);
  g_free (self);
}

const char *
pos_hq_authority_get_certificate (PosHqAuthority *self)
{
  return self->text;
}

/* Signing. */

static int
sign (PosHqAuthority *self, gnutls_x509_crt_t certificate, const char *purpose)
{
  guint8 id[64];
  size_t size = sizeof id;
  int rc = gnutls_x509_crt_set_basic_constraints (certificate, 0, -1);

  TRY (rc, gnutls_x509_crt_set_key_usage (certificate, GNUTLS_KEY_DIGITAL_SIGNATURE));
  TRY (rc, gnutls_x509_crt_set_key_purpose_oid (certificate, purpose, 0));
  TRY (rc, set_key_id (certificate));
  TRY (rc, gnutls_x509_crt_get_subject_key_id (self->certificate, id, &size, NULL));
  TRY (rc, gnutls_x509_crt_set_authority_key_id (certificate, id, size));
  return TRY (
      rc, gnutls_x509_crt_sign2 (certificate, self->certificate, self->key, GNUTLS_DIG_SHA256, 0));
}

/* The key of a request that is signed with it, and of the one kind that we take. */
static gboolean
read_request (const char *text, gnutls_pubkey_t key, GError **error)
{
  gnutls_datum_t datum = {(unsigned char *)text, (unsigned)strlen (text)};
  g_auto (Request) request = NULL;
  gnutls_ecc_curve_t curve = GNUTLS_ECC_CURVE_INVALID;
  int rc = gnutls_x509_crq_init (&request);

  TRY (rc, gnutls_x509_crq_import (request, &datum, GNUTLS_X509_FMT_PEM));
  TRY (rc, gnutls_x509_crq_verify (request, 0));
  TRY (rc, gnutls_pubkey_import_x509_crq (key, request, 0));
  TRY (rc, gnutls_pubkey_export_ecc_raw2 (key, &curve, NULL, NULL, 0));
  if (rc >= 0 && curve != GNUTLS_ECC_CURVE_SECP256R1)
    rc = GNUTLS_E_ECC_UNSUPPORTED_CURVE;
  return check (rc, "The certificate request is not usable", error);
}

static char *
make_urn (const char *store, const char *register_id)
{
  g_autofree char *escaped_store = g_uri_escape_string (store, NULL, FALSE);
  g_autofree char *escaped_register = g_uri_escape_string (register_id, NULL, FALSE);

  return g_strdup_printf ("urn:pos:%s:%s", escaped_store, escaped_register);
}

static int
read_signed (gnutls_x509_crt_t certificate, PosHqCertificate *result)
{
  gnutls_datum_t pem = {0}, der = {0};
  guint8 serial[SERIAL_BYTES];
  size_t size = sizeof serial;
  int rc = gnutls_x509_crt_get_serial (certificate, serial, &size);

  TRY (rc, gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &pem));
  TRY (rc, gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_DER, &der));
  if (rc >= 0) {
    PosDigest digest = pos_digest_sha256 (der.data, der.size);
    GString *hexadecimal = g_string_new (NULL);
    for (gsize i = 0; i < size; i++)
      g_string_append_printf (hexadecimal, "%02x", serial[i]);
    result->serial = g_string_free (hexadecimal, FALSE);
    result->fingerprint = pos_digest_to_text (&digest);
    result->text = take_text (&pem);
  }
  gnutls_free (pem.data);
  gnutls_free (der.data);
  return rc;
}

void
pos_hq_certificate_clear (PosHqCertificate *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->serial, g_free);
  g_clear_pointer (&self->fingerprint, g_free);
}

gboolean
pos_hq_authority_sign_device (PosHqAuthority *self,
                              const char *request,
                              const char *store,
                              const char *register_id,
                              gint64 now,
                              PosHqCertificate *certificate,
                              GError **error)
{
  g_autofree char *urn = make_urn (store, register_id);
  g_auto (Certificate) made = NULL;
  g_auto (PublicKey) key = NULL;
  int rc = gnutls_pubkey_init (&key);

  certificate->expires_at = now + POS_CERTIFICATE_DAYS * (gint64)G_TIME_SPAN_DAY;
  TRY (rc, gnutls_x509_crt_init (&made));
  if (!check (rc, "No certificate", error) || !read_request (request, key, error))
    return FALSE;
  TRY (rc, set_frame (made, register_id, now - EARLIER, certificate->expires_at));
  TRY (rc, gnutls_x509_crt_set_pubkey (made, key));
  TRY (rc,
       gnutls_x509_crt_set_subject_alt_name (
           made, GNUTLS_SAN_URI, urn, (unsigned)strlen (urn), GNUTLS_FSAN_SET));
  TRY (rc, sign (self, made, GNUTLS_KP_TLS_WWW_CLIENT));
  TRY (rc, read_signed (made, certificate));
  return check (rc, "The certificate cannot be signed", error);
}

static int
set_host (gnutls_x509_crt_t certificate, const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (!address)
    return gnutls_x509_crt_set_subject_alt_name (
        certificate, GNUTLS_SAN_DNSNAME, host, (unsigned)strlen (host), GNUTLS_FSAN_SET);
  return gnutls_x509_crt_set_subject_alt_name (certificate,
                                               GNUTLS_SAN_IPADDRESS,
                                               g_inet_address_to_bytes (address),
                                               (unsigned)g_inet_address_get_native_size (address),
                                               GNUTLS_FSAN_SET);
}

char *
pos_hq_authority_make_server (PosHqAuthority *self, const char *host, gint64 now, GError **error)
{
  gint64 until = now + POS_SERVER_CERTIFICATE_DAYS * (gint64)G_TIME_SPAN_DAY;
  g_auto (PosHqCertificate) result = {0};
  g_auto (Certificate) certificate = NULL;
  g_auto (Key) key = NULL;
  gnutls_datum_t datum = {0};
  int rc = make_key (&key);

  TRY (rc, gnutls_x509_crt_init (&certificate));
  TRY (rc, set_frame (certificate, host, now - EARLIER, until));
  TRY (rc, gnutls_x509_crt_set_key (certificate, key));
  TRY (rc, set_host (certificate, host));
  TRY (rc, sign (self, certificate, GNUTLS_KP_TLS_WWW_SERVER));
  TRY (rc, read_signed (certificate, &result));
  TRY (rc,
       gnutls_x509_privkey_export2_pkcs8 (
           key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &datum));
  if (!check (rc, "The certificate cannot be signed", error))
    return NULL;
  g_autofree char *key_text = take_text (&datum);
  return g_strconcat (key_text, result.text, self->text, NULL);
}

/* What was revoked. */

static int
add_serial (gnutls_x509_crl_t list, const char *text, gint64 now)
{
  guint8 serial[SERIAL_BYTES];

  if (strlen (text) != 2 * sizeof serial)
    return GNUTLS_E_INVALID_REQUEST;
  for (gsize i = 0; i < sizeof serial; i++)
    serial[i] =
        (guint8)(g_ascii_xdigit_value (text[2 * i]) * 16 + g_ascii_xdigit_value (text[2 * i + 1]));
  return gnutls_x509_crl_set_crt_serial (list, serial, sizeof serial, now / G_USEC_PER_SEC);
}

/* It has no early end: a list that got too old would shut every device out. */
char *
pos_hq_authority_make_list (PosHqAuthority *self,
                            const char *const *serials,
                            gint64 now,
                            GError **error)
{
  gint64 until = now + AUTHORITY_YEARS * 365 * (gint64)G_TIME_SPAN_DAY;
  guint64 number = GUINT64_TO_BE ((guint64)now);
  g_auto (List) list = NULL;
  gnutls_datum_t datum = {0};
  int rc = gnutls_x509_crl_init (&list);

  TRY (rc, gnutls_x509_crl_set_version (list, 2));
  TRY (rc, gnutls_x509_crl_set_this_update (list, (now - EARLIER) / G_USEC_PER_SEC));
  TRY (rc, gnutls_x509_crl_set_next_update (list, until / G_USEC_PER_SEC));
  TRY (rc, gnutls_x509_crl_set_number (list, &number, sizeof number));
  for (; *serials; serials++)
    TRY (rc, add_serial (list, *serials, now));
  TRY (rc, gnutls_x509_crl_sign2 (list, self->certificate, self->key, GNUTLS_DIG_SHA256, 0));
  TRY (rc, gnutls_x509_crl_export2 (list, GNUTLS_X509_FMT_PEM, &datum));
  return check (rc, "The list of what was revoked", error) ? take_text (&datum) : NULL;
}
