/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-scan-filter.h — tells a scanner that types from a person who types.
 * Layer: ui/common.  Pure: keys and times in, a verdict out; no GTK, no clock.
 * A burst is at least six characters, each at most 35 ms after the one before, ended by Enter. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define POS_SCAN_MAX_GAP 35u  /* milliseconds */
#define POS_SCAN_MIN_LENGTH 6 /* characters */
/* FNC1 between two GS1 elements; a wedge sends it as Ctrl+]. */
#define POS_SCAN_GS 0x1D

typedef struct _PosScanFilter PosScanFilter;

PosScanFilter *pos_scan_filter_new (void);
void pos_scan_filter_free (PosScanFilter *self);

/* A printable character (or POS_SCAN_GS) at @time, milliseconds of the event's own clock. */
void pos_scan_filter_feed (PosScanFilter *self, gunichar character, guint32 time);

/* Enter at @time.  The scanned text (transfer full) when a burst ended here, and then Enter was
 * the scanner's and must not reach anyone; %NULL when a person pressed it. */
char *pos_scan_filter_finish (PosScanFilter *self, guint32 time);

/* Characters of the burst that goes on, or that nothing ended. */
guint pos_scan_filter_get_length (PosScanFilter *self);

/* When the last burst began, also after it has ended. */
guint32 pos_scan_filter_get_begin (PosScanFilter *self);

/* Whether a letter is in the burst that goes on at @time: digits that follow are no PIN. */
gboolean pos_scan_filter_has_letter (PosScanFilter *self, guint32 time);

/* Any other key: whoever pressed it, it is no part of a burst. */
void pos_scan_filter_reset (PosScanFilter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosScanFilter, pos_scan_filter_free)

G_END_DECLS
