/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-drawer-dialog.c — see the header. */
#include "ui/shift/pos-drawer-dialog.h"

#include "register/pos-operation.h"
#include "ui/common/pos-money-entry.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/shell/pos-shell-form.h"

#define PAD_WIDTH 380

/* What each asks beside the amount. */
static const struct {
  const char *key;
  const char *amount; /* its name in the operation */
  const char *name;   /* (nullable): of the text */
  const char *label;
  const char *done;
} kinds[] = {
    {"cash.expense", "amount", "account", N_ ("What for"), N_ ("The expense is noted.")},
    {"cash.income", "amount", "account", N_ ("What for"), N_ ("The income is noted.")},
    {"customer.account_deposit", "amount", NULL, NULL, N_ ("The payment can be taken now.")},
    {"gift.issue",
     "amount",
     "card",
     N_ ("Number on the card"),
     N_ ("The gift card can be paid now.")},
    {"gift.reload",
     "amount",
     "card",
     N_ ("Number on the card"),
     N_ ("The gift card can be paid now.")},
    {"shift.bank_drop", "amount", "bag", N_ ("Number of the bag"), N_ ("The drop is noted.")},
    {"shift.float_in", "amount", "note", N_ ("Note"), N_ ("The change is noted.")},
    {"shift.open", "start_amount", NULL, NULL, N_ ("The shift is open.")},
    {"shift.safe_drop", "amount", "note", N_ ("Note"), N_ ("The drop is noted.")},
    {"shift.start_amount", "amount", "note", N_ ("Note"), N_ ("The start amount is noted.")},
    {"shift.tender_remove", "amount", "note", N_ ("Note"), N_ ("The removal is noted.")},
};

typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  guint kind;
  GVariant *args; /* nullable */
  PosKeypadModel *model;
  GtkWidget *field; /* nullable */
  GtkWidget *dialog;
} Ask;

static void
ask_free (gpointer data, GClosure *closure)
{
  Ask *self = data;

  g_clear_pointer (&self->args, g_variant_unref);
  g_object_unref (self->model);
  g_free (self);
}

static void
done_cb (PosShell *shell, GVariant *result, gpointer done)
{
  if (result)
    pos_shell_tell (shell, _ ((const char *)done), NULL, NULL);
}

static GVariant *
make_args (Ask *self, gint64 amount)
{
  const char *text = self->field ? pos_text_field_get_text (POS_TEXT_FIELD (self->field)) : "";
  GVariantDict dict;

  g_variant_dict_init (&dict, self->args);
  g_variant_dict_insert (&dict, kinds[self->kind].amount, "x", amount);
  if (*text)
    g_variant_dict_insert (&dict, kinds[self->kind].name, "s", text);
  return g_variant_dict_end (&dict);
}

/* What the operation needs and a note is not. */
static gboolean
lacks_text (Ask *self)
{
  return self->field && !g_str_equal (kinds[self->kind].name, "note") &&
         !*pos_text_field_get_text (POS_TEXT_FIELD (self->field));
}

/* Bags and gift cards have a bar code. */
static gboolean
is_scanned (Ask *self)
{
  return g_str_equal (kinds[self->kind].name, "bag") ||
         g_str_equal (kinds[self->kind].name, "card");
}

static void
answer (Ask *self)
{
  guint32 currency = pos_register_get_currency (pos_shell_get_register (self->shell));
  guint kind = self->kind;
  PosShell *shell = self->shell;
  gint64 amount;

  if (!pos_money_entry_get (self->model, currency, &amount))
    return;
  if (lacks_text (self)) {
    g_object_set (self->field, "error", _ ("This has to be filled in"), NULL);
    gtk_widget_grab_focus (self->field);
    return;
  }
  g_autoptr (GVariant) args = g_variant_ref_sink (make_args (self, amount));
  pos_shell_run_form (
      shell, self->dialog, kinds[kind].key, args, done_cb, (gpointer)kinds[kind].done);
}

static GtkWidget *
make_content (Ask *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  guint32 currency = pos_register_get_currency (pos_shell_get_register (self->shell));

  gtk_widget_set_size_request (box, PAD_WIDTH, -1);
  gtk_box_append (
      GTK_BOX (box),
      pos_money_entry_make_readout (self->model, pos_shell_get_format (self->shell), currency));
  gtk_box_append (GTK_BOX (box), pos_number_pad_new (POS_PAD_ENTRY, self->model, TRUE));
  if (kinds[self->kind].label) {
    self->field = pos_text_field_new (_ (kinds[self->kind].label));
    if (is_scanned (self))
      pos_text_field_take_scans (POS_TEXT_FIELD (self->field),
                                 pos_scan_controller_find (GTK_WIDGET (self->shell)));
    gtk_box_append (GTK_BOX (box), self->field);
  }
  return box;
}

/* The button says how much. */
static void
show_answer (Ask *self)
{
  PosFormat *format = pos_shell_get_format (self->shell);
  guint32 currency = pos_register_get_currency (pos_shell_get_register (self->shell));
  const PosOperation *operation = pos_operation_find (kinds[self->kind].key);
  g_autofree char *money = NULL, *label = NULL;
  gint64 amount = 0;

  pos_money_entry_get (self->model, currency, &amount);
  money = pos_format_money (format, amount, currency);
  /* TRANSLATORS: button; what is done and how much: "Safe drop · €600.00" */
  label = g_strdup_printf (_ ("%1$s · %2$s"), _ (operation->title), money);
  g_object_set (self->dialog, "primary", label, NULL);
}

static guint
find_kind (const char *key)
{
  guint kind = 0;

  while (!g_str_equal (kinds[kind].key, key))
    kind++;
  return kind;
}

void
pos_drawer_dialog_open (PosShell *shell, const char *key, GVariant *args)
{
  Ask *self = g_new0 (Ask, 1);
  const PosOperation *operation = pos_operation_find (key);
  guint32 currency = pos_register_get_currency (pos_shell_get_register (shell));

  self->shell = shell;
  self->kind = find_kind (key);
  self->args = args ? g_variant_ref_sink (args) : NULL;
  self->model =
      pos_money_entry_new (pos_shell_get_format (shell), currency, C_ ("number pad", "Amount"));
  self->dialog = pos_dialog_new (_ (operation->title), NULL, _ ("Cancel"));
  g_object_set (self->dialog, "subtitle", _ (operation->description), NULL);
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self));
  show_answer (self);
  g_signal_connect_data (
      self->model, "entered", G_CALLBACK (answer), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      self->model, "notify::text", G_CALLBACK (show_answer), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer), self, ask_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
