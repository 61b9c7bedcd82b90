/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-approval-panel.c — see the header. */
#include "ui/payment/pos-approval-panel.h"

#include "base/pos-badge.h"
#include "base/pos-secret.h"
#include "register/pos-access.h"
#include "register/pos-approvers.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-pin-dots.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-ui-stack.h"
#include "ui/payment/pos-approver-chooser.h"
#include "ui/payment/pos-payment-words.h"

#define PIN_LENGTH 4
#define MOST_DIGITS 8
#define PATIENCE 60
/* A longer reason wraps and widens nothing. */
#define REASON_CHARS 26

struct _PosApprovalPanel {
  GtkBox parent;
  PosShell *shell; /* borrowed: the window outlives its dialogs */
  char *reason;
  char *error;
  PosKeypadModel *model;
  guint patience;
  guint timeout;
  gboolean busy;
  gboolean ended; /* nobody answered in time */
  char *badge;    /* what was scanned, until it is looked at */

  GtkWidget *reason_label;
  GtkWidget *chooser;
  GtkWidget *says; /* the dots, or in their place what was wrong: the keys do not move */
  GtkWidget *dots;
  GtkWidget *error_label;
  GtkWidget *pad;
  GtkWidget *badge_label;
  GtkWidget *nobody;
  GtkWidget *secret; /* dots and pad: while somebody may approve */
  GtkWidget *approve;
};

G_DEFINE_FINAL_TYPE (PosApprovalPanel, pos_approval_panel, GTK_TYPE_BOX)

enum { APPROVED, GIVEN_UP, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
changed (gpointer widget, const char *name)
{
  PosApprovalPanel *self = widget;

  pos_ui_set_label (self->reason_label, self->reason);
  pos_ui_set_label (self->error_label, self->error);
  gtk_stack_set_visible_child (
      GTK_STACK (self->says), pos_ui_has_text (self, self->error) ? self->error_label : self->dots);
}

static const PosUiProp props[] = {
    {"reason", POS_UI_TEXT, G_STRUCT_OFFSET (PosApprovalPanel, reason), NULL},
    {"error", POS_UI_TEXT, G_STRUCT_OFFSET (PosApprovalPanel, error), NULL},
};

/* --- Patience --- */

/* S-21: a question ends after a minute.  What it was about stays, and can be asked again. */
static void
set_ended (PosApprovalPanel *self, gboolean ended)
{
  self->ended = ended;
  gtk_widget_set_sensitive (self->chooser, !ended);
  gtk_widget_set_sensitive (self->pad, !ended);
  gtk_button_set_label (GTK_BUTTON (self->approve),
                        ended ? C_ ("approval", "Ask again") : C_ ("approval", "Approve"));
}

static void
forget (PosApprovalPanel *self, const char *error)
{
  g_clear_pointer (&self->badge, pos_secret_forget);
  pos_keypad_model_press (self->model, POS_KEY_CLEAR);
  g_object_set (self, "error", error, NULL);
}

static void
stop_waiting (PosApprovalPanel *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
}

static gboolean
timeout_cb (gpointer data)
{
  PosApprovalPanel *self = data;

  self->timeout = 0;
  set_ended (self, TRUE);
  forget (self, _ ("Nobody approved it within a minute. Nothing was changed."));
  gtk_widget_grab_focus (self->approve);
  return G_SOURCE_REMOVE;
}

static void
wait_again (PosApprovalPanel *self)
{
  stop_waiting (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !self->busy && !self->ended)
    self->timeout = g_timeout_add_seconds (self->patience, timeout_cb, self);
}

/* --- Keys and taps --- */

static gboolean
is_complete (PosApprovalPanel *self)
{
  return pos_approval_panel_get_worker (self) && *pos_approval_panel_get_secret (self);
}

static void
keyed_cb (PosApprovalPanel *self)
{
  if (*pos_approval_panel_get_secret (self)) {
    g_object_set (self, "error", NULL, NULL);
    /* Enter is for this, whatever had the focus. */
    gtk_widget_grab_focus (self->approve);
  }
  wait_again (self);
}

static void
ask_again (PosApprovalPanel *self)
{
  set_ended (self, FALSE);
  forget (self, NULL);
  wait_again (self);
}

static void
approve_cb (PosApprovalPanel *self)
{
  if (self->busy)
    return;
  if (self->ended)
    ask_again (self);
  else if (is_complete (self))
    g_signal_emit (self, signals[APPROVED], 0);
  else
    g_object_set (self, "error", _ ("Key in the PIN of the person who approves."), NULL);
}

static void
cancel_cb (PosApprovalPanel *self)
{
  if (!self->busy)
    g_signal_emit (self, signals[GIVEN_UP], 0);
}

static void
chosen_cb (PosApprovalPanel *self)
{
  forget (self, NULL);
  wait_again (self);
}

/* --- Badges --- */

/* Who needs no PIN beside it has approved; of anybody else it says who is to type his. */
static void
take_badge (PosApprovalPanel *self, PosWorker *holder, const char *code)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (self->shell));

  if (!pos_approver_chooser_choose (POS_APPROVER_CHOOSER (self->chooser), holder->id)) {
    g_autofree char *error = g_strdup_printf (_ ("%s may not approve this."), holder->name);
    forget (self, error);
    return;
  }
  forget (self, NULL);
  if (!pos_access_trusts_badge (config, holder))
    return;
  self->badge = g_strdup (code);
  g_signal_emit (self, signals[APPROVED], 0);
}

static void
scanned_cb (PosApprovalPanel *self, const char *code)
{
  PosWorker *holder;

  if (self->busy || self->ended || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  holder = pos_register_find_badge (pos_shell_get_register (self->shell), code);
  if (holder)
    take_badge (self, holder, code);
  else
    forget (self,
            pos_badge_is_token (code) ? _ ("Nobody here has this badge.")
                                      : _ ("That was scanned, and is no PIN."));
  wait_again (self);
}

/* --- The widget --- */

static void
pos_approval_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pos_approval_panel_parent_class)->map (widget);
  wait_again (POS_APPROVAL_PANEL (widget));
}

static void
pos_approval_panel_unmap (GtkWidget *widget)
{
  stop_waiting (POS_APPROVAL_PANEL (widget));
  GTK_WIDGET_CLASS (pos_approval_panel_parent_class)->unmap (widget);
}

static void
pos_approval_panel_dispose (GObject *object)
{
  PosApprovalPanel *self = POS_APPROVAL_PANEL (object);

  stop_waiting (self);
  g_clear_pointer (&self->badge, pos_secret_forget);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (pos_approval_panel_parent_class)->dispose (object);
}

static void
pos_approval_panel_class_init (PosApprovalPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  G_OBJECT_CLASS (klass)->dispose = pos_approval_panel_dispose;
  widget_class->map = pos_approval_panel_map;
  widget_class->unmap = pos_approval_panel_unmap;
  signals[APPROVED] =
      g_signal_new ("approved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GIVEN_UP] =
      g_signal_new ("given-up", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_head (PosApprovalPanel *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = pos_ui_icon_new ("pos-shield-symbolic", 26);
  GtkWidget *title = pos_ui_label_new (_ ("Supervisor approval"), "t-title");

  self->reason_label = pos_ui_label_new (NULL, "t-cap ink2 num");
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap (GTK_LABEL (self->reason_label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->reason_label), REASON_CHARS);
  gtk_widget_add_css_class (icon, "accent");
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), self->reason_label);
  gtk_box_append (GTK_BOX (head), icon);
  gtk_box_append (GTK_BOX (head), texts);
  return head;
}

static GtkWidget *
make_says (PosApprovalPanel *self)
{
  self->says = pos_ui_stack_new ();
  self->dots = pos_pin_dots_new (self->model, PIN_LENGTH);
  self->error_label = pos_ui_label_new (NULL, "t-cap semi c-danger");
  gtk_widget_set_halign (self->dots, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (self->error_label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->error_label), REASON_CHARS);
  gtk_label_set_justify (GTK_LABEL (self->error_label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (self->error_label, GTK_ALIGN_CENTER);
  gtk_stack_add_child (GTK_STACK (self->says), self->dots);
  gtk_stack_add_child (GTK_STACK (self->says), self->error_label);
  return self->says;
}

static GtkWidget *
make_secret (PosApprovalPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->pad = pos_number_pad_new (POS_PAD_PIN, self->model, TRUE);
  gtk_box_append (GTK_BOX (box), make_says (self));
  gtk_box_append (GTK_BOX (box), self->pad);
  self->badge_label = pos_ui_label_new (_ ("Or scan a supervisor badge"), "t-cap ink2");
  gtk_widget_set_halign (self->badge_label, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (self->badge_label), TRUE);
  gtk_box_append (GTK_BOX (box), self->badge_label);
  return box;
}

static GtkWidget *
make_answers (PosApprovalPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  self->approve = gtk_button_new_with_label (C_ ("approval", "Approve"));
  gtk_widget_set_css_classes (cancel, (const char *[]){"btn", "tall", NULL});
  gtk_widget_set_css_classes (self->approve, (const char *[]){"btn", "tall", "primary", NULL});
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_set_vexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->approve, "clicked", G_CALLBACK (approve_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), self->approve);
  return box;
}

static void
pos_approval_panel_init (PosApprovalPanel *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 14);
  gtk_widget_add_css_class (widget, "approval");
  self->patience = PATIENCE;
  self->model = pos_keypad_model_new (".");
  pos_keypad_model_set_rules (self->model, 0, MOST_DIGITS);
  g_signal_connect_object (
      self->model, "notify::text", G_CALLBACK (keyed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->model, "entered", G_CALLBACK (approve_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), make_head (self));
}

static void
add_body (PosApprovalPanel *self)
{
  self->chooser = pos_approver_chooser_new (self->shell);
  self->nobody =
      pos_ui_label_new (_ ("Nobody else in this store may approve this."), "c-danger semi");
  self->secret = make_secret (self);
  gtk_label_set_wrap (GTK_LABEL (self->nobody), TRUE);
  /* What is not known to be true takes no room either. */
  gtk_widget_set_visible (self->nobody, FALSE);
  g_signal_connect_object (
      self->chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->nobody);
  gtk_box_append (GTK_BOX (self), self->chooser);
  gtk_box_append (GTK_BOX (self), self->secret);
  gtk_box_append (GTK_BOX (self), make_answers (self));
}

GtkWidget *
pos_approval_panel_new (PosShell *shell)
{
  PosApprovalPanel *self = g_object_new (POS_TYPE_APPROVAL_PANEL, NULL);

  self->shell = shell;
  add_body (self);
  g_signal_connect_object (pos_scan_controller_find (GTK_WIDGET (shell)),
                           "scanned",
                           G_CALLBACK (scanned_cb),
                           self,
                           G_CONNECT_SWAPPED);
  pos_scan_controller_note_taker (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
pos_approval_panel_ask (PosApprovalPanel *self, GVariant *details)
{
  g_return_if_fail (POS_IS_APPROVAL_PANEL (self));

  g_autoptr (GPtrArray) workers =
      pos_approvers_list (pos_shell_get_register (self->shell), details);
  pos_approver_chooser_offer (POS_APPROVER_CHOOSER (self->chooser), workers);
  gtk_widget_set_visible (self->chooser, workers->len > 0);
  gtk_widget_set_visible (self->secret, workers->len > 0);
  gtk_widget_set_visible (self->approve, workers->len > 0);
  gtk_widget_set_visible (self->nobody, workers->len == 0);
  gtk_widget_set_visible (self->badge_label, pos_access_any_badge (workers));
  if (self->ended)
    ask_again (self);
}

void
pos_approval_panel_prefer (PosApprovalPanel *self, const char *worker)
{
  g_return_if_fail (POS_IS_APPROVAL_PANEL (self));
  pos_approver_chooser_prefer (POS_APPROVER_CHOOSER (self->chooser), worker);
}

void
pos_approval_panel_set_patience (PosApprovalPanel *self, guint seconds)
{
  g_return_if_fail (POS_IS_APPROVAL_PANEL (self));
  self->patience = seconds;
  wait_again (self);
}

const char *
pos_approval_panel_get_worker (PosApprovalPanel *self)
{
  g_return_val_if_fail (POS_IS_APPROVAL_PANEL (self), NULL);
  return pos_approver_chooser_get_worker (POS_APPROVER_CHOOSER (self->chooser));
}

const char *
pos_approval_panel_get_secret (PosApprovalPanel *self)
{
  g_return_val_if_fail (POS_IS_APPROVAL_PANEL (self), "");
  return self->badge ? self->badge : pos_keypad_model_get_text (self->model);
}

void
pos_approval_panel_refuse (PosApprovalPanel *self, const char *error)
{
  g_return_if_fail (POS_IS_APPROVAL_PANEL (self));
  forget (self, error);
  pos_approval_panel_set_busy (self, FALSE);
}

void
pos_approval_panel_set_busy (PosApprovalPanel *self, gboolean busy)
{
  g_return_if_fail (POS_IS_APPROVAL_PANEL (self));
  self->busy = busy;
  wait_again (self);
}
