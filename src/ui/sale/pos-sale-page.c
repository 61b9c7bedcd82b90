/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sale-page.c — see the header. */
#include "ui/sale/pos-sale-page.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/sale/pos-sale-keys.h"

#define RESIZE_PAUSE_MS 250

struct _PosSalePage {
  PosPage parent;
  PosSaleState *state;
  PosLayoutDocument *document;
  PosLayout *layout;             /* in the document */
  PosLayoutAssignment *personal; /* (nullable) borrowed: by which it was chosen */
  PosLayoutSize *size;           /* (nullable): in the layout */
  gboolean portrait;
  guint text_scale;
  GtkWidget *view;
  PosId seen;     /* the order, or its quote, when the page was shown last */
  gboolean stale; /* another version of the document waits */
  guint resize_timeout;
  GdkSurface *surface; /* (nullable): the window's, while realized */
};

G_DEFINE_FINAL_TYPE (PosSalePage, pos_sale_page, POS_TYPE_PAGE)

static PosShell *
shell_of (PosSalePage *self)
{
  return pos_sale_state_get_shell (self->state);
}

/* --- Which document --- */

/* Returns: (nullable): what says that whoever works here has a layout of his own. */
static PosLayoutAssignment *
find_personal (PosSalePage *self)
{
  PosRegister *reg = pos_sale_state_get_register (self->state);
  PosWorker *worker = pos_register_get_worker (reg);

  return pos_layout_find_assignment (
      pos_register_get_config (reg), POS_LAYOUT_SCOPE_WORKER, worker ? worker->id : NULL);
}

static void
choose_document (PosSalePage *self)
{
  PosRegister *reg = pos_sale_state_get_register (self->state);
  PosWorker *worker = pos_register_get_worker (reg);
  PosTill *till = pos_register_get_till (reg);
  PosStore *store = pos_register_get_store_record (reg);

  g_clear_pointer (&self->document, pos_layout_document_unref);
  self->document = pos_layout_choose (pos_register_get_config (reg),
                                      worker ? worker->id : NULL,
                                      till ? till->id : NULL,
                                      store ? store->id : NULL,
                                      &self->layout);
  self->personal = find_personal (self);
  self->stale = FALSE;
}

/* --- Which design --- */

static void
window_size (PosSalePage *self, int *width, int *height)
{
  GtkWindow *window = GTK_WINDOW (shell_of (self));

  *width = gtk_widget_get_width (GTK_WIDGET (window));
  *height = gtk_widget_get_height (GTK_WIDGET (window));
  if (*width == 0 || *height == 0)
    gtk_window_get_default_size (window, width, height);
}

/* Larger text makes the window smaller in what it can hold: so the design for large text wins. */
static PosLayoutSize *
choose_size (PosSalePage *self, gboolean *portrait)
{
  int scale = (int)pos_theme_get_text_scale (pos_shell_get_theme (shell_of (self)));
  int width, height;

  window_size (self, &width, &height);
  *portrait = height > width;
  return pos_layout_choose_size (self->layout, width * 100 / scale, height * 100 / scale, NULL);
}

/* Keys reach this screen only while something on it has the focus. */
static void
take_focus (PosSalePage *self)
{
  PosReceiptList *lines = pos_layout_view_get_lines (POS_LAYOUT_VIEW (self->view));

  if (!lines || !gtk_widget_grab_focus (GTK_WIDGET (lines)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
keep_focus (PosSalePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root && gtk_widget_get_mapped (GTK_WIDGET (self)) && !gtk_root_get_focus (root))
    take_focus (self);
}

static void
build (PosSalePage *self)
{
  self->size = choose_size (self, &self->portrait);
  self->text_scale = pos_theme_get_text_scale (pos_shell_get_theme (shell_of (self)));
  self->view = pos_layout_view_new (self->state, self->document, self->size, self->portrait);
  pos_page_set_child (POS_PAGE (self), self->view);
  keep_focus (self);
}

static void
rebuild_if_needed (PosSalePage *self)
{
  gboolean portrait;
  PosLayoutSize *size = choose_size (self, &portrait);
  guint scale = pos_theme_get_text_scale (pos_shell_get_theme (shell_of (self)));

  if (size != self->size || portrait != self->portrait || scale != self->text_scale)
    build (self);
}

static void
stop_waiting (PosSalePage *self)
{
  g_clear_handle_id (&self->resize_timeout, g_source_remove);
}

static gboolean
resized_cb (gpointer data)
{
  PosSalePage *self = data;

  self->resize_timeout = 0;
  rebuild_if_needed (self);
  return G_SOURCE_REMOVE;
}

static void
queue_resized (PosSalePage *self)
{
  stop_waiting (self);
  self->resize_timeout = g_timeout_add (RESIZE_PAUSE_MS, resized_cb, self);
}

/* --- New versions --- */

static gboolean
is_idle (PosSalePage *self)
{
  return pos_id_is_none (&pos_sale_state_get_order (self->state)->id);
}

static void
apply_document (PosSalePage *self)
{
  g_autofree char *id = g_strdup (self->layout->id);
  gint64 version = self->layout->version;

  choose_document (self);
  build (self);
  if (version != self->layout->version || !g_str_equal (id, self->layout->id))
    pos_shell_tell (shell_of (self), _ ("Layout updated"), NULL, NULL);
}

static void
config_cb (PosSalePage *self)
{
  self->stale = TRUE;
  if (is_idle (self))
    apply_document (self);
}

static void
changed_cb (PosSalePage *self)
{
  if (self->stale && is_idle (self))
    apply_document (self);
  keep_focus (self);
}

/* --- Keys --- */

static gboolean
key_cb (PosSalePage *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  return pos_sale_keys_press (self->state, POS_LAYOUT_VIEW (self->view), keyval, modifiers);
}

static gboolean
intercept_cb (PosSalePage *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  return pos_sale_keys_intercept (POS_LAYOUT_VIEW (self->view), keyval, modifiers);
}

/* --- The page --- */

/* An order that was taken up elsewhere, or a quote that became one, begins with the first tab: what
 * comes next is there. */
static void
map_cb (PosSalePage *self)
{
  PosOrder *order = pos_sale_state_get_order (self->state);
  PosId now = pos_id_is_none (&order->id) ? order->quote : order->id;

  if (!pos_id_is_none (&now) && !pos_id_equal (&now, &self->seen))
    pos_layout_view_show_tab (POS_LAYOUT_VIEW (self->view), 0);
  self->seen = now;
}

/* It may have been made before anybody was here, and the window may be another one since. */
static void
follow_worker (PosSalePage *self)
{
  if (self->stale || find_personal (self) == self->personal) {
    rebuild_if_needed (self);
    return;
  }
  choose_document (self);
  build (self);
}

static void
pos_sale_page_entered (PosPage *page)
{
  PosSalePage *self = POS_SALE_PAGE (page);

  follow_worker (self);
  take_focus (self);
}

/* "3", then a scan, is three of it; any other scan is the window's to sort out. */
static gboolean
pos_sale_page_scanned (PosPage *page, const char *code)
{
  PosSalePage *self = POS_SALE_PAGE (page);
  PosEntryZone *entry = pos_layout_view_get_entry (POS_LAYOUT_VIEW (self->view));

  if (entry)
    pos_entry_zone_take_typed (entry);
  if (pos_sale_state_get_next_quantity (self->state).micro == POS_SCALE)
    return FALSE;
  pos_sale_state_add_item (self->state, code, NULL);
  return TRUE;
}

static void
pos_sale_page_realize (GtkWidget *widget)
{
  PosSalePage *self = POS_SALE_PAGE (widget);

  GTK_WIDGET_CLASS (pos_sale_page_parent_class)->realize (widget);
  self->surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  g_signal_connect_swapped (self->surface, "notify::width", G_CALLBACK (queue_resized), self);
  g_signal_connect_swapped (self->surface, "notify::height", G_CALLBACK (queue_resized), self);
  queue_resized (self);
}

static void
pos_sale_page_unrealize (GtkWidget *widget)
{
  PosSalePage *self = POS_SALE_PAGE (widget);

  stop_waiting (self);
  g_signal_handlers_disconnect_by_data (self->surface, self);
  self->surface = NULL;
  GTK_WIDGET_CLASS (pos_sale_page_parent_class)->unrealize (widget);
}

static void
pos_sale_page_dispose (GObject *object)
{
  PosSalePage *self = POS_SALE_PAGE (object);

  stop_waiting (self);
  G_OBJECT_CLASS (pos_sale_page_parent_class)->dispose (object);
}

static void
pos_sale_page_finalize (GObject *object)
{
  PosSalePage *self = POS_SALE_PAGE (object);

  g_clear_pointer (&self->document, pos_layout_document_unref);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (pos_sale_page_parent_class)->finalize (object);
}

static void
pos_sale_page_class_init (PosSalePageClass *klass)
{
  PosPageClass *page_class = POS_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_sale_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pos_sale_page_finalize;
  widget_class->realize = pos_sale_page_realize;
  widget_class->unrealize = pos_sale_page_unrealize;
  page_class->entered = pos_sale_page_entered;
  page_class->scanned = pos_sale_page_scanned;
}

static void
pos_sale_page_init (PosSalePage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *first = gtk_event_controller_key_new ();

  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  gtk_event_controller_set_propagation_phase (first, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (first, "key-pressed", G_CALLBACK (intercept_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), first);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* TRANSLATORS: the whole screen on which is sold, read aloud */
  pos_ui_describe (GTK_WIDGET (self), _ ("Transaction"), NULL);
}

PosPage *
pos_sale_page_new (PosShell *shell)
{
  PosSalePage *self = g_object_new (POS_TYPE_SALE_PAGE, NULL);
  PosRegister *reg = pos_shell_get_register (shell);

  self->state = pos_sale_state_new (shell);
  choose_document (self);
  build (self);
  g_signal_connect_object (reg, "config-changed", G_CALLBACK (config_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->state, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (),
                           "notify::gtk-xft-dpi",
                           G_CALLBACK (queue_resized),
                           self,
                           G_CONNECT_SWAPPED);
  return POS_PAGE (self);
}

const char *
pos_sale_page_get_layout (PosSalePage *self)
{
  return self->layout->id;
}

const char *
pos_sale_page_get_size (PosSalePage *self)
{
  return self->size ? self->size->id : NULL;
}

gboolean
pos_sale_page_ask_quantity (PosSalePage *self)
{
  PosEntryZone *entry = pos_layout_view_get_entry (POS_LAYOUT_VIEW (self->view));

  if (!entry)
    return FALSE;
  pos_layout_view_reveal (POS_LAYOUT_VIEW (self->view), GTK_WIDGET (entry));
  pos_entry_zone_ask_quantity (entry);
  return TRUE;
}
