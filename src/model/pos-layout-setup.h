/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-layout-setup.h — screen layouts as the chain sets them up, and where each counts.
 * Layer: model.  Part of pos-setup.h, which includes it.
 * Source: register.md §2. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_LAYOUT_BUNDLE (pos_layout_bundle_get_type ())
POS_DECLARE_RECORD (PosLayoutBundle, layout_bundle, LAYOUT_BUNDLE)

struct _PosLayoutBundle {
  PosRecord parent_instance;

  char *id;
  gint64 version;
  char *bundle; /* pos-layout-bundle/1 as canonical JSON */
};

typedef enum {
  POS_LAYOUT_SCOPE_STORE,
  POS_LAYOUT_SCOPE_REGISTER,
  POS_LAYOUT_SCOPE_WORKER,
} PosLayoutScope;

#define POS_TYPE_LAYOUT_ASSIGNMENT (pos_layout_assignment_get_type ())
POS_DECLARE_RECORD (PosLayoutAssignment, layout_assignment, LAYOUT_ASSIGNMENT)

struct _PosLayoutAssignment {
  PosRecord parent_instance;

  char *id;
  int scope; /* PosLayoutScope */
  char *scope_id;
  char *layout;
};

G_END_DECLS
