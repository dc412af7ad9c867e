// One line at a time from the person at the terminal (with editing, history and completion), or
// from a pipe.
#ifndef TARE_REPL_EDITOR_H
#define TARE_REPL_EDITOR_H

#include "tare/tare.h"

typedef struct Editor Editor;

typedef enum EditorVerdict { EDITOR_LINE, EDITOR_END, EDITOR_INTERRUPTED } EditorVerdict;

// An editor on descriptors 0 and 1; NULL when memory ends. Uses libedit if both are terminals.
Editor *editor_open(TareRuntime *rt);
// Saves the history.
void editor_close(Editor *self);
// Asks for a line with `prompt`. It has no newline at its end and lives until the next call.
EditorVerdict editor_read(Editor *self, const char *prompt, const char **line);
// Puts an entry into the history.
void editor_remember(Editor *self, const char *entry);

#endif
