/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-iso.c — the lists are ICU's. */
#include "base/pos-iso.h"

#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>

gboolean
pos_iso_is_country (const char *code)
{
  for (const char *const *known = uloc_getISOCountries (); *known; known++)
    if (!strcmp (*known, code))
      return TRUE;
  return FALSE;
}

gboolean
pos_iso_is_currency (const char *code)
{
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *currencies = ucurr_openISOCurrencies (UCURR_ALL, &status);
  gboolean found = FALSE;
  const char *known;

  while (!found && U_SUCCESS (status) && (known = uenum_next (currencies, NULL, &status)))
    found = !strcmp (known, code);
  uenum_close (currencies);
  return found;
}
