/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-register-private.h — the register's own members, for the files that make it up. */
#pragma once
#include "model/pos-shift.h"
#include "register/pos-register.h"
#include "register/pos-run.h"
#include "store/pos-store-records.h"

G_BEGIN_DECLS

struct _PosRegister {
  GObject parent_instance;

  /* Owned. */
  PosContext *context;
  PosLocalStore *local_store;
  PosDevices *devices;
  PosSync *sync;        /* nullable */
  gboolean deactivated; /* bound to no register: see pos-ops-activation.c */
  PosTerminal *gift_connector;
  PosTerminal *invoice_connector;
  PosConfig *config;
  PosOrder *order;
  PosOrder *before;      /* (nullable): read for an edit; see pos-before.h */
  PosOrder *spare;       /* (nullable): the last working copy, of which the next one is made */
  PosCustomer *customer; /* of the open order */
  PosWorker *worker;
  PosShift *shift;       /* (nullable): that the register works in; none: "non-drawer mode" */
  GHashTable *selection; /* set of PosId */
  GArray *left;          /* PosId: claimed for nobody; see pos-claim.h */
  PosRun *running;
  PosNeeds unmet; /* what everybody was last told that operations lack */
  guint config_version;
  gboolean locked;
  gboolean reload_pending;
  gboolean tries_disk;
  gboolean release_noted; /* by the feed, and no card told yet; see pos-release.h */
  GHashTable *live_stock; /* (nullable): what headquarters told a moment ago; pos-live-stock.h */
  PosId doubt; /* an order of which the disk does not say whether it has it; see pos-keep.h */
  gint64 doubted_revision;
  GPtrArray *owed; /* PosJournalEntry: done while the disk took nothing; pos-unkept.h */
  /* What headquarters was asked to create without a transaction of it; see pos-create-order.h. */
  PosId asked_order;
  PosCustomer *asked_customer; /* (nullable): asked for, and not answered */
  gint64 last_attempt;
  /* What an activated action does: whoever opened the register knows how operations run. */
  void (*activate) (PosRegister *self, const char *key);

  /* Borrowed from the configuration. */
  PosTill *till;
  PosStore *store;
};

typedef struct {
  PosDbFunc func;
  gpointer data;
  GDestroyNotify destroy;
} PosRunWrite;

typedef struct {
  void (*effect) (PosRegister *, gpointer);
  gpointer data;
  GDestroyNotify destroy;
} PosRunEffect;

struct _PosRun {
  PosRegister *reg;
  GTask *task; /* holds the register */
  const PosOperation *operation;
  GVariant *args;

  char *approval_worker;
  char *approval_secret;
  char *approval_reason;
  PosWorker *approver;
  gboolean approval_used;

  PosOrder *order;       /* working copy */
  PosCustomer *customer; /* when has_customer: in place of the register's */
  gboolean has_customer;
  gboolean recompute;
  gboolean commit;
  gboolean clear;
  gboolean quiet;
  gboolean reserve;   /* a card is to be asked before it is kept */
  gboolean stoppable; /* it waits, and need not */
  gboolean unkept;    /* the disk takes nothing of it; pos-unkept.h */
  /* (nullable): takes back what was done in the world; takes @error, and ends the run. */
  void (*take_back) (PosRun *run, GError *error);
  gint64 started_at;
  PosId shift;      /* in which it is done, for the journal */
  json_t *noted;    /* (nullable): its result in the journal */
  PosList *answers; /* (nullable): PosInfoAnswer: to what the chain asked */
  PosJournalEntry *journal;
  struct _PosCommitDraft *draft; /* when committing */
  GPtrArray *beside;             /* PosCommitDraft: saved orders that change beside the cart */

  GArray *writes;
  GArray *effects;
  GVariantDict answer;
  gpointer data;
  GDestroyNotify data_destroy;
};

/* Replaces what is open by a copy of @order (or by nothing) and tells everybody. */
void pos_register_adopt_order (PosRegister *self, PosOrder *order);
void pos_register_set_worker (PosRegister *self, PosWorker *worker);
void pos_register_set_shift (PosRegister *self, PosShift *shift);
void pos_register_set_locked (PosRegister *self, gboolean locked);
void pos_register_set_customer (PosRegister *self, PosCustomer *customer);
/* Every operation is an action; pos-register-actions.c. */
void pos_register_init_action_group (GActionGroupInterface *iface);
void pos_register_update_actions (PosRegister *self);
/* A working copy that has served: the next one is made of it.  @order: (nullable). */
void pos_register_keep_spare (PosRegister *self, PosOrder *order);
void pos_register_set_running (PosRegister *self, PosRun *run);
void pos_register_notify_may_stop (PosRegister *self);
void pos_register_notify_disk_trouble (PosRegister *self);
void pos_register_emit_config_changed (PosRegister *self);
void pos_register_emit_concluded (PosRegister *self, PosOrder *order, const char *receipt);
PosNeeds pos_register_find_unmet_needs (PosRegister *self);
/* The guards of the catalog's needs: %FALSE with the reason. */
gboolean pos_register_check_needs (PosRegister *self, PosNeeds needs, GError **error);
/* The operation that ends the open transaction: the way that costs nothing, else voiding it.
 * Returns: (nullable): none is open. */
const char *pos_register_find_way_out (PosRegister *self);

void pos_run_free (PosRun *run);

G_END_DECLS
