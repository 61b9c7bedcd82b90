/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-authority.h — the chain's own certificate authority: signs devices, the proxy, and the
 * list of what was revoked.
 * Layer: hq.  GnuTLS lives in its files only.  Thread: any once open; it never changes.
 * Shape:  DIR/authority.key (its owner's only), DIR/authority.pem (for everybody), DIR/revoked.pem.
 *         P-256 and SHA-256 throughout.
 * Rules:  what a certificate says comes from headquarters' own records; of a request it takes the
 *         public key and nothing else.  A device's register and store stand in its alternative
 *         name, "urn:pos:STORE:REGISTER", each escaped as in a URI. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef struct _PosHqAuthority PosHqAuthority;

/* @may_make: makes key and certificate when there are none.  Blocks.
 * Returns: (transfer full): %NULL with an error, or without one when there are none. */
PosHqAuthority *
pos_hq_authority_open (const char *folder, gboolean may_make, gint64 now, GError **error);
void pos_hq_authority_free (PosHqAuthority *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosHqAuthority, pos_hq_authority_free)

/* The authority's own certificate, as PEM. */
const char *pos_hq_authority_get_certificate (PosHqAuthority *self);

/* One that was just signed. */
typedef struct {
  char *text;        /* PEM */
  char *serial;      /* hexadecimal */
  char *fingerprint; /* SHA-256 of its DER, hexadecimal: by this one it is known later */
  gint64 expires_at;
} PosHqCertificate;
void pos_hq_certificate_clear (PosHqCertificate *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PosHqCertificate, pos_hq_certificate_clear)

/* For a device, POS_CERTIFICATE_DAYS long.
 * @request: a certificate request as PEM, signed with the key it is for (PKCS #10)
 * Errors: POS_VALUE_ERROR_RANGE when it is none, or for another kind of key. */
gboolean pos_hq_authority_sign_device (PosHqAuthority *self,
                                       const char *request,
                                       const char *store,
                                       const char *register_id,
                                       gint64 now,
                                       PosHqCertificate *certificate,
                                       GError **error);

/* A new key, its certificate for @host and the authority's, as one PEM text: what a proxy serves.
 * @host: a host name or an IP address */
char *
pos_hq_authority_make_server (PosHqAuthority *self, const char *host, gint64 now, GError **error);

/* @serials: hexadecimal.  Returns: (transfer full): the signed list, as PEM. */
char *pos_hq_authority_make_list (PosHqAuthority *self,
                                  const char *const *serials,
                                  gint64 now,
                                  GError **error);

G_END_DECLS
