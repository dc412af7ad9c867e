// open(): reads the mode as CPython does, opens the descriptor and makes the file object.
#include "types/file_open.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/codecs.h"
#include "types/int.h"
#include "types/text_file.h"

typedef struct Opening {
    TareValue file, mode, buffering, encoding, errors, newline, closes_fd, opener;
} Opening;

static const char *const names[] = {"file",   "mode",    "buffering", "encoding",
                                    "errors", "newline", "closefd",   "opener"};
static const TareParameters parameters = {"open", names, 8, 0, 8, 1};

typedef struct Mode {
    bool creates, reads, writes, appends, updates, is_binary, is_text;
} Mode;

static bool *mode_field(Mode *mode, uint32_t letter) {
    switch (letter) {
    case 'x': return &mode->creates;
    case 'r': return &mode->reads;
    case 'w': return &mode->writes;
    case 'a': return &mode->appends;
    case '+': return &mode->updates;
    case 'b': return &mode->is_binary;
    case 't': return &mode->is_text;
    default: return NULL;
    }
}

static TareStatus parse_mode(TareRuntime *rt, TareValue mode_obj, Mode *mode) {
    *mode = (Mode){0};
    if (tare_value_is_absent(mode_obj)) {
        mode->reads = true;
        return TARE_OK;
    }
    if (!tare_type_is_instance(rt, mode_obj, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "open() argument 'mode' must be str, not %K", mode_obj);
    TareString *text = tare_string_of(mode_obj);
    for (size_t i = 0; i < text->length; i++) {
        bool *field = mode_field(mode, tare_string_get(text, i));
        if (!field || *field)
            return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "invalid mode: %R", mode_obj);
        *field = true;
    }
    if (mode->is_text && mode->is_binary)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "can't have text and binary mode at once");
    int count = mode->creates + mode->reads + mode->writes + mode->appends;
    if (count > 1)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "must have exactly one of create/read/write/append mode");
    if (count == 0)
        return tare_error_fail(
            rt, TARE_TYPE_VALUE_ERROR,
            "Must have exactly one of create/read/write/append mode and at most one plus");
    return TARE_OK;
}

static bool is_given(TareValue v) { return !tare_value_is_absent(v) && !tare_value_is_none(v); }

static TareStatus check_newline(TareRuntime *rt, TareValue newline) {
    if (!is_given(newline)) return TARE_OK;
    if (!tare_type_is_instance(rt, newline, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "open() argument 'newline' must be str or None, not %K", newline);
    static const char *const legal[] = {"", "\n", "\r", "\r\n"};
    for (size_t i = 0; i < 4; i++)
        if (tare_string_equals_c(tare_string_of(newline), legal[i])) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "illegal newline value: %R", newline);
}

static TareStatus check_binary(TareRuntime *rt, const Mode *mode, const Opening *opening) {
    if (!mode->is_binary) return check_newline(rt, opening->newline);
    const char *refused = is_given(opening->encoding)  ? "an encoding"
                          : is_given(opening->errors)  ? "an errors"
                          : is_given(opening->newline) ? "a newline"
                                                       : NULL;
    if (!refused) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "binary mode doesn't take %s argument",
                           refused);
}

static int open_flags(const Mode *mode) {
    int access = mode->updates ? O_RDWR : mode->reads ? O_RDONLY : O_WRONLY;
    int creation = mode->creates   ? O_CREAT | O_EXCL
                   : mode->writes  ? O_CREAT | O_TRUNC
                   : mode->appends ? O_CREAT | O_APPEND
                                   : 0;
    return access | creation | O_CLOEXEC;
}

// The text of the path of `file_obj` (str, bytes or what has __fspath__): a new reference.
static TareValue fetch_path(TareRuntime *rt, TareValue file_obj) {
    if (tare_type_is_instance(rt, file_obj, TARE_TYPE_STR)) return tare_retain(file_obj);
    if (tare_type_is_instance(rt, file_obj, TARE_TYPE_BYTES)) {
        TareBytes *bytes = tare_bytes_of(file_obj);
        return tare_codecs_decode(rt, bytes->data, bytes->length, "utf-8", "surrogateescape");
    }
    TareValue path = tare_call_special(rt, file_obj, TARE_RUNTIME_NAME(rt, dunder_fspath), NULL, 0);
    if (!tare_value_is_absent(path) || tare_error_is_pending(rt)) return path;
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "expected str, bytes or os.PathLike object, not %T", file_obj);
}

static int open_text(TareRuntime *rt, TareValue path, const Mode *mode, TareText *scratch) {
    const char *bytes = tare_string_utf8(rt, tare_string_of(path), scratch);
    if (strlen(bytes) != (scratch->length_bytes ? scratch->length_bytes
                                                : tare_string_of(path)->length)) {
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "embedded null byte");
        return -1;
    }
    int fd;
    do fd = open(bytes, open_flags(mode), 0666);
    while (fd < 0 && errno == EINTR);
    struct stat status;
    int error_number = fd < 0 ? errno : 0;
    if (fd >= 0 && fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) {
        close(fd);
        error_number = EISDIR;
    }
    if (!error_number) return fd;
    tare_error_raise_errno(rt, error_number, path);
    return -1;
}

static int open_path(TareRuntime *rt, TareValue file_obj, const Mode *mode) {
    TareValue path = fetch_path(rt, file_obj);
    if (tare_value_is_absent(path)) return -1;
    int fd = -1;
    if (rt->forbids_files) {
        tare_error_raise_errno(rt, EACCES, path);
    } else {
        TareText scratch;
        tare_binary_file_init_text(rt, &scratch);
        fd = open_text(rt, path, mode, &scratch);
        tare_text_deinit(&scratch);
    }
    tare_release(rt, path);
    return fd;
}

// The descriptor that `file` is, or that of the file it names; -1 on error.
static int open_descriptor(TareRuntime *rt, const Opening *opening, const Mode *mode) {
    if (!tare_int_is(rt, opening->file)) return open_path(rt, opening->file, mode);
    int64_t fd;
    if (!tare_int_to_int64(opening->file, &fd) || fd < 0 || fd > INT32_MAX) {
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "negative file descriptor");
        return -1;
    }
    if (!rt->forbids_files && fcntl((int)fd, F_GETFD) >= 0) return (int)fd;
    tare_error_raise_errno(rt, rt->forbids_files ? EACCES : EBADF, opening->file);
    return -1;
}

static const char *raw_mode(const Mode *mode) {
    if (mode->creates) return mode->updates ? "xb+" : "xb";
    if (mode->appends) return mode->updates ? "ab+" : "ab";
    if (mode->updates) return "rb+";
    return mode->writes ? "wb" : "rb";
}

static TareValue new_binary(TareRuntime *rt, const Opening *opening, const Mode *mode) {
    int fd = open_descriptor(rt, opening, mode);
    if (fd < 0) return TARE_ABSENT;
    unsigned flags = 0;
    if (mode->reads || mode->updates) flags |= TARE_BINARY_FILE_READS;
    if (!mode->reads || mode->updates) flags |= TARE_BINARY_FILE_WRITES;
    if (tare_value_is_false(opening->closes_fd)) flags |= TARE_BINARY_FILE_KEEPS_FD;
    TareValue binary = tare_binary_file_new(rt, fd, opening->file, raw_mode(mode), flags);
    if (tare_value_is_absent(binary)) {
        close(fd);
        return binary;
    }
    int64_t buffering = -1;
    if (is_given(opening->buffering)) (void)tare_int_to_int64(opening->buffering, &buffering);
    tare_binary_file_of(binary)->is_unbuffered = buffering == 0;
    if (mode->appends) (void)!lseek(fd, 0, SEEK_END);
    return binary;
}

static TareValue new_text(TareRuntime *rt, const Opening *opening, TareValue binary) {
    const char *encoding, *errors;
    if (tare_codecs_read_name(rt, opening->encoding, "open", "encoding", &encoding) != TARE_OK ||
        tare_codecs_read_name(rt, opening->errors, "open", "errors", &errors) != TARE_OK)
        return TARE_ABSENT;
    TareText mode;
    tare_binary_file_init_text(rt, &mode);
    if (tare_value_is_absent(opening->mode)) tare_text_append_string(&mode, "r");
    else tare_string_append_to(tare_string_of(opening->mode), &mode);
    TareValue newline = is_given(opening->newline) ? opening->newline : TARE_ABSENT;
    TareValue file = tare_text_file_new(rt, binary, tare_text_get(&mode), encoding, errors,
                                        newline);
    tare_text_deinit(&mode);
    int64_t buffering = -1;
    if (is_given(opening->buffering)) (void)tare_int_to_int64(opening->buffering, &buffering);
    if (!tare_value_is_absent(file))
        tare_text_file_of(file)->is_line_buffered =
            buffering == 1 || isatty(tare_binary_file_of(binary)->fd);
    return file;
}

static TareValue open_named(TareRuntime *rt, Opening *opening) {
    Mode mode;
    if (parse_mode(rt, opening->mode, &mode) != TARE_OK ||
        check_binary(rt, &mode, opening) != TARE_OK)
        return TARE_ABSENT;
    bool is_unbuffered_text = !mode.is_binary && tare_value_is_small_int(opening->buffering) &&
                              tare_value_get_small_int(opening->buffering) == 0;
    if (is_unbuffered_text)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "can't have unbuffered text I/O");
    if (tare_value_is_none(opening->encoding)) opening->encoding = TARE_ABSENT;
    if (tare_value_is_none(opening->errors)) opening->errors = TARE_ABSENT;
    TareValue binary = new_binary(rt, opening, &mode);
    if (tare_value_is_absent(binary) || mode.is_binary) return binary;
    TareValue file = new_text(rt, opening, binary);
    tare_release(rt, binary);
    return file;
}

TareValue tare_file_open(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    Opening opening = {0};
    if (tare_native_bind(rt, &parameters, arguments, &opening.file) != TARE_OK) return TARE_ABSENT;
    if (tare_int_is(rt, opening.file) || tare_type_is_instance(rt, opening.file, TARE_TYPE_STR) ||
        tare_type_is_instance(rt, opening.file, TARE_TYPE_BYTES))
        return open_named(rt, &opening);
    // The file is named by the text of the path, not by the object that stands for it.
    TareValue path = opening.file = fetch_path(rt, opening.file);
    if (tare_value_is_absent(path)) return path;
    TareValue file = open_named(rt, &opening);
    tare_release(rt, path);
    return file;
}
