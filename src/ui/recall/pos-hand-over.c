/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hand-over.c — see the header. */
#include "ui/recall/pos-hand-over.h"

#include "base/pos-json.h"
#include "model/pos-line-words.h"
#include "pricing/pos-settlement.h"
#include "pricing/pos-stored-payments.h"
#include "register/pos-order-rules.h"
#include "register/pos-shelf.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-check-row.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-hand-over-line.h"
#include "ui/recall/pos-recall-words.h"
#include "ui/shell/pos-shell-wait.h"

#define OPERATION "fulfill.line_pickup"
#define CHANGE "order.change_pickup"

/* Lives as long as its dialog. */
typedef struct {
  PosShell *shell; /* borrowed */
  PosOrder *order;
  GHashTable *lacking;                 /* its lines that do not lie here */
  GHashTable *here;                    /* of its lines, how much lies here: gint64 * */
  gboolean whole;                      /* nobody chooses how much of a line */
  GtkWidget *dialog;                   /* borrowed */
  GtkWidget *lines, *due, *due_reason; /* borrowed */
  GtkWidget *identity;                 /* (nullable): borrowed; where who collects is looked at */
  gboolean again;                      /* the cart is open: the choice is made again */
} HandOver;

static void
hand_over_free (gpointer data, GClosure *closure)
{
  HandOver *self = data;

  g_hash_table_unref (self->lacking);
  g_hash_table_unref (self->here);
  g_object_unref (self->order);
  g_free (self);
}

GPtrArray *
pos_hand_over_list_lines (PosShell *shell, PosOrder *order)
{
  PosStore *store = pos_register_get_store_record (pos_shell_get_register (shell));
  GPtrArray *lines = g_ptr_array_new ();

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_rules_may_hand_over (line, store))
    g_ptr_array_add (lines, line);
  return lines;
}

/* --- What was chosen --- */

static PosHandOverLine *
first_line (HandOver *self)
{
  return (PosHandOverLine *)gtk_widget_get_first_child (self->lines);
}

static PosHandOverLine *
next_line (PosHandOverLine *line)
{
  return (PosHandOverLine *)gtk_widget_get_next_sibling (GTK_WIDGET (line));
}

static gboolean
is_identity_checked (HandOver *self)
{
  return self->identity && pos_check_row_get_checked (POS_CHECK_ROW (self->identity));
}

static GVariant *
make_args (HandOver *self)
{
  g_autofree char *id = pos_id_dup_text (&self->order->id);
  g_autoptr (json_t) parts = json_array ();
  g_autofree char *text = NULL;

  for (PosHandOverLine *row = first_line (self); row; row = next_line (row)) {
    PosQuantity quantity = pos_hand_over_line_get_quantity (row);
    g_autofree char *line = pos_id_dup_text (&pos_hand_over_line_get_line (row)->id);
    g_autofree char *amount = pos_micro_to_text (quantity.micro, 0);

    if (quantity.micro > 0)
      json_array_append_new (parts, json_pack ("{s:s, s:s}", "line", line, "quantity", amount));
  }
  text = pos_json_to_text (parts);
  return self->again
             ? g_variant_new_parsed ("{'lines': <%s>}", text)
             : g_variant_new_parsed ("{'order': <%s>, 'lines': <%s>, 'identity_checked': <%b>}",
                                     id,
                                     text,
                                     is_identity_checked (self));
}

/* The chosen quantities, put into a copy: what the operation would do with them. */
static PosOrder *
make_copy (HandOver *self, guint *n_chosen)
{
  PosOrder *copy = pos_record_copy (self->order);

  *n_chosen = 0;
  for (PosHandOverLine *row = first_line (self); row; row = next_line (row)) {
    PosOrderLine *line = pos_order_find_line (copy, &pos_hand_over_line_get_line (row)->id);
    line->hand_over = pos_hand_over_line_get_quantity (row);
    *n_chosen += line->hand_over.micro > 0;
  }
  return copy;
}

static void
show_due (HandOver *self, PosOrder *copy)
{
  PosPricing pricing = pos_register_get_pricing (pos_shell_get_register (self->shell));
  guint32 currency = self->order->currency;
  PosSettlement settlement = {0};

  if (!pos_settlement_compute (&pricing, copy, &settlement, NULL))
    settlement = (PosSettlement){0};
  g_autofree char *due = pos_recall_dup_money (self->shell, settlement.due, currency);
  g_autofree char *goods = pos_recall_dup_money (self->shell, settlement.invoice, currency);
  g_autofree char *applied = pos_recall_dup_money (self->shell, settlement.applied, currency);
  g_autofree char *reason =
      settlement.applied
          /* TRANSLATORS: two amounts: what is handed over, and the part of the deposit used for it
           */
          ? g_strdup_printf (_ ("Goods %1$s, deposit used %2$s"), goods, applied)
          /* TRANSLATORS: an amount: what is handed over */
          : g_strdup_printf (_ ("Goods %s"), goods);
  gtk_label_set_text (GTK_LABEL (self->due), due);
  gtk_label_set_text (GTK_LABEL (self->due_reason), reason);
}

static void
update (HandOver *self)
{
  guint n;
  g_autoptr (PosOrder) copy = make_copy (self, &n);
  g_autofree char *count = pos_format_count (pos_shell_get_format (self->shell), n);
  g_autofree char *primary =
      n > 0 ? g_strdup_printf (ngettext ("Hand over %s line", "Hand over %s lines", n), count)
            : g_strdup (C_ ("button", "Hand over"));

  gboolean unseen = self->identity && !is_identity_checked (self);

  show_due (self, copy);
  g_object_set (self->dialog,
                "primary",
                primary,
                "primary-unavailable",
                n == 0 || unseen,
                "reason",
                n == 0 ? _ ("Tick what the customer takes away.")
                       : _ ("Look who collects, and tick that you saw it."),
                NULL);
}

/* PU4: what was chosen before; the rest can be added with all that is open. */
static void
repeat_choice (HandOver *self)
{
  for (PosHandOverLine *row = first_line (self); row; row = next_line (row)) {
    PosOrderLine *line = pos_hand_over_line_get_line (row);
    gboolean chosen = line->hand_over.micro > 0;

    pos_hand_over_line_set (row, chosen, chosen ? line->hand_over : pos_order_line_get_open (line));
  }
}

/* Whole pieces of @line that can be given, after @before of the same product left; all of it where
 * nobody counts. */
static PosQuantity
get_givable (HandOver *self, PosOrderLine *line, gint64 before)
{
  PosQuantity open = pos_order_line_get_open (line);
  const gint64 *here = g_hash_table_lookup (self->here, line);
  gint64 prepared = line->picked.micro + line->packed.micro;

  if (!here || prepared + *here - before >= open.micro)
    return open;
  gint64 some = prepared + MAX (*here - before, 0);
  return (PosQuantity){some - some % POS_SCALE};
}

static PosQuantity
get_proposal (HandOver *self, PosOrderLine *line)
{
  PosQuantity givable = get_givable (self, line, 0);

  return givable.micro > 0 ? givable : pos_order_line_get_open (line);
}

/* PU2: what is picked or packed is proposed; while nothing is, all that is open, but for what does
 * not lie here while something does.  Of @chosen lines (ids as text; nullable) these, whatever is
 * ready beside them. */
static void
propose (HandOver *self, const char *const *chosen)
{
  gint64 prepared = 0;
  gboolean here = FALSE;

  for (PosHandOverLine *row = first_line (self); row; row = next_line (row)) {
    PosOrderLine *line = pos_hand_over_line_get_line (row);
    prepared += line->picked.micro + line->packed.micro;
    here |= !g_hash_table_contains (self->lacking, line);
  }
  for (PosHandOverLine *row = first_line (self); row; row = next_line (row)) {
    PosOrderLine *line = pos_hand_over_line_get_line (row);
    PosQuantity ready = {line->picked.micro + line->packed.micro};
    g_autofree char *id = pos_id_dup_text (&line->id);
    gboolean left = here && g_hash_table_contains (self->lacking, line);
    gboolean proposed = chosen         ? g_strv_contains (chosen, id)
                        : prepared > 0 ? ready.micro > 0
                                       : !left;

    pos_hand_over_line_set (row, proposed, ready.micro > 0 ? ready : get_proposal (self, line));
  }
}

/* --- Too little of it --- */

/* What rows before @end take off the shelf of @line. */
static gint64
sum_before (HandOver *self, PosHandOverLine *end, PosOrderLine *line)
{
  gint64 sum = 0;

  for (PosHandOverLine *row = first_line (self); row != end; row = next_line (row)) {
    PosOrderLine *other = pos_hand_over_line_get_line (row);
    gint64 prepared = other->picked.micro + other->packed.micro;
    if (!g_strcmp0 (other->item, line->item) && !g_strcmp0 (other->location, line->location))
      sum += MAX (pos_hand_over_line_get_quantity (row).micro - prepared, 0);
  }
  return sum;
}

/* The first row of which there is something, and less than was chosen; %NULL: there is none. */
static PosHandOverLine *
find_too_much (HandOver *self, PosQuantity *givable)
{
  for (PosHandOverLine *row = first_line (self); row && !self->whole; row = next_line (row)) {
    PosOrderLine *line = pos_hand_over_line_get_line (row);

    *givable = get_givable (self, line, sum_before (self, row, line));
    if (givable->micro > 0 && givable->micro < pos_hand_over_line_get_quantity (row).micro)
      return row;
  }
  return NULL;
}

static void
take_fewer (HandOver *self)
{
  PosQuantity givable;
  PosHandOverLine *row = find_too_much (self, &givable);

  if (row) {
    pos_hand_over_line_set (row, TRUE, givable);
    update (self);
  }
}

static void
explain_too_much (HandOver *self, PosHandOverLine *row, PosQuantity givable)
{
  PosFormat *format = pos_shell_get_format (self->shell);
  PosOrderLine *line = pos_hand_over_line_get_line (row);
  g_autofree char *most = pos_line_words_dup_count (format, line, givable);
  g_autofree char *wanted =
      pos_line_words_dup_count (format, line, pos_hand_over_line_get_quantity (row));
  /* TRANSLATORS: a quantity and a product: "There are only 2 of Dining chair Vester here" */
  g_autofree char *what = g_strdup_printf (
      _ ("There are only %1$s of %2$s here"), most, pos_hand_over_line_get_name (row));
  g_autofree char *why =
      g_strdup_printf (_ ("%s are needed. Take fewer, or reject what is missing."), wanted);
  /* TRANSLATORS: a button; a quantity: "Take 2" */
  g_autofree char *take = g_strdup_printf (_ ("Take %s"), most);
  PosCallout *callout = pos_callout_open (
      pos_dialog_get_primary (POS_DIALOG (self->dialog)), what, why, take, "pos-check-symbolic");

  /* It points at the dialog's button, and goes with it: so it is never there after @self. */
  g_signal_connect_swapped (callout, "action", G_CALLBACK (take_fewer), self);
}

/* --- Doing it --- */

/* The cart holds what is handed over: money first when some is due, else it is done.  What may pay
 * it of what is stored is a choice (M19); what is reserved for goods that ship is none. */
static void
go_on (PosShell *shell)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosPricing pricing = pos_register_get_pricing (reg);
  PosOrder *cart = pos_register_get_order (reg);
  g_autoptr (GArray) stored = pos_stored_payments_list (&pricing, cart);

  pos_shell_go_home (shell);
  if (cart->due_now == 0)
    pos_shell_open (shell, "txn.conclude", NULL, NULL);
  else
    pos_shell_open (shell, stored->len > 0 ? "pay.stored" : "pay.cash", NULL, NULL);
}

static void
started_cb (PosShell *shell, GVariant *result, gpointer data)
{
  GtkWidget *dialog = data;

  if (result) {
    pos_overlay_close (dialog);
    go_on (shell);
  }
  g_object_unref (dialog);
}

/* Changed on the transaction screen, one stays there. */
static void
changed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  GtkWidget *dialog = data;

  if (result)
    pos_overlay_close (dialog);
  g_object_unref (dialog);
}

static void
primary_cb (PosDialog *dialog, HandOver *self)
{
  PosQuantity givable;
  PosHandOverLine *row = find_too_much (self, &givable);

  if (row) {
    explain_too_much (self, row, givable);
    return;
  }
  pos_shell_run (self->shell,
                 self->again ? CHANGE : OPERATION,
                 make_args (self),
                 pos_dialog_get_primary (dialog),
                 self->again ? changed_cb : started_cb,
                 g_object_ref (dialog));
}

/* --- Parts --- */

static GtkWidget *
make_lines (HandOver *self)
{
  g_autoptr (GPtrArray) lines = pos_hand_over_list_lines (self->shell, self->order);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint i = 0; i < lines->len; i++) {
    GtkWidget *row =
        pos_hand_over_line_new (self->shell, lines->pdata[i], self->lacking, self->whole);
    g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
    gtk_box_append (GTK_BOX (self->lines), row);
  }
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), pos_focus_stop_new (self->lines));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static gboolean
wants_identity (PosShell *shell)
{
  PosRegister *reg = pos_shell_get_register (shell);

  return pos_config_get_profile (pos_register_get_config (reg), pos_register_get_store_record (reg))
      ->identity_check;
}

/* PU6: the name that a document has to show. */
static GtkWidget *
make_identity (HandOver *self)
{
  PosStore *store = pos_register_get_store_record (pos_shell_get_register (self->shell));
  g_autofree char *others = pos_order_rules_dup_collectors (self->order, store);
  const char *customer = pos_text_or (self->order->customer_name, _ ("No customer"));
  g_autofree char *who =
      *others
          /* TRANSLATORS: who may collect an order: its customer, and whom the customer named */
          ? g_strdup_printf (_ ("%1$s, or %2$s"), customer, others)
          : g_strdup (customer);

  self->identity = pos_check_row_new (_ ("I have seen who collects"), who);
  g_signal_connect_swapped (self->identity, "toggled-by-hand", G_CALLBACK (update), self);
  return self->identity;
}

static GtkWidget *
make_due (HandOver *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->due_reason = pos_recall_text_new (NULL, "reason num");
  self->due = pos_ui_label_new (NULL, "t-amt-l num");
  gtk_box_append (GTK_BOX (texts), pos_recall_text_new (_ ("To pay now"), "semi"));
  gtk_box_append (GTK_BOX (texts), self->due_reason);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), self->due);
  gtk_widget_add_css_class (box, "due");
  return box;
}

static char *
dup_subtitle (HandOver *self)
{
  g_autoptr (PosOrderSummary) summary = pos_order_summarize (self->order);

  /* TRANSLATORS: an order's number and the customer's name */
  return g_strdup_printf (_ ("%1$s for %2$s"),
                          pos_recall_get_name (summary),
                          pos_text_or (self->order->customer_name, _ ("No customer")));
}

static void
open_dialog (PosShell *shell, PosOrder *order, gboolean again, const char *const *chosen)
{
  HandOver *self = g_new0 (HandOver, 1);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *subtitle = NULL;

  self->shell = shell;
  self->order = g_object_ref (order);
  self->lacking = pos_shelf_find_short (pos_shell_get_register (shell), order);
  self->here = pos_shelf_count (pos_shell_get_register (shell), order);
  self->whole =
      !pos_config_has_feature (pos_register_get_config (pos_shell_get_register (shell)), "F6");
  self->again = again;
  self->dialog = pos_dialog_new (_ ("What does the customer take away?"), NULL, NULL);
  subtitle = dup_subtitle (self);
  g_object_set (
      self->dialog, "subtitle", subtitle, "safe", C_ ("button", "Not now"), "sheet", TRUE, NULL);
  gtk_box_append (GTK_BOX (content), make_lines (self));
  if (!again && wants_identity (shell))
    gtk_box_append (GTK_BOX (content), make_identity (self));
  gtk_box_append (GTK_BOX (content), make_due (self));
  gtk_widget_add_css_class (content, "hand-over");
  gtk_widget_set_vexpand (content, TRUE);
  pos_dialog_set_content (POS_DIALOG (self->dialog), content);
  if (again)
    repeat_choice (self);
  else
    propose (self, chosen);
  update (self);
  g_signal_connect_data (self->dialog, "primary", G_CALLBACK (primary_cb), self, hand_over_free, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
  /* Nothing is laid out yet, and GTK would begin at a button that changes how much leaves. */
  if (first_line (self))
    gtk_widget_grab_focus (GTK_WIDGET (first_line (self)));
}

void
pos_hand_over_open (PosShell *shell, PosOrder *order)
{
  open_dialog (shell, order, FALSE, NULL);
}

/* --- From elsewhere --- */

static void
asked_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    go_on (shell);
}

static void
found_cb (PosShell *shell, PosOrder *order, const GError *error, gpointer chosen)
{
  PosRegister *reg = pos_shell_get_register (shell);
  g_autoptr (GError) refusal = NULL;

  if (order && pos_order_rules_check (POS_ORDER_ACTION_HAND_OVER,
                                      order,
                                      pos_register_get_config (reg),
                                      pos_register_get_store_record (reg),
                                      &refusal))
    open_dialog (shell, order, FALSE, chosen);
  else
    pos_shell_explain (shell, refusal ? refusal : error, NULL);
}

static void
find (PosShell *shell, const char *name, GVariant *args)
{
  char **chosen = NULL;

  g_variant_lookup (args, "chosen", "^as", &chosen);
  pos_shell_find_order (shell, name, FALSE, found_cb, chosen, (GDestroyNotify)g_strfreev);
}

void
pos_hand_over_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  const char *name = NULL, *lines = NULL;

  if (args) {
    g_variant_lookup (args, "order", "&s", &name);
    g_variant_lookup (args, "lines", "&s", &lines);
  }
  if (!name)
    pos_shell_open (shell,
                    "order.recall",
                    g_variant_new_parsed ("{'filter': <'{\"view\": \"to-pick-up\"}'>}"),
                    origin);
  else if (lines && !wants_identity (shell))
    pos_shell_run (shell, OPERATION, args, origin, asked_cb, NULL);
  else
    find (shell, name, args);
}

/* --- Chosen again --- */

/* The lines whose pick-up is still planned.  Returns: whether there are any. */
static gboolean
select_pickups (PosRegister *reg, PosOrder *order)
{
  gboolean any = FALSE;

  pos_register_clear_selection (reg);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!pos_order_line_is_active (line) || line->intent != POS_INTENT_PICK_UP)
      continue;
    pos_register_select_line (reg, &line->id, TRUE);
    any = TRUE;
  }
  return any;
}

void
pos_hand_over_change_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosOrder *cart = pos_register_get_order (reg);

  if (!args && cart->flow == POS_ORDER_FLOW_HAND_OVER)
    open_dialog (shell, cart, TRUE, NULL);
  else if (!args && pos_order_flow_is_building (cart->flow) && select_pickups (reg, cart))
    pos_shell_open (shell, "order.pickup_selected", NULL, origin);
  else
    pos_shell_run (shell, key, args, origin, NULL, NULL);
}
