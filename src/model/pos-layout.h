/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-layout.h — screen layouts: what stands where on the transaction screen, and what it does.
 * Layer: model.  Thread: main (documents are immutable once read).
 * Shape:  a document holds layouts, button grids and images; a layout holds sizes; a size holds a
 *         design per orientation; a design holds controls.  All plain structs that the document
 *         owns; keep a reference to the document while looking at them.
 * Units:  rectangles are logical pixels from the top left of the canvas: the window below the
 *         header when the navigation bar is "always" there, else the whole window.  The file counts
 *         in steps of 4 px, or of the size's own "unit" (1, 2 or 4).
 * Rules:  names of colors are roles; "bg", "fg" and "border" are for the shop's own colors.
 * Source: register.md §2; visual-language.md §4. */
#pragma once
#include "model/pos-config.h"

G_BEGIN_DECLS

#define POS_LAYOUT_HEADER_HEIGHT 66 /* never configurable */
#define POS_LAYOUT_MIN_TARGET 44    /* px, of anything a finger must hit */
#define POS_LAYOUT_TAB_HEIGHT 52    /* the strip above a tab's child, with its gap */

typedef struct {
  int x, y, width, height;
} PosLayoutRect;

/* What a button looks like; the theme gives the colors. */
typedef enum {
  POS_LAYOUT_ROLE_PLAIN,
  POS_LAYOUT_ROLE_SHIP,
  POS_LAYOUT_ROLE_PICK,
  POS_LAYOUT_ROLE_CARRY,
  POS_LAYOUT_ROLE_ACCENT,
  POS_LAYOUT_ROLE_ACCENT_SOFT,
  POS_LAYOUT_ROLE_DANGER,
} PosLayoutRole;

typedef enum {
  POS_LAYOUT_LIVE_OFF,
  POS_LAYOUT_LIVE_TOP_RIGHT,
  POS_LAYOUT_LIVE_CENTRE,
} PosLayoutLive;

typedef struct {
  PosLayoutRole role;
  char *background; /* "#rrggbb", each %NULL: the role's */
  char *foreground;
  char *border;
  int size; /* of the text, px; 0: the grid's own */
  gboolean bold;
} PosLayoutStyle;

typedef struct {
  char *id;
  char *operation;  /* key of the catalog, as written: it may be unknown here */
  json_t *argument; /* (nullable): object */
  int row, column, rows, columns;
  PosL10n *text; /* %NULL: the operation's own name */
  PosL10n *tip;
  PosL10n *accessible_name;
  gboolean hide_text;
  gboolean confirm;
  PosLayoutLive live;
  char *image;
  char *accelerator;
  GStrv visible_when;
  GStrv enabled_when;
  PosLayoutStyle style;
} PosLayoutButton;

typedef struct {
  char *id;
  PosL10n *name;
  int columns, rows;
  int gap; /* px */
  PosLayoutStyle style;
  GPtrArray *buttons; /* PosLayoutButton */
} PosLayoutGrid;

typedef enum {
  POS_LAYOUT_ENTRY, /* number pad */
  POS_LAYOUT_TOTALS,
  POS_LAYOUT_RECEIPT,
  POS_LAYOUT_CUSTOMER,
  POS_LAYOUT_TABS,
  POS_LAYOUT_GRID,
  POS_LAYOUT_IMAGE,
  POS_LAYOUT_SUGGEST,
  POS_LAYOUT_SLOT,
  POS_LAYOUT_STATUS,
  POS_LAYOUT_MESSAGE,
  POS_LAYOUT_CATALOG,
  POS_LAYOUT_CLOCK,
} PosLayoutControlKind;

typedef struct _PosLayoutControl PosLayoutControl;

typedef struct {
  PosL10n *title;
  char *icon;
  PosLayoutControl *child; /* placed relative to the tab control */
} PosLayoutTab;

struct _PosLayoutControl {
  PosLayoutControlKind kind;
  PosLayoutRect rect;
  char *reference; /* the grid of a grid, the image of an image, the plug-in of a slot */
  json_t *options; /* (nullable): "opt", object */
  GPtrArray *tabs; /* PosLayoutTab; empty unless POS_LAYOUT_TABS */
};

typedef struct {
  gboolean header;     /* "navbar" is "always": the canvas starts below it */
  GPtrArray *controls; /* PosLayoutControl */
} PosLayoutDesign;

typedef struct {
  char *id;
  gboolean compact;
  int width, height;          /* of the window it was drawn for */
  PosLayoutDesign *landscape; /* (nullable) */
  PosLayoutDesign *portrait;  /* (nullable) */
  GStrv welcome_grids;
  char *welcome_image;
} PosLayoutSize;

typedef struct {
  char *id;
  PosL10n *name;
  gint64 version;
  gboolean start_welcome;
  GPtrArray *sizes; /* PosLayoutSize */
} PosLayout;

typedef struct {
  GPtrArray *layouts; /* PosLayout */
  GPtrArray *grids;   /* PosLayoutGrid */
  GStrv images;       /* ids */
  gatomicrefcount references;
} PosLayoutDocument;

/* --- Reading --- */

/* Reads a pos-layout-bundle/1.  Errors: POS_VALUE_ERROR naming what is wrong and where.  That it
 * can be read does not mean that it can be used: pos_layout_document_check(). */
PosLayoutDocument *pos_layout_document_parse (const char *text, gssize length, GError **error);
PosLayoutDocument *pos_layout_document_ref (PosLayoutDocument *self);
void pos_layout_document_unref (PosLayoutDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosLayoutDocument, pos_layout_document_unref)

PosLayout *pos_layout_document_find (PosLayoutDocument *self, const char *id);
PosLayoutGrid *pos_layout_document_find_grid (PosLayoutDocument *self, const char *id);

const char *pos_layout_role_get_nick (PosLayoutRole role);
const char *pos_layout_control_get_nick (PosLayoutControlKind kind);

/* The design of @size for an orientation; %NULL when there is none. */
PosLayoutDesign *pos_layout_size_get_design (PosLayoutSize *size, gboolean portrait);
/* The room its controls have. */
void
pos_layout_size_get_canvas (PosLayoutSize *size, PosLayoutDesign *design, int *width, int *height);

/* --- Checking: L-23 --- */

typedef enum {
  POS_LAYOUT_OPERATION_FINE,
  POS_LAYOUT_OPERATION_UNKNOWN, /* a warning: it becomes a disabled placeholder (L-24) */
  POS_LAYOUT_OPERATION_MISUSED, /* a warning: the button would only refuse */
} PosLayoutOperationFate;

/* @why: (out) (transfer full): in words, what misuses it. */
typedef PosLayoutOperationFate (*PosLayoutOperationCheck) (PosLayoutButton *button,
                                                           char **why,
                                                           gpointer data);

/* Whether @operation is done on the transaction screen only; no, of what this version of the
 * program does not know. */
gboolean pos_layout_needs_transaction (const char *operation);

typedef enum {
  POS_LAYOUT_WARNING,
  POS_LAYOUT_UNPUBLISHED, /* is not published; where it counts already people can work with it */
  POS_LAYOUT_UNUSABLE,
} PosLayoutSeverity;

typedef struct {
  PosLayoutSeverity severity;
  char *where;   /* "sales-floor/landscape", "grid actions" */
  char *message; /* English, for the designer's checks and for logs */
} PosLayoutFault;

/**
 * pos_layout_document_check:
 * @check: (nullable): knows the operations
 *
 * Returns: (transfer full) (element-type PosLayoutFault): what is wrong; empty when all is well.
 */
GPtrArray *
pos_layout_document_check (PosLayoutDocument *self, PosLayoutOperationCheck check, gpointer data);
/* Whether one of @faults is as severe as @least; @error then names the first: POS_VALUE_ERROR. */
gboolean pos_layout_faults_reach (GPtrArray *faults, PosLayoutSeverity least, GError **error);

/**
 * pos_layout_bundle_check:
 * @check: (nullable): knows the operations
 *
 * What is wrong with a layout as it is published: its document, and what it says of itself.
 * Returns: (transfer full) (element-type PosLayoutFault): %NULL when it cannot be read at all, and
 * @error says why: POS_VALUE_ERROR.
 */
GPtrArray *pos_layout_bundle_check (PosLayoutBundle *self,
                                    PosLayoutOperationCheck check,
                                    gpointer data,
                                    GError **error);

/* Whether @self can be read and no fault is as severe as @least. */
gboolean pos_layout_bundle_holds (PosLayoutBundle *self, PosLayoutSeverity least, GError **error);

/* --- Conditions: L-16 --- */

typedef enum {
  POS_LAYOUT_HAS_LINE,
  POS_LAYOUT_HAS_CUSTOMER,
  POS_LAYOUT_IS_ORDER,
  POS_LAYOUT_IS_OFFLINE,
  POS_LAYOUT_BALANCE_DUE,
  POS_LAYOUT_HAS_PERMISSION,
} PosLayoutCondition;

/* Reads what "visible_when" and "enabled_when" list.  @permission: (out): the one that
 * "has_permission:…" names, a part of @text; %NULL for all others.
 * Returns: %FALSE when there is no such condition. */
gboolean pos_layout_condition_parse (const char *text,
                                     PosLayoutCondition *condition,
                                     const char **permission);

/* --- Choosing: L-7, L-10 --- */

/* Lower is closer.  @size: any. */
double pos_layout_size_get_score (const PosLayoutSize *size, int width, int height);

/**
 * pos_layout_choose_size:
 * @width: the window's, logical pixels
 * @scale: (out) (optional): by which the design is to be scaled, 0.8 … 1.25
 *
 * Returns: (nullable): the closest size that has a design for the window's orientation; %NULL:
 * stack receipt, totals, entry and grids.
 */
PosLayoutSize *pos_layout_choose_size (PosLayout *self, int width, int height, double *scale);

/**
 * pos_layout_choose:
 * @worker: (nullable)
 * @till: (nullable): register id
 * @store: (nullable)
 * @layout: (out): the layout in the returned document
 *
 * Worker before register before store; an assignment that leads nowhere, or to a layout that cannot
 * be used, is passed over with a warning in the log, and the built-in layout is always there.
 * Returns: (transfer full).
 */
PosLayoutDocument *pos_layout_choose (
    PosConfig *config, const char *worker, const char *till, const char *store, PosLayout **layout);

/* @id: (nullable): of whom or what @scope says.  Returns: (nullable) (transfer none). */
PosLayoutAssignment *
pos_layout_find_assignment (PosConfig *config, PosLayoutScope scope, const char *id);

/* Returns: (transfer full): the layout this program carries inside itself. */
PosLayoutDocument *pos_layout_document_get_built_in (void);

G_END_DECLS
