/* SPDX-License-Identifier: GPL-3.0-or-later
 * ui-moment.h — when the pictures were taken. */
#pragma once

#define UI_MOMENT "2026-05-14T10:42:00+02:00"
#define UI_SEED 1
