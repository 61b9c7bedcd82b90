/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-theme.c — style providers, icon path and the few GTK settings our looks depend on. */
#include "ui/common/pos-theme.h"

#define RESOURCES "/org/example/Pos/ui/"
#define DEFAULT_THEME "Default"
#define BASE_DPI 96
#define SMALLEST_TEXT 100
#define LARGEST_TEXT 150

struct _PosTheme {
  GObject parent;
  GdkDisplay *display;
  GtkSettings *settings;
  GtkCssProvider *tokens;
  GtkCssProvider *contrast; /* on the display in high contrast only */
  GtkCssProvider *opaque;   /* on the display where windows have no transparency only */
  GPtrArray *rules;
  PosThemeVariant variant;
  guint text_scale;
  gboolean reduced_motion;
};

G_DEFINE_FINAL_TYPE (PosTheme, pos_theme, G_TYPE_OBJECT)

static const char *const rule_files[] = {"base",
                                         "controls",
                                         "parts",
                                         "shell",
                                         "sale",
                                         "delivery",
                                         "find",
                                         "fulfillment",
                                         "payment",
                                         "recall",
                                         "returns",
                                         "office"};
static const char *const token_files[] = {
    RESOURCES "css/tokens-light.css",
    RESOURCES "css/tokens-dark.css",
    RESOURCES "css/tokens-contrast.css",
};

static void
add_provider (PosTheme *self, GtkCssProvider *provider, guint priority)
{
  gtk_style_context_add_provider_for_display (
      self->display, GTK_STYLE_PROVIDER (provider), priority);
}

static void
remove_provider (PosTheme *self, GtkCssProvider *provider)
{
  gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (provider));
}

static void
add_rules (PosTheme *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rule_files); i++) {
    g_autofree char *path = g_strconcat (RESOURCES "css/", rule_files[i], ".css", NULL);
    GtkCssProvider *rules = gtk_css_provider_new ();
    gtk_css_provider_load_from_resource (rules, path);
    add_provider (self, rules, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    g_ptr_array_add (self->rules, rules);
  }
}

static void
pos_theme_dispose (GObject *object)
{
  PosTheme *self = POS_THEME (object);
  if (self->display != NULL) {
    remove_provider (self, self->tokens);
    remove_provider (self, self->contrast);
    remove_provider (self, self->opaque);
    for (guint i = 0; i < self->rules->len; i++)
      remove_provider (self, g_ptr_array_index (self->rules, i));
  }
  g_clear_object (&self->display);
  g_clear_object (&self->tokens);
  g_clear_object (&self->contrast);
  g_clear_object (&self->opaque);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  G_OBJECT_CLASS (pos_theme_parent_class)->dispose (object);
}

static void
pos_theme_class_init (PosThemeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_theme_dispose;
}

static void
pos_theme_init (PosTheme *self)
{
  self->tokens = gtk_css_provider_new ();
  self->contrast = gtk_css_provider_new ();
  self->opaque = gtk_css_provider_new ();
  self->rules = g_ptr_array_new_with_free_func (g_object_unref);
  self->text_scale = SMALLEST_TEXT;
}

/* GTK reads its whole theme again whenever one of these two is set, be it to what it is. */
static void
use_default_theme (PosTheme *self)
{
  g_autofree char *name = NULL;

  g_object_get (self->settings, "gtk-theme-name", &name, NULL);
  if (g_strcmp0 (name, DEFAULT_THEME) != 0)
    g_object_set (self->settings, "gtk-theme-name", DEFAULT_THEME, NULL);
}

static void
use_dark_theme (PosTheme *self, gboolean dark)
{
  gboolean is_dark;

  g_object_get (self->settings, "gtk-application-prefer-dark-theme", &is_dark, NULL);
  if (is_dark != dark)
    g_object_set (self->settings, "gtk-application-prefer-dark-theme", dark, NULL);
}

/* A desktop may begin to compose windows, and give up, at any time. */
static void
composited_cb (PosTheme *self)
{
  remove_provider (self, self->opaque);
  if (!gdk_display_is_composited (self->display))
    add_provider (self, self->opaque, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

/* Every widget looks up its style anew then, which takes as long as a frame; and at each sign-in
 * somebody says how it should be. */
static void
load_variant (PosTheme *self, PosThemeVariant variant)
{
  self->variant = variant;
  use_dark_theme (self, variant == POS_THEME_DARK);
  gtk_css_provider_load_from_resource (self->tokens, token_files[variant]);
  remove_provider (self, self->contrast);
  if (variant == POS_THEME_HIGH_CONTRAST)
    add_provider (self, self->contrast, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

PosTheme *
pos_theme_new (GdkDisplay *display)
{
  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);
  PosTheme *self = g_object_new (POS_TYPE_THEME, NULL);
  self->display = g_object_ref (display);
  self->settings = gtk_settings_get_for_display (display);
  use_default_theme (self);
  /* Unhinted metrics make wrapped labels beside icons ask for one height and need another. */
  g_object_set (self->settings, "gtk-font-name", "Inter 12", "gtk-hint-font-metrics", TRUE, NULL);
  g_object_get (self->settings, "gtk-enable-animations", &self->reduced_motion, NULL);
  self->reduced_motion = !self->reduced_motion;
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), RESOURCES "icons");
  gtk_css_provider_load_from_resource (self->contrast, RESOURCES "css/contrast.css");
  add_provider (self, self->tokens, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  add_rules (self);
  gtk_css_provider_load_from_resource (self->opaque, RESOURCES "css/opaque.css");
  g_signal_connect_object (
      display, "notify::composited", G_CALLBACK (composited_cb), self, G_CONNECT_SWAPPED);
  composited_cb (self);
  load_variant (self, POS_THEME_LIGHT);
  pos_theme_set_text_scale (self, SMALLEST_TEXT);
  return self;
}

void
pos_theme_set_variant (PosTheme *self, PosThemeVariant variant)
{
  g_return_if_fail (POS_IS_THEME (self));
  g_return_if_fail ((gsize)variant < G_N_ELEMENTS (token_files));
  if (variant != self->variant)
    load_variant (self, variant);
}

PosThemeVariant
pos_theme_get_variant (PosTheme *self)
{
  g_return_val_if_fail (POS_IS_THEME (self), POS_THEME_LIGHT);
  return self->variant;
}

void
pos_theme_set_text_scale (PosTheme *self, guint percent)
{
  g_return_if_fail (POS_IS_THEME (self));
  g_return_if_fail (percent >= SMALLEST_TEXT && percent <= LARGEST_TEXT);
  if (percent == self->text_scale)
    return;
  self->text_scale = percent;
  /* The setting counts in 1024ths of a dot per inch. */
  g_object_set (self->settings, "gtk-xft-dpi", (int)(BASE_DPI * 1024 * percent / 100), NULL);
}

guint
pos_theme_get_text_scale (PosTheme *self)
{
  g_return_val_if_fail (POS_IS_THEME (self), SMALLEST_TEXT);
  return self->text_scale;
}

void
pos_theme_set_reduced_motion (PosTheme *self, gboolean reduced)
{
  g_return_if_fail (POS_IS_THEME (self));
  self->reduced_motion = reduced;
  g_object_set (self->settings, "gtk-enable-animations", !reduced, NULL);
}

gboolean
pos_theme_get_reduced_motion (PosTheme *self)
{
  g_return_val_if_fail (POS_IS_THEME (self), FALSE);
  return self->reduced_motion;
}
