/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-hq.c — headquarters: the chain that it sets up, and the person who decides there. */
#include "hq/pos-hq-creation-table.h"
#include "hq/pos-hq-desk.h"
#include "hq/pos-hq-import.h"
#include "hq/pos-hq-steps.h"
#include "sim.h"

/* How the chain works in this world. */
static void
adapt (SimWorld *world, json_t *record)
{
  const char *kind = json_string_value (json_object_get (record, "kind"));

  if (!g_strcmp0 (kind, "parameters")) {
    json_object_set_new (record, "excess_deposit", json_string (world->excess));
    json_object_set_new (record, "electronic_mode", json_string ("MAIL"));
  }
  if (!g_strcmp0 (kind, "delivery-mode"))
    json_object_set_new (record, "products_excluded", json_pack ("[s]", "E"));
  if (!g_strcmp0 (kind, "profile"))
    json_object_set_new (record, "async_orders", json_boolean (!world->synchronous));
}

/* The chain of the scenarios, with more registers in store S1. */
static char *
make_chain (SimWorld *world)
{
  static const char more[] =
      "[{\"kind\": \"register\", \"id\": \"R3\", \"number\": \"3\", \"store\": \"S1\"}, "
      "{\"kind\": \"register\", \"id\": \"R9\", \"number\": \"9\", \"store\": \"S1\"}, "
      "{\"kind\": \"hold-code\", \"id\": \"ADDRESS\", \"name\": \"Address\"}, "
      "{\"kind\": \"hold-code\", \"id\": \"STOCK\", \"name\": \"Stock\", "
      " \"remove_reservations\": true}, "
      "{\"kind\": \"product\", \"id\": \"E\", \"name\": \"Product E\", \"unit\": \"pcs\", "
      " \"unit_price\": \"75\", \"item_tax_group\": \"FULL\"}, "
      "{\"kind\": \"product\", \"id\": \"SCREW\", \"name\": \"Screw\", \"unit\": \"pcs\", "
      " \"unit_price\": \"4\", \"item_tax_group\": \"FULL\", "
      " \"prices\": [{\"price\": \"10.00\", \"price_unit\": \"3\"}], "
      " \"units\": [{\"unit\": \"box\", \"factor\": \"12\"}]}, "
      "{\"kind\": \"delivery-mode\", \"id\": \"MAIL\", \"name\": \"Mail\", \"stores\": [\"*\"], "
      " \"products\": [\"E\", \"L3\"]}]";
  static const char dear[] =
      "[{\"kind\": \"discount\", \"id\": \"CASH5\", \"name\": \"Cash saves\", "
      " \"type\": \"tender\", \"tender\": \"cash\", \"lines\": [{\"product\": \"*\"}], "
      " \"tiers\": [{\"from\": \"0\", \"rate\": \"0.05\"}]}]";
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "scenarios", "fixtures.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) added = pos_json_parse (more, -1, NULL);
  g_autoptr (json_t) discounts = pos_json_parse (dear, -1, NULL);
  gsize size, i;
  json_t *record, *records;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  g_autoptr (json_t) chain = pos_json_parse (text, (gssize)size, &error);
  g_assert_no_error (error);
  records = json_object_get (chain, "records");
  json_array_foreach (records, i, record) adapt (world, record);
  json_array_extend (records, added);
  if (sim_world_one_in (world, 3))
    json_array_extend (records, discounts);
  return pos_json_to_text (chain);
}

static void
import_chain (SimServer *self)
{
  g_autofree char *text = make_chain (self->world);
  g_autoptr (GError) error = NULL;
  g_autoptr (PosBundle) bundle = pos_bundle_parse (text, -1, &error);
  PosHqImport import = {.bundle = bundle};

  g_assert_no_error (error);
  pos_db_write_sync (self->core->db, pos_hq_import, &import, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bundle->refusals->len, ==, 0);
  g_free (import.answer);
}

void
sim_hq_init (SimServer *self, SimWorld *world, guint32 seed)
{
  sim_server_init (self, world, "hq", seed, world->mutant == SIM_FORGETFUL_HQ);
  sim_server_open (self);
  import_chain (self);
}

void
sim_hq_restart (SimServer *self)
{
  sim_server_close (self);
  sim_disk_revive (&self->disk);
  sim_server_open (self);
}

void
sim_hq_go_back (SimServer *self)
{
  if (!self->copy || sim_disk_is_doomed (&self->disk))
    return;
  sim_server_close (self);
  sim_server_restore (self);
  sim_server_open (self);
  self->world->went_back = TRUE;
  self->world->tally.headquarters_restored++;
}

char *
sim_hq_make_code (SimServer *self, const char *id, gboolean hub)
{
  PosHqNewCode code = {.context = self->context, .register_id = id, .hub = hub};
  g_autoptr (GError) error = NULL;

  pos_db_write_sync (self->core->db, pos_hq_create_code, &code, &error);
  g_assert_no_error (error);
  return g_strdup (code.code);
}

static gboolean
list_status (PosDbTxn *txn, gpointer data, GError **error)
{
  char **slots = data; /* in: a status; out: the list */

  return pos_hq_transaction_table_write_list (txn, slots[0], &slots[1], error);
}

static json_t *
list_transactions (SimServer *self, const char *status)
{
  char *slots[] = {(char *)status, NULL};
  g_autoptr (GError) error = NULL;

  pos_db_read_sync (self->core->db, list_status, slots, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = slots[1];
  g_autoptr (json_t) json = pos_json_parse (text, -1, NULL);
  return json_incref (json_object_get (json, "transactions"));
}

static gboolean
resolve (PosDbTxn *txn, gpointer call, GError **error)
{
  return pos_hq_desk_resolve (txn, call, error);
}

static gboolean
try_to_decide (SimServer *self, const char *id, const char *keep, GError **error)
{
  g_autoptr (json_t) request =
      json_pack ("{s:s, s:s, s:s}", "transaction", id, "worker", "sam", "keep", keep);
  PosHqDeskCall call = {.request = request, .now = pos_context_get_now (self->context)};
  gboolean done = pos_db_write_sync (self->core->db, resolve, &call, error);

  g_free (call.answer);
  return done;
}

typedef struct {
  const char *id, *store;
  gboolean told;
} Place;

static gboolean
find_place (PosDbTxn *txn, gpointer data, GError **error)
{
  Place *place = data;
  g_autoptr (PosDbStatement) select =
      pos_db_txn_prepare (txn, "SELECT 1 FROM order_place WHERE order_id = :id AND store = :store");

  pos_db_bind_text (select, ":id", place->id);
  pos_db_bind_text (select, ":store", place->store);
  return pos_db_step (select, &place->told, error);
}

gboolean
sim_hq_tells (SimServer *self, const char *id, const char *store)
{
  Place place = {.id = id, .store = store};
  g_autoptr (GError) error = NULL;

  pos_db_read_sync (self->core->db, find_place, &place, NULL, &error);
  g_assert_no_error (error);
  return place.told;
}

static gboolean
find_created (PosDbTxn *txn, gpointer data, GError **error)
{
  Place *place = data;
  g_autoptr (PosHqCreation) creation = NULL;
  PosId id;

  if (!pos_id_parse (place->id, &id, error) ||
      !pos_hq_creation_table_get (txn, &id, &creation, error))
    return FALSE;
  place->told = creation && creation->state != POS_HQ_CREATION_CONFIRMED;
  return TRUE;
}

gboolean
sim_hq_only_created (SimServer *self, const char *id)
{
  Place place = {.id = id};
  g_autoptr (GError) error = NULL;

  pos_db_read_sync (self->core->db, find_created, &place, NULL, &error);
  g_assert_no_error (error);
  return place.told;
}

guint
sim_hq_decide (SimServer *self)
{
  g_autoptr (json_t) conflicts = list_transactions (self, "conflict");
  json_t *one;
  gsize i;

  json_array_foreach (conflicts, i, one)
  {
    const char *id = json_string_value (json_object_get (one, "id"));
    g_autoptr (GError) error = NULL;

    sim_world_note (self->world, "somebody decides conflict %s", id);
    if (sim_world_one_in (self->world, 2) && try_to_decide (self, id, "register", NULL))
      continue;
    /* What headquarters has nothing of can only be taken as it is. */
    if (!try_to_decide (self, id, "headquarters", &error) &&
        !try_to_decide (self, id, "register", NULL) && !sim_disk_is_doomed (&self->disk))
      sim_world_blame (self->world, "conflict %s cannot be decided: %s", id, error->message);
  }
  return (guint)json_array_size (conflicts);
}

/* What a register says about one record stays in order, as long as nobody forgot what he had. */
static const char DISORDER[] =
    "SELECT a.register, a.sequence, b.sequence FROM register_transaction a "
    "JOIN register_transaction b ON a.device = b.device AND a.record = b.record "
    "AND a.sequence < b.sequence AND a.arrival > b.arrival LIMIT 1";

static gboolean
find_disorder (PosDbTxn *txn, gpointer data, GError **error)
{
  SimServer *self = data;
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, DISORDER);
  gboolean has_row;

  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  if (has_row)
    sim_world_blame (self->world,
                     "of %s, %d was forwarded after %d",
                     pos_db_column_text (select, 0),
                     (int)pos_db_column_int64 (select, 1),
                     (int)pos_db_column_int64 (select, 2));
  return TRUE;
}

void
sim_hq_check (SimServer *self)
{
  static const char *const unsettled[] = {"failed", "conflict", "pending"};
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (unsettled); i++) {
    g_autoptr (json_t) list = list_transactions (self, unsettled[i]);
    g_autofree char *text = pos_json_to_text (json_array_get (list, 0));
    if (json_array_size (list) > 0)
      sim_world_blame (self->world, "headquarters is not done: %s", text);
  }
  if (!self->world->went_back)
    pos_db_read_sync (self->core->db, find_disorder, self, NULL, &error);
  g_assert_no_error (error);
}
