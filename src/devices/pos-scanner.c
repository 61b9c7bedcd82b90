/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-scanner.c — the scanner interface and its simulator. */
#include "devices/pos-scanner.h"

#include <string.h>

G_DEFINE_INTERFACE (PosScanner, pos_scanner, G_TYPE_OBJECT)

enum { SCANNED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
pos_scanner_default_init (PosScannerInterface *iface)
{
  signals[SCANNED] = g_signal_new ("scanned",
                                   POS_TYPE_SCANNER,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_STRING,
                                   G_TYPE_STRING);
}

/* "]", a letter, a digit. */
static gboolean
has_aim_prefix (const char *line)
{
  return line[0] == ']' && g_ascii_isalpha (line[1]) && g_ascii_isalnum (line[2]);
}

void
pos_scanner_take_line (PosScanner *self, const char *line)
{
  g_return_if_fail (POS_IS_SCANNER (self) && line != NULL);
  g_autofree char *valid = g_utf8_make_valid (line, -1);
  g_strchomp (valid);
  gboolean aim = has_aim_prefix (valid);
  g_autofree char *symbology = aim ? g_strndup (valid, 3) : g_strdup ("");
  const char *data = aim ? valid + 3 : valid;
  if (*data)
    g_signal_emit (self, signals[SCANNED], 0, data, symbology);
}

struct _PosSimScanner {
  GObject parent;
};

static void
sim_scanner_iface_init (PosScannerInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosSimScanner,
                               pos_sim_scanner,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POS_TYPE_SCANNER, sim_scanner_iface_init))

static void
pos_sim_scanner_class_init (PosSimScannerClass *klass)
{
}

static void
pos_sim_scanner_init (PosSimScanner *self)
{
}

PosSimScanner *
pos_sim_scanner_new (void)
{
  return g_object_new (POS_TYPE_SIM_SCANNER, NULL);
}

void
pos_sim_scanner_scan (PosSimScanner *self, const char *line)
{
  g_return_if_fail (POS_IS_SIM_SCANNER (self));
  pos_scanner_take_line (POS_SCANNER (self), line);
}
