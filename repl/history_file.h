// Where the history of the prompt is kept.
#ifndef TARE_REPL_HISTORY_FILE_H
#define TARE_REPL_HISTORY_FILE_H

// $XDG_STATE_HOME/tare/history, or ~/.local/state/tare/history; its folders are made. NULL when
// there is no place. The caller frees it.
char *history_file_path(void);

#endif
