/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-check.c — every part of the set-up is looked at, and the answer put in order. */
#include "pricing/pos-setup-check.h"

#include "pricing/pos-setup-faults.h"

#include <string.h>

static int
compare (gconstpointer first, gconstpointer second)
{
  const PosSetupFault *a = *(PosSetupFault *const *)first, *b = *(PosSetupFault *const *)second;
  int order;

  if (a->notice != b->notice)
    return a->notice ? 1 : -1;
  order = strcmp (a->kind, b->kind);
  if (order == 0)
    order = strcmp (a->id, b->id);
  return order ? order : strcmp (a->text, b->text);
}

GPtrArray *
pos_setup_check (const PosSetupFacts *facts)
{
  PosSetupLook look = {.facts = facts, .config = facts->config};

  look.parameters = pos_config_get_parameters (facts->config);
  look.faults = pos_setup_faults_new ();
  pos_setup_check_company (&look);
  pos_setup_check_places (&look);
  pos_setup_check_delivery (&look);
  pos_setup_check_charges (&look);
  pos_setup_check_taxes (&look);
  pos_setup_check_offers (&look);
  pos_setup_check_people (&look);
  pos_setup_check_products (&look);
  pos_setup_check_members (&look);
  g_ptr_array_sort (look.faults, compare);
  return look.faults;
}

guint
pos_setup_count_missing (GPtrArray *faults)
{
  guint missing = 0;

  for (guint i = 0; i < faults->len; i++)
    missing += ((PosSetupFault *)faults->pdata[i])->notice ? 0 : 1;
  return missing;
}
