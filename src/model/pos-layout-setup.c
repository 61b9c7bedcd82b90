/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-layout-setup.c — tables of fields. */
#include "model/pos-layout-setup.h"

static const char *const layout_scopes[] = {"store", "register", "worker", NULL};

static const PosField layout_bundle_fields[] = {
    {POS_FIELD (PosLayoutBundle, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosLayoutBundle, INTEGER, version)},
    {POS_FIELD (PosLayoutBundle, JSON, bundle), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosLayoutBundle, layout_bundle, 0)

static const PosField layout_assignment_fields[] = {
    {POS_FIELD (PosLayoutAssignment, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosLayoutAssignment, ENUM, scope),
     .flags = POS_FIELD_REQUIRED,
     .nicks = layout_scopes},
    {POS_FIELD (PosLayoutAssignment, TEXT, scope_id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosLayoutAssignment, TEXT, layout), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosLayoutAssignment, layout_assignment, 0)
