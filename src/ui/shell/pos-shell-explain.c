/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shell-explain.c — refusals at the finger, or below the header; and what was done. */
#include "base/pos-error.h"
#include "register/pos-quick.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-translator.h"
#include "ui/shell/pos-shell-private.h"

#define UNDO "pos-undo"
#define WISH "pos-wish"
#define WISH_ARGS "pos-wish-args"

void
pos_shell_hide_banner (PosShell *self)
{
  if (self->overlay)
    gtk_widget_set_visible (GTK_WIDGET (self->banner), FALSE);
}

void
pos_shell_banner_action (PosShell *self)
{
  g_autofree char *step = g_steal_pointer (&self->banner_step);

  pos_shell_hide_banner (self);
  if (step)
    g_signal_emit_by_name (self, "step", step, NULL);
}

static void
show_banner (PosShell *self, PosTone tone, const PosSentence *sentence)
{
  g_free (self->banner_step);
  self->banner_step = g_strdup (sentence->next);
  g_object_set (self->banner,
                "tone",
                tone,
                "title",
                sentence->what,
                "body",
                sentence->why,
                "action",
                sentence->step ? sentence->step : _ ("Close"),
                "closable",
                sentence->step != NULL,
                NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), TRUE);
  g_object_set (self->header, "announcement", sentence->what, NULL);
}

/* The way out leads to somewhere else, which nobody reaches behind a question: that gets the safe
 * answer.  FALSE: none was open. */
static gboolean
leave_dialogs (PosShell *self)
{
  PosDialog *left = NULL, *dialog;

  while ((dialog = pos_overlay_get_top (self->overlay)) && dialog != left) {
    left = dialog;
    pos_dialog_answer_safe (dialog);
  }
  return left != NULL;
}

static void
step_cb (PosCallout *callout, gpointer data)
{
  PosShell *self = data;
  GtkWidget *origin = gtk_widget_get_parent (GTK_WIDGET (callout));
  const char *step = g_object_get_data (G_OBJECT (callout), "pos-step");
  const char *wish = g_object_get_data (G_OBJECT (callout), WISH);

  /* What it pointed at went with the question. */
  if (leave_dialogs (self))
    origin = NULL;
  if (wish)
    g_signal_emit_by_name (
        self, "suspend-first", wish, g_object_get_data (G_OBJECT (callout), WISH_ARGS));
  else
    g_signal_emit_by_name (self, "step", step, origin);
}

static void
void_cb (PosCallout *callout, gpointer data)
{
  g_signal_emit_by_name (data, "step", "txn.void", NULL);
}

/* Suspended, the transaction is out of the way of @key; who wants it gone can have that too. */
static void
offer_to_go_on (PosShell *self, PosCallout *callout, const char *key, GVariant *args)
{
  g_object_set_data_full (G_OBJECT (callout), WISH, g_strdup (key), g_free);
  if (args)
    g_object_set_data_full (
        G_OBJECT (callout), WISH_ARGS, g_variant_ref (args), (GDestroyNotify)g_variant_unref);
  g_object_set (callout, "second", _ (pos_operation_find ("txn.void")->title), NULL);
  g_signal_connect_object (callout, "second", G_CALLBACK (void_cb), self, 0);
}

static PosCallout *
show_callout (PosShell *self, const PosSentence *sentence, GtkWidget *origin)
{
  const PosOperation *next = sentence->next ? pos_operation_find (sentence->next) : NULL;
  PosCallout *callout = pos_callout_open (origin,
                                          sentence->what,
                                          sentence->why,
                                          next ? sentence->step : NULL,
                                          next ? next->icon : NULL);

  if (!next)
    return callout;
  g_object_set_data (G_OBJECT (callout), "pos-step", (gpointer)next->key);
  g_signal_connect_object (callout, "action", G_CALLBACK (step_cb), self, 0);
  return callout;
}

/* What slides away is still mapped: a callout at it would be open and never be seen. */
static gboolean
is_there (PosShell *self, GtkWidget *origin)
{
  PosDialog *dialog = pos_overlay_get_top (self->overlay);
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);
  GtkWidget *scene = dialog ? GTK_WIDGET (dialog) : page;

  return gtk_widget_get_mapped (origin) &&
         ((scene && gtk_widget_is_ancestor (origin, scene)) ||
          (!dialog && gtk_widget_is_ancestor (origin, GTK_WIDGET (self->header))));
}

/* What has to be told more than its name is begun elsewhere: by no button here. */
static gboolean
can_begin (PosShell *self, const char *key)
{
  const PosOperation *operation = pos_operation_find (key);

  if (!operation || g_hash_table_contains (self->openers, key))
    return TRUE;
  for (const PosParam *param = operation->params; param && param->name; param++)
    if (param->required)
      return FALSE;
  return TRUE;
}

/* A step that leads to where one is leads nowhere. */
static gboolean
is_here (PosShell *self, const char *key)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  return page && !pos_overlay_get_top (self->overlay) && pos_page_is_of (POS_PAGE (page), key);
}

/* Returns: (nullable): the callout, where it is one. */
static PosCallout *
show (PosShell *self, const PosSentence *said, GtkWidget *origin)
{
  PosSentence sentence = *said;
  PosCallout *callout = NULL;

  if (!self->overlay)
    return NULL;
  if (said->next && (is_here (self, said->next) || !can_begin (self, said->next)))
    sentence.next = sentence.step = NULL;
  if (origin && is_there (self, origin))
    callout = show_callout (self, &sentence, origin);
  else
    show_banner (self, POS_TONE_WARN, &sentence);
  /* What was done before lies over neither: a refusal is read first. */
  pos_overlay_hide_snack (self->overlay);
  return callout;
}

void
pos_shell_say (PosShell *self, PosTone tone, const char *what, const char *why)
{
  g_return_if_fail (POS_IS_SHELL (self));

  if (!what)
    pos_shell_hide_banner (self);
  else if (self->overlay)
    show_banner (self, tone, &(PosSentence){.what = (char *)what, .why = (char *)why});
}

/* People call a product by its name; what is no product keeps what was typed. */
static GError *
name_item (PosShell *self, const GError *error)
{
  GError *named = g_error_copy (error);
  GVariant *details = pos_error_get_details (error);
  const char *item = NULL;

  if (!details || !g_variant_lookup (details, "item", "&s", &item))
    return named;
  g_autoptr (PosProduct) product = pos_quick_find_product (self->reg, item, NULL);
  const char *name =
      product ? pos_l10n_get (product->name, pos_format_get_language (self->format)) : "";
  if (*name)
    pos_error_add_detail (named, "item", g_variant_new_string (name));
  return named;
}

void
pos_shell_explain (PosShell *self, const GError *error, GtkWidget *origin)
{
  g_return_if_fail (POS_IS_SHELL (self));
  g_return_if_fail (error != NULL);

  PosSentence sentence;
  g_autoptr (GError) named = name_item (self, error);
  pos_sentence_for_error (named, self->format, pos_register_get_currency (self->reg), &sentence);
  show (self, &sentence, origin);
  pos_sentence_clear (&sentence);
}

void
pos_shell_explain_state (PosShell *self, const char *key, GVariant *args, GtkWidget *origin)
{
  PosAvailability availability;
  PosSentence sentence;
  PosCallout *callout;

  pos_register_get_state (self->reg, key, &availability);
  pos_sentence_for_reason (availability.reason, availability.next, &sentence);
  callout = show (self, &sentence, origin);
  if (callout && g_strcmp0 (sentence.next, "txn.suspend") == 0)
    offer_to_go_on (self, callout, key, args);
  pos_sentence_clear (&sentence);
  pos_availability_clear (&availability);
}

/* @order: that was open; none: it is about no order */
typedef struct {
  char *key;
  GVariant *args;
  PosId order;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_free (undo->key);
  g_clear_pointer (&undo->args, g_variant_unref);
  g_free (undo);
}

static void
undo_cb (PosSnack *snack, Undo *undo)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (snack));

  if (POS_IS_SHELL (root))
    g_signal_emit_by_name (root, "undo", undo->key, undo->args);
}

/* What is taken back belongs to one order; the next customer's has nothing to do with it. */
static void
undone_order_changed_cb (PosSnack *snack, PosRegister *reg)
{
  const Undo *undo = g_object_get_data (G_OBJECT (snack), UNDO);

  if (!pos_id_is_none (&undo->order) &&
      !pos_id_equal (&undo->order, &pos_register_get_order (reg)->id))
    pos_snack_hide (snack);
}

void
pos_shell_tell (PosShell *self, const char *text, const char *undo_key, GVariant *undo_args)
{
  g_return_if_fail (POS_IS_SHELL (self));
  g_return_if_fail (text != NULL);

  g_autoptr (GVariant) args = undo_args ? g_variant_ref_sink (undo_args) : NULL;
  if (!self->overlay)
    return;
  PosSnack *snack = pos_overlay_show_snack (self->overlay, text, undo_key ? _ ("Undo") : NULL);
  if (!undo_key)
    return;
  Undo *undo = g_new0 (Undo, 1);
  undo->key = g_strdup (undo_key);
  undo->args = g_steal_pointer (&args);
  undo->order = pos_register_get_order (self->reg)->id;
  g_object_set_data_full (G_OBJECT (snack), UNDO, undo, undo_free);
  g_object_set_data_full (G_OBJECT (self), UNDO, g_object_ref (snack), g_object_unref);
  g_signal_connect (snack, "undo", G_CALLBACK (undo_cb), undo);
  g_signal_connect_object (
      self->reg, "order-changed", G_CALLBACK (undone_order_changed_cb), snack, G_CONNECT_SWAPPED);
}

void
pos_shell_take_back (PosShell *self)
{
  PosSnack *snack = g_object_get_data (G_OBJECT (self), UNDO);

  /* The one before another snack took its place is no longer on screen. */
  if (!snack || !gtk_widget_get_mapped (GTK_WIDGET (snack)))
    return;
  pos_snack_hide (snack);
  g_signal_emit_by_name (snack, "undo");
}
