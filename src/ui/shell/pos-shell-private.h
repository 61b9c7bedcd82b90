/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shell-private.h — the parts of the window.
 * Layer: ui/shell, private to it.
 * Shape:  pos-shell.c owns the object; -content.c what is in the window; -pages.c the stack;
 *         -run.c the way of a tap; -wait.c waiting for headquarters; -input.c keys and scans;
 *         -explain.c refusals and "done".
 * Signals: "page-changed"; "page-left" (page): it is about to close, by hand; "step" (key, origin):
 *         the way out of a refusal was tapped; "undo" (key, args).  By these -pages.c and
 *         -explain.c tell what lies above them. */
#pragma once
#include "ui/common/pos-banner.h"
#include "ui/common/pos-header.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-tap-guard.h"
#include "ui/shell/pos-page-private.h"
#include "ui/shell/pos-sentences.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

struct _PosShell {
  GtkApplicationWindow parent_instance;

  /* owned */
  PosRegister *reg;
  PosTheme *theme;
  PosTranslator *translator;
  PosFormat *format;
  GHashTable *openers; /* key → PosShellOpener */
  GQueue runs;         /* PosShellRun: the first one runs */
  GQueue waits;        /* PosShellWait */
  GPtrArray *entries;  /* PageEntry: transaction screen first, then what lies on it */

  /* borrowed */
  PosOverlay *overlay; /* %NULL once the window is gone */
  PosHeader *header;
  PosBanner *banner;
  GtkWidget *waiting; /* as @banner, for what is waited for */
  GWeakRef told_in;   /* the dialog in which that is told instead */
  GtkStack *stack;
  PosPage *sign_in; /* or the cover; %NULL while somebody works */
  PosPage *ahead;   /* (nullable) owned: the transaction screen of whoever signs in next */
  guint ahead_timeout;
  GtkShortcutController *keys;

  PosPageFactory make_sign_in;
  PosPageFactory make_home;
  PosPageFactory make_cover; /* nullable */
  PosShellHeaderTap tap_menu;
  PosShellHeaderTap tap_status;
  PosApprovalAsk ask;
  PosShellChoice choice;        /* nullable */
  PosReasonAsk ask_reason;      /* nullable */
  PosTakeOverAsk ask_take_over; /* nullable */
  char *banner_step;
  char *place; /* what the format was made for */
  guint clock_timeout;
  PosTapGuard guard;
  guint n_payments; /* of the open order, when it was last looked at */
  gboolean started;
};

/* -content.c */
void pos_shell_build_content (PosShell *self);
void pos_shell_update_header (PosShell *self);
void pos_shell_stop_clock (PosShell *self);

/* -pages.c */
void pos_shell_init_pages (PosShell *self);
void pos_shell_dispose_pages (PosShell *self);
/* Shows what belongs on screen: sign-in while nobody works, else the topmost page. */
void pos_shell_update_base (PosShell *self);
/* Throws away every page, so that update_base() makes them anew. */
void pos_shell_drop_pages (PosShell *self);
gboolean pos_shell_is_attended (PosShell *self);
/* Keys reach a page only while something on it has the focus.  GTK hands the focus of a button that
 * is gone to the first one there is, in the header: the page gets it instead. */
void pos_shell_keep_focus (PosShell *self);

/* -run.c */
/* @refused: %TRUE: the refusal was dealt with and is not explained.  @done comes all the same. */
typedef gboolean (*PosShellRefused) (PosShell *self, const GError *error, gpointer data);
void pos_shell_run_hooked (PosShell *self,
                           const char *key,
                           GVariant *args,
                           PosShellRefused refused,
                           PosShellDone done,
                           gpointer data);
/* Whoever was on @page has left it: what it asked for is not wanted any more. */
void pos_shell_give_up_page (PosShell *self, PosPage *page);

/* -input.c */
void pos_shell_init_input (PosShell *self);
/* What Enter does where nobody else wants it: the big button of the dialog or the page on top. */
gboolean pos_shell_press_primary (PosShell *self);

/* -explain.c */
void pos_shell_hide_banner (PosShell *self);
/* @args: of what was asked for: it may go on once the way is free. */
void pos_shell_explain_state (PosShell *self, const char *key, GVariant *args, GtkWidget *origin);
void pos_shell_banner_action (PosShell *self);
/* What Ctrl+Z does: the Undo of what is told just now, and nothing when nothing is told. */
void pos_shell_take_back (PosShell *self);

G_END_DECLS
