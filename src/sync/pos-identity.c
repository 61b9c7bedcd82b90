/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-identity.c — a P-256 key and its request by GnuTLS; the rest is GIO's. */
#include "sync/pos-identity.h"
#include "base/pos-error.h"

#include <gnutls/x509.h>
#include <string.h>

#define IDENTITY_FILE "identity.pem"
#define AUTHORITY_FILE "authority.pem"

struct _PosIdentity {
  GObject parent_instance;
  char *directory;
  GTlsCertificate *certificate; /* (nullable) */
  GTlsDatabase *authority;      /* (nullable) */
  gnutls_x509_privkey_t asked;  /* (nullable): the key of the last request */
};

G_DEFINE_FINAL_TYPE (PosIdentity, pos_identity, G_TYPE_OBJECT)

typedef gnutls_x509_crq_t Request;
typedef gnutls_x509_crt_t Certificate;
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (Request, gnutls_x509_crq_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (Certificate, gnutls_x509_crt_deinit, NULL)

/* The first step that does not work; the others are passed over. */
#define TRY(rc, call) ((rc) = (rc) < 0 ? (rc) : (call))

static guint changed_signal;

static void
pos_identity_finalize (GObject *object)
{
  PosIdentity *self = POS_IDENTITY (object);

  g_clear_pointer (&self->asked, gnutls_x509_privkey_deinit);
  g_clear_object (&self->certificate);
  g_clear_object (&self->authority);
  g_free (self->directory);
  G_OBJECT_CLASS (pos_identity_parent_class)->finalize (object);
}

static void
pos_identity_class_init (PosIdentityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_identity_finalize;
  changed_signal = g_signal_new (
      "changed", POS_TYPE_IDENTITY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_identity_init (PosIdentity *self)
{
}

static gboolean
unreadable (const char *path, const GError *why, GError **error)
{
  return pos_set_error (
      error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "%s: %s", path, why->message);
}

static gboolean
load (PosIdentity *self, GError **error)
{
  g_autofree char *identity = g_build_filename (self->directory, IDENTITY_FILE, NULL);
  g_autofree char *authority = g_build_filename (self->directory, AUTHORITY_FILE, NULL);
  g_autoptr (GError) why = NULL;

  g_clear_object (&self->certificate);
  g_clear_object (&self->authority);
  if (g_file_test (identity, G_FILE_TEST_EXISTS)) {
    self->certificate = g_tls_certificate_new_from_file (identity, &why);
    if (!self->certificate)
      return unreadable (identity, why, error);
  }
  if (g_file_test (authority, G_FILE_TEST_EXISTS)) {
    self->authority = g_tls_file_database_new (authority, &why);
    if (!self->authority)
      return unreadable (authority, why, error);
  }
  return TRUE;
}

PosIdentity *
pos_identity_open (const char *directory, GError **error)
{
  g_autoptr (PosIdentity) self = g_object_new (POS_TYPE_IDENTITY, NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (directory);

  self->directory = g_file_get_path (folder);
  return load (self, error) ? g_steal_pointer (&self) : NULL;
}

GTlsCertificate *
pos_identity_get_certificate (PosIdentity *self)
{
  return self->certificate;
}

GTlsDatabase *
pos_identity_get_authority (PosIdentity *self)
{
  return self->authority;
}

static gboolean
check (int rc, GError **error)
{
  return rc >= 0 || pos_set_error (error,
                                   POS_SYNC_ERROR,
                                   POS_SYNC_ERROR_PROTOCOL,
                                   NULL,
                                   "Key and certificate: %s",
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
make_key (PosIdentity *self)
{
  int rc;

  g_clear_pointer (&self->asked, gnutls_x509_privkey_deinit);
  rc = gnutls_x509_privkey_init (&self->asked);
  return TRY (
      rc,
      gnutls_x509_privkey_generate (
          self->asked, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0));
}

char *
pos_identity_make_request (PosIdentity *self, GError **error)
{
  g_auto (Request) request = NULL;
  gnutls_datum_t datum = {0};
  int rc = make_key (self);

  TRY (rc, gnutls_x509_crq_init (&request));
  TRY (rc, gnutls_x509_crq_set_version (request, 1));
  TRY (rc, gnutls_x509_crq_set_key (request, self->asked));
  TRY (rc, gnutls_x509_crq_sign2 (request, self->asked, GNUTLS_DIG_SHA256, 0));
  TRY (rc, gnutls_x509_crq_export2 (request, GNUTLS_X509_FMT_PEM, &datum));
  return check (rc, error) ? take_text (&datum) : NULL;
}

static int
compare_keys (gnutls_x509_privkey_t key, gnutls_x509_crt_t certificate)
{
  guint8 ours[64], theirs[64];
  size_t our_size = sizeof ours, their_size = sizeof theirs;
  int rc = gnutls_x509_privkey_get_key_id (key, 0, ours, &our_size);

  TRY (rc, gnutls_x509_crt_get_key_id (certificate, 0, theirs, &their_size));
  if (rc >= 0 && (our_size != their_size || memcmp (ours, theirs, our_size) != 0))
    rc = GNUTLS_E_CERTIFICATE_KEY_MISMATCH;
  return rc;
}

/* Key and certificate as one text. */
static char *
join (PosIdentity *self, const char *certificate, GError **error)
{
  gnutls_datum_t pem = {(unsigned char *)certificate, (unsigned)strlen (certificate)};
  gnutls_datum_t datum = {0};
  g_auto (Certificate) parsed = NULL;
  int rc = self->asked ? gnutls_x509_crt_init (&parsed) : GNUTLS_E_INVALID_REQUEST;

  TRY (rc, gnutls_x509_crt_import (parsed, &pem, GNUTLS_X509_FMT_PEM));
  TRY (rc, compare_keys (self->asked, parsed));
  TRY (rc,
       gnutls_x509_privkey_export2_pkcs8 (
           self->asked, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &datum));
  if (!check (rc, error))
    return NULL;
  g_autofree char *key = take_text (&datum);
  char *both = g_strconcat (key, certificate, NULL);
  gnutls_memset (key, 0, strlen (key));
  return both;
}

static gboolean
write_file (PosIdentity *self, const char *name, const char *text, int mode, GError **error)
{
  g_autofree char *path = g_build_filename (self->directory, name, NULL);

  return g_file_set_contents_full (
      path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode, error);
}

gboolean
pos_identity_take (PosIdentity *self,
                   const char *certificate,
                   const char *authority,
                   GError **error)
{
  g_autofree char *both = join (self, certificate, error);

  if (!both)
    return FALSE;
  gboolean written = write_file (self, AUTHORITY_FILE, authority, 0644, error) &&
                     write_file (self, IDENTITY_FILE, both, 0600, error);
  gnutls_memset (both, 0, strlen (both));
  if (!written || !load (self, error))
    return FALSE;
  g_clear_pointer (&self->asked, gnutls_x509_privkey_deinit);
  g_signal_emit (self, changed_signal, 0);
  return TRUE;
}

gboolean
pos_identity_has_ended (PosIdentity *self, gint64 now)
{
  g_autoptr (GDateTime) until =
      self->certificate ? g_tls_certificate_get_not_valid_after (self->certificate) : NULL;

  return until && g_date_time_to_unix (until) * G_USEC_PER_SEC < now;
}

gboolean
pos_identity_is_due (PosIdentity *self, gint64 now)
{
  g_autoptr (GDateTime) from = NULL, until = NULL;

  if (!self->certificate)
    return FALSE;
  from = g_tls_certificate_get_not_valid_before (self->certificate);
  until = g_tls_certificate_get_not_valid_after (self->certificate);
  if (!from || !until)
    return FALSE;
  return g_date_time_to_unix (until) * G_USEC_PER_SEC - now <=
         g_date_time_difference (until, from) / 3;
}
