/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-commit-draft.c — see the header. */
#include "register/pos-commit-draft.h"

void
pos_commit_draft_free (PosCommitDraft *draft)
{
  if (!draft)
    return;
  pos_commit_clear (&draft->commit);
  g_clear_pointer (&draft->document, g_free);
  pos_commit_clear (&draft->quote_commit);
  g_clear_object (&draft->quote);
  g_clear_object (&draft->before);
  g_clear_pointer (&draft->effects, g_ptr_array_unref);
  g_clear_pointer (&draft->stock, g_array_unref);
  g_clear_pointer (&draft->slots, g_array_unref);
  g_clear_pointer (&draft->intents, g_array_unref);
  g_free (draft);
}
