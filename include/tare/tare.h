// tare: a Python 3.11 object runtime that tells exactly what each object weighs, as a library.
//
// A runtime is one world of objects. Several may live in one process; they share nothing, and an
// object of one must not be given to another. A runtime serves one thread at a time; only
// tare_interrupt may be called from elsewhere, even from a signal handler.
//
// Sizes are in bytes, texts are UTF-8. docs/embedding.md shows whole programs.
#ifndef TARE_TARE_H
#define TARE_TARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define TARE_API __attribute__((visibility("default")))
#else
#define TARE_API
#endif

// ---- a runtime's life ----

// One world of objects; opaque.
typedef struct TareRuntime TareRuntime;

// An owned reference to an object, held by the host; opaque. Every function that returns one gives
// it to the caller, who ends it with tare_drop. Those still open when the runtime closes end then.
typedef struct TareHandle TareHandle;

// What a step that gives no value came to. After TARE_FAILED an exception is pending.
typedef enum TareOutcome { TARE_DONE = 0, TARE_FAILED = -1 } TareOutcome;

// A sink for text that the program writes; `text` is not NUL-terminated.
typedef void (*TareWriter)(void *host, const char *text, size_t text_bytes);

// What sys.flags says, in its order. Of these the runtime itself obeys TARE_FLAG_OPTIMIZE (1: no
// asserts, __debug__ is False; 2: no docstrings either) and TARE_FLAG_SAFE_PATH (the folder of a
// program is not put on sys.path); the others are for the program to read.
typedef enum TareFlag {
    TARE_FLAG_DEBUG,
    TARE_FLAG_INSPECT,
    TARE_FLAG_INTERACTIVE,
    TARE_FLAG_OPTIMIZE,
    TARE_FLAG_DONT_WRITE_BYTECODE,
    TARE_FLAG_NO_USER_SITE,
    TARE_FLAG_NO_SITE,
    TARE_FLAG_IGNORE_ENVIRONMENT,
    TARE_FLAG_VERBOSE,
    TARE_FLAG_BYTES_WARNING,
    TARE_FLAG_QUIET,
    TARE_FLAG_HASH_RANDOMIZATION,
    TARE_FLAG_ISOLATED,
    TARE_FLAG_DEV_MODE,
    TARE_FLAG_UTF8_MODE,
    TARE_FLAG_WARN_DEFAULT_ENCODING,
    TARE_FLAG_SAFE_PATH,
    TARE_FLAG_COUNT
} TareFlag;

// How a runtime is to be made. Fill with tare_default_options first; all may be read again freely
// once tare_open has returned, but for what the callbacks use.
typedef struct TareOptions {
    size_t heap_limit_bytes;   // most memory to be taken, instruments' apart; 0: no limit
    uint32_t recursion_limit;  // depth of calls beyond which RecursionError is raised
    bool boxed_numbers;        // ints and floats are heap objects, as in CPython
    // Only where the collector is libgc (tare_collector), and of the first runtime of a process:
    bool ignores_interior_pointers;  // pointers into the midst of a block do not keep it
    bool collects_incrementally;     // in small steps, where the system allows
    bool traces_births;        // remembers where each block was born, for what tare_close tells
    const char *imitated;      // "cpython-3.11": containers grow and sys.getsizeof answers as in
                               // that version; NULL: as here. See tare_imitable_versions
    bool forbids_files;        // open() raises PermissionError
    bool forbids_processes;    // nothing may start a process
    bool forbids_imports;      // import finds built-in modules only, nothing on disk
    // Asked at safe points while a program runs (back edges and calls); true raises
    // KeyboardInterrupt there. NULL: never asked.
    bool (*interrupt)(void *host);
    TareWriter write_output;  // receives what goes to sys.stdout; NULL: file descriptor 1
    TareWriter write_error;   // receives what goes to sys.stderr; NULL: file descriptor 2
    void *host;               // given to the callbacks
    const char *executable;   // sys.executable; NULL: ""
    uint8_t flags[TARE_FLAG_COUNT];  // by TareFlag
    bool is_unbuffered;       // sys.stdout and sys.stderr hold nothing back
} TareOptions;

// Sets all fields to their defaults: no limits but a recursion limit of 1000, immediate numbers,
// everything allowed, output to the process's own descriptors.
TARE_API void tare_default_options(TareOptions *options);

// The versions that TareOptions.imitated may name, separated by ", "; lives for ever.
TARE_API const char *tare_imitable_versions(void);
// Whether `name` is one of them.
TARE_API bool tare_is_imitable(const char *name);

// A new runtime; NULL when memory ends (or the limit is too low to start), or when the version to
// be imitated is unknown. `options` may be NULL.
// Ends with tare_close.
TARE_API TareRuntime *tare_open(const TareOptions *options);

// Called once for each group of objects that outlived the runtime: "3 objects of type Point", and,
// where births were traced, " born at shapes.py:12 in make".
typedef void (*TareLeakListener)(void *context, const char *line);

// Ends a runtime: runs what the program registered with atexit, clears its modules so that
// finalizers run, collects, and frees everything. Returns the number of objects that were still
// alive afterwards, which is a fault of the runtime or of a host that kept no count; each kind is
// told to `listener`, which may be NULL.
TARE_API size_t tare_close(TareRuntime *rt, TareLeakListener listener, void *context);

// "0.1.0": the version of this library.
TARE_API const char *tare_version(void);
// What frees objects: "counts and cycles", or, where the library was built over libgc,
// "Boehm GC 8.2.2".
TARE_API const char *tare_collector(void);

// Makes the running program raise KeyboardInterrupt at its next safe point. May be called from a
// signal handler or another thread.
TARE_API void tare_interrupt(TareRuntime *rt);

// ---- running programs ----

// Sets sys.argv; the texts are copied.
TARE_API TareOutcome tare_set_arguments(TareRuntime *rt, int count, const char *const *arguments);

// Puts a folder in front of sys.path.
TARE_API TareOutcome tare_add_path(TareRuntime *rt, const char *folder);

// Runs a program text in the module __main__. `filename` is what tracebacks show.
TARE_API TareOutcome tare_run_text(TareRuntime *rt, const char *text, size_t text_bytes,
                                   const char *filename);

// Runs a file in the module __main__ with __file__ set and its folder in front of sys.path. A file
// that cannot be read is OSError.
TARE_API TareOutcome tare_run_file(TareRuntime *rt, const char *path);

// Runs a module or the __main__ of a package as the program, found on sys.path.
TARE_API TareOutcome tare_run_module(TareRuntime *rt, const char *name);

// The value of one expression in the module __main__; NULL with an exception pending.
TARE_API TareHandle *tare_evaluate(TareRuntime *rt, const char *text);

// Called for each value that an interactive statement shows, after its repr was written.
typedef void (*TareShownListener)(void *context, TareRuntime *rt, TareHandle *value);

// Runs what was typed at a prompt in the module __main__: expression statements show their value
// through sys.displayhook. The default hook writes the repr, binds builtins._ (not for an entry
// that is just a name) and tells `listener`, which may be NULL; the handle that it gets ends with
// the call.
TARE_API TareOutcome tare_run_interactive(TareRuntime *rt, const char *text, size_t text_bytes,
                                          TareShownListener listener, void *context);

// Whether the text typed so far is the beginning of a longer entry: an open bracket or string, a
// block that no empty line has ended, a trailing backslash.
TARE_API bool tare_is_incomplete(TareRuntime *rt, const char *text, size_t text_bytes);

// Called with one candidate: the whole replacement of the word being completed.
typedef void (*TareCandidateListener)(void *context, const char *candidate);

// Gives every name, keyword or attribute that could complete `word` ("pri", "sys.std") in sorted
// order. Runs no code of the program but what reading the attributes before the last dot takes.
// Returns the number of candidates; no exception is left pending.
TARE_API size_t tare_complete(TareRuntime *rt, const char *word, TareCandidateListener listener,
                              void *context);

// Writes out what sys.stdout and sys.stderr hold back.
TARE_API void tare_flush(TareRuntime *rt);

// ---- exceptions ----

// Whether an exception is pending. Only the functions of this section and tare_drop may be called
// while one is.
TARE_API bool tare_has_error(TareRuntime *rt);

// Takes the pending exception out; NULL when there is none.
TARE_API TareHandle *tare_fetch_error(TareRuntime *rt);

// Forgets the pending exception.
TARE_API void tare_clear_error(TareRuntime *rt);

// Ends a program by its pending exception as the interpreter does: SystemExit gives its status (and
// writes its message), others go through sys.excepthook to sys.stderr and give 1. Clears it; 0 when
// none is pending.
TARE_API int tare_report_error(TareRuntime *rt);

// Whether the pending exception is SystemExit.
TARE_API bool tare_is_exiting(TareRuntime *rt);

// Whether the pending exception is KeyboardInterrupt.
TARE_API bool tare_is_interrupted(TareRuntime *rt);

// The traceback of an exception as the interpreter prints it; lives as long as the handle. NULL
// when memory ends.
TARE_API const char *tare_describe_error(TareRuntime *rt, TareHandle *exception);

// Raises a built-in exception by name ("ValueError") with a message: for functions of the host,
// which then return NULL.
TARE_API void tare_raise(TareRuntime *rt, const char *type_name, const char *message);

// ---- handles ----

// Another owned reference to the same object; NULL when memory ends.
TARE_API TareHandle *tare_keep(TareRuntime *rt, TareHandle *handle);

// Ends a handle; NULL is allowed. May run finalizers of the program.
TARE_API void tare_drop(TareRuntime *rt, TareHandle *handle);

// How many handles the host holds now.
TARE_API size_t tare_count_handles(TareRuntime *rt);

// ---- making values: NULL with an exception pending when memory ends ----

// None.
TARE_API TareHandle *tare_make_none(TareRuntime *rt);

// True or False.
TARE_API TareHandle *tare_make_bool(TareRuntime *rt, bool truth);

// An int.
TARE_API TareHandle *tare_make_int(TareRuntime *rt, int64_t number);

// A float.
TARE_API TareHandle *tare_make_float(TareRuntime *rt, double number);

// A str from UTF-8; malformed bytes are replaced by U+FFFD.
TARE_API TareHandle *tare_make_text(TareRuntime *rt, const char *text, size_t text_bytes);

// A bytes object with a copy of the data.
TARE_API TareHandle *tare_make_bytes(TareRuntime *rt, const void *data, size_t data_bytes);

// A tuple of the items, which stay the caller's.
TARE_API TareHandle *tare_make_tuple(TareRuntime *rt, TareHandle *const *items, size_t count);

// A list of the items, which stay the caller's.
TARE_API TareHandle *tare_make_list(TareRuntime *rt, TareHandle *const *items, size_t count);

// An empty dict; fill it with tare_store_item.
TARE_API TareHandle *tare_make_dict(TareRuntime *rt);

// A function of the host: gets its positional arguments, which end with the call, and returns a
// handle that the runtime takes over, or NULL after tare_raise (or another failure).
typedef TareHandle *(*TareHostFunction)(TareRuntime *rt, void *context,
                                        TareHandle *const *arguments, size_t count);

// A callable of the language that calls the host. `name` is copied; `context` must outlive the
// callable.
TARE_API TareHandle *tare_make_function(TareRuntime *rt, const char *name,
                                        TareHostFunction function, void *context);

// ---- reading values ----

// Whether the value is None.
TARE_API bool tare_is_none(TareRuntime *rt, TareHandle *handle);

// Whether the value is an instance of the built-in type of that name ("int", "str", "dict",
// "ValueError"); false for names that are no built-in types.
TARE_API bool tare_is_instance(TareRuntime *rt, TareHandle *handle, const char *type_name);

// The name of the value's type; valid while the handle lives.
TARE_API const char *tare_read_type_name(TareRuntime *rt, TareHandle *handle);

// The truth of a value, as `bool(value)` has it.
TARE_API TareOutcome tare_read_truth(TareRuntime *rt, TareHandle *handle, bool *truth);

// An int (or what has __index__) as 64 bits; OverflowError when it does not fit.
TARE_API TareOutcome tare_read_int(TareRuntime *rt, TareHandle *handle, int64_t *number);

// A float, or what `float(value)` makes of another number.
TARE_API TareOutcome tare_read_float(TareRuntime *rt, TareHandle *handle, double *number);

// The text of a str as UTF-8 with a NUL behind; lives as long as the handle. NULL and TypeError for
// another type. `text_bytes` may be NULL.
TARE_API const char *tare_read_text(TareRuntime *rt, TareHandle *handle, size_t *text_bytes);

// The contents of bytes or bytearray; borrowed until the object changes or the handle ends.
TARE_API const void *tare_read_bytes(TareRuntime *rt, TareHandle *handle, size_t *data_bytes);

// repr(value) as a str.
TARE_API TareHandle *tare_fetch_repr(TareRuntime *rt, TareHandle *handle);

// str(value).
TARE_API TareHandle *tare_fetch_str(TareRuntime *rt, TareHandle *handle);

// ---- using values ----

// The module __main__.
TARE_API TareHandle *tare_fetch_main(TareRuntime *rt);

// `import name`: the innermost module of a dotted name.
TARE_API TareHandle *tare_import(TareRuntime *rt, const char *name);

// callable(*arguments); the arguments stay the caller's.
TARE_API TareHandle *tare_invoke(TareRuntime *rt, TareHandle *callable,
                                 TareHandle *const *arguments, size_t count);

// object.name(*arguments).
TARE_API TareHandle *tare_invoke_method(TareRuntime *rt, TareHandle *object, const char *name,
                                        TareHandle *const *arguments, size_t count);

// object.name
TARE_API TareHandle *tare_fetch_attribute(TareRuntime *rt, TareHandle *object, const char *name);

// object.name = value
TARE_API TareOutcome tare_store_attribute(TareRuntime *rt, TareHandle *object, const char *name,
                                          TareHandle *value);

// del object.name
TARE_API TareOutcome tare_remove_attribute(TareRuntime *rt, TareHandle *object, const char *name);

// container[key]
TARE_API TareHandle *tare_fetch_item(TareRuntime *rt, TareHandle *container, TareHandle *key);

// container[key] = value
TARE_API TareOutcome tare_store_item(TareRuntime *rt, TareHandle *container, TareHandle *key,
                                     TareHandle *value);

// del container[key]
TARE_API TareOutcome tare_remove_item(TareRuntime *rt, TareHandle *container, TareHandle *key);

// len(container), or -1 with an exception pending.
TARE_API int64_t tare_read_length(TareRuntime *rt, TareHandle *container);

// iter(iterable)
TARE_API TareHandle *tare_fetch_iterator(TareRuntime *rt, TareHandle *iterable);

// The next item, or NULL: at the end with no exception pending, else with it.
TARE_API TareHandle *tare_fetch_next(TareRuntime *rt, TareHandle *iterator);

// ---- reports ----
// A report allocates in memory of its own, moves no count and changes nothing in the heap.

// One region of an object's blocks. The texts live as long as the report.
typedef struct TareReportRow {
    size_t block;         // 0: the object's own block; 1, 2, ...: its satellites
    const char *block_name;
    size_t offset_bytes;  // from the start of the block
    size_t size_bytes;
    const char *kind;     // "header", "references", "text", "spare", "slack", ...
    const char *label;    // what the region is: "x", "items"; may be ""
    const char *value;    // what stands there, in words; may be ""
} TareReportRow;

// What one object costs.
typedef struct TareSizeReport {
    const char *type_name;
    bool is_immediate;        // the value is the word that refers to it: everything else is 0
    size_t own_bytes;         // its blocks, slack included
    size_t requested_bytes;   // what was asked for: own_bytes without slack
    size_t slack_bytes;
    size_t metadata_millibytes;  // its blocks' share of page metadata, in thousandths of a byte
    size_t alone_bytes;       // what would go if it went: it and what is reachable through it alone
    size_t alone_count;       // objects of which that is the sum
    bool is_alone_cut;        // the search was too large and stopped: alone_bytes is a lower bound
    size_t reference_count;   // without those of the host
    bool is_immortal;         // its count sticks: it lives as long as the runtime
    const char *generation;   // "young", "old", "frozen", "not tracked"
    bool is_weakly_referenced;
    bool is_kept_by_underscore;  // builtins._ is all that keeps it alive
    bool has_shared_keys;     // dict-backed: the names of its attributes stand in its class
    size_t key_count;         // ... this many
    size_t sharing_count;     // ... shared with so many other live instances
    size_t row_count;
    const TareReportRow *rows;
    const char *line;         // all this in one line, as the prompt shows it
} TareSizeReport;

// Weighs an object; NULL when the memory of instruments ends (no exception is raised). `value` does
// not count as a reference. Ends with tare_free_report.
TARE_API TareSizeReport *tare_weigh(TareRuntime *rt, TareHandle *value);

// Ends a report.
TARE_API void tare_free_report(TareRuntime *rt, TareSizeReport *report);

// All that the runtime has taken from the operating system: live + slack + free +
// metadata + others = taken.
typedef struct TareHeapReport {
    size_t live_bytes;      // asked for by live blocks
    size_t slack_bytes;     // what they take above that
    size_t free_bytes;      // free blocks and pages
    size_t metadata_bytes;  // side bytes and descriptors of pages
    size_t stack_bytes;     // registers and frames
    size_t compiler_bytes;
    size_t table_bytes;     // the runtime's own tables
    size_t collector_bytes;
    size_t instrument_bytes;
    size_t host_bytes;      // handles and texts given to the host
    size_t taken_bytes;     // the sum, and what the ledger says
    size_t peak_bytes;      // the highest it ever was
    size_t object_count;    // live objects
    bool adds_up;           // the parts were counted one by one and are the whole
} TareHeapReport;

// Walks the heap and adds it up.
TARE_API void tare_weigh_heap(TareRuntime *rt, TareHeapReport *report);

// ---- collections ----

// The newest collections of the cycle collector, at most `limit` of them, as a table in lines. The
// caller frees it with free(); NULL when memory ends.
TARE_API char *tare_describe_collections(TareRuntime *rt, size_t limit);

// Writes every collection from now on, until the runtime closes, to a file of Trace Event JSON,
// which Perfetto and chrome://tracing open. 0, or an errno when the file cannot be made.
TARE_API int tare_trace_collections(TareRuntime *rt, const char *path);

// A film of one collection: each step that it took. Opaque.
typedef struct TareFilm TareFilm;

// Calls `callable`, or gc.collect() if it is NULL, and films the first collection in it. NULL with
// an exception pending; ends with tare_free_film, before the runtime closes.
TARE_API TareFilm *tare_make_film(TareRuntime *rt, TareHandle *callable);

// How many steps there are.
TARE_API size_t tare_count_steps(const TareFilm *film);

// The objects as they stood after `step` steps, with the rule that applied, as text in lines;
// beyond the last step: all steps, one a line. The caller frees it; NULL when memory ends.
TARE_API char *tare_describe_step(const TareFilm *film, size_t step, bool has_colours);

// One self-contained page of HTML that plays the film. The caller frees it; NULL when memory ends.
TARE_API char *tare_describe_film(const TareFilm *film);

// The same film as JSON, docs/schemas/film-1.json. The caller frees it; NULL when memory ends.
TARE_API char *tare_describe_film_json(const TareFilm *film);

// Ends a film.
TARE_API void tare_free_film(TareFilm *film);

// Makes the `nth` allocation from now fail once (0: none), for tests of how a host bears it.
TARE_API void tare_fail_allocation(TareRuntime *rt, uint64_t nth);

#ifdef __cplusplus
}
#endif

#endif
