/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-creation-failure.c — see the header. */
#include "register/pos-creation-failure.h"
#include "base/pos-error.h"

const char *
pos_creation_failure_explain (const GError *cause)
{
  if (cause->domain != POS_SYNC_ERROR)
    return "Headquarters has a problem.";
  switch ((PosSyncError)cause->code) {
  case POS_SYNC_ERROR_OFFLINE:
    return "Headquarters cannot be reached.";
  case POS_SYNC_ERROR_TIMEOUT:
    return "Headquarters did not answer in time.";
  case POS_SYNC_ERROR_NOT_TRUSTED:
    return "Who answers cannot show that it is headquarters.";
  case POS_SYNC_ERROR_CERTIFICATE_ENDED:
    return "The certificate of this register has ended.";
  case POS_SYNC_ERROR_AUTH:
    return "Headquarters does not know this register.";
  case POS_SYNC_ERROR_REJECTED:
  case POS_SYNC_ERROR_CONFLICT:
    return cause->message;
  case POS_SYNC_ERROR_PROTOCOL:
  case POS_SYNC_ERROR_SERVER:
  case POS_SYNC_ERROR_NOT_FOUND:
  default:
    return "Headquarters has a problem.";
  }
}
