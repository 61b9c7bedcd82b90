/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-first-start-page.c — see the header. */
#include "ui/session/pos-first-start-page.h"

#include "base/pos-error.h"
#include "register/pos-import.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-ui-props.h"
#include "ui/session/pos-brand-side.h"
#include "ui/shell/pos-application.h"
#include "ui/shell/pos-sentences.h"

#define TRY_AGAIN_SECONDS 5
#define LOOK_MS 250

struct _PosFirstStartPage {
  PosPage parent_instance;
  PosShell *shell; /* borrowed: the window holds the page */
  GCancellable *cancellable;
  gboolean running;
  guint look; /* counts what has arrived */
  guint again;

  GtkWidget *root;
  GtkWidget *brand;
  GtkWidget *heading_label;
  GtkWidget *body_label;
  GtkWidget *spinner;
  GtkWidget *code_field;
  GtkWidget *enroll_button;
  GtkWidget *arrived_box;
  GtkWidget *stores_label;
  GtkWidget *workers_label;
  GtkWidget *products_label;
  GtkWidget *customers_label;
  GtkWidget *banner;
};

G_DEFINE_FINAL_TYPE (PosFirstStartPage, pos_first_start_page, POS_TYPE_PAGE)

static void start (PosFirstStartPage *self);

static PosSync *
sync_of (PosFirstStartPage *self)
{
  return pos_register_get_sync (pos_shell_get_register (self->shell));
}

/* --- What has arrived --- */

static void
show_count (PosFirstStartPage *self, GtkWidget *label, gint64 count)
{
  g_autofree char *text = pos_format_count (pos_shell_get_format (self->shell), count);

  gtk_label_set_text (GTK_LABEL (label), text);
}

static gboolean
look_cb (gpointer data)
{
  PosFirstStartPage *self = data;
  PosRegister *reg = pos_shell_get_register (self->shell);
  PosStoreCounts counts;

  if (!pos_import_count (pos_register_get_local_store (reg), &counts, NULL))
    return G_SOURCE_CONTINUE;
  show_count (self, self->stores_label, counts.stores);
  show_count (self, self->workers_label, counts.workers);
  show_count (self, self->products_label, counts.products);
  show_count (self, self->customers_label, counts.customers);
  return G_SOURCE_CONTINUE;
}

/* --- States --- */

static void
show (PosFirstStartPage *self, const char *heading, const char *body, gboolean working)
{
  gtk_label_set_text (GTK_LABEL (self->heading_label), heading);
  gtk_label_set_text (GTK_LABEL (self->body_label), body);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), working);
  gtk_widget_set_visible (self->spinner, working);
}

static void
show_question (PosFirstStartPage *self, gboolean asks)
{
  gtk_widget_set_visible (self->code_field, asks);
  gtk_widget_set_visible (self->enroll_button, asks);
  gtk_widget_set_visible (self->arrived_box, !asks);
}

static gboolean
again_cb (gpointer data)
{
  PosFirstStartPage *self = data;

  self->again = 0;
  start (self);
  return G_SOURCE_REMOVE;
}

static void
show_failure (PosFirstStartPage *self, const GError *error)
{
  PosSentence sentence;
  gboolean refused = g_error_matches (error, POS_SYNC_ERROR, POS_SYNC_ERROR_AUTH);

  self->running = FALSE;
  pos_sentence_for_error (error, pos_shell_get_format (self->shell), 0, &sentence);
  g_object_set (self->banner,
                "title",
                refused ? _ ("That code does not work") : sentence.what,
                "body",
                refused ? _ ("It was used already, is too old, or is for another register.")
                        : _ ("The register tries again by itself every few seconds."),
                "action",
                refused ? NULL : _ ("Try again"),
                NULL);
  gtk_widget_set_visible (self->banner, TRUE);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), FALSE);
  pos_sentence_clear (&sentence);
  if (refused)
    show_question (self, TRUE);
  else if (!self->again)
    self->again = g_timeout_add_seconds (TRY_AGAIN_SECONDS, again_cb, self);
}

/* --- Fetching --- */

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosFirstStartPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean complete = pos_sync_run_until_idle_finish (POS_SYNC (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  look_cb (self);
  if (!complete) {
    show_failure (self, error);
    return;
  }
  self->running = FALSE;
  PosApplication *application = pos_application_find (self->shell);
  if (pos_register_get_store_record (pos_shell_get_register (self->shell)) && application)
    pos_application_set_up (application);
  else
    show (self,
          _ ("Headquarters has nothing for this register yet"),
          _ ("A store with this register has to be set up there first."),
          FALSE);
}

static void
fetch (PosFirstStartPage *self)
{
  self->running = TRUE;
  gtk_widget_set_visible (self->banner, FALSE);
  show_question (self, FALSE);
  show (self,
        _ ("Getting the chain's data from headquarters…"),
        _ ("This is needed once. Afterwards the register sells without a network, too."),
        TRUE);
  pos_sync_run_until_idle_async (
      sync_of (self), self->cancellable, fetched_cb, g_object_ref (self));
}

/* --- Enrolling --- */

static void
enrolled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosFirstStartPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean enrolled = pos_sync_enroll_finish (POS_SYNC (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (enrolled)
    fetch (self);
  else
    show_failure (self, error);
}

static void
enroll (PosFirstStartPage *self, const char *code)
{
  self->running = TRUE;
  gtk_widget_set_visible (self->banner, FALSE);
  show_question (self, FALSE);
  show (self,
        _ ("Making this register one of the chain's…"),
        _ ("Headquarters is told its code."),
        TRUE);
  pos_sync_enroll_async (sync_of (self),
                         code,
                         g_get_host_name (),
                         self->cancellable,
                         enrolled_cb,
                         g_object_ref (self));
}

static void
enroll_cb (PosFirstStartPage *self)
{
  const char *code = pos_text_field_get_text (POS_TEXT_FIELD (self->code_field));

  if (*code && !self->running)
    enroll (self, code);
  else
    g_object_set (self->code_field, "error", _ ("Type the code first."), NULL);
}

static void
code_changed_cb (PosFirstStartPage *self)
{
  g_object_set (self->code_field, "error", NULL, NULL);
}

static void
ask (PosFirstStartPage *self)
{
  show_question (self, TRUE);
  show (self,
        _ ("Which register is this?"),
        _ ("Headquarters gives a code for every register. It works once."),
        FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (self->code_field))));
}

static void
start (PosFirstStartPage *self)
{
  PosApplication *application = pos_application_find (self->shell);
  g_autofree char *code = application ? pos_application_dup_code (application) : NULL;

  g_clear_handle_id (&self->again, g_source_remove);
  if (self->running)
    return;
  if (!sync_of (self)) {
    show_question (self, FALSE);
    gtk_widget_set_visible (self->arrived_box, FALSE);
    show (self,
          _ ("Nothing is set up here yet"),
          _ ("This register was started without headquarters. Start it with the address of "
             "headquarters, or import the chain's records from a file."),
          FALSE);
  } else if (pos_sync_is_enrolled (sync_of (self))) {
    fetch (self);
  } else if (code) {
    enroll (self, code);
  } else {
    ask (self);
  }
}

/* Whether it is enrolled is known a moment after the pump was started. */
static void
enrolled_known_cb (PosFirstStartPage *self)
{
  if (pos_sync_is_enrolled (sync_of (self)))
    start (self);
}

/* --- The page --- */

static void
pos_first_start_page_entered (PosPage *page)
{
  start (POS_FIRST_START_PAGE (page));
}

static void
pos_first_start_page_dispose (GObject *object)
{
  PosFirstStartPage *self = POS_FIRST_START_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->look, g_source_remove);
  g_clear_handle_id (&self->again, g_source_remove);
  g_clear_pointer (&self->root, gtk_widget_unparent);
  G_OBJECT_CLASS (pos_first_start_page_parent_class)->dispose (object);
}

static void
pos_first_start_page_finalize (GObject *object)
{
  g_object_unref (POS_FIRST_START_PAGE (object)->cancellable);
  G_OBJECT_CLASS (pos_first_start_page_parent_class)->finalize (object);
}

static void
pos_first_start_page_class_init (PosFirstStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_first_start_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pos_first_start_page_finalize;
  POS_PAGE_CLASS (klass)->entered = pos_first_start_page_entered;
  g_type_ensure (POS_TYPE_BRAND_SIDE);
  g_type_ensure (POS_TYPE_TEXT_FIELD);
  g_type_ensure (POS_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/Pos/ui/session/pos-first-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PosFirstStartPage, root);
  gtk_widget_class_bind_template_child (widget_class, PosFirstStartPage, brand);
  gtk_widget_class_bind_template_child (widget_class, PosFirstStartPage, heading_label);
  gtk_widget_class_bind_template_child (widget_class, PosFirstStartPage, body_label);
  gtk_widget_class_bind_template_child (widget_class, PosFirstStartPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, PosFirstStartPage, code_field);
  gtk_widget_class_bind_template_child (widget_class, PosFirstStartPage, enroll_button);
  gtk_widget_class_bind_template_child (widget_class, PosFirstStartPage, arrived_box);
  gtk_widget_class_bind_template_child (widget_class, PosFirstStartPage, stores_label);
  gtk_widget_class_bind_template_child (widget_class, PosFirstStartPage, workers_label);
  gtk_widget_class_bind_template_child (widget_class, PosFirstStartPage, products_label);
  gtk_widget_class_bind_template_child (widget_class, PosFirstStartPage, customers_label);
  gtk_widget_class_bind_template_child (widget_class, PosFirstStartPage, banner);
  gtk_widget_class_bind_template_callback (widget_class, start);
  gtk_widget_class_bind_template_callback (widget_class, enroll_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_changed_cb);
}

static void
pos_first_start_page_init (PosFirstStartPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

PosPage *
pos_first_start_page_new (PosShell *shell)
{
  PosFirstStartPage *self = g_object_new (POS_TYPE_FIRST_START_PAGE, NULL);

  self->shell = shell;
  pos_brand_side_follow (POS_BRAND_SIDE (self->brand), shell);
  if (sync_of (self))
    g_signal_connect_object (sync_of (self),
                             "notify::enrolled",
                             G_CALLBACK (enrolled_known_cb),
                             self,
                             G_CONNECT_SWAPPED);
  look_cb (self);
  self->look = g_timeout_add (LOOK_MS, look_cb, self);
  return POS_PAGE (self);
}
