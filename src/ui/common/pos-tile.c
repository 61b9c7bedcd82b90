/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tile.c — see the header. */
#include "ui/common/pos-tile.h"

#include "ui/common/pos-tip.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

/* Above and below what a tile shows, as its style says it. */
#define USUAL_AIR 8
#define TIGHT_AIR 3
#define USUAL_ICON 24
#define TIGHT_ICON 20
#define MOST_LINES 3
/* Style of the caption: 15/16 rem, the smaller step is 14/16. */
#define FULL_STEP 15
#define SMALL_STEP 14
#define SMALLEST_STEP 12
#define WIDE_GAP 14

struct _PosTile {
  GtkButton parent;
  char *caption;
  char *subtitle;
  char *icon_name;
  char *reason;
  char *spoken;
  int role;
  int count;
  gboolean fresh;
  gboolean needs_approval;
  gboolean unavailable;
  gboolean offline;
  gboolean busy;
  gboolean bare; /* its caption needs the place of the icon */

  GtkWidget *content;
  GtkWidget *icon;
  GtkWidget *spinner;
  GtkWidget *captions;
  GtkWidget *caption_label;
  GtkWidget *subtitle_label;
  GtkWidget *count_label;
  GtkWidget *shield;
  GtkWidget *cloud;
};

G_DEFINE_FINAL_TYPE (PosTile, pos_tile, GTK_TYPE_BUTTON)

static const PosUiProp props[] = {
    {"caption", POS_UI_TEXT, G_STRUCT_OFFSET (PosTile, caption), NULL},
    {"subtitle", POS_UI_TEXT, G_STRUCT_OFFSET (PosTile, subtitle), NULL},
    {"icon", POS_UI_TEXT, G_STRUCT_OFFSET (PosTile, icon_name), NULL},
    {"reason", POS_UI_TEXT, G_STRUCT_OFFSET (PosTile, reason), NULL},
    {"spoken", POS_UI_TEXT, G_STRUCT_OFFSET (PosTile, spoken), NULL},
    {"role", POS_UI_ENUM, G_STRUCT_OFFSET (PosTile, role), pos_look_role_get_type},
    {"count", POS_UI_NUMBER, G_STRUCT_OFFSET (PosTile, count), NULL},
    {"fresh", POS_UI_FLAG, G_STRUCT_OFFSET (PosTile, fresh), NULL},
    {"needs-approval", POS_UI_FLAG, G_STRUCT_OFFSET (PosTile, needs_approval), NULL},
    {"unavailable", POS_UI_FLAG, G_STRUCT_OFFSET (PosTile, unavailable), NULL},
    {"offline", POS_UI_FLAG, G_STRUCT_OFFSET (PosTile, offline), NULL},
    {"busy", POS_UI_FLAG, G_STRUCT_OFFSET (PosTile, busy), NULL},
};

static void
update_classes (PosTile *self)
{
  for (int role = POS_LOOK_ROLE_SHIP; role <= POS_LOOK_ROLE_DANGER; role++)
    pos_ui_set_class (GTK_WIDGET (self), pos_look_role_get_css_class (role), role == self->role);
  pos_ui_set_class (GTK_WIDGET (self), "unavailable", self->unavailable || self->offline);
}

static void
update_content (PosTile *self)
{
  gboolean wide = pos_ui_has_text (self, self->subtitle);
  pos_ui_set_icon (self->icon, self->icon_name);
  if (self->busy || self->bare)
    gtk_widget_set_visible (self->icon, FALSE);
  gtk_widget_set_visible (self->spinner, self->busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->busy);
  gtk_widget_set_can_target (GTK_WIDGET (self), !self->busy);
  gtk_label_set_text (GTK_LABEL (self->caption_label), self->caption);
  pos_ui_set_label (self->subtitle_label, self->subtitle);
  pos_ui_set_class (GTK_WIDGET (self), "wide", wide);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->content),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self->content), wide ? 14 : 0);
  /* At the foot by itself: where a box has to stand there, GTK tries the caption in a dozen widths.
   */
  gtk_widget_set_valign (self->captions, wide ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_widget_set_vexpand (self->caption_label, !wide);
  gtk_label_set_yalign (GTK_LABEL (self->caption_label), wide ? 0.5 : 1);
  gtk_widget_set_valign (self->icon, wide ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
}

static void
update_badges (PosTile *self)
{
  gboolean unavailable = self->unavailable || self->offline;
  g_autofree char *count = g_strdup_printf ("%d", self->count);
  pos_ui_set_label (self->count_label, self->count > 0 && !unavailable ? count : NULL);
  pos_ui_set_class (self->count_label, "on", self->fresh);
  gtk_widget_set_visible (self->shield, self->needs_approval && !self->offline);
  gtk_widget_set_visible (self->cloud, self->offline);
}

static void
update_accessible (PosTile *self)
{
  gboolean unavailable = self->unavailable || self->offline;
  gboolean wide = pos_ui_has_text (self, self->subtitle);
  const char *called = pos_ui_has_text (self, self->spoken) ? self->spoken : self->caption;
  g_autofree char *name =
      wide ? g_strconcat (called, ", ", self->subtitle, NULL) : g_strdup (called);
  const char *why = self->reason;
  if (why == NULL && self->needs_approval)
    why = _ ("Asks a supervisor");
  if (why == NULL && self->fresh)
    why = _ ("Some of it is new.");
  pos_ui_describe (GTK_WIDGET (self), name, why);
  pos_tip_set (GTK_WIDGET (self), why);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_DISABLED,
                               unavailable,
                               GTK_ACCESSIBLE_STATE_BUSY,
                               self->busy,
                               -1);
}

static void
changed (gpointer widget, const char *name)
{
  PosTile *self = widget;
  update_classes (self);
  update_content (self);
  update_badges (self);
  update_accessible (self);
}

static void
pos_tile_class_init (PosTileClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Pos/ui/common/pos-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, PosTile, content);
  gtk_widget_class_bind_template_child (widget_class, PosTile, icon);
  gtk_widget_class_bind_template_child (widget_class, PosTile, spinner);
  gtk_widget_class_bind_template_child (widget_class, PosTile, captions);
  gtk_widget_class_bind_template_child (widget_class, PosTile, caption_label);
  gtk_widget_class_bind_template_child (widget_class, PosTile, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, PosTile, count_label);
  gtk_widget_class_bind_template_child (widget_class, PosTile, shield);
  gtk_widget_class_bind_template_child (widget_class, PosTile, cloud);
}

static void
pos_tile_init (PosTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pos_tip_set (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
pos_tile_new (const char *icon_name, const char *caption, PosLookRole role)
{
  return g_object_new (POS_TYPE_TILE, "icon", icon_name, "caption", caption, "role", role, NULL);
}

const char *
pos_tile_get_caption (PosTile *self)
{
  g_return_val_if_fail (POS_IS_TILE (self), NULL);
  return self->caption;
}

void
pos_tile_set_caption_step (PosTile *self, PosTileStep step)
{
  g_return_if_fail (POS_IS_TILE (self));
  pos_ui_set_class (self->caption_label, "long", step == POS_TILE_SMALL);
  pos_ui_set_class (self->caption_label, "longest", step == POS_TILE_SMALLEST);
}

void
pos_tile_set_tight (PosTile *self, gboolean tight)
{
  g_return_if_fail (POS_IS_TILE (self));
  pos_ui_set_class (GTK_WIDGET (self), "tight", tight);
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), tight ? TIGHT_ICON : USUAL_ICON);
}

/* How high what it shows now is in @width, with an icon of @icon pixels if it has one. */
static int
measure_content (PosTile *self, int width, int icon)
{
  gboolean beside = self->bare && pos_ui_has_text (self, self->subtitle);
  GtkBorder padding;
  int content;

  gtk_style_context_get_padding (gtk_widget_get_style_context (GTK_WIDGET (self)), &padding);
  gtk_widget_measure (gtk_button_get_child (GTK_BUTTON (self)),
                      GTK_ORIENTATION_VERTICAL,
                      width - padding.left - padding.right - (beside ? icon + WIDE_GAP : 0),
                      NULL,
                      &content,
                      NULL,
                      NULL);
  if (gtk_widget_get_visible (self->icon))
    content += icon - gtk_image_get_pixel_size (GTK_IMAGE (self->icon));
  else if (self->bare && !beside)
    content += icon;
  return content;
}

gboolean
pos_tile_is_crowded (PosTile *self, int width, int height)
{
  g_return_val_if_fail (POS_IS_TILE (self), FALSE);
  return measure_content (self, width, USUAL_ICON) + 2 * USUAL_AIR > height;
}

/* The caption laid out at @step, whichever it has now. */
static PangoLayout *
lay_out (PosTile *self, int step)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->caption_label, self->caption);
  PangoContext *context = gtk_widget_get_pango_context (self->caption_label);
  int now = gtk_widget_has_css_class (self->caption_label, "long")      ? SMALL_STEP
            : gtk_widget_has_css_class (self->caption_label, "longest") ? SMALLEST_STEP
                                                                        : FULL_STEP;

  if (now == step)
    return layout;
  g_autoptr (PangoFontDescription) font =
      pango_font_description_copy (pango_context_get_font_description (context));
  int size = pango_font_description_get_size (font) * step / now;
  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, size);
  pango_layout_set_font_description (layout, font);
  return layout;
}

/* @layout: (out) (transfer full).  Returns: whether no word of the caption has to be broken. */
static gboolean
has_whole_words (PosTile *self, int step, int width, PangoLayout **layout)
{
  GtkBorder padding;
  int text_width;

  gtk_style_context_get_padding (gtk_widget_get_style_context (GTK_WIDGET (self)), &padding);
  width -= padding.left + padding.right;
  *layout = lay_out (self, step);
  pango_layout_set_wrap (*layout, PANGO_WRAP_WORD);
  pango_layout_set_width (*layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (*layout, &text_width, NULL);
  return text_width <= width;
}

static gboolean
is_cut (PosTile *self, PosTileStep step, int width, int height)
{
  static const int steps[] = {FULL_STEP, SMALL_STEP, SMALLEST_STEP};
  g_autoptr (PangoLayout) layout = NULL;
  int text_height;

  if (pos_ui_has_text (self, self->subtitle))
    return measure_content (self, width, TIGHT_ICON) > height;
  has_whole_words (self, steps[step], width, &layout);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  return text_height + TIGHT_ICON + 2 * TIGHT_AIR > height;
}

void
pos_tile_fit (PosTile *self, PosTileStep step, int width, int height)
{
  g_return_if_fail (POS_IS_TILE (self));
  gboolean bare = self->caption && pos_ui_has_text (self, self->icon_name) &&
                  is_cut (self, step, width, height);

  if (bare == self->bare)
    return;
  self->bare = bare;
  pos_ui_set_class (GTK_WIDGET (self), "wordy", bare);
  update_content (self);
}

gboolean
pos_tile_caption_fits (PosTile *self, int width, int height)
{
  g_return_val_if_fail (POS_IS_TILE (self), TRUE);
  g_autoptr (PangoLayout) layout = NULL;
  int text_height;

  if (self->caption == NULL || pos_ui_has_text (self, self->subtitle))
    return TRUE;
  if (!has_whole_words (self, FULL_STEP, width, &layout))
    return FALSE;
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  return pango_layout_get_line_count (layout) <= MOST_LINES &&
         text_height <= height - 2 * USUAL_AIR - USUAL_ICON;
}

static gboolean
words_fit (PosTile *self, int step, int width)
{
  g_autoptr (PangoLayout) layout = NULL;

  return self->caption == NULL || pos_ui_has_text (self, self->subtitle) ||
         has_whole_words (self, step, width, &layout);
}

gboolean
pos_tile_wants_smallest (PosTile *self, int width, int height)
{
  g_return_val_if_fail (POS_IS_TILE (self), FALSE);
  return !words_fit (self, SMALL_STEP, width) && words_fit (self, SMALLEST_STEP, width);
}
