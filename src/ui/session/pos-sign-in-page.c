/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sign-in-page.c — see the header. */
#include "ui/session/pos-sign-in-page.h"

#include "base/pos-badge.h"
#include "base/pos-error.h"
#include "base/pos-secret.h"
#include "register/pos-access.h"
#include "ui/common/pos-chip.h"
#include "ui/common/pos-grid-layout.h"
#include "ui/common/pos-ui-props.h"
#include "ui/session/pos-brand-side.h"
#include "ui/session/pos-change-pin.h"
#include "ui/session/pos-deactivate-dialog.h"
#include "ui/session/pos-languages.h"
#include "ui/session/pos-people.h"
#include "ui/session/pos-pin-panel.h"
#include "ui/session/pos-station-pills.h"
#include "ui/session/pos-worker-card.h"
#include "ui/shell/pos-sentences.h"

#include <string.h>

#define COLUMNS 2
#define GAP 12
#define SMALLEST_CARD 96 /* px high; with more people than fit, the list scrolls */

struct _PosSignInPage {
  PosPage parent_instance;
  PosShell *shell;   /* borrowed: the window holds the page */
  PosWorker *chosen; /* owned; %NULL while an ID is typed */
  gboolean chose;
  GtkToggleButton *first_card;
  gboolean checking;
  gboolean without_drawer; /* what is tried begins no shift */
  char *tried;             /* while it is checked */
  gint64 locked_out_until;
  guint tick;

  GtkWidget *root;
  GtkWidget *brand;
  GtkWidget *languages_box;
  GtkWidget *heading_label;
  GtkWidget *subtitle_label;
  GtkWidget *people_box;
  GtkWidget *panel;
  GtkWidget *foot;
};

G_DEFINE_FINAL_TYPE (PosSignInPage, pos_sign_in_page, POS_TYPE_PAGE)

static PosRegister *
reg_of (PosSignInPage *self)
{
  return pos_shell_get_register (self->shell);
}

/* The one who locked the register; %NULL while nobody is signed in. */
static PosWorker *
get_locked_worker (PosSignInPage *self)
{
  return pos_register_get_locked (reg_of (self)) ? pos_register_get_worker (reg_of (self)) : NULL;
}

/* --- The PIN --- */

/* Nobody is proposed: a PIN typed for the wrong name would count against that person. */
static gboolean
asks_id (PosSignInPage *self)
{
  return self->chose && !self->chosen;
}

static void
update_title (PosSignInPage *self)
{
  g_autofree char *title = NULL;
  g_autofree char *first_name = self->chosen ? g_strdup (self->chosen->name) : NULL;

  if (first_name && strchr (first_name, ' '))
    *strchr (first_name, ' ') = '\0';
  if (first_name)
    /* TRANSLATORS: %s is a first name. */
    title = g_strdup_printf (_ ("PIN for %s"), first_name);
  g_object_set (self->panel,
                "title",
                title            ? title
                : asks_id (self) ? _ ("Operator ID and PIN")
                                 : _ ("Choose a name"),
                NULL);
}

static void
choose (PosSignInPage *self, PosWorker *worker)
{
  self->chose = TRUE;
  g_set_object (&self->chosen, worker);
  pos_pin_panel_clear (POS_PIN_PANEL (self->panel));
  g_object_set (self->panel, "asks-id", worker == NULL, "message", NULL, NULL);
  update_title (self);
  if (!worker)
    pos_pin_panel_focus_id (POS_PIN_PANEL (self->panel));
}

static PosWorkerCard *
find_card (PosSignInPage *self, PosWorker *worker)
{
  GtkWidget *grid = self->first_card ? gtk_widget_get_parent (GTK_WIDGET (self->first_card)) : NULL;

  for (GtkWidget *card = grid ? gtk_widget_get_first_child (grid) : NULL; card;
       card = gtk_widget_get_next_sibling (card))
    if (pos_worker_card_get_worker (POS_WORKER_CARD (card)) == worker)
      return POS_WORKER_CARD (card);
  return NULL;
}

static void
forget_tried (PosSignInPage *self)
{
  g_clear_pointer (&self->tried, pos_secret_forget);
}

static void
show_refusal (PosSignInPage *self, const GError *error)
{
  PosRegister *reg = reg_of (self);
  PosSentence sentence;
  g_autofree char *message = NULL;

  pos_sentence_for_error (
      error, pos_shell_get_format (self->shell), pos_register_get_currency (reg), &sentence);
  message = g_strjoin ("\n", sentence.what, sentence.why, NULL);
  g_object_set (self->panel, "message", message, NULL);
  pos_sentence_clear (&sentence);
}

static gboolean
tick_cb (gpointer data)
{
  PosSignInPage *self = data;
  gint64 left = self->locked_out_until - pos_register_get_now (reg_of (self));
  g_autoptr (GError) error = NULL;

  if (left <= 0) {
    g_object_set (self->panel, "message", NULL, NULL);
    self->tick = 0;
    return G_SOURCE_REMOVE;
  }
  pos_set_error (
      &error,
      POS_ACCESS_ERROR,
      POS_ACCESS_ERROR_LOCKED_OUT,
      g_variant_new_parsed ("{'seconds': <%x>}", (left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC),
      "Locked out");
  show_refusal (self, error);
  return G_SOURCE_CONTINUE;
}

/* Counts down what is left of the wait. */
static void
start_tick (PosSignInPage *self, const GError *error)
{
  gint64 seconds = 0;
  GVariant *details = pos_error_get_details (error);

  if (!details || !g_variant_lookup (details, "seconds", "x", &seconds))
    return;
  self->locked_out_until = pos_register_get_now (reg_of (self)) + seconds * G_USEC_PER_SEC;
  if (!self->tick)
    self->tick = g_timeout_add_seconds (1, tick_cb, self);
}

/* Whom a refusal speaks of, and why.  Returns: (nullable) (transfer none). */
static PosWorker *
get_told (PosSignInPage *self, const GError *error, const char **reason)
{
  GVariant *details = pos_error_get_details (error);
  const char *id = "";

  if (!g_error_matches (error, POS_ACCESS_ERROR, POS_ACCESS_ERROR_NOT_PERMITTED) || !details ||
      !g_variant_lookup (details, "reason", "&s", reason) ||
      !g_variant_lookup (details, "worker", "&s", &id))
    return NULL;
  return pos_config_get (pos_register_get_config (reg_of (self)), POS_TYPE_WORKER, id);
}

/* Whether he has to choose a PIN first, which is asked for then. */
static gboolean
ask_for_another (PosSignInPage *self, const GError *error)
{
  const char *reason = "";
  PosWorker *worker = get_told (self, error, &reason);

  if (!worker || !g_str_equal (reason, "secret-temporary"))
    return FALSE;
  pos_change_pin_open_first (self->shell, worker, self->tried);
  return TRUE;
}

/* Chooses as a tap on the card does; who has none is chosen all the same. */
static void
choose_by_badge (PosSignInPage *self, PosWorker *worker)
{
  PosWorkerCard *card = find_card (self, worker);

  if (card && !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (card)))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (card), TRUE);
  else
    choose (self, worker);
}

/* A badge that is not enough says whose PIN is wanted. */
static gboolean
ask_for_pin (PosSignInPage *self, const GError *error)
{
  const char *reason;
  PosWorker *worker = pos_badge_is_token (self->tried) ? get_told (self, error, &reason) : NULL;

  if (!worker)
    return FALSE;
  choose_by_badge (self, worker);
  return TRUE;
}

/* Whoever closed the shift to give the device up is led back to that. */
static void
go_on (PosSignInPage *self)
{
  gboolean gives_up = self->without_drawer;

  pos_deactivate_dialog_forget (self->shell);
  if (gives_up)
    pos_shell_open (self->shell, "device.deactivate", NULL, NULL);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosSignInPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = pos_register_run_finish (POS_REGISTER (source), result, &error);

  self->checking = FALSE;
  if (answer) {
    forget_tried (self);
    go_on (self);
  }
  /* The window shows something else already. */
  if (answer || !self->root)
    return;
  g_object_set (self->panel, "busy", FALSE, NULL);
  pos_pin_panel_clear (POS_PIN_PANEL (self->panel));
  if (!ask_for_pin (self, error) && !ask_for_another (self, error))
    show_refusal (self, error);
  forget_tried (self);
  if (g_error_matches (error, POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT))
    start_tick (self, error);
}

static void
check (PosSignInPage *self, const char *worker, const char *secret)
{
  gboolean locked = get_locked_worker (self) != NULL;
  GVariantDict args;

  forget_tried (self);
  self->checking = TRUE;
  self->tried = g_strdup (secret);
  g_object_set (self->panel, "busy", TRUE, NULL);
  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert (&args, "secret", "s", secret);
  if (!locked && worker)
    g_variant_dict_insert (&args, "worker", "s", worker);
  self->without_drawer = !locked && pos_deactivate_dialog_waits_for (self->shell, worker);
  if (self->without_drawer)
    g_variant_dict_insert (&args, "drawer", "b", FALSE);
  pos_register_run_async (reg_of (self),
                          locked ? "session.unlock" : "session.sign_in",
                          g_variant_dict_end (&args),
                          NULL,
                          NULL,
                          checked_cb,
                          g_object_ref (self));
}

static void
submitted_cb (PosSignInPage *self, const char *id, const char *secret)
{
  const char *worker = self->chosen ? self->chosen->id : id;

  if (self->checking)
    return;
  if (!self->chose)
    g_object_set (self->panel, "message", _ ("Tap your name first."), NULL);
  else if (!worker || !*worker)
    g_object_set (self->panel, "message", _ ("Type your operator ID first."), NULL);
  else if (!*secret)
    g_object_set (self->panel, "message", _ ("Type your PIN."), NULL);
  else
    check (self, worker, secret);
}

static gboolean
pos_sign_in_page_scanned (PosPage *page, const char *code)
{
  PosSignInPage *self = POS_SIGN_IN_PAGE (page);
  PosWorker *holder = pos_register_find_badge (reg_of (self), code);
  PosWorker *locked = get_locked_worker (self);

  if (self->checking)
    return TRUE;
  if (!holder)
    g_object_set (self->panel,
                  "message",
                  pos_badge_is_token (code) ? _ ("Nobody here has this badge.")
                                            : _ ("That was scanned, and is no PIN."),
                  NULL);
  else if (locked && holder != locked) {
    /* TRANSLATORS: %s is who locked the register. */
    g_autofree char *text = g_strdup_printf (_ ("Only %s unlocks this register."), locked->name);
    g_object_set (self->panel, "message", text, NULL);
  } else
    check (self, NULL, code);
  return TRUE;
}

/* --- People --- */

static void
card_cb (PosSignInPage *self, PosWorkerCard *card)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (card)))
    choose (self, pos_worker_card_get_worker (card));
  /* The only card there is stays chosen. */
  else if (get_locked_worker (self))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (card), TRUE);
}

static void
add_card (PosSignInPage *self, GtkWidget *grid, guint index, PosWorker *worker)
{
  static const char *const tints[] = {"", "ship", "pick", "carry", "info"};
  PosConfig *config = pos_register_get_config (reg_of (self));
  PosRole *role = worker ? pos_config_get (config, POS_TYPE_ROLE, worker->role) : NULL;
  const char *language = pos_shell_get_language (self->shell);
  GtkWidget *card = pos_worker_card_new (worker,
                                         role     ? pos_l10n_get (role->name, language)
                                         : worker ? NULL
                                                  : _ ("Type your operator ID"),
                                         worker ? tints[index % G_N_ELEMENTS (tints)] : "carry");

  gtk_widget_set_parent (card, grid);
  pos_grid_layout_place (POS_GRID_LAYOUT (gtk_widget_get_layout_manager (grid)),
                         card,
                         (int)index % COLUMNS,
                         (int)index / COLUMNS,
                         1,
                         1);
  g_signal_connect_swapped (card, "toggled", G_CALLBACK (card_cb), self);
  if (self->first_card)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (card), self->first_card);
  else
    self->first_card = GTK_TOGGLE_BUTTON (card);
}

static GPtrArray *
list_people (PosSignInPage *self)
{
  PosWorker *locked = get_locked_worker (self);

  if (!locked)
    return pos_people_list (reg_of (self));
  GPtrArray *people = g_ptr_array_new ();
  g_ptr_array_add (people, locked);
  return people;
}

static void
fill_people (PosSignInPage *self)
{
  g_autoptr (GPtrArray) people = list_people (self);
  gboolean locked = get_locked_worker (self) != NULL;
  guint cards = people->len + (locked ? 0 : 1);
  int rows = (int)MAX ((cards + COLUMNS - 1) / COLUMNS, 3);
  GtkWidget *old = gtk_widget_get_first_child (self->people_box);
  GtkWidget *grid = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  if (old)
    gtk_box_remove (GTK_BOX (self->people_box), old);
  self->first_card = NULL;
  self->chose = FALSE;
  g_clear_object (&self->chosen);
  g_object_set (self->panel, "asks-id", FALSE, NULL);
  update_title (self);
  gtk_widget_set_layout_manager (grid, pos_grid_layout_new (COLUMNS, rows, GAP));
  g_object_set (gtk_widget_get_layout_manager (grid),
                "min-cell-height",
                SMALLEST_CARD,
                "min-cell-width",
                1,
                NULL);
  gtk_widget_add_css_class (grid, "people");
  for (guint i = 0; i < people->len; i++)
    add_card (self, grid, i, people->pdata[i]);
  if (!locked)
    add_card (self, grid, people->len, NULL);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->people_box), scroller);
  if (locked)
    gtk_toggle_button_set_active (self->first_card, TRUE);
}

static const char *
hint_for_people (PosSignInPage *self)
{
  g_autoptr (GPtrArray) people = pos_people_list (reg_of (self));

  return pos_access_any_badge (people) ? _ ("Tap your name, or scan your badge.")
                                       : _ ("Tap your name and type your PIN.");
}

static void
fill_texts (PosSignInPage *self)
{
  PosWorker *locked = get_locked_worker (self);
  PosOrder *order = pos_register_get_order (reg_of (self));
  guint lines = pos_order_count_active_lines (order);
  g_autofree char *kept = g_strdup_printf (ngettext ("The transaction with %u line is kept.",
                                                     "The transaction with %u lines is kept.",
                                                     lines),
                                           lines);

  gtk_label_set_text (GTK_LABEL (self->heading_label),
                      locked ? _ ("This register is locked") : _ ("Who is signing in?"));
  gtk_label_set_text (GTK_LABEL (self->subtitle_label),
                      !locked ? hint_for_people (self)
                      : lines ? kept
                              : _ ("Type your PIN to go on."));
  g_object_set (self->panel, "action", locked ? _ ("Unlock") : _ ("Sign in"), NULL);
}

/* --- Languages --- */

static void
language_cb (GtkToggleButton *chip, PosSignInPage *self)
{
  if (gtk_toggle_button_get_active (chip))
    pos_languages_choose (self->shell, g_object_get_data (G_OBJECT (chip), "pos-language"));
}

static void
fill_languages (PosSignInPage *self)
{
  g_autoptr (GPtrArray) languages = pos_languages_list (self->shell);
  const char *now = pos_shell_get_language (self->shell);
  GtkToggleButton *first = NULL;

  for (guint i = 0; languages->len > 1 && i < languages->len; i++) {
    const char *language = languages->pdata[i];
    GtkWidget *chip = pos_chip_new (pos_languages_get_name (language), FALSE);

    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), first);
    if (!first)
      first = GTK_TOGGLE_BUTTON (chip);
    g_object_set_data (G_OBJECT (chip), "pos-language", (gpointer)language);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), g_str_equal (language, now));
    g_signal_connect (chip, "toggled", G_CALLBACK (language_cb), self);
    gtk_box_append (GTK_BOX (self->languages_box), chip);
  }
}

/* --- The page --- */

static void
pos_sign_in_page_entered (PosPage *page)
{
  PosSignInPage *self = POS_SIGN_IN_PAGE (page);

  if (self->first_card)
    gtk_widget_grab_focus (GTK_WIDGET (self->first_card));
}

static void
pos_sign_in_page_primary (PosPage *page)
{
  pos_pin_panel_submit (POS_PIN_PANEL (POS_SIGN_IN_PAGE (page)->panel));
}

static void
pos_sign_in_page_dispose (GObject *object)
{
  PosSignInPage *self = POS_SIGN_IN_PAGE (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->chosen);
  forget_tried (self);
  g_clear_pointer (&self->root, gtk_widget_unparent);
  G_OBJECT_CLASS (pos_sign_in_page_parent_class)->dispose (object);
}

static void
pos_sign_in_page_class_init (PosSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_sign_in_page_dispose;
  POS_PAGE_CLASS (klass)->entered = pos_sign_in_page_entered;
  POS_PAGE_CLASS (klass)->primary = pos_sign_in_page_primary;
  POS_PAGE_CLASS (klass)->scanned = pos_sign_in_page_scanned;
  g_type_ensure (POS_TYPE_BRAND_SIDE);
  g_type_ensure (POS_TYPE_PIN_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Pos/ui/session/pos-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PosSignInPage, root);
  gtk_widget_class_bind_template_child (widget_class, PosSignInPage, brand);
  gtk_widget_class_bind_template_child (widget_class, PosSignInPage, languages_box);
  gtk_widget_class_bind_template_child (widget_class, PosSignInPage, heading_label);
  gtk_widget_class_bind_template_child (widget_class, PosSignInPage, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, PosSignInPage, people_box);
  gtk_widget_class_bind_template_child (widget_class, PosSignInPage, panel);
  gtk_widget_class_bind_template_child (widget_class, PosSignInPage, foot);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
}

static void
pos_sign_in_page_init (PosSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
config_cb (PosSignInPage *self)
{
  PosStore *store = pos_register_get_store_record (reg_of (self));
  PosProfile *profile = pos_config_get_profile (pos_register_get_config (reg_of (self)), store);

  pos_pin_panel_set_length (POS_PIN_PANEL (self->panel), (int)profile->secret_length);
  fill_people (self);
  fill_texts (self);
}

PosPage *
pos_sign_in_page_new (PosShell *shell)
{
  PosSignInPage *self = g_object_new (POS_TYPE_SIGN_IN_PAGE, NULL);
  GtkWidget *version = pos_ui_label_new ("v" POS_VERSION, "t-cap ink2 num");

  self->shell = shell;
  pos_brand_side_follow (POS_BRAND_SIDE (self->brand), shell);
  gtk_box_append (GTK_BOX (self->foot), pos_station_pills_new (reg_of (self)));
  gtk_widget_set_halign (version, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->foot), version);
  fill_languages (self);
  config_cb (self);
  g_signal_connect_object (
      reg_of (self), "config-changed", G_CALLBACK (config_cb), self, G_CONNECT_SWAPPED);
  return POS_PAGE (self);
}
