/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-ask.h — what a step still has to know: how many, and which of a few.
 * Layer: ui/fulfillment.  A dialog; the button says what will happen. */
#pragma once
#include "model/pos-work-query.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

typedef struct {
  char *id;
  char *name;
  char *note; /* (nullable) */
} PosWorkChoice;

void pos_work_choice_free (PosWorkChoice *choice);

/* @quantity: 0: all there is; @choice: (nullable): the id.  Called once, when it was answered. */
typedef void (*PosWorkAnswer) (PosShell *shell,
                               PosQuantity quantity,
                               const char *choice,
                               gpointer data);

typedef struct {
  const char *title, *subtitle;
  const char *verb;    /* what the button says: "Pick" */
  PosQuantity most;    /* 0: the number is not asked */
  PosWorkLine *line;   /* (nullable): %NULL: the number is not asked */
  const char *caption; /* over the choices */
  const char *missing; /* static: said while none of them is made */
  GPtrArray *choices;  /* (nullable) (element-type PosWorkChoice): one is to be made */
  PosWorkAnswer answer;
  gpointer data;
  GDestroyNotify destroy;
} PosWorkQuestion;

void pos_work_ask (PosShell *shell, const PosWorkQuestion *question);

G_END_DECLS
