/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-deposit-form.c — see the header. */
#include "ui/payment/pos-deposit-form.h"

#include "ui/common/pos-chip.h"
#include "ui/common/pos-money-entry.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-deposit-facts.h"
#include "ui/payment/pos-payment-words.h"
#include "ui/shell/pos-asked-why.h"

#define KEY "order.deposit_override"
#define CHIP_GAP 6

typedef struct {
  GtkWidget *box;
  GtkWidget *rate;
  GtkWidget *amount;
} Figure;

struct _PosDepositForm {
  GtkBox parent;
  PosShell *shell; /* borrowed: the window outlives its dialogs */
  PosKeypadModel *model;
  PosDepositFacts facts;
  PosRate rate; /* of the chip; its micro is -1 when an amount is keyed */
  gboolean setting;

  Figure fresh; /* the new deposit */
  GtkWidget *due;
  GtkWidget *was;
  GtkWidget *chips;
  GtkWidget *amount_chip;
  GtkWidget *bounds;
  GtkWidget *reason;
};

G_DEFINE_FINAL_TYPE (PosDepositForm, pos_deposit_form, GTK_TYPE_BOX)

static guint changed_signal;

static PosFormat *
get_format (PosDepositForm *self)
{
  return pos_shell_get_format (self->shell);
}

static gboolean
is_rate (PosDepositForm *self)
{
  return self->rate.micro >= 0;
}

/* An amount is wanted and none is keyed yet: that is not the same as nothing to pay. */
static gboolean
is_empty (PosDepositForm *self)
{
  return !is_rate (self) && !*pos_keypad_model_get_text (self->model);
}

/* --- What it means --- */

gint64
pos_deposit_form_get_amount (PosDepositForm *self)
{
  gint64 minor;

  g_return_val_if_fail (POS_IS_DEPOSIT_FORM (self), 0);
  if (is_rate (self))
    return pos_deposit_facts_at_rate (&self->facts, self->rate);
  if (is_empty (self))
    return -1;
  return pos_money_entry_get (self->model, self->facts.currency, &minor) ? minor : -1;
}

gboolean
pos_deposit_form_is_valid (PosDepositForm *self)
{
  gint64 amount = pos_deposit_form_get_amount (self);

  return amount >= self->facts.lowest && amount <= self->facts.maximum;
}

gboolean
pos_deposit_form_needs_approval (PosDepositForm *self)
{
  return pos_deposit_form_is_valid (self) &&
         pos_deposit_form_get_amount (self) < self->facts.own_floor;
}

char *
pos_deposit_form_describe (PosDepositForm *self)
{
  g_return_val_if_fail (POS_IS_DEPOSIT_FORM (self), NULL);
  return is_rate (self) ? pos_format_rate (get_format (self), self->rate)
                        : pos_payment_money (self->shell, pos_deposit_form_get_amount (self));
}

static gboolean
is_standard (PosDepositForm *self)
{
  return is_rate (self) && self->rate.micro == self->facts.standard_rate.micro;
}

gboolean
pos_deposit_form_lacks_reason (PosDepositForm *self)
{
  g_return_val_if_fail (POS_IS_DEPOSIT_FORM (self), FALSE);
  return (!is_standard (self) || pos_asked_why_is_asked (self->shell, KEY)) &&
         pos_reasons_get_chosen (POS_REASONS (self->reason)) < 0;
}

gboolean
pos_deposit_form_lacks_words (PosDepositForm *self)
{
  g_return_val_if_fail (POS_IS_DEPOSIT_FORM (self), FALSE);
  return !is_standard (self) && pos_reasons_lack_words (POS_REASONS (self->reason));
}

GtkWidget *
pos_deposit_form_get_reasons (PosDepositForm *self)
{
  g_return_val_if_fail (POS_IS_DEPOSIT_FORM (self), NULL);
  return self->reason;
}

GVariant *
pos_deposit_form_make_args (PosDepositForm *self)
{
  g_autofree char *reason = pos_asked_why_dup (self->shell, KEY, POS_REASONS (self->reason));
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  if (is_standard (self))
    g_variant_dict_insert (&args, "reset", "b", TRUE);
  else if (is_rate (self))
    g_variant_dict_insert (&args, "rate", "x", self->rate.micro);
  else
    g_variant_dict_insert (&args, "amount", "x", pos_deposit_form_get_amount (self));
  if (reason)
    g_variant_dict_insert (&args, "reason", "s", reason);
  return g_variant_dict_end (&args);
}

/* --- What is shown --- */

static char *
bound_text (PosDepositForm *self, gint64 minor)
{
  g_autofree char *amount = pos_payment_money (self->shell, minor);
  g_autofree char *share =
      pos_format_rate (get_format (self), pos_deposit_facts_get_share (&self->facts, minor));

  /* TRANSLATORS: an amount and what share of the whole it is: "€120.65 (5%)" */
  return g_strdup_printf (_ ("%1$s (%2$s)"), amount, share);
}

static char *
bounds_text (PosDepositForm *self)
{
  g_autofree char *from = bound_text (self, self->facts.lowest);
  g_autofree char *to = bound_text (self, self->facts.maximum);

  /* TRANSLATORS: bounds of a deposit: "Allowed from €120.65 (5%) to €2,413.00 (100%)." */
  return g_strdup_printf (_ ("Allowed from %1$s to %2$s."), from, to);
}

static void
show_figure (PosDepositForm *self, Figure *figure, gint64 amount, PosRate share)
{
  g_autofree char *rate_text = pos_format_rate (get_format (self), share);
  g_autofree char *amount_text = pos_payment_money (self->shell, amount);

  gtk_label_set_text (GTK_LABEL (figure->rate), rate_text);
  gtk_label_set_text (GTK_LABEL (figure->amount), amount_text);
}

/* Both lines stay, so that nothing moves. */
static void
show_no_figure (Figure *figure)
{
  gtk_label_set_text (GTK_LABEL (figure->rate), "–");
  gtk_label_set_text (GTK_LABEL (figure->amount), "–");
}

static void
show (PosDepositForm *self)
{
  gint64 amount = pos_deposit_form_get_amount (self);
  gboolean valid = pos_deposit_form_is_valid (self);
  PosRate share =
      is_rate (self) ? self->rate : pos_deposit_facts_get_share (&self->facts, MAX (amount, 0));
  g_autofree char *due = pos_payment_money (
      self->shell,
      pos_deposit_facts_preview_due (&self->facts, pos_shell_get_register (self->shell), amount));
  g_autofree char *bounds = valid || is_empty (self) ? NULL : bounds_text (self);

  /* More than the whole is no deposit, and no share either. */
  if (amount > self->facts.maximum)
    show_no_figure (&self->fresh);
  else
    show_figure (self, &self->fresh, MAX (amount, 0), share);
  gtk_label_set_text (GTK_LABEL (self->due), due);
  g_object_set (self->model, "error", bounds, NULL);
  /* The same words, in red where they were gray. */
  gtk_widget_set_visible (self->bounds, bounds == NULL);
  g_signal_emit (self, changed_signal, 0);
}

/* --- Choosing --- */

static void
chip_cb (GtkToggleButton *chip, PosDepositForm *self)
{
  gint64 *micro = g_object_get_data (G_OBJECT (chip), "pos-rate");

  if (self->setting || !gtk_toggle_button_get_active (chip))
    return;
  self->rate.micro = micro ? *micro : -1;
  self->setting = TRUE;
  if (micro)
    pos_money_entry_set (
        self->model, pos_deposit_facts_at_rate (&self->facts, self->rate), self->facts.currency);
  else
    pos_keypad_model_press (self->model, POS_KEY_CLEAR);
  self->setting = FALSE;
  show (self);
}

static void
keyed_cb (PosDepositForm *self)
{
  if (self->setting)
    return;
  self->setting = TRUE;
  self->rate.micro = -1;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->amount_chip), TRUE);
  self->setting = FALSE;
  show (self);
}

/* --- The widget --- */

static void
pos_deposit_form_finalize (GObject *object)
{
  PosDepositForm *self = POS_DEPOSIT_FORM (object);

  pos_deposit_facts_clear (&self->facts);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (pos_deposit_form_parent_class)->finalize (object);
}

static void
pos_deposit_form_class_init (PosDepositFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_deposit_form_finalize;
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_deposit_form_init (PosDepositForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "deposit-form");
}

static void
make_figure (Figure *figure, const char *caption, const char *look)
{
  GtkWidget *label = pos_ui_label_new (caption, "t-cap strong");

  figure->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  figure->rate = pos_ui_label_new (NULL, "t-amt-m num");
  figure->amount = pos_ui_label_new (NULL, "t-cap num");
  pos_ui_set_class (label, "ink2", g_str_equal (look, "sunken"));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (figure->rate), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (figure->box), label);
  gtk_box_append (GTK_BOX (figure->box), figure->rate);
  gtk_box_append (GTK_BOX (figure->box), figure->amount);
  gtk_widget_add_css_class (figure->box, "figure");
  gtk_widget_add_css_class (figure->box, look);
}

static GtkWidget *
make_figures (PosDepositForm *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *due = pos_payment_money (self->shell, self->facts.due_today);
  /* TRANSLATORS: the amount before the change: "was €751.50" */
  g_autofree char *was = g_strdup_printf (_ ("was %s"), due);
  Figure standard, today;

  make_figure (&standard, _ ("Standard deposit"), "sunken");
  make_figure (&self->fresh, _ ("New deposit"), "fresh");
  make_figure (&today, _ ("Due today"), "sunken");
  self->due = today.rate;
  self->was = today.amount;
  gtk_label_set_text (GTK_LABEL (self->was), was);
  show_figure (self, &standard, self->facts.standard, self->facts.standard_rate);
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_box_append (GTK_BOX (row), standard.box);
  gtk_box_append (GTK_BOX (row), self->fresh.box);
  gtk_box_append (GTK_BOX (row), today.box);
  return row;
}

static GtkWidget *
add_chip (PosDepositForm *self, const char *text)
{
  GtkWidget *chip = pos_chip_new (text, FALSE);
  GtkWidget *child = gtk_flow_box_child_new ();

  if (self->amount_chip)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), GTK_TOGGLE_BUTTON (self->amount_chip));
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), chip);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (self->chips), child);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_cb), self, 0);
  return chip;
}

static GtkWidget *
make_chips (PosDepositForm *self)
{
  self->chips = g_object_new (GTK_TYPE_FLOW_BOX,
                              "selection-mode",
                              GTK_SELECTION_NONE,
                              "max-children-per-line",
                              8,
                              "column-spacing",
                              CHIP_GAP,
                              "row-spacing",
                              CHIP_GAP,
                              NULL);
  for (gsize i = 0; i < self->facts.n_rates; i++) {
    g_autofree char *text = pos_format_rate (get_format (self), self->facts.rates[i]);
    GtkWidget *chip = add_chip (self, text);
    g_object_set_data_full (G_OBJECT (chip),
                            "pos-rate",
                            g_memdup2 (&self->facts.rates[i].micro, sizeof (gint64)),
                            g_free);
    if (!self->amount_chip)
      self->amount_chip = chip;
  }
  self->amount_chip = add_chip (self, _ ("Amount"));
  return self->chips;
}

/* The chip of the deposit as it is, or the amount when no chip says it. */
static void
choose_current (PosDepositForm *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->chips); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *chip = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));
    gint64 *micro = g_object_get_data (G_OBJECT (chip), "pos-rate");
    if (!micro || *micro == self->facts.current_rate.micro) {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
      if (!micro)
        pos_money_entry_set (self->model, self->facts.current, self->facts.currency);
      return;
    }
  }
}

static GtkWidget *
make_bounds (PosDepositForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *bounds = bounds_text (self);

  self->bounds = pos_ui_label_new (bounds, "t-cap ink2 num");
  gtk_label_set_wrap (GTK_LABEL (self->bounds), TRUE);
  gtk_box_append (GTK_BOX (box), self->bounds);
  if (self->facts.own_floor > self->facts.lowest) {
    g_autofree char *share = pos_format_rate (
        get_format (self), pos_deposit_facts_get_share (&self->facts, self->facts.own_floor));
    /* TRANSLATORS: a share of the whole: "Under 20% a supervisor approves." */
    g_autofree char *limit = g_strdup_printf (_ ("Under %s a supervisor approves."), share);
    GtkWidget *second = pos_ui_label_new (limit, "t-cap ink2 num");
    gtk_label_set_wrap (GTK_LABEL (second), TRUE);
    gtk_box_append (GTK_BOX (box), second);
  }
  return box;
}

static GtkWidget *
make_head (PosDepositForm *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *open = pos_payment_money (self->shell, self->facts.maximum);
  g_autofree char *what = g_strdup_printf (_ ("On the part that ships or is picked up, %s"), open);
  GtkWidget *title = pos_ui_label_new (_ ("Deposit override"), "t-head");
  GtkWidget *subtitle = pos_ui_label_new (what, "ink2 num");

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap (GTK_LABEL (subtitle), TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), subtitle);
  return head;
}

static GtkWidget *
make_reason (PosDepositForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  const char *prompt = pos_asked_why_get_prompt (self->shell, KEY, _ ("Reason"));
  /* Ours are few and short; the chain's may be neither. */
  guint columns = pos_asked_why_has_list (self->shell, KEY) ? 2 : 0;
  PosReasons *reasons = POS_REASONS (self->reason = pos_reasons_new (columns));

  if (!pos_asked_why_fill (self->shell, KEY, reasons)) {
    pos_reasons_add (reasons, _ ("Trade customer"));
    pos_reasons_add (reasons, _ ("Long lead time"));
    pos_reasons_add_other (reasons);
  }
  gtk_box_append (GTK_BOX (box), pos_ui_text_new (prompt, "overline"));
  gtk_box_append (GTK_BOX (box), self->reason);
  return box;
}

GtkWidget *
pos_deposit_form_new (PosShell *shell)
{
  PosDepositForm *self = g_object_new (POS_TYPE_DEPOSIT_FORM, NULL);

  self->shell = shell;
  pos_deposit_facts_read (&self->facts, pos_shell_get_register (shell));
  self->model = pos_money_entry_new (get_format (self), self->facts.currency, _ ("Amount"));
  g_signal_connect_object (
      self->model, "notify::text", G_CALLBACK (keyed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (self), make_figures (self));
  gtk_box_append (GTK_BOX (self), make_chips (self));
  gtk_box_append (
      GTK_BOX (self),
      pos_money_entry_make_readout (self->model, get_format (self), self->facts.currency));
  gtk_box_append (GTK_BOX (self), make_bounds (self));
  gtk_box_append (GTK_BOX (self), make_reason (self));
  choose_current (self);
  return GTK_WIDGET (self);
}

gboolean
pos_deposit_form_check (PosDepositForm *self)
{
  if (pos_deposit_form_is_valid (self))
    return TRUE;
  if (is_empty (self))
    g_object_set (self->model, "error", _ ("Type the amount."), NULL);
  return FALSE;
}

PosKeypadModel *
pos_deposit_form_get_model (PosDepositForm *self)
{
  g_return_val_if_fail (POS_IS_DEPOSIT_FORM (self), NULL);
  return self->model;
}
