/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-list.c — see the header. */
#include "ui/charges/pos-charge-list.h"

#include "pricing/pos-charges.h"
#include "ui/charges/pos-charge-dialog.h"
#include "ui/charges/pos-charge-words.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define CHARGE "pos-charge"

struct _PosChargeList {
  GtkBox parent_instance;
  PosShell *shell;       /* borrowed */
  GtkSizeGroup *seconds; /* second buttons: so that amounts stand below each other */
};

G_DEFINE_FINAL_TYPE (PosChargeList, pos_charge_list, GTK_TYPE_BOX)

static PosOrder *
get_order (PosChargeList *self)
{
  return pos_register_get_order (pos_shell_get_register (self->shell));
}

/* --- What is done to a charge --- */

static void
change_cb (GtkWidget *button, PosChargeList *self)
{
  PosCharge *charge = g_object_get_data (G_OBJECT (button), CHARGE);

  pos_charge_dialog_change (self->shell, charge, pos_charge_get_stated (charge));
}

static void
waive_cb (GtkWidget *button, PosChargeList *self)
{
  pos_charge_dialog_change (self->shell, g_object_get_data (G_OBJECT (button), CHARGE), 0);
}

/* What would put it back. */
static GVariant *
make_way_back (PosCharge *charge)
{
  g_autofree char *line = pos_id_is_none (&charge->line) ? NULL : pos_id_dup_text (&charge->line);
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert (&args, "code", "s", charge->code);
  g_variant_dict_insert (&args, "amount", "x", pos_charge_get_stated (charge));
  if (line)
    g_variant_dict_insert (&args, "line", "s", line);
  if (charge->reason)
    g_variant_dict_insert (&args, "reason", "s", charge->reason);
  return g_variant_ref_sink (g_variant_dict_end (&args));
}

static void
removed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (GVariant) back = data;

  if (result)
    pos_shell_tell (shell,
                    _ ("The charge is removed"),
                    g_variant_lookup (back, "line", "&s", NULL) ? "charge.line_add"
                                                                : "charge.header_add",
                    back);
}

static void
remove_cb (GtkWidget *button, PosChargeList *self)
{
  PosCharge *charge = g_object_get_data (G_OBJECT (button), CHARGE);
  g_autofree char *id = pos_id_dup_text (&charge->id);

  pos_shell_run (self->shell,
                 "charge.manage",
                 g_variant_new_parsed ("{'charge': <%s>, 'remove': <true>}", id),
                 button,
                 removed_cb,
                 make_way_back (charge));
}

/* --- One charge --- */

static GtkWidget *
make_texts (PosChargeList *self, PosCharge *charge)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *origin = pos_charge_words_origin (self->shell, charge);

  gtk_box_append (GTK_BOX (box),
                  pos_ui_text_new (pos_charge_words_name (self->shell, charge), "t-line semi"));
  gtk_box_append (GTK_BOX (box), pos_ui_text_new (origin, "t-cap ink2"));
  if (charge->reason) {
    /* TRANSLATORS: why a charge was added or changed */
    g_autofree char *reason =
        g_strdup_printf (_ ("Reason: %s"), pos_charge_words_reason (self->shell, charge));
    gtk_box_append (GTK_BOX (box), pos_ui_text_new (reason, "t-cap"));
  }
  if (charge->invoiced != 0) {
    g_autofree char *amount = pos_charge_words_money (self->shell, charge->invoiced);
    /* TRANSLATORS: an amount */
    g_autofree char *invoiced = g_strdup_printf (_ ("%s of it is invoiced"), amount);
    gtk_box_append (GTK_BOX (box), pos_ui_text_new (invoiced, "t-cap num"));
  }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* What is charged, as the store states prices; below it, struck through, what the rules ask for. */
static GtkWidget *
make_amounts (PosChargeList *self, PosCharge *charge)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *amount = pos_charge_words_money (self->shell, pos_charge_get_stated (charge));
  GtkWidget *label = pos_ui_label_new (amount, "t-amt-m num");

  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), label);
  if (charge->overridden && pos_charge_is_automatic (charge) &&
      charge->calculated != pos_charge_get_stated (charge)) {
    g_autofree char *calculated = pos_charge_words_money (self->shell, charge->calculated);
    /* TRANSLATORS: read aloud: what the rules ask for, in place of another amount */
    g_autofree char *spoken = g_strdup_printf (_ ("Calculated: %s"), calculated);
    GtkWidget *struck = pos_ui_label_new (calculated, "t-cap ink2 strike num");
    gtk_widget_set_halign (struck, GTK_ALIGN_END);
    pos_ui_describe (struck, spoken, NULL);
    gtk_box_append (GTK_BOX (box), struck);
  }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_button (PosChargeList *self, PosCharge *charge, const char *caption, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (caption);

  gtk_widget_add_css_class (button, "btn");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  pos_ui_describe (button, caption, pos_charge_words_name (self->shell, charge));
  g_object_set_data_full (G_OBJECT (button), CHARGE, g_object_ref (charge), g_object_unref);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

/* The second way: take away what somebody added, or ask nothing of what the rules ask. */
static GtkWidget *
make_second (PosChargeList *self, PosCharge *charge)
{
  GtkWidget *button;

  if (charge->origin != POS_CHARGE_CANCELLATION && !pos_charge_is_automatic (charge))
    button = make_button (self, charge, C_ ("charge", "Remove"), G_CALLBACK (remove_cb));
  else if (charge->amount != 0 && charge->invoiced == 0)
    /* TRANSLATORS: ask nothing for what the rules would charge */
    button = make_button (self, charge, C_ ("charge", "Waive"), G_CALLBACK (waive_cb));
  else
    button = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_size_group_add_widget (self->seconds, button);
  return button;
}

static GtkWidget *
make_buttons (PosChargeList *self, PosCharge *charge)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box),
                  make_button (self, charge, C_ ("charge", "Change"), G_CALLBACK (change_cb)));
  gtk_box_append (GTK_BOX (box), make_second (self, charge));
  return box;
}

static GtkWidget *
make_row (PosChargeList *self, PosCharge *charge)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);

  gtk_box_append (GTK_BOX (row), make_texts (self, charge));
  gtk_box_append (GTK_BOX (row), make_amounts (self, charge));
  gtk_box_append (GTK_BOX (row), make_buttons (self, charge));
  return row;
}

/* --- All of them --- */

/* What one line bears, or all of them together; nothing when that is nothing. */
static void
add_group (PosChargeList *self, const PosId *line, const char *title)
{
  GtkWidget *panel = NULL;

  POS_LIST_FOREACH (PosCharge, charge, get_order (self)->charges)
  {
    if (!pos_id_equal (&charge->line, line))
      continue;
    if (!panel) {
      panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
      gtk_widget_add_css_class (panel, "panel");
      gtk_box_append (GTK_BOX (panel), pos_ui_text_new (title, "overline"));
      gtk_box_append (GTK_BOX (self), panel);
    } else {
      gtk_box_append (GTK_BOX (panel), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
    }
    gtk_box_append (GTK_BOX (panel), make_row (self, charge));
  }
}

static void
add_groups (PosChargeList *self)
{
  PosOrder *order = get_order (self);
  const PosId all = POS_ID_NONE;

  add_group (self, &all, _ ("All lines together"));
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    g_autofree char *title = pos_charge_words_line (self->shell, line);
    add_group (self, &line->id, title);
  }
  if (!gtk_widget_get_first_child (GTK_WIDGET (self)))
    gtk_box_append (GTK_BOX (self),
                    pos_empty_state_new ("pos-tag-symbolic",
                                         _ ("No charges"),
                                         _ ("The rules ask for none, and nobody added one.")));
}

/* The first button at @charge, or at any (%NULL); nothing without one. */
static GtkWidget *
find_button (GtkWidget *root, const PosId *charge)
{
  GtkWidget *found = NULL;
  PosCharge *own = g_object_get_data (G_OBJECT (root), CHARGE);

  if (own && (!charge || pos_id_equal (&own->id, charge)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, charge);
  return found;
}

static void
restore_focus (PosChargeList *self, const PosId *charge)
{
  GtkWidget *button = find_button (GTK_WIDGET (self), charge);

  if (!button)
    button = find_button (GTK_WIDGET (self), NULL);
  if (button)
    gtk_widget_grab_focus (button);
}

/* GTK 4.8 keeps for good what is taken out of a window while the focus is in it. */
static void
update (PosChargeList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  PosId charge = POS_ID_NONE;
  gboolean focused = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  GtkWidget *child;

  if (focused) {
    PosCharge *own = g_object_get_data (G_OBJECT (focus), CHARGE);
    if (own)
      charge = own->id;
    gtk_root_set_focus (root, NULL);
  }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  add_groups (self);
  if (focused)
    restore_focus (self, &charge);
}

static void
pos_charge_list_dispose (GObject *object)
{
  g_clear_object (&POS_CHARGE_LIST (object)->seconds);
  G_OBJECT_CLASS (pos_charge_list_parent_class)->dispose (object);
}

static void
pos_charge_list_class_init (PosChargeListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_charge_list_dispose;
}

static void
pos_charge_list_init (PosChargeList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->seconds = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

GtkWidget *
pos_charge_list_new (PosShell *shell)
{
  PosChargeList *self = g_object_new (POS_TYPE_CHARGE_LIST, NULL);

  self->shell = shell;
  g_signal_connect_object (pos_shell_get_register (shell),
                           "order-changed",
                           G_CALLBACK (update),
                           self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
