/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-operation.h — one entry of the operation catalog.
 * Layer: register.
 * Shape:  a constant table in code; docs/operations.md is printed from it.  A button, a key, a
 *         script and the simulation name an operation by its key and get the same thing.
 * Rules:  an operation works on a copy of the open order; only when everything succeeded and is on
 *         disk does the copy become the order.  So a refused operation changes nothing.
 * Source: register.md §1; architecture.md "Operation". */
#pragma once
#include "model/pos-order.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PosRegister PosRegister;
typedef struct _PosRun PosRun;

typedef enum {
  POS_PARAM_TEXT,     /* 's' */
  POS_PARAM_ID,       /* 's', a UUID */
  POS_PARAM_TEXTS,    /* 'as' */
  POS_PARAM_LINES,    /* 'as', ids of lines; absent: the selection, else every eligible line */
  POS_PARAM_MONEY,    /* 'x' minor units; JSON decimal text */
  POS_PARAM_QUANTITY, /* 'x' millionths; JSON decimal text */
  POS_PARAM_RATE,     /* 'x' millionths; JSON decimal text, a fraction */
  POS_PARAM_INTEGER,  /* 'x'; JSON number */
  POS_PARAM_COUNT,    /* 'x', more than nothing; JSON number */
  POS_PARAM_DATE,     /* 's' YYYY-MM-DD */
  POS_PARAM_FLAG,     /* 'b' */
  POS_PARAM_CHOICE,   /* 's', one of @choices */
  POS_PARAM_RECORD,   /* 's', a JSON object's text: a customer, an address, a filter */
  POS_PARAM_PARTS,    /* 's', JSON array of objects, as PosParts says */
  POS_PARAM_JSON,     /* 's', any JSON, as described */
} PosParamKind;

typedef struct {
  const char *name; /* the glossary's word */
  PosParamKind kind;
  gboolean required;
  const char *fallback; /* the default in words, for the catalog; %NULL: none */
  const char *description;
  const char *const *choices;
} PosParam;

/* What each object of a list holds. */
typedef struct {
  const char *name; /* of the argument: "lines"; of a list inside its objects: "lines.batches" */
  const PosParam *members; /* ends with a %NULL name; of amounts there are none */
} PosParts;

typedef enum {
  POS_NEEDS_NOTHING = 0,
  POS_NEEDS_WORKER = 1 << 0,    /* somebody is signed in and the register is not locked */
  POS_NEEDS_LINES = 1 << 1,     /* the open order has an active line */
  POS_NEEDS_CUSTOMER = 1 << 2,  /* a customer is attached */
  POS_NEEDS_ORDER = 1 << 3,     /* a line leaves later */
  POS_NEEDS_BALANCE = 1 << 4,   /* something is due or to be concluded */
  POS_NEEDS_PAYMENT = 1 << 5,   /* a payment that can be voided */
  POS_NEEDS_UNPAID = 1 << 6,    /* no money was taken in this cart yet */
  POS_NEEDS_NO_CART = 1 << 7,   /* nothing is open */
  POS_NEEDS_PLAIN = 1 << 8,     /* not a hand-over or cancel cart: lines may change */
  POS_NEEDS_CART = 1 << 9,      /* something is open, be it only a customer */
  POS_NEEDS_NO_QUOTE = 1 << 10, /* what is open is no quote: money is taken for orders and sales */
  POS_NEEDS_SHIFT = 1 << 11,    /* a shift is open on the drawer: O1 */
  POS_NEEDS_SELLING = 1 << 12,  /* not a cancel cart: products may be added (PU5) */
  POS_NEEDS_NEW = 1 << 13,      /* not of a saved order, whose customer stays (§6.6) */
} PosNeeds;

typedef enum {
  POS_OFFLINE_YES,   /* the same without a network */
  POS_OFFLINE_LOCAL, /* answers from this register's copies, and says so */
  POS_OFFLINE_ASKS,  /* headquarters has to be asked: refused without a line, in words */
  POS_OFFLINE_LIMIT, /* the same, but for an amount that was allowed for that */
} PosOfflinePolicy;

typedef enum {
  POS_PLACE_TRANSACTION = 1 << 0,
  POS_PLACE_WELCOME = 1 << 1,
  POS_PLACE_PAGE = 1 << 2, /* only inside pages: never on a button */
} PosPlace;

/* What this register knows by itself of a call. */
typedef enum {
  POS_FORESIGHT_REFUSED, /* it would end with the error that was given */
  POS_FORESIGHT_OPEN,    /* nothing here speaks against it; the last word is another's */
  POS_FORESIGHT_READY,   /* the run is as begin() would leave it: run() says the rest */
} PosForesight;

typedef struct {
  const char *key;
  const char *title;       /* N_(): what the button says */
  const char *description; /* N_(): what it does, for tooltips and F1 */
  const char *icon;
  const char *accelerator; /* %NULL: none */
  PosNeeds needs;
  gboolean looks; /* never keeps anything, so that it works beside a disk that keeps nothing */
  gboolean goes_unkept; /* works there too, as far as it can, and says so: pos-unkept.h */
  PosPlace place;
  PosOfflinePolicy offline;
  const char *permission;      /* %NULL: everybody who is signed in */
  const char *edit_permission; /* instead of it while a saved order is edited; %NULL: the same */
  const PosParam *params;      /* ends with a %NULL name */
  const PosParts *parts; /* of each list among them; ends with a %NULL name; %NULL: there is none */
  /* Sets of arguments of which a call gives one at most: "amount rate reset"; ends with %NULL.
   * %NULL: all may be given together. */
  const char *const *either;
  const char *result;  /* what the answer holds, for the catalog */
  const char *example; /* arguments as JSON text */

  /* What the rules say of the saved order that @args name, before anybody is asked for it: see
   * pos-look.h.  %NULL: nothing that the order alone could tell. */
  gboolean (*look) (PosRegister *reg, PosOrder *order, GVariant *args, GError **error);
  /* Asks the world before anything changes: the card terminal, headquarters, a slow hash.  Ends
   * with pos_run_begun() or pos_run_fail().  %NULL: nothing to ask. */
  void (*begin) (PosRun *run);
  /* The checks of begin(), with what is here and without a trace in the world: of a run that is
   * thrown away.  %NULL: of what begin() asks nothing is known here. */
  PosForesight (*foresee) (PosRun *run, GError **error);
  /* Changes the working copy and names what must be stored.  Synchronous; no I/O but quick local
   * reads.  %FALSE with an error: nothing happened. */
  gboolean (*run) (PosRun *run, GError **error);
  /* Takes back what begin() did in the world, because nothing of it could be kept: @error, which
   * it takes, says why.  Ends with pos_run_fail().  %NULL: there is nothing to take back. */
  void (*take_back) (PosRun *run, GError *error);
  /* Whether what it is for lies beyond the limits of the signed-in worker, so that the button shows
   * that somebody will be asked.  %NULL: the permission says it all. */
  gboolean (*exceeds_limit) (PosRegister *reg);
} PosOperation;

/* The whole catalog, in the order of the keys. */
const GPtrArray *pos_operation_list (void);
const PosOperation *pos_operation_find (const char *key);

/* What it takes to do it with @order, which is open.  %NULL: everybody who is signed in may. */
const char *pos_operation_get_permission (const PosOperation *operation, PosOrder *order);

G_END_DECLS
