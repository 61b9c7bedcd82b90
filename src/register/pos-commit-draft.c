/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-commit-draft.c — see the header. */
#include "register/pos-commit-draft.h"

PosCommitDraft *
pos_commit_draft_new (void)
{
  return g_new0 (PosCommitDraft, 1);
}

void
pos_commit_draft_free (PosCommitDraft *draft)
{
  if (!draft)
    return;
  pos_commit_clear (&draft->commit);
  pos_commit_clear (&draft->quote_commit);
  g_clear_object (&draft->quote);
  g_free (draft->document);
  g_free (draft->returned);
  g_free (draft->mask);
  g_clear_object (&draft->letter);
  g_clear_object (&draft->order);
  g_clear_object (&draft->before);
  g_clear_pointer (&draft->effects, g_ptr_array_unref);
  g_clear_pointer (&draft->stock, g_array_unref);
  g_clear_pointer (&draft->pieces, g_ptr_array_unref);
  g_clear_pointer (&draft->serials, g_array_unref);
  g_clear_pointer (&draft->intents, g_array_unref);
  g_clear_pointer (&draft->entries, g_ptr_array_unref);
  g_clear_pointer (&draft->slip_lines, g_array_unref);
  g_free (draft);
}
