/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hardware-profile.c — the table of fields. */
#include "model/pos-hardware-profile.h"

static const PosField hardware_profile_fields[] = {
    {POS_FIELD (PosHardwareProfile, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosHardwareProfile, TEXT, name)},
    {POS_FIELD (PosHardwareProfile, TEXT, printer)},
    {POS_FIELD (PosHardwareProfile, TEXT, scanner)},
    {POS_FIELD (PosHardwareProfile, TEXT, display)},
    {POS_FIELD (PosHardwareProfile, TEXT, terminal), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosHardwareProfile, hardware_profile, 0)
