/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-blind.c — see the header. */
#include "ui/returns/pos-return-blind.h"

#include "base/pos-json.h"
#include "register/pos-item-worth.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-stepper.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/returns/pos-return-reason.h"

/* Lives as long as its dialog. */
typedef struct {
  PosShell *shell;   /* borrowed */
  GtkWidget *dialog; /* borrowed */
  GtkWidget *field;  /* borrowed */
  GtkWidget *found;  /* borrowed: of the product that it names */
  GtkWidget *name, *worth, *stepper;
  GtkWidget *reason; /* (nullable), borrowed */
} Blind;

static void
blind_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
taken_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;

  if (!result)
    return;
  pos_overlay_close (dialog);
  pos_shell_go_home (shell);
}

/* --- What it is --- */

static PosQuantity
get_pieces (Blind *self)
{
  PosQuantity one = {POS_SCALE};

  return gtk_widget_get_visible (self->found)
             ? pos_stepper_get_quantity (POS_STEPPER (self->stepper))
             : one;
}

static void
show_worth (Blind *self, const PosItemWorth *worth)
{
  PosFormat *format = pos_shell_get_format (self->shell);
  guint32 currency = pos_register_get_currency (pos_shell_get_register (self->shell));
  g_autofree char *amount = pos_format_money (format, worth->minor, currency);
  /* TRANSLATORS: a button; an amount */
  g_autofree char *primary = g_strdup_printf (_ ("Take it back for %s"), amount);
  gboolean known = worth->product && worth->minor > 0;

  pos_ui_set_label (self->worth, known ? amount : NULL);
  g_object_set (self->dialog, "primary", known ? primary : _ ("Take it back"), NULL);
}

/* Whoever scans sees what was scanned before somebody is asked to approve it. */
static void
show_found (Blind *self)
{
  const char *code = pos_text_field_get_text (POS_TEXT_FIELD (self->field));
  g_auto (PosItemWorth) worth = {0};

  pos_item_worth_find (
      pos_shell_get_register (self->shell), code ? code : "", get_pieces (self), &worth);
  gtk_widget_set_visible (self->found, worth.product != NULL);
  if (worth.product)
    gtk_label_set_text (GTK_LABEL (self->name),
                        pos_l10n_get (worth.product->name, pos_shell_get_language (self->shell)));
  show_worth (self, &worth);
}

static void
typed_cb (Blind *self)
{
  pos_stepper_set_quantity (POS_STEPPER (self->stepper), pos_quantity_whole (1));
  show_found (self);
}

static GtkWidget *
make_found (Blind *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->found = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->name = pos_ui_text_new (NULL, "semi");
  self->worth = pos_ui_text_new (NULL, "num ink2");
  self->stepper = pos_stepper_new (pos_shell_get_format (self->shell), _ ("How many come back"));
  pos_stepper_set_rule (
      POS_STEPPER (self->stepper), pos_quantity_whole (1), pos_quantity_whole (1), NULL);
  pos_stepper_set_quantity (POS_STEPPER (self->stepper), pos_quantity_whole (1));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->stepper, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), self->name);
  gtk_box_append (GTK_BOX (texts), self->worth);
  gtk_box_append (GTK_BOX (self->found), texts);
  gtk_box_append (GTK_BOX (self->found), self->stepper);
  gtk_widget_set_visible (self->found, FALSE);
  g_signal_connect_swapped (self->stepper, "changed", G_CALLBACK (show_found), self);
  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (typed_cb), self);
  return self->found;
}

/* --- Taking it back --- */

static void
primary_cb (PosDialog *dialog, Blind *self)
{
  const char *item = pos_text_field_get_text (POS_TEXT_FIELD (self->field));
  g_autofree char *reason = pos_return_reason_dup (self->shell, self->reason);
  GtkWidget *button = pos_dialog_get_primary (dialog);

  if (!item || !*item) {
    pos_callout_open (
        button, _ ("Which product comes back?"), _ ("Scan it, or type its number."), NULL, NULL);
    return;
  }
  if (self->reason && !reason) {
    pos_callout_open (
        button, _ ("Why does it come back?"), _ ("Choose a reason first."), NULL, NULL);
    return;
  }
  pos_shell_run (self->shell,
                 "return.blind",
                 g_variant_new_parsed ("{'item': <%s>, 'quantity': <%x>, 'reason': <%s>}",
                                       item,
                                       get_pieces (self).micro,
                                       reason ? reason : ""),
                 button,
                 taken_cb,
                 g_object_ref (dialog));
}

/* §10.49: what was sold comes back with its receipt, for what was paid for it. */
static void
look_for_sale (PosShell *shell, GtkWidget *dialog, const char *item)
{
  g_autoptr (json_t) filter = json_object ();
  g_autofree char *text = NULL;

  if (item)
    json_object_set_new (filter, "item", json_string (item));
  text = pos_json_to_text (filter);
  pos_overlay_close (dialog);
  pos_shell_open (shell, "order.recall", g_variant_new_parsed ("{'filter': <%s>}", text), NULL);
}

/* What was scanned is a product, or it was said that there is none. */
static void
known_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;
  g_autoptr (json_t) product = NULL;
  const char *text;

  if (!result || !g_variant_lookup (result, "product_json", "&s", &text))
    return;
  product = pos_json_parse (text, -1, NULL);
  look_for_sale (shell, dialog, json_string_value (json_object_get (product, "id")));
}

static void
find_cb (GtkButton *button, Blind *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (button), POS_TYPE_DIALOG);
  const char *item = pos_text_field_get_text (POS_TEXT_FIELD (self->field));

  if (!item || !*item)
    look_for_sale (self->shell, dialog, NULL);
  else
    pos_shell_run (self->shell,
                   "item.price_check",
                   g_variant_new_parsed ("{'item': <%s>}", item),
                   GTK_WIDGET (button),
                   known_cb,
                   g_object_ref (dialog));
}

static GtkWidget *
make_find (Blind *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Look for the sale instead"));

  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (find_cb), self);
  return button;
}

void
pos_return_blind_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  Blind *self;
  GtkWidget *dialog, *content;

  if (args && g_variant_lookup (args, "item", "&s", NULL)) {
    pos_shell_run (shell, key, args, origin, NULL, NULL);
    return;
  }
  self = g_new0 (Blind, 1);
  self->shell = shell;
  self->field = pos_text_field_new (_ ("Item number or barcode"));
  pos_text_field_take_scans (POS_TEXT_FIELD (self->field),
                             pos_scan_controller_find (GTK_WIDGET (shell)));
  self->reason = pos_return_reason_new (shell, POS_RETURN_REASON_OF_SALES);
  dialog = pos_dialog_new (_ ("Return without a receipt"), NULL, NULL);
  g_object_set (dialog,
                "subtitle",
                _ ("It goes back at today's price, without discounts."),
                "safe",
                C_ ("button", "Not now"),
                "primary",
                _ ("Take it back"),
                NULL);
  self->dialog = dialog;
  content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (content), self->field);
  gtk_box_append (GTK_BOX (content), make_found (self));
  gtk_box_append (GTK_BOX (content), make_find (self));
  if (self->reason) {
    gtk_box_append (GTK_BOX (content), pos_ui_text_new (_ ("Why does it come back?"), "semi"));
    gtk_box_append (GTK_BOX (content), self->reason);
  }
  pos_dialog_set_content (POS_DIALOG (dialog), content);
  g_signal_connect_data (dialog, "primary", G_CALLBACK (primary_cb), self, blind_free, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (self->field))));
}
