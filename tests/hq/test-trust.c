/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-trust.c — certificates of the chain's own authority: how a device gets one, what it is good
 * for, how it is renewed and revoked, and what a body may not say. */
#include "base/pos-error.h"
#include "chain-fixture.h"
#include "hq/pos-hq-core.h"
#include "hq/pos-hq-routes.h"
#include "sync/pos-identity.h"

#include <glib/gstdio.h>
#include <string.h>

/* The routes without a line, asked as the proxy and as loopback would. */
typedef struct {
  char *folder;
  PosClock *clock;
  PosContext *context;
  PosHqCore *core;
  PosHqRoutes *routes;
} Trust;

#define NOW "2026-05-14T10:42:00+02:00"

typedef struct {
  guint status;
  json_t *json;
} Heard;

static void
on_answer (guint status, const char *text, gpointer data)
{
  Heard *heard = data;

  heard->status = status;
  heard->json = pos_json_parse (text, -1, NULL);
}

static json_t *
ask (Trust *self, const PosHqRequest *asked, const char *body, guint status)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  PosHqRequest request = *asked;
  Heard heard = {0};

  request.body = bytes;
  pos_hq_routes_answer (self->routes, &request, on_answer, &heard);
  while (!heard.status)
    g_main_context_iteration (NULL, TRUE);
  if (heard.status != status)
    g_error ("%s: %u, %s", asked->path, heard.status, text_at (heard.json, "error.message"));
  g_assert_nonnull (heard.json);
  return heard.json;
}

static void
demand (Trust *self, const PosHqRequest *asked, const char *body, guint status)
{
  json_decref (ask (self, asked, body, status));
}

/* Two stores with a register each. */
static void
import_chain (Trust *self)
{
  static const char chain[] =
      "{\"currency\": \"EUR\", \"records\": ["
      "{\"kind\": \"warehouse\", \"id\": \"W1\", \"name\": \"W1\"},"
      "{\"kind\": \"store\", \"id\": \"S1\", \"name\": \"One\", \"warehouse\": \"W1\"},"
      "{\"kind\": \"store\", \"id\": \"S2\", \"name\": \"Two\", \"warehouse\": \"W1\"},"
      "{\"kind\": \"register\", \"id\": \"R1\", \"store\": \"S1\"},"
      "{\"kind\": \"register\", \"id\": \"R2\", \"store\": \"S2\"}]}";
  PosHqRequest request = {
      .method = "POST", .path = "/v1/records", .token = self->core->admin_token};
  g_autoptr (json_t) answer = ask (self, &request, chain, 200);

  g_assert_cmpuint (json_array_size (json_object_get (answer, "refused")), ==, 0);
}

static void
open_core (Trust *self)
{
  g_autofree char *data = g_build_filename (self->folder, "hq", NULL);
  g_autoptr (GError) error = NULL;

  self->core = pos_hq_core_new (data, NULL, self->context, &error);
  g_assert_no_error (error);
  self->routes = pos_hq_routes_new (self->core);
}

static void
close_core (Trust *self)
{
  g_clear_pointer (&self->routes, pos_hq_routes_free);
  pos_hq_core_close (self->core);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->core);
}

static void
set_up (Trust *self, gconstpointer data)
{
  gint64 now;

  g_assert_true (pos_instant_parse (NOW, &now, NULL));
  self->folder = g_dir_make_tmp ("pos-trust-XXXXXX", NULL);
  self->clock = pos_clock_new_fixed (now);
  self->context = pos_context_new (self->clock, 11);
  open_core (self);
  import_chain (self);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    remove_tree (child);
  }
  g_remove (path);
}

static void
tear_down (Trust *self, gconstpointer data)
{
  close_core (self);
  g_object_unref (self->context);
  g_object_unref (self->clock);
  remove_tree (self->folder);
  g_free (self->folder);
}

static char *
new_code (Trust *self)
{
  const PosHqRequest request = {
      .method = "POST", .path = "/v1/enrollment-codes", .token = self->core->admin_token};
  g_autoptr (json_t) answer = ask (self, &request, "{\"register\": \"R1\"}", 200);

  return g_strdup (text_at (answer, "code"));
}

static PosIdentity *
new_identity (Trust *self)
{
  g_autofree char *folder = g_build_filename (self->folder, "device-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (g_mkdtemp (folder));
  PosIdentity *identity = pos_identity_open (folder, &error);
  g_assert_no_error (error);
  return identity;
}

static json_t *
enroll_with (Trust *self, const char *request_text, guint status)
{
  const PosHqRequest request = {.method = "POST", .path = "/v1/enroll", .proxied = TRUE};
  g_autofree char *code = new_code (self), *body = NULL;
  g_autoptr (json_t) json = json_object ();

  json_object_set_new (json, "code", json_string (code));
  json_object_set_new (json, "request", json_string (request_text));
  body = pos_json_to_text (json);
  return ask (self, &request, body, status);
}

/* Enrolls as R1 of S1 through the proxy.  Returns: (transfer full): the fingerprint by which the
 * proxy would name the certificate. */
static char *
fingerprint_of (PosIdentity *identity)
{
  g_autoptr (GByteArray) der = NULL;

  g_object_get (pos_identity_get_certificate (identity), "certificate", &der, NULL);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
}

static char *
enroll (Trust *self, PosIdentity *identity)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *request = pos_identity_make_request (identity, &error);
  g_autoptr (json_t) answer = enroll_with (self, request, 200);

  g_assert_no_error (error);
  g_assert_cmpstr (text_at (answer, "register"), ==, "R1");
  pos_identity_take (
      identity, text_at (answer, "certificate"), text_at (answer, "authority"), &error);
  g_assert_no_error (error);
  return fingerprint_of (identity);
}

static PosHqRequest
changes_as (const char *certificate)
{
  return (PosHqRequest){
      .method = "GET", .path = "/v1/changes", .proxied = TRUE, .certificate = certificate};
}

/* --- Getting one --- */

static void
a_code_gives_a_certificate (Trust *self, gconstpointer data)
{
  g_autoptr (PosIdentity) identity = new_identity (self);
  g_autofree char *certificate = enroll (self, identity);
  g_autoptr (GTlsCertificate) authority = NULL;
  g_autofree char *path = g_build_filename (self->folder, "hq", "authority.pem", NULL);
  PosHqRequest request = changes_as (certificate);

  authority = g_tls_certificate_new_from_file (path, NULL);
  g_assert_cmpint (
      g_tls_certificate_verify (pos_identity_get_certificate (identity), NULL, authority) &
          ~(guint)(G_TLS_CERTIFICATE_NOT_ACTIVATED | G_TLS_CERTIFICATE_EXPIRED),
      ==,
      0);
  demand (self, &request, "", 200);
}

/* Its owner's only, and the key is nowhere at headquarters. */
static void
keys_are_their_owners (Trust *self, gconstpointer data)
{
  static const char *const files[] = {"authority.key", "admin.token"};
  g_autoptr (PosIdentity) identity = new_identity (self);
  g_autofree char *certificate = enroll (self, identity);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (self->folder, "hq", files[i], NULL);
    GStatBuf info;
    g_assert_cmpint (g_stat (path, &info), ==, 0);
    g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  }
}

static void
what_is_no_request_is_refused (Trust *self, gconstpointer data)
{
  static const char *const nonsense[] = {
      "x",
      "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n",
  };
  g_autoptr (PosIdentity) identity = new_identity (self);
  g_autofree char *request = pos_identity_make_request (identity, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (nonsense); i++)
    json_decref (enroll_with (self, nonsense[i], 422));
  /* One letter of the signature is another. */
  char *end = strstr (request, "\n-----END");
  end[-6] = end[-6] == 'A' ? 'B' : 'A';
  json_decref (enroll_with (self, request, 422));
}

/* --- What it is good for --- */

static void
only_certificates_count_behind_the_proxy (Trust *self, gconstpointer data)
{
  g_autoptr (PosIdentity) identity = new_identity (self);
  g_autofree char *certificate = enroll (self, identity);
  g_autofree char *request = pos_identity_make_request (identity, NULL);
  g_autoptr (json_t) answer = enroll_with (self, request, 200);
  const char *token = text_at (answer, "token");
  PosHqRequest loopback = {.method = "GET", .path = "/v1/changes", .token = token};
  PosHqRequest proxied = loopback, stranger = changes_as ("00"), nobody = changes_as (NULL);
  PosHqRequest administrator = {
      .method = "GET", .path = "/v1/audit", .token = self->core->admin_token, .proxied = TRUE};

  proxied.proxied = TRUE;
  demand (self, &loopback, "", 200);
  demand (self, &proxied, "", 401);
  demand (self, &stranger, "", 401);
  demand (self, &nobody, "", 401);
  demand (self, &administrator, "", 401);
  administrator.proxied = FALSE;
  demand (self, &administrator, "", 200);
}

/* A header that somebody sends by himself is no certificate. */
static void
loopback_takes_no_certificate (Trust *self, gconstpointer data)
{
  g_autoptr (PosIdentity) identity = new_identity (self);
  g_autofree char *certificate = enroll (self, identity);
  PosHqRequest request = changes_as (certificate);

  request.proxied = FALSE;
  demand (self, &request, "", 401);
}

static char *
transaction_of (const char *register_id, const char *store)
{
  return g_strdup_printf (
      "{\"id\": \"0190f0a0-0000-7000-8000-000000000001\", \"kind\": \"journal\", "
      "\"register\": \"%s\", \"store\": \"%s\", \"sequence\": 1, "
      "\"at\": \"2026-05-14T08:42:00Z\", \"worker\": \"kim\", \"base_revision\": 0, \"body\": {}, "
      "\"hash\": \"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\"}",
      register_id,
      store);
}

static void
a_body_of_another_store_is_refused (Trust *self, gconstpointer data)
{
  g_autoptr (PosIdentity) identity = new_identity (self);
  g_autofree char *certificate = enroll (self, identity);
  g_autofree char *own = transaction_of ("R1", "S1");
  g_autofree char *other_store = transaction_of ("R1", "S2");
  g_autofree char *other_register = transaction_of ("R2", "S1");
  PosHqRequest put = {.method = "PUT",
                      .path = "/v1/transactions/0190f0a0-0000-7000-8000-000000000001",
                      .proxied = TRUE,
                      .certificate = certificate};
  PosHqRequest look = {.method = "GET", .path = "/v1/audit", .token = self->core->admin_token};

  demand (self, &put, other_store, 403);
  demand (self, &put, other_register, 403);
  g_autoptr (json_t) audit = ask (self, &look, "", 200);
  g_assert_cmpstr (text_at (audit, "audit.0.event"), ==, "foreign-body");
  g_assert_cmpstr (text_at (audit, "audit.0.register"), ==, "R1");
  g_assert_cmpstr (text_at (audit, "audit.0.details"), ==, "store S1, register R2");
  g_assert_cmpstr (text_at (audit, "audit.1.details"), ==, "store S2, register R1");
  g_assert_cmpstr (text_at (audit, "audit.2.event"), ==, "certified");
  g_assert_cmpstr (text_at (audit, "audit.3.event"), ==, "enrolled");
  demand (self, &put, own, 200);
}

/* What a register sold at its old store it may still tell of; of its new one only with the code
 * that it gets there. */
static void
a_register_that_moves_takes_its_messages_along (Trust *self, gconstpointer data)
{
  g_autoptr (PosIdentity) identity = new_identity (self);
  g_autofree char *before = enroll (self, identity), *after = NULL;
  g_autofree char *here = transaction_of ("R1", "S1"), *there = transaction_of ("R1", "S2");
  g_autofree char *elsewhere = transaction_of ("R1", "S4");
  PosHqRequest put = {.method = "PUT",
                      .path = "/v1/transactions/0190f0a0-0000-7000-8000-000000000001",
                      .proxied = TRUE,
                      .certificate = before};
  PosHqRequest move = {.method = "POST", .path = "/v1/records", .token = self->core->admin_token};

  json_decref (ask (self,
                    &move,
                    "{\"currency\": \"EUR\", \"records\": [{\"kind\": \"register\", \"id\": "
                    "\"R1\", \"number\": \"1\", \"store\": \"S2\"}]}",
                    200));
  g_autoptr (json_t) refused = ask (self, &put, there, 403);
  g_assert_cmpstr (text_at (refused, "reason"),
                   ==,
                   "This register is known as one of store S1: give it a new code, and it sends "
                   "this again");
  after = enroll (self, identity);
  put.certificate = after;
  demand (self, &put, elsewhere, 403);
  demand (self, &put, here, 200);
  put.certificate = before;
  demand (self, &put, here, 401);
}

/* --- Renewing --- */

static void
it_is_renewed_with_a_third_of_its_life_left (Trust *self, gconstpointer data)
{
  g_autoptr (PosIdentity) identity = new_identity (self);
  g_autofree char *first = enroll (self, identity), *second = NULL, *text = NULL, *body = NULL;
  g_autoptr (json_t) json = json_object ();
  g_autoptr (GError) error = NULL;
  PosHqRequest renew = {
      .method = "POST", .path = "/v1/certificates", .proxied = TRUE, .certificate = first};
  PosHqRequest with_first = changes_as (first), with_second;

  pos_clock_advance (self->clock, 59 * (gint64)G_TIME_SPAN_DAY);
  g_assert_false (pos_identity_is_due (identity, pos_clock_get_now (self->clock)));
  pos_clock_advance (self->clock, 1 * (gint64)G_TIME_SPAN_DAY);
  g_assert_true (pos_identity_is_due (identity, pos_clock_get_now (self->clock)));

  text = pos_identity_make_request (identity, &error);
  json_object_set_new (json, "request", json_string (text));
  body = pos_json_to_text (json);
  g_autoptr (json_t) answer = ask (self, &renew, body, 200);
  pos_identity_take (
      identity, text_at (answer, "certificate"), text_at (answer, "authority"), &error);
  g_assert_no_error (error);
  g_assert_false (pos_identity_is_due (identity, pos_clock_get_now (self->clock)));
  second = fingerprint_of (identity);
  g_assert_cmpstr (first, !=, second);
  with_second = changes_as (second);
  demand (self, &with_second, "", 200);
  /* An answer that is lost on its way locks nobody out. */
  demand (self, &with_first, "", 200);
}

static void
a_certificate_for_another_key_is_not_taken (Trust *self, gconstpointer data)
{
  g_autoptr (PosIdentity) identity = new_identity (self);
  g_autofree char *before = enroll (self, identity), *after = NULL;
  g_autofree char *old = pos_identity_make_request (identity, NULL), *new = NULL;
  g_autoptr (json_t) answer = enroll_with (self, old, 200);
  g_autoptr (GError) error = NULL;

  new = pos_identity_make_request (identity, NULL);
  g_assert_false (pos_identity_take (
      identity, text_at (answer, "certificate"), text_at (answer, "authority"), &error));
  g_assert_error (error, POS_SYNC_ERROR, POS_SYNC_ERROR_PROTOCOL);
  after = fingerprint_of (identity);
  g_assert_cmpstr (before, ==, after);
}

/* --- Revoking --- */

static void
what_is_revoked_is_refused_at_once (Trust *self, gconstpointer data)
{
  g_autoptr (PosIdentity) identity = new_identity (self);
  g_autofree char *certificate = enroll (self, identity);
  g_autofree char *list = g_build_filename (self->folder, "hq", "revoked.pem", NULL);
  g_autofree char *before = NULL, *after = NULL, *code = new_code (self);
  g_autofree char *body = g_strdup_printf ("{\"code\": \"%s\"}", code);
  PosHqRequest request = changes_as (certificate);
  PosHqRequest revoke = {
      .method = "POST", .path = "/v1/revocations", .token = self->core->admin_token};
  PosHqRequest enroll_again = {.method = "POST", .path = "/v1/enroll", .proxied = TRUE};

  g_assert_true (g_file_get_contents (list, &before, NULL, NULL));
  demand (self, &request, "", 200);
  g_autoptr (json_t) answer = ask (self, &revoke, "{\"register\": \"R1\"}", 200);
  g_assert_cmpint (json_integer_value (json_object_get (answer, "devices")), ==, 1);
  demand (self, &request, "", 401);
  /* Nor does a code that was made before help. */
  demand (self, &enroll_again, body, 401);
  g_assert_true (g_file_get_contents (list, &after, NULL, NULL));
  g_assert_cmpuint (strlen (after), >, strlen (before));
  demand (self, &revoke, "{\"register\": \"R99\"}", 404);
  /* And so it stays. */
  close_core (self);
  open_core (self);
  demand (self, &request, "", 401);
}

static void
a_new_device_replaces_the_old_one (Trust *self, gconstpointer data)
{
  g_autoptr (PosIdentity) first = new_identity (self), second = new_identity (self);
  g_autofree char *of_first = enroll (self, first), *of_second = enroll (self, second);
  PosHqRequest with_first = changes_as (of_first), with_second = changes_as (of_second);

  demand (self, &with_first, "", 401);
  demand (self, &with_second, "", 200);
}

#define TEST(name) g_test_add ("/hq/trust/" #name, Trust, NULL, set_up, name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (a_code_gives_a_certificate);
  TEST (keys_are_their_owners);
  TEST (what_is_no_request_is_refused);
  TEST (only_certificates_count_behind_the_proxy);
  TEST (loopback_takes_no_certificate);
  TEST (a_body_of_another_store_is_refused);
  TEST (a_register_that_moves_takes_its_messages_along);
  TEST (it_is_renewed_with_a_third_of_its_life_left);
  TEST (a_certificate_for_another_key_is_not_taken);
  TEST (what_is_revoked_is_refused_at_once);
  TEST (a_new_device_replaces_the_old_one);
  return g_test_run ();
}
