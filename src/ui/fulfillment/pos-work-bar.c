/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-bar.c — see the header. */
#include "ui/fulfillment/pos-work-bar.h"

#include "base/pos-error.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-shield.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-wrap-layout.h"
#include "ui/fulfillment/pos-elsewhere-page.h"
#include "ui/fulfillment/pos-work-actions.h"
#include "ui/fulfillment/pos-work-words.h"
#include "ui/shell/pos-sentences.h"

#define ICON_SIZE 20
#define KEY "pos-work-key"
#define ICON "pos-work-icon"

/* §7.2: from a line to its order, to see all of it or to edit it. */
#define OPEN_ORDER "order.recall"

/* Those in the bar, in their order; the others stand behind its last button. */
enum {
  REJECT,
  ACCEPT, /* in the place of picking, which comes next */
  PICK,
  PACK,
  SHIP,
  HAND_OVER,
};
static const char *const plain[] = {
    [REJECT] = "fulfill.line_reject",
    [ACCEPT] = "fulfill.line_accept",
    [PICK] = "fulfill.line_pick",
    [PACK] = "fulfill.line_pack",
    [SHIP] = "fulfill.line_ship",
    [HAND_OVER] = "fulfill.line_pickup",
};
static const char *const more[] = {
    OPEN_ORDER,
    "fulfill.line_accept",
    "fulfill.line_picking",
    "fulfill.pick_list",
    "fulfill.print_packing_slip",
    "fulfill.line_unpick",
    "fulfill.line_unpack",
    "fulfill.line_reassign",
};

struct _PosWorkBar {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosWorkPicked *picked;
  GListModel *lines; /* PosWorkLine: those that can be ticked */

  GtkWidget *note, *note_label;
  GtkWidget *bar, *count, *detail;
  GtkWidget *buttons[G_N_ELEMENTS (plain)];
  GtkWidget *more_button, *popover, *more_box;
  GtkWidget *leave;   /* where nothing can be ticked: the one entry of the menu that is left */
  GtkWidget *primary; /* borrowed */
};

G_DEFINE_FINAL_TYPE (PosWorkBar, pos_work_bar, GTK_TYPE_BOX)

static const char *
get_key (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), KEY);
}

/* --- The sentence --- */

typedef enum {
  NOT_HERE,
  ON_THE_SHELF,
  BEING_PICKED,
  PICKED,
  PACKED,
  TO_SEND,
} Progress;

/* What is left to pick or to pack of it; what was rejected is not. */
static gint64
get_left (PosWorkLine *line)
{
  return pos_work_line_get_open (line).micro - line->rejected.micro - line->packed.micro;
}

static Progress
get_progress (PosWorkLine *line)
{
  if (line->intent == POS_INTENT_ELECTRONIC)
    return TO_SEND;
  if (line->packed.micro > 0 && get_left (line) <= 0)
    return PACKED;
  if (line->rejected.micro > 0 && get_left (line) <= 0)
    return NOT_HERE;
  if (line->picked.micro + line->packed.micro > 0)
    return PICKED;
  return line->picking_by ? BEING_PICKED : ON_THE_SHELF;
}

static char *
dup_count (PosFormat *format, Progress progress, guint n)
{
  g_autofree char *count = pos_format_count (format, n);

  switch (progress) {
  case TO_SEND:
    /* TRANSLATORS: %s lines that are not shipped but sent by e-mail */
    return g_strdup_printf (ngettext ("%s by e-mail", "%s by e-mail", n), count);
  case PACKED:
    /* TRANSLATORS: %s lines that are in a parcel */
    return g_strdup_printf (ngettext ("%s packed", "%s packed", n), count);
  case PICKED:
    /* TRANSLATORS: %s lines that were taken from the shelf */
    return g_strdup_printf (ngettext ("%s picked", "%s picked", n), count);
  case BEING_PICKED:
    /* TRANSLATORS: %s lines for which somebody is at the shelf */
    return g_strdup_printf (ngettext ("%s still being picked", "%s still being picked", n), count);
  case NOT_HERE:
    /* TRANSLATORS: %s lines whose goods were not found, or are not given away here */
    return g_strdup_printf (ngettext ("%s rejected", "%s rejected", n), count);
  case ON_THE_SHELF:
  default:
    /* TRANSLATORS: %s lines on which nobody has begun */
    return g_strdup_printf (ngettext ("%s on the shelf", "%s on the shelf", n), count);
  }
}

/* "2 packed, 1 picked". */
static char *
dup_detail (PosWorkBar *self, GPtrArray *lines)
{
  guint counts[TO_SEND + 1] = {0};
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lines->len; i++)
    counts[get_progress (lines->pdata[i])]++;
  for (int progress = TO_SEND; progress >= NOT_HERE; progress--)
    if (counts[progress] > 0)
      g_ptr_array_add (
          parts,
          dup_count (pos_shell_get_format (self->shell), (Progress)progress, counts[progress]));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **)parts->pdata);
}

/* §3.5: of one line how much is in which state, "1 of 3 picked, 1 of 3 rejected"; %NULL: nothing of
 * it is in any. */
static char *
dup_quantities (PosWorkBar *self, PosWorkLine *line)
{
  const struct {
    PosLineStep step;
    PosQuantity part;
  } states[] = {
      {POS_STEP_PICK, line->picked},
      {POS_STEP_PACK, line->packed},
      {line->intent == POS_INTENT_PICK_UP ? POS_STEP_HAND_OVER : POS_STEP_SHIP, line->invoiced},
      {POS_STEP_REJECT, line->rejected},
  };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i].part.micro > 0)
      g_ptr_array_add (parts,
                       pos_work_dup_part_done (
                           self->shell, line, states[i].step, states[i].part, line->ordered));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **)parts->pdata);
}

static void
show_sentence (PosWorkBar *self, GPtrArray *lines)
{
  g_autofree char *count = pos_format_count (pos_shell_get_format (self->shell), lines->len);
  g_autofree char *text =
      lines->len == 0
          ? g_strdup (_ ("Tick the lines to work on"))
          : g_strdup_printf (ngettext ("%s line selected", "%s lines selected", lines->len), count);
  g_autofree char *detail = lines->len == 1 ? dup_quantities (self, lines->pdata[0]) : NULL;

  if (!detail && lines->len > 0)
    detail = dup_detail (self, lines);

  gtk_label_set_text (GTK_LABEL (self->count), text);
  pos_ui_set_label (self->detail, detail);
}

/* --- The buttons --- */

/* What comes next for most: the last step that nobody has taken yet. */
static GtkWidget *
find_primary (PosWorkBar *self, GPtrArray *lines)
{
  GtkWidget *found = NULL;
  gboolean packed = lines->len > 0;

  for (guint i = 0; i < lines->len; i++)
    packed &= get_progress (lines->pdata[i]) == PACKED;
  for (gsize i = ACCEPT; i < G_N_ELEMENTS (plain); i++) {
    gboolean leaves = i >= SHIP;
    if (gtk_widget_get_visible (self->buttons[i]) && leaves == packed &&
        pos_work_actions_check (plain[i], lines, NULL, NULL) && (!found || i == PACK))
      found = self->buttons[i];
  }
  return found;
}

static gboolean
is_rule (const GError *error, const char *wanted)
{
  GVariant *details = pos_error_get_details (error);
  const char *rule = NULL;

  return details && g_variant_lookup (details, "rule", "&s", &rule) && g_str_equal (rule, wanted);
}

static gboolean
is_past (const GError *error)
{
  return is_rule (error, "nothing-left") || is_rule (error, "picked-already") ||
         is_rule (error, "packed-already") || is_rule (error, "ready-already");
}

static void
show_note (PosWorkBar *self, GtkWidget *button, PosWorkLine *culprit, const GError *error)
{
  const PosOperation *operation = pos_operation_find (get_key (button));
  PosSentence sentence;
  g_autofree char *goods = NULL;
  g_autofree char *text = NULL;

  pos_sentence_for_error (error, pos_shell_get_format (self->shell), 0, &sentence);
  goods =
      culprit ? pos_work_dup_goods (self->shell, culprit, pos_work_line_get_open (culprit)) : NULL;
  if (goods && is_rule (error, "pack-first"))
    /* TRANSLATORS: goods: "2 × Table lamp Mori, sand" */
    text = g_strdup_printf (
        _ ("Ship is not available yet: pack %s first, or clear it from the selection."), goods);
  else
    text =
        goods
            /* TRANSLATORS: a button, a product and why: "Ship · Table lamp Mori: This line …" */
            ? g_strdup_printf (_ ("%1$s · %2$s: %3$s"), _ (operation->title), goods, sentence.what)
            : g_strdup_printf (
                  /* TRANSLATORS: a button and why it is not possible */
                  _ ("%1$s: %2$s"),
                  _ (operation->title),
                  sentence.what);
  gtk_label_set_text (GTK_LABEL (self->note_label), text);
  gtk_widget_set_visible (self->note, TRUE);
  pos_sentence_clear (&sentence);
}

static GtkWidget *
get_icon (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), ICON);
}

static void
update_button (PosWorkBar *self, GtkWidget *button, GPtrArray *lines)
{
  PosWorkLine *culprit = NULL;
  g_autoptr (GError) error = NULL;
  gboolean possible = pos_work_actions_check (get_key (button), lines, &culprit, &error);

  pos_ui_set_class (button, "unavailable", !possible);
  pos_ui_set_class (button, "primary", button == self->primary);
  /* Picture 10: what the selection does not allow is locked; without one nothing is. */
  pos_ui_set_icon (get_icon (button),
                   possible || lines->len == 0 ? pos_operation_find (get_key (button))->icon
                                               : "pos-lock-symbolic");
  /* What is past a step already needs no words. */
  if (culprit && !possible && !is_past (error) && gtk_widget_get_visible (button))
    show_note (self, button, culprit, error);
}

/* What nobody has promised to ship yet is accepted first. */
static void
show_accept (PosWorkBar *self, GPtrArray *lines)
{
  gboolean first = lines->len > 0 && pos_work_actions_check (plain[ACCEPT], lines, NULL, NULL);

  gtk_widget_set_visible (self->buttons[ACCEPT], first);
  gtk_widget_set_visible (self->buttons[PICK], !first);
}

static gboolean
is_of_order (GtkWidget *item)
{
  return g_str_equal (get_key (item), OPEN_ORDER);
}

static gboolean
has_one_order (GPtrArray *lines)
{
  for (guint i = 1; i < lines->len; i++)
    if (!pos_id_equal (&((PosWorkLine *)lines->pdata[i])->order,
                       &((PosWorkLine *)lines->pdata[0])->order))
      return FALSE;
  return lines->len > 0;
}

static void
update (PosWorkBar *self)
{
  GPtrArray *lines = pos_work_picked_get_lines (self->picked);

  gtk_widget_set_visible (self->note, FALSE);
  show_accept (self, lines);
  self->primary = find_primary (self, lines);
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    update_button (self, self->buttons[i], lines);
  for (GtkWidget *item = gtk_widget_get_first_child (self->more_box); item;
       item = gtk_widget_get_next_sibling (item))
    if (get_key (item))
      pos_ui_set_class (item,
                        "unavailable",
                        is_of_order (item)
                            ? !has_one_order (lines)
                            : !pos_work_actions_check (get_key (item), lines, NULL, NULL));
  show_sentence (self, lines);
}

static void
open_order (PosWorkBar *self)
{
  PosWorkLine *line = pos_work_picked_get_lines (self->picked)->pdata[0];
  g_autofree char *id = pos_id_dup_text (&line->order);

  pos_shell_open (
      self->shell, OPEN_ORDER, g_variant_new_parsed ("{'order': <%s>}", id), self->more_button);
}

static void
all_cb (PosWorkBar *self)
{
  pos_work_picked_set_all (self->picked, self->lines, TRUE);
}

/* Nothing is ticked: what there is can be, with one tap. */
static gboolean
explain_no_line (PosWorkBar *self, GtkWidget *button)
{
  gboolean any = g_list_model_get_n_items (self->lines) > 0;

  if (pos_work_picked_get_lines (self->picked)->len > 0)
    return FALSE;
  PosCallout *callout = pos_callout_open (button,
                                          _ ("No line is selected"),
                                          _ ("Tick the lines in the list first."),
                                          any ? _ ("Select all") : NULL,
                                          "pos-check-symbolic");
  g_signal_connect_object (callout, "action", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  return TRUE;
}

static void
start_cb (PosWorkBar *self, GtkWidget *button)
{
  if (explain_no_line (self, button))
    return;
  pos_work_actions_start (
      self->shell, get_key (button), pos_work_picked_get_lines (self->picked), button);
}

/* The menu is gone before anything else opens; a refusal stands at its button. */
static void
start_more_cb (PosWorkBar *self, GtkWidget *item)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->more_button);
  if (is_of_order (item) && has_one_order (pos_work_picked_get_lines (self->picked)))
    open_order (self);
  else if (is_of_order (item))
    pos_callout_open (self->more_button,
                      _ ("Which order?"),
                      _ ("Tick lines of one order, and open it."),
                      NULL,
                      NULL);
  else if (!explain_no_line (self, self->more_button))
    pos_work_actions_start (
        self->shell, get_key (item), pos_work_picked_get_lines (self->picked), self->more_button);
}

static void
open_more_cb (PosWorkBar *self)
{
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* --- What it is made of --- */

static GtkWidget *
make_button (PosWorkBar *self, const char *key, const char *classes)
{
  const PosOperation *operation = pos_operation_find (key);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = pos_ui_icon_new (operation->icon, ICON_SIZE);
  GtkWidget *label = pos_ui_label_new (_ (operation->title), NULL);
  gboolean asks = pos_shell_needs_approval (self->shell, key);
  g_auto (GStrv) list = g_strsplit (classes, " ", -1);

  gtk_widget_set_css_classes (button, (const char **)list);
  gtk_box_append (GTK_BOX (content), icon);
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  if (asks)
    pos_shield_add (button);
  g_object_set_data (G_OBJECT (button), KEY, (gpointer)key);
  g_object_set_data (G_OBJECT (button), ICON, icon);
  pos_ui_describe (
      button, _ (operation->title), asks ? _ ("Asks a supervisor") : _ (operation->description));
  return button;
}

static GtkWidget *
make_note (PosWorkBar *self)
{
  self->note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->note_label = pos_ui_text_new (NULL, "t-cap ink2");
  gtk_widget_set_halign (self->note, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->note), pos_ui_icon_new ("pos-info-symbolic", 18));
  gtk_box_append (GTK_BOX (self->note), self->note_label);
  return self->note;
}

/* Of the list and not of what is ticked. */
static void
elsewhere_cb (GtkWidget *button, PosWorkBar *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  pos_shell_open (self->shell,
                  "order.fulfillment",
                  g_variant_new_parsed ("{'store': <''>}"),
                  button == self->leave ? button : self->more_button);
}

static GtkWidget *
make_elsewhere (PosWorkBar *self, const char *look)
{
  GtkWidget *button = pos_elsewhere_button_new (self->shell, look);

  g_signal_connect (button, "clicked", G_CALLBACK (elsewhere_cb), self);
  return button;
}

static void
add_more (PosWorkBar *self, GtkWidget *buttons)
{
  self->more_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->more_button),
                        pos_ui_icon_new ("pos-more-symbolic", ICON_SIZE));
  gtk_widget_set_css_classes (self->more_button, (const char *[]){"btn", "icononly", NULL});
  pos_ui_describe (self->more_button, _ ("More"), NULL);
  self->popover = gtk_popover_new ();
  self->more_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (more); i++) {
    GtkWidget *item = make_button (self, more[i], "btn flat");
    g_signal_connect_swapped (item, "clicked", G_CALLBACK (start_more_cb), self);
    gtk_box_append (GTK_BOX (self->more_box), item);
  }
  if (pos_elsewhere_page_is_useful (self->shell))
    gtk_box_append (GTK_BOX (self->more_box), make_elsewhere (self, "flat"));
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->more_box);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_TOP);
  gtk_widget_add_css_class (self->popover, "work-menu");
  pos_scan_controller_hear (GTK_POPOVER (self->popover));
  gtk_widget_set_parent (self->popover, self->more_button);
  g_signal_connect_swapped (self->more_button, "clicked", G_CALLBACK (open_more_cb), self);
  gtk_box_append (GTK_BOX (buttons), self->more_button);
}

static GtkWidget *
make_buttons (PosWorkBar *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++) {
    self->buttons[i] = make_button (self, plain[i], "btn");
    gtk_box_append (GTK_BOX (buttons), self->buttons[i]);
  }
  add_more (self, buttons);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  return buttons;
}

static GtkWidget *
make_bar (PosWorkBar *self)
{
  GtkWidget *sentence = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->count = pos_ui_text_new (NULL, "semi");
  self->detail = pos_ui_text_new (NULL, "t-cap");
  gtk_widget_set_layout_manager (sentence, pos_wrap_layout_new (10, 2));
  gtk_box_append (GTK_BOX (sentence), self->count);
  gtk_box_append (GTK_BOX (sentence), self->detail);
  gtk_widget_set_hexpand (sentence, TRUE);
  gtk_widget_set_valign (sentence, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->bar, "actionbar");
  gtk_box_append (GTK_BOX (self->bar), sentence);
  gtk_box_append (GTK_BOX (self->bar), make_buttons (self));
  return self->bar;
}

static void
pos_work_bar_dispose (GObject *object)
{
  PosWorkBar *self = POS_WORK_BAR (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->picked);
  g_clear_object (&self->lines);
  G_OBJECT_CLASS (pos_work_bar_parent_class)->dispose (object);
}

static void
pos_work_bar_class_init (PosWorkBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_work_bar_dispose;
}

static void
pos_work_bar_init (PosWorkBar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
}

GtkWidget *
pos_work_bar_new (PosShell *shell, PosWorkPicked *picked, GListModel *lines)
{
  PosWorkBar *self = g_object_new (POS_TYPE_WORK_BAR, NULL);

  self->shell = shell;
  self->picked = g_object_ref (picked);
  self->lines = g_object_ref (lines);
  gtk_box_append (GTK_BOX (self), make_note (self));
  gtk_box_append (GTK_BOX (self), make_bar (self));
  self->leave = make_elsewhere (self, "quiet");
  gtk_widget_set_halign (self->leave, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self), self->leave);
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    g_signal_connect_swapped (self->buttons[i], "clicked", G_CALLBACK (start_cb), self);
  g_signal_connect_object (picked, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  pos_work_bar_set_view (self, POS_WORK_TO_SHIP);
  return GTK_WIDGET (self);
}

void
pos_work_bar_set_view (PosWorkBar *self, PosWorkView view)
{
  gboolean done = view == POS_WORK_DONE;

  gtk_widget_set_visible (self->buttons[SHIP], view != POS_WORK_TO_PICK_UP);
  gtk_widget_set_visible (self->buttons[HAND_OVER], view == POS_WORK_TO_PICK_UP);
  gtk_widget_set_visible (self->bar, !done);
  gtk_widget_set_visible (self->leave, done && pos_elsewhere_page_is_useful (self->shell));
  update (self);
}

void
pos_work_bar_press_primary (PosWorkBar *self)
{
  if (self->primary)
    start_cb (self, self->primary);
}

void
pos_work_bar_set_narrow (PosWorkBar *self, gboolean narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
