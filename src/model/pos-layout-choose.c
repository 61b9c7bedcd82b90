/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-layout-choose.c — whose layout (L-7), and which of its sizes (L-10). */
#include "base/pos-error.h"
#include "model/pos-layout-resources.h"
#include "model/pos-layout.h"

#include <math.h>

#define COMPACT_BELOW 600
#define TOO_LARGE_PENALTY 3.0
#define MIN_SCALE 0.8
#define MAX_SCALE 1.25
#define BUILT_IN_PATH "/org/example/Pos/layout/built-in.json"

static double
distance (int window, int drawn)
{
  return (drawn > window ? TOO_LARGE_PENALTY : 1.0) * fabs (log ((double)window / drawn));
}

double
pos_layout_size_get_score (const PosLayoutSize *size, int width, int height)
{
  return distance (MAX (width, 1), size->width) + distance (MAX (height, 1), size->height);
}

/* Closer first; then the larger; then the lower id. */
static gboolean
is_better (const PosLayoutSize *a, const PosLayoutSize *b, int width, int height)
{
  double score_a = pos_layout_size_get_score (a, width, height);
  double score_b = pos_layout_size_get_score (b, width, height);
  int area_a = a->width * a->height, area_b = b->width * b->height;

  if (score_a < score_b || score_a > score_b)
    return score_a < score_b;
  if (area_a != area_b)
    return area_a > area_b;
  return g_strcmp0 (a->id, b->id) < 0;
}

PosLayoutSize *
pos_layout_choose_size (PosLayout *self, int width, int height, double *scale)
{
  gboolean portrait = height > width;
  gboolean compact = MIN (width, height) < COMPACT_BELOW;
  gboolean has_form = FALSE;
  PosLayoutSize *best = NULL;

  for (guint i = 0; i < self->sizes->len; i++)
    has_form |= ((PosLayoutSize *)self->sizes->pdata[i])->compact == compact;
  for (guint i = 0; i < self->sizes->len; i++) {
    PosLayoutSize *size = self->sizes->pdata[i];

    if ((has_form && size->compact != compact) || !pos_layout_size_get_design (size, portrait))
      continue;
    if (!best || is_better (size, best, width, height))
      best = size;
  }
  if (scale) {
    double fit = best ? MIN ((double)width / best->width, (double)height / best->height) : 1.0;
    *scale = CLAMP (fit, MIN_SCALE, MAX_SCALE);
  }
  return best;
}

PosLayoutDocument *
pos_layout_document_get_built_in (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PosLayoutDocument *document = NULL;

  /* Asked for by name, so that the linker keeps it when this room is a static library. */
  bytes = g_resource_lookup_data (
      pos_layout_get_resource (), BUILT_IN_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes)
    document = pos_layout_document_parse (
        g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error);
  /* It is part of the program, and a test reads it. */
  g_assert_no_error (error);
  return document;
}

/* The document that @assignment names, when it can be used. */
static PosLayoutDocument *
open_assigned (PosConfig *config,
               PosLayoutAssignment *assignment,
               PosLayout **layout,
               GError **error)
{
  PosLayoutBundle *bundle = pos_config_get (config, POS_TYPE_LAYOUT_BUNDLE, assignment->layout);

  if (!bundle) {
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_REFERENCE,
                   NULL,
                   "There is no layout %s",
                   assignment->layout);
    return NULL;
  }
  if (!pos_layout_bundle_holds (bundle, POS_LAYOUT_UNUSABLE, error))
    return NULL;
  PosLayoutDocument *document = pos_layout_document_parse (bundle->bundle, -1, error);
  *layout = pos_layout_document_find (document, bundle->id);
  return document;
}

PosLayoutAssignment *
pos_layout_find_assignment (PosConfig *config, PosLayoutScope scope, const char *id)
{
  GPtrArray *all = pos_config_list (config, POS_TYPE_LAYOUT_ASSIGNMENT);

  for (guint i = 0; id && i < all->len; i++) {
    PosLayoutAssignment *assignment = all->pdata[i];
    if (assignment->scope == (int)scope && !g_strcmp0 (assignment->scope_id, id))
      return assignment;
  }
  return NULL;
}

PosLayoutDocument *
pos_layout_choose (
    PosConfig *config, const char *worker, const char *till, const char *store, PosLayout **layout)
{
  const struct {
    PosLayoutScope scope;
    const char *id;
  } order[] = {
      {POS_LAYOUT_SCOPE_WORKER, worker},
      {POS_LAYOUT_SCOPE_REGISTER, till},
      {POS_LAYOUT_SCOPE_STORE, store},
  };
  PosLayoutDocument *document;

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
    PosLayoutAssignment *assignment =
        pos_layout_find_assignment (config, order[i].scope, order[i].id);
    g_autoptr (GError) error = NULL;

    if (!assignment)
      continue;
    document = open_assigned (config, assignment, layout, &error);
    if (document)
      return document;
    g_warning ("Layout assignment %s is passed over: %s", assignment->id, error->message);
  }
  document = pos_layout_document_get_built_in ();
  *layout = document->layouts->pdata[0];
  return document;
}
