/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shift-close.c — see the header. */
#include "ui/shift/pos-shift-close.h"

#include "pricing/pos-shift-money.h"
#include "register/pos-shifts.h"
#include "register/pos-suspended.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-check-row.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define TEXT_CHARS 48

typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  GVariant *args;  /* nullable */
  GtkWidget *dialog;
  GtkWidget *suspended; /* (nullable): whether they are voided */
} Ask;

static void
ask_free (gpointer data, GClosure *closure)
{
  Ask *self = data;

  g_clear_pointer (&self->args, g_variant_unref);
  g_free (self);
}

static void
closed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  const char *number = NULL;
  g_autofree char *text = NULL;

  if (!result || !g_variant_lookup (result, "number", "&s", &number))
    return;
  /* TRANSLATORS: the number of a Z report */
  text = g_strdup_printf (_ ("The shift is closed. Z report %s is printed."), number);
  pos_shell_tell (shell, text, NULL, NULL);
}

static void
answer (Ask *self)
{
  PosShell *shell = self->shell;
  GVariantDict dict;

  g_variant_dict_init (&dict, self->args);
  if (self->suspended && pos_check_row_get_checked (POS_CHECK_ROW (self->suspended)))
    g_variant_dict_insert (&dict, "suspended", "s", "void");
  g_autoptr (GVariant) args = g_variant_ref_sink (g_variant_dict_end (&dict));
  pos_overlay_close (self->dialog);
  pos_shell_run (shell, "shift.close", args, NULL, closed_cb, NULL);
}

/* Only where the profile wants nothing suspended to outlive a shift. */
static guint
count_suspended (PosShell *shell)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosProfile *profile =
      pos_config_get_profile (pos_register_get_config (reg), pos_register_get_store_record (reg));
  g_autoptr (GPtrArray) carts =
      profile->settle_suspended ? pos_suspended_list_own (reg, NULL) : NULL;

  return carts ? carts->len : 0;
}

/* --- What nobody counted --- */

/* Returns: (transfer full) (nullable): the shift that is closed. */
static PosShift *
find_shift (Ask *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  g_autoptr (GPtrArray) shifts = pos_shifts_list (reg, NULL);
  const char *wanted = NULL;

  if (!self->args || !g_variant_lookup (self->args, "shift", "&s", &wanted))
    return pos_register_get_shift (reg) ? g_object_ref (pos_register_get_shift (reg)) : NULL;
  for (guint i = 0; shifts && i < shifts->len; i++) {
    PosShift *shift = shifts->pdata[i];
    g_autofree char *id = pos_id_dup_text (&shift->id);
    if (g_str_equal (id, wanted))
      return g_object_ref (shift);
  }
  return NULL;
}

static gboolean
is_uncounted (PosTender *tender, PosShiftTender *row)
{
  return row->n_counts == 0 && row->expected != 0 && tender &&
         (tender->kind == POS_TENDER_CASH || tender->kind == POS_TENDER_CARD || tender->counted);
}

/* "Cash · Card".  Returns: (transfer full) (nullable): %NULL: nothing is left to count. */
static char *
dup_uncounted (Ask *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  g_autoptr (PosShift) shift = find_shift (self);
  g_autoptr (GString) names = g_string_new (NULL);
  g_auto (PosShiftLook) look = {0};

  if (!shift || !pos_shifts_look (reg, shift, &look, NULL))
    return NULL;
  for (guint i = 0; i < look.tenders->len; i++) {
    PosShiftTender *row = look.tenders->pdata[i];
    PosTender *tender =
        pos_config_get (pos_register_get_config (reg), POS_TYPE_TENDER, row->tender);
    if (is_uncounted (tender, row))
      pos_ui_add_fact (names, pos_l10n_get (tender->name, pos_shell_get_language (self->shell)));
  }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static void
count_cb (Ask *self)
{
  PosShell *shell = self->shell;
  g_autoptr (GVariant) args = self->args ? g_variant_ref (self->args) : NULL;

  pos_overlay_close (self->dialog);
  pos_shell_open (shell, "shift.declare", args, NULL);
}

static GtkWidget *
make_uncounted (Ask *self, const char *names)
{
  g_autofree char *title = g_strdup_printf (
      /* TRANSLATORS: ways to pay: "Not counted yet: Cash · Card" */
      _ ("Not counted yet: %s"),
      names);
  GtkWidget *banner = pos_banner_new (
      POS_TONE_WARN, title, _ ("The Z report then cannot say what is over or short."));

  g_object_set (
      banner, "action", _ (pos_operation_find ("shift.declare")->title), "stacked", TRUE, NULL);
  g_signal_connect_swapped (banner, "action", G_CALLBACK (count_cb), self);
  return banner;
}

static GtkWidget *
make_content (Ask *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *uncounted = dup_uncounted (self);
  guint n = count_suspended (self->shell);
  GtkWidget *label =
      pos_ui_text_new (_ ("The Z report is printed, nothing is added to the shift any more, and "
                          "you are signed out. Open orders stay open."),
                       "t-body");

  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_CHARS);
  gtk_box_append (GTK_BOX (box), label);
  if (uncounted)
    gtk_box_append (GTK_BOX (box), make_uncounted (self, uncounted));
  if (n > 0) {
    g_autofree char *many = g_strdup_printf (
        ngettext ("%u transaction is suspended.", "%u transactions are suspended.", n), n);
    self->suspended = pos_check_row_new (_ ("Void suspended transactions"), many);
    gtk_box_append (GTK_BOX (box), self->suspended);
  }
  return box;
}

void
pos_shift_close_ask (PosShell *shell, GVariant *args, GtkWidget *origin)
{
  Ask *self = g_new0 (Ask, 1);

  self->shell = shell;
  self->args = args ? g_variant_ref_sink (args) : NULL;
  self->dialog = pos_dialog_new (_ ("Close the shift?"), _ ("Close shift"), _ ("Keep it open"));
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self));
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer), self, ask_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
