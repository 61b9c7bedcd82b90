/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-brand-side.c — see the header. */
#include "ui/session/pos-brand-side.h"

#include "ui/common/pos-grid-layout.h"
#include "ui/common/pos-ui-props.h"

#define ART "/org/example/Pos/ui/art/living-room.svg"

struct _PosBrandSide {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed: the window holds the page that holds us */
  guint timeout;

  GtkWidget *company_label;
  GtkWidget *place_label;
  GtkWidget *frame; /* as large as there is room, whatever the picture is */
  GtkWidget *picture;
  GtkWidget *clock_box;
  GtkWidget *clock_label;
  GtkWidget *date_label;
};

G_DEFINE_FINAL_TYPE (PosBrandSide, pos_brand_side, GTK_TYPE_BOX)

/* From this width on (at 100 % text) the brand stands at the side; else it is a band on top, with
 * the picture when the screen stands upright. */
#define WIDE 1200

static void
set_compact (PosBrandSide *self, gboolean compact)
{
  float align = compact ? 1.0F : 0.0F;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self),
                                  compact ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (self->frame, !compact);
  gtk_widget_set_halign (self->clock_box, compact ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->clock_box, compact);
  pos_ui_set_class (self->clock_label, "t-clock", !compact);
  pos_ui_set_class (self->clock_label, "t-head", compact);
  pos_ui_set_class (self->date_label, "t-title", !compact);
  pos_ui_set_class (self->date_label, "t-cap", compact);
  gtk_label_set_xalign (GTK_LABEL (self->clock_label), align);
  gtk_label_set_xalign (GTK_LABEL (self->date_label), align);
}

static GdkSurface *
surface_of (PosBrandSide *self)
{
  return gtk_native_get_surface (gtk_widget_get_native (GTK_WIDGET (self)));
}

static void
arrange (PosBrandSide *self)
{
  GtkWidget *root = gtk_widget_get_parent (GTK_WIDGET (self));
  int scale = (int)pos_theme_get_text_scale (pos_shell_get_theme (self->shell));
  int width = gdk_surface_get_width (surface_of (self));
  int height = gdk_surface_get_height (surface_of (self));
  gboolean tall = width < height;
  gboolean wide = !tall && width * 100 / scale >= WIDE;

  set_compact (self, !tall && !wide);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (root),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_vexpand (GTK_WIDGET (self), tall);
  gtk_widget_set_vexpand (gtk_widget_get_next_sibling (GTK_WIDGET (self)), !tall);
  pos_ui_set_class (root, "wide", wide);
  pos_ui_set_class (root, "tall", tall);
}

/* The surface knows its size before anything is measured for it. */
static void
pos_brand_side_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pos_brand_side_parent_class)->realize (widget);

  GdkSurface *surface = surface_of (POS_BRAND_SIDE (widget));
  g_signal_connect_swapped (surface, "notify::width", G_CALLBACK (arrange), widget);
  g_signal_connect_swapped (surface, "notify::height", G_CALLBACK (arrange), widget);
  arrange (POS_BRAND_SIDE (widget));
}

static void
pos_brand_side_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (surface_of (POS_BRAND_SIDE (widget)), widget);
  GTK_WIDGET_CLASS (pos_brand_side_parent_class)->unrealize (widget);
}

static void
update_place (PosBrandSide *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  PosStore *store = pos_register_get_store_record (reg);
  PosTill *till = pos_register_get_till (reg);
  const char *company = pos_config_get_parameters (pos_register_get_config (reg))->company;
  g_autofree char *place =
      till && store ? g_strdup_printf (_ ("%1$s · Register %2$s"), store->name, till->number)
                    : NULL;

  pos_ui_set_label (self->company_label, company ? company : "Pos");
  pos_ui_set_label (self->place_label, place);
}

static void
update_time (PosBrandSide *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  PosFormat *format = pos_shell_get_format (self->shell);
  g_autofree char *time = pos_format_time (format, pos_register_get_now (reg));
  g_autofree char *date = pos_format_date_long (format, pos_register_get_today (reg));

  gtk_label_set_text (GTK_LABEL (self->clock_label), time);
  gtk_label_set_text (GTK_LABEL (self->date_label), date);
}

static gboolean
second_cb (gpointer data)
{
  update_time (data);
  return G_SOURCE_CONTINUE;
}

static void
pos_brand_side_dispose (GObject *object)
{
  g_clear_handle_id (&POS_BRAND_SIDE (object)->timeout, g_source_remove);
  G_OBJECT_CLASS (pos_brand_side_parent_class)->dispose (object);
}

static void
pos_brand_side_class_init (PosBrandSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_brand_side_dispose;
  widget_class->realize = pos_brand_side_realize;
  widget_class->unrealize = pos_brand_side_unrealize;
  g_type_ensure (POS_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Pos/ui/session/pos-brand-side.ui");
  gtk_widget_class_bind_template_child (widget_class, PosBrandSide, company_label);
  gtk_widget_class_bind_template_child (widget_class, PosBrandSide, place_label);
  gtk_widget_class_bind_template_child (widget_class, PosBrandSide, frame);
  gtk_widget_class_bind_template_child (widget_class, PosBrandSide, picture);
  gtk_widget_class_bind_template_child (widget_class, PosBrandSide, clock_box);
  gtk_widget_class_bind_template_child (widget_class, PosBrandSide, clock_label);
  gtk_widget_class_bind_template_child (widget_class, PosBrandSide, date_label);
}

static void
pos_brand_side_init (PosBrandSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_picture_set_resource (GTK_PICTURE (self->picture), ART);
}

void
pos_brand_side_follow (PosBrandSide *self, PosShell *shell)
{
  g_return_if_fail (POS_IS_BRAND_SIDE (self));
  self->shell = shell;
  g_signal_connect_object (pos_shell_get_register (shell),
                           "config-changed",
                           G_CALLBACK (update_place),
                           self,
                           G_CONNECT_SWAPPED);
  update_place (self);
  update_time (self);
  self->timeout = g_timeout_add_seconds (1, second_cb, self);
}
