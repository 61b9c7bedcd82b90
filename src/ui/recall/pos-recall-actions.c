/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-actions.c — see the header. */
#include "ui/recall/pos-recall-actions.h"

#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-work-query.h"
#include "pricing/pos-overpaid.h"
#include "register/pos-order-may.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-shield.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-hand-over.h"
#include "ui/recall/pos-recall-papers.h"
#include "ui/recall/pos-recall-renew.h"
#include "ui/shell/pos-sentences.h"

#define ICON_SIZE 20
/* In a broad pane one more than beside the list. */
#define COLUMNS 2
#define BROAD_COLUMNS 3
#define NO_RULE -1

typedef enum {
  ACTION_EDIT,
  ACTION_CANCEL,
  ACTION_PRINT,
  ACTION_RETURN,
  ACTION_AGAIN,
  ACTION_GIVE_BACK,
  ACTION_COLLECT,
  ACTION_FULFILL,
  ACTION_HOLD,
  ACTION_EXTEND,
  ACTION_RENEW,
  ACTION_CHECK_OUT,
  ACTION_CLEAR_CHECK_OUT,
  ACTION_RELEASE,
  ACTION_PROCESS,
  ACTION_ORDER,
  ACTION_HAND_OVER,
  N_ACTIONS,
} Action;

/* Whom an action is for. */
typedef enum {
  ORDERS = 1 << 0,
  QUOTES = 1 << 1,
} Kinds;

/* As they stand on the screen; the last one that is possible and moves the order on is primary. */
static const struct {
  const char *key;
  int rule; /* PosOrderAction */
  Kinds kinds;
  const char *icon;
  const char *label;
} actions[N_ACTIONS] = {
    [ACTION_EDIT] =
        {"order.edit", POS_ORDER_ACTION_EDIT, ORDERS | QUOTES, "pos-edit-symbolic", N_ ("Edit")},
    [ACTION_CANCEL] = {"order.cancel",
                       POS_ORDER_ACTION_CANCEL,
                       ORDERS | QUOTES,
                       "pos-void-symbolic",
                       N_ ("Cancel order")},
    [ACTION_PRINT] =
        {"receipt.reprint", NO_RULE, ORDERS | QUOTES, "pos-printer-symbolic", N_ ("Print")},
    [ACTION_RETURN] = {"return.by_receipt",
                       POS_ORDER_ACTION_RETURN,
                       ORDERS,
                       "pos-return-symbolic",
                       N_ ("Start return")},
    [ACTION_AGAIN] = {"return.by_receipt",
                      POS_ORDER_ACTION_RETURN,
                      ORDERS,
                      "pos-swap-symbolic",
                      N_ ("Return and order again")},
    [ACTION_GIVE_BACK] =
        {"order.give_back", NO_RULE, ORDERS, "pos-wallet-symbolic", N_ ("Give back")},
    [ACTION_COLLECT] = {"order.collect", NO_RULE, ORDERS, "pos-wallet-symbolic", N_ ("Collect")},
    [ACTION_FULFILL] = {"order.fulfillment",
                        POS_ORDER_ACTION_FULFILL,
                        ORDERS,
                        "pos-pick-symbolic",
                        N_ ("Order fulfillment")},
    [ACTION_HOLD] =
        {"order.hold", POS_ORDER_ACTION_HOLD, ORDERS, "pos-pause-symbolic", N_ ("Put on hold")},
    [ACTION_RENEW] = {"pay.renew",
                      POS_ORDER_ACTION_HOLD,
                      ORDERS,
                      "pos-card-symbolic",
                      N_ ("Reserve on the card again")},
    [ACTION_CHECK_OUT] = {"order.hold_check_out",
                          POS_ORDER_ACTION_RELEASE,
                          ORDERS,
                          "pos-user-symbolic",
                          N_ ("Deal with hold")},
    [ACTION_CLEAR_CHECK_OUT] = {"order.hold_clear_check_out",
                                POS_ORDER_ACTION_RELEASE,
                                ORDERS,
                                "pos-users-symbolic",
                                N_ ("Leave hold to others")},
    [ACTION_RELEASE] =
        {"order.release", POS_ORDER_ACTION_RELEASE, ORDERS, "pos-check-symbolic", N_ ("Release")},
    [ACTION_PROCESS] = {"order.process",
                        POS_ORDER_ACTION_PROCESS,
                        ORDERS,
                        "pos-check-symbolic",
                        N_ ("Process again")},
    [ACTION_EXTEND] =
        {"quote.expiry", NO_RULE, QUOTES, "pos-calendar-symbolic", N_ ("Extend quote")},
    [ACTION_ORDER] =
        {"order.create", POS_ORDER_ACTION_EDIT, QUOTES, "pos-check-symbolic", N_ ("Make an order")},
    [ACTION_HAND_OVER] =
        {"fulfill.line_pickup", POS_ORDER_ACTION_HAND_OVER, ORDERS, "pos-pickup-symbolic", NULL},
};

struct _PosRecallActions {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosOrder *order;
  GtkWidget *grid;
  int columns, rows;
  GtkWidget *primary; /* (nullable): borrowed */
};

G_DEFINE_FINAL_TYPE (PosRecallActions, pos_recall_actions, GTK_TYPE_BOX)

/* --- What may be done --- */

static gboolean
check_rule (PosRecallActions *self, PosOrderAction rule, GError **error)
{
  PosRegister *reg = pos_shell_get_register (self->shell);

  return pos_order_may (reg, rule, self->order, error);
}

/* What has expired is exactly what one extends; else as for an edit. */
static gboolean
check_extend (PosRecallActions *self, GError **error)
{
  return self->order->status == POS_ORDER_STATUS_QUOTE_EXPIRED ||
         check_rule (self, POS_ORDER_ACTION_EDIT, error);
}

static gboolean
check (PosRecallActions *self, Action action, GError **error)
{
  if (action == ACTION_EXTEND)
    return check_extend (self, error);
  if (action == ACTION_GIVE_BACK || action == ACTION_COLLECT)
    return TRUE;
  if (actions[action].rule != NO_RULE)
    return check_rule (self, (PosOrderAction)actions[action].rule, error);
  return pos_recall_papers_has_any (self->shell, self->order) ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'no-receipt'>}"),
                        "No receipt of this order is kept here");
}

/* What stops the order is taken away, or put there. */
static gboolean
is_about_stops (PosRecallActions *self, Action action)
{
  gboolean held = pos_order_rules_is_held (self->order);

  if (action == ACTION_RELEASE)
    return held;
  if (action == ACTION_CHECK_OUT)
    return held && !self->order->hold_taken_by;
  if (action == ACTION_CLEAR_CHECK_OUT)
    return held && self->order->hold_taken_by;
  if (action == ACTION_PROCESS)
    return !held && self->order->do_not_process;
  return action != ACTION_HOLD || (self->order->status < POS_ORDER_STATUS_INVOICED &&
                                   !pos_order_rules_is_stopped (self->order));
}

/* Only lines that are open here are worked on here. */
static gboolean
is_work_here (PosRecallActions *self)
{
  PosStore *store = pos_register_get_store_record (pos_shell_get_register (self->shell));

  POS_LIST_FOREACH (PosOrderLine, line, self->order->lines)
  if (pos_order_line_is_active (line) && pos_order_line_get_open (line).micro > 0 &&
      pos_order_rules_is_here (self->order, line, store))
    return TRUE;
  return FALSE;
}

/* Nobody waits for what does not concern him: nothing lies here to be handed over. */
static gboolean
is_shown (PosRecallActions *self, Action action)
{
  g_autoptr (GPtrArray) lines = NULL;

  Kinds kind = self->order->type == POS_ORDER_TYPE_QUOTE ? QUOTES : ORDERS;

  if (!(actions[action].kinds & kind) || !pos_operation_find (actions[action].key))
    return FALSE;
  if (action == ACTION_RENEW)
    return pos_recall_renew_is_wanted (self->shell, self->order);
  if (action == ACTION_AGAIN)
    return self->order->status == POS_ORDER_STATUS_INVOICED &&
           check_rule (self, POS_ORDER_ACTION_RETURN, NULL);
  if (action == ACTION_FULFILL)
    return is_work_here (self);
  if (action == ACTION_GIVE_BACK)
    return pos_overpaid_get_left (self->order) > 0;
  if (action == ACTION_COLLECT)
    return pos_overpaid_get_missing (self->order) > 0;
  if (action != ACTION_HAND_OVER)
    return is_about_stops (self, action);
  lines = pos_hand_over_list_lines (self->shell, self->order);
  return lines->len > 0;
}

/* --- Doing it --- */

/* The number stands in the search of the work list, where it can be taken away again. */
static GVariant *
make_work_args (PosRecallActions *self)
{
  g_autoptr (PosWorkFilter) filter = g_object_new (POS_TYPE_WORK_FILTER, NULL);
  g_autoptr (json_t) json = NULL;
  g_autofree char *text = NULL;

  pos_text_set (&filter->text, pos_text_or (self->order->number, self->order->reference));
  json = pos_record_to_json (filter, 0);
  text = pos_json_to_text (json);
  return g_variant_new_parsed ("{'filter': <%s>}", text);
}

static GVariant *
make_args (PosRecallActions *self, Action action)
{
  g_autofree char *id = pos_id_dup_text (&self->order->id);

  switch (action) {
  case ACTION_PRINT:
    return g_variant_new_parsed ("{'receipt': <%s>}", pos_text_or (self->order->receipt, ""));
  case ACTION_AGAIN:
    return g_variant_new_parsed ("{'order': <%s>, 'all': <true>, 'again': <true>}", id);
  case ACTION_FULFILL:
    return make_work_args (self);
  case ACTION_EDIT:
  case ACTION_CANCEL:
  case ACTION_RETURN:
  case ACTION_GIVE_BACK:
  case ACTION_COLLECT:
  case ACTION_HOLD:
  case ACTION_RENEW:
  case ACTION_CHECK_OUT:
  case ACTION_CLEAR_CHECK_OUT:
  case ACTION_RELEASE:
  case ACTION_PROCESS:
  case ACTION_EXTEND:
  case ACTION_ORDER:
  case ACTION_HAND_OVER:
  case N_ACTIONS:
  default:
    return g_variant_new_parsed ("{'order': <%s>}", id);
  }
}

static gboolean
is_open_to_all (PosRecallActions *self, Action action)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  PosAvailability availability;

  pos_register_get_state (reg, actions[action].key, &availability);
  PosState state = availability.state;
  pos_availability_clear (&availability);
  return state != POS_STATE_UNAVAILABLE;
}

static void
extend_cb (PosRecallActions *self)
{
  pos_shell_open (self->shell, actions[ACTION_EXTEND].key, make_args (self, ACTION_EXTEND), NULL);
}

/* What has expired is extended first: this one, and not whichever is looked for then. */
static void
offer_extension (PosRecallActions *self, const GError *error, GtkWidget *button)
{
  PosShell *shell = self->shell;
  PosSentence sentence;
  PosCallout *callout;

  pos_sentence_for_error (error, pos_shell_get_format (shell), self->order->currency, &sentence);
  callout = pos_callout_open (button,
                              sentence.what,
                              sentence.why,
                              _ (actions[ACTION_EXTEND].label),
                              actions[ACTION_EXTEND].icon);
  g_signal_connect_object (callout, "action", G_CALLBACK (extend_cb), self, G_CONNECT_SWAPPED);
  pos_sentence_clear (&sentence);
}

static void
act (PosRecallActions *self, Action action, GtkWidget *button)
{
  g_autoptr (GError) error = NULL;

  if (!check (self, action, &error) && action == ACTION_ORDER && check_extend (self, NULL))
    offer_extension (self, error, button);
  else if (error)
    pos_shell_explain (self->shell, error, button);
  else if (action == ACTION_HAND_OVER && is_open_to_all (self, action))
    pos_hand_over_open (self->shell, self->order);
  else if (action == ACTION_PRINT)
    pos_recall_papers_open (self->shell, self->order, button);
  else
    pos_shell_open (self->shell, actions[action].key, make_args (self, action), button);
}

static void
clicked_cb (GtkButton *button, PosRecallActions *self)
{
  act (self,
       (Action)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "pos-action")),
       GTK_WIDGET (button));
}

gboolean
pos_recall_actions_press_primary (PosRecallActions *self)
{
  g_return_val_if_fail (POS_IS_RECALL_ACTIONS (self), FALSE);
  if (self->primary)
    clicked_cb (GTK_BUTTON (self->primary), self);
  return self->primary != NULL;
}

void
pos_recall_actions_print (PosRecallActions *self)
{
  g_return_if_fail (POS_IS_RECALL_ACTIONS (self));
  g_autoptr (GError) error = NULL;

  if (check (self, ACTION_PRINT, &error))
    pos_recall_papers_ask_which (self->shell, self->order);
  else
    pos_shell_explain (self->shell, error, NULL);
}

/* --- Parts --- */

static char *
dup_label (PosRecallActions *self, Action action)
{
  if (action == ACTION_CANCEL && self->order->type == POS_ORDER_TYPE_QUOTE)
    return g_strdup (_ ("Cancel quote"));
  if (action != ACTION_HAND_OVER)
    return g_strdup (_ (actions[action].label));
  g_autoptr (GPtrArray) lines = pos_hand_over_list_lines (self->shell, self->order);
  g_autofree char *count = pos_format_count (pos_shell_get_format (self->shell), lines->len);
  return g_strdup_printf (ngettext ("Hand over %s line", "Hand over %s lines", lines->len), count);
}

static GtkWidget *
make_face (const char *icon, const char *text)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = pos_ui_label_new (text, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5F);
  gtk_box_append (GTK_BOX (face), pos_ui_icon_new (icon, ICON_SIZE));
  gtk_box_append (GTK_BOX (face), label);
  gtk_widget_set_halign (face, GTK_ALIGN_CENTER);
  return face;
}

/* Of several papers some may be printed by anybody. */
static gboolean
asks_approval (PosRecallActions *self, Action action)
{
  return action == ACTION_PRINT ? pos_recall_papers_ask (self->shell, self->order)
                                : pos_shell_needs_approval (self->shell, actions[action].key);
}

static GtkWidget *
make_button (PosRecallActions *self, Action action, gboolean possible, const char *why)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *label = dup_label (self, action);
  gboolean asks = possible && asks_approval (self, action);

  gtk_button_set_child (GTK_BUTTON (button),
                        make_face (possible ? actions[action].icon : "pos-lock-symbolic", label));
  if (asks)
    pos_shield_add (button);
  gtk_widget_add_css_class (button, "btn");
  pos_ui_set_class (button, "unavailable", !possible);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_DISABLED, !possible, -1);
  pos_ui_describe (button, label, asks ? _ ("Asks a supervisor") : why);
  g_object_set_data (G_OBJECT (button), "pos-action", GINT_TO_POINTER (action));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static char *
dup_reason (PosRecallActions *self, const GError *error)
{
  PosSentence sentence;

  pos_sentence_for_error (
      error, pos_shell_get_format (self->shell), self->order->currency, &sentence);
  char *reason = g_strdup (sentence.what);
  pos_sentence_clear (&sentence);
  return reason;
}

/* What moves the order on stands out: handing over, ordering or extending a quote, else returning
 * what can no longer change. */
static gboolean
is_primary (PosRecallActions *self, Action action)
{
  return action == ACTION_HAND_OVER || action == ACTION_ORDER || action == ACTION_RELEASE ||
         action == ACTION_PROCESS ||
         (action == ACTION_EXTEND && self->order->status == POS_ORDER_STATUS_QUOTE_EXPIRED) ||
         (action == ACTION_RETURN && self->order->status == POS_ORDER_STATUS_INVOICED);
}

/* The order comes first: what it forbids for good is not for want of a free register.  NULL: it is
 * possible. */
static char *
dup_obstacle (PosRecallActions *self, Action action)
{
  g_autoptr (GError) error = NULL;

  return check (self, action, &error) ? pos_shell_dup_hindrance (self->shell, actions[action].key)
                                      : dup_reason (self, error);
}

static void
add_button (PosRecallActions *self, Action action, int place, int span)
{
  g_autofree char *why = dup_obstacle (self, action);
  gboolean possible = why == NULL;
  GtkWidget *button = make_button (self, action, possible, why);

  gtk_grid_attach (
      GTK_GRID (self->grid), button, place % self->columns, place / self->columns, span, 1);
  if (possible && is_primary (self, action)) {
    gtk_widget_add_css_class (button, "primary");
    self->primary = button;
  }
}

static gboolean
is_last_before_release (PosRecallActions *self, Action action)
{
  for (int next = (int)action + 1; next < ACTION_RELEASE; next++)
    if (is_shown (self, (Action)next))
      return FALSE;
  return TRUE;
}

/* The last one ends its row; releasing, ordering and handing over take whole ones. */
static void
fill (PosRecallActions *self)
{
  int place = 0;

  for (int action = 0; action < N_ACTIONS; action++) {
    int span = 1;
    if (!is_shown (self, (Action)action))
      continue;
    if (action >= ACTION_RELEASE || is_last_before_release (self, (Action)action))
      span = self->columns - place % self->columns;
    add_button (self, (Action)action, place, span);
    place += span;
  }
  self->rows = place / self->columns;
}

void
pos_recall_actions_set_order (PosRecallActions *self, PosOrder *order)
{
  g_return_if_fail (POS_IS_RECALL_ACTIONS (self));
  GtkWidget *child;

  g_set_object (&self->order, order);
  self->primary = NULL;
  self->rows = 0;
  while ((child = gtk_widget_get_first_child (self->grid)))
    gtk_grid_remove (GTK_GRID (self->grid), child);
  if (order)
    fill (self);
}

/* A transaction was begun or is out of the way. */
static void
order_changed_cb (PosRecallActions *self)
{
  pos_recall_actions_set_order (self, self->order);
}

void
pos_recall_actions_set_broad (PosRecallActions *self, gboolean broad)
{
  g_return_if_fail (POS_IS_RECALL_ACTIONS (self));
  int columns = broad ? BROAD_COLUMNS : COLUMNS;

  if (columns == self->columns)
    return;
  self->columns = columns;
  pos_recall_actions_set_order (self, self->order);
}

int
pos_recall_actions_count_rows (PosRecallActions *self)
{
  g_return_val_if_fail (POS_IS_RECALL_ACTIONS (self), 0);
  return self->rows;
}

static void
pos_recall_actions_dispose (GObject *object)
{
  g_clear_object (&POS_RECALL_ACTIONS (object)->order);
  G_OBJECT_CLASS (pos_recall_actions_parent_class)->dispose (object);
}

static void
pos_recall_actions_class_init (PosRecallActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_recall_actions_dispose;
}

static void
pos_recall_actions_init (PosRecallActions *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->columns = COLUMNS;
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 8);
  gtk_box_append (GTK_BOX (self), self->grid);
}

GtkWidget *
pos_recall_actions_new (PosShell *shell)
{
  PosRecallActions *self = g_object_new (POS_TYPE_RECALL_ACTIONS, NULL);

  self->shell = shell;
  g_signal_connect_object (pos_shell_get_register (shell),
                           "order-changed",
                           G_CALLBACK (order_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
