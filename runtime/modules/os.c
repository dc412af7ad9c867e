// Files and folders by name, the environment, the process. Where the host forbids files, all that
// touches the disk answers with PermissionError.
#include "modules/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "modules/os_descriptor.h"
#include "modules/os_path.h"
#include "modules/sys.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/tuple.h"
#include "types/binary_file.h"
#include "types/bytes.h"
#include "types/float.h"
#include "types/int.h"
#include "types/list.h"
#include "types/module.h"

extern char **environ;

// ---- files and folders -------------------------------------------------------------------------

#define PATH_CALL(name)                                                                   \
    static TareValue os_##name(TareRuntime *rt, TareValue self, const TareArguments *a) { \
        TareOsPath path;                                                                  \
        if (tare_os_path_init(rt, &path, a->values[0]) != TARE_OK)                        \
            return tare_os_path_fail(rt, &path);                                          \
        return tare_os_path_finish(rt, &path, name(path.bytes));                          \
    }
PATH_CALL(unlink)
PATH_CALL(rmdir)
PATH_CALL(chdir)
#undef PATH_CALL

static TareStatus read_mode(TareRuntime *rt, const TareArguments *arguments, size_t index,
                            int64_t *mode) {
    if (arguments->positional_count <= index) return TARE_OK;
    return tare_operator_index_int64(rt, arguments->values[index], false, TARE_TYPE_OVERFLOW_ERROR,
                                     mode);
}

static TareValue os_mkdir(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareOsPath path;
    int64_t mode = 0777;
    if (read_mode(rt, arguments, 1, &mode) != TARE_OK) return TARE_ABSENT;
    if (tare_os_path_init(rt, &path, arguments->values[0]) != TARE_OK)
        return tare_os_path_fail(rt, &path);
    return tare_os_path_finish(rt, &path, mkdir(path.bytes, (mode_t)mode));
}

static TareValue os_chmod(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareOsPath path;
    int64_t mode = 0;
    if (read_mode(rt, arguments, 1, &mode) != TARE_OK) return TARE_ABSENT;
    if (tare_os_path_init(rt, &path, arguments->values[0]) != TARE_OK)
        return tare_os_path_fail(rt, &path);
    return tare_os_path_finish(rt, &path, chmod(path.bytes, (mode_t)mode));
}

static TareValue os_access(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareOsPath path;
    int64_t mode = 0;
    if (read_mode(rt, arguments, 1, &mode) != TARE_OK) return TARE_ABSENT;
    if (tare_os_path_init(rt, &path, arguments->values[0]) != TARE_OK)
        return tare_os_path_fail(rt, &path);
    bool may = access(path.bytes, (int)mode) == 0;
    tare_os_path_deinit(rt, &path);
    return tare_value_from_bool(may);
}

static TareValue os_rename(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_os_path_pair(rt, arguments, rename);
}

static TareValue os_link(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_os_path_pair(rt, arguments, link);
}

static TareValue os_symlink(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_os_path_pair(rt, arguments, symlink);
}

static TareValue os_readlink(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareOsPath path;
    char buffer[4096];
    if (tare_os_path_init(rt, &path, arguments->values[0]) != TARE_OK)
        return tare_os_path_fail(rt, &path);
    ssize_t length = readlink(path.bytes, buffer, sizeof buffer);
    if (length < 0) return tare_os_path_finish(rt, &path, -1);
    tare_os_path_deinit(rt, &path);
    return tare_string_new_utf8(rt, buffer, (size_t)length);
}

// utime(path, access, change): seconds as floats.
static TareValue os_utime(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareOsPath path;
    struct timespec times[2];
    for (size_t i = 0; i < 2; i++) {
        double at;
        if (tare_float_from_value(rt, arguments->values[i + 1], &at) != TARE_OK) return TARE_ABSENT;
        times[i].tv_sec = (time_t)floor(at);
        times[i].tv_nsec = (long)((at - floor(at)) * 1e9);
    }
    if (tare_os_path_init(rt, &path, arguments->values[0]) != TARE_OK)
        return tare_os_path_fail(rt, &path);
    return tare_os_path_finish(rt, &path, utimensat(AT_FDCWD, path.bytes, times, 0));
}

static TareValue os_open(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareOsPath path;
    int64_t flags = 0, mode = 0777;
    if (read_mode(rt, arguments, 1, &flags) != TARE_OK ||
        read_mode(rt, arguments, 2, &mode) != TARE_OK)
        return TARE_ABSENT;
    if (tare_os_path_init(rt, &path, arguments->values[0]) != TARE_OK)
        return tare_os_path_fail(rt, &path);
    int number = open(path.bytes, (int)flags | O_CLOEXEC, (mode_t)mode);
    if (number < 0) return tare_os_path_finish(rt, &path, -1);
    tare_os_path_deinit(rt, &path);
    return tare_int_new(rt, number);
}

static TareStatus add_entries(TareRuntime *rt, DIR *folder, TareList *names) {
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
        TareValue name = tare_string_new_utf8(rt, entry->d_name, strlen(entry->d_name));
        if (tare_value_is_absent(name) || tare_list_append_steal(rt, names, name) != TARE_OK)
            return TARE_ERROR;
    }
    return TARE_OK;
}

static TareValue os_listdir(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareOsPath path;
    if (tare_os_path_init(rt, &path, arguments->values[0]) != TARE_OK)
        return tare_os_path_fail(rt, &path);
    DIR *folder = opendir(path.bytes);
    if (!folder) return tare_os_path_finish(rt, &path, -1);
    TareValue names = tare_list_new(rt, 0);
    if (!tare_value_is_absent(names) && add_entries(rt, folder, tare_list_of(names)) != TARE_OK)
        tare_slot_clear(rt, &names);
    closedir(folder);
    tare_os_path_deinit(rt, &path);
    return names;
}

static double seconds(struct timespec time) {
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

// The ten numbers of os.stat_result: mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime.
static TareValue new_facts(TareRuntime *rt, const struct stat *facts) {
    TareValue items[] = {
        tare_int_new(rt, facts->st_mode),
        tare_int_new_unsigned(rt, facts->st_ino),
        tare_int_new_unsigned(rt, facts->st_dev),
        tare_int_new(rt, (int64_t)facts->st_nlink),
        tare_int_new(rt, facts->st_uid),
        tare_int_new(rt, facts->st_gid),
        tare_int_new(rt, facts->st_size),
        tare_float_new(rt, seconds(facts->st_atim)),
        tare_float_new(rt, seconds(facts->st_mtim)),
        tare_float_new(rt, seconds(facts->st_ctim)),
    };
    return tare_tuple_new_from_steal(rt, items, sizeof items / sizeof *items);
}

static TareValue ask_facts(TareRuntime *rt, TareValue v,
                           int (*ask)(const char *path, struct stat *facts)) {
    TareOsPath path;
    struct stat facts;
    if (tare_os_path_init(rt, &path, v) != TARE_OK) return tare_os_path_fail(rt, &path);
    if (ask(path.bytes, &facts) < 0) return tare_os_path_finish(rt, &path, -1);
    tare_os_path_deinit(rt, &path);
    return new_facts(rt, &facts);
}

static TareValue os_stat(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return ask_facts(rt, arguments->values[0], stat);
}

static TareValue os_fstat(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t number = -1;
    struct stat facts;
    if (read_mode(rt, arguments, 0, &number) != TARE_OK) return TARE_ABSENT;
    if (rt->forbids_files || fstat((int)number, &facts) < 0)
        return tare_error_raise_errno(rt, rt->forbids_files ? EACCES : errno, TARE_ABSENT);
    return new_facts(rt, &facts);
}

static TareValue os_lstat(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return ask_facts(rt, arguments->values[0], lstat);
}

static TareValue os_getcwd(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    char buffer[4096];
    if (rt->forbids_files || !getcwd(buffer, sizeof buffer))
        return tare_error_raise_errno(rt, rt->forbids_files ? EACCES : errno, TARE_ABSENT);
    return tare_string_new_utf8(rt, buffer, strlen(buffer));
}

// ---- the process -------------------------------------------------------------------------------

static TareValue os_getpid(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_new(rt, getpid());
}

static TareValue os_getppid(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_new(rt, getppid());
}

static TareValue os_cpu_count(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_new(rt, sysconf(_SC_NPROCESSORS_ONLN));
}

static TareValue os_urandom(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t count;
    if (tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &count) != TARE_OK)
        return TARE_ABSENT;
    if (count < 0)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "negative argument not allowed");
    TareValue bytes = tare_bytes_new(rt, NULL, (size_t)count);
    if (tare_value_is_absent(bytes)) return bytes;
    for (size_t done = 0; done < (size_t)count;) {
        ssize_t got = getrandom(tare_bytes_of(bytes)->data + done, (size_t)count - done, 0);
        if (got < 0 && errno != EINTR) {
            tare_release(rt, bytes);
            return tare_error_raise_errno(rt, errno, TARE_ABSENT);
        }
        if (got > 0) done += (size_t)got;
    }
    return bytes;
}

static TareValue os_strerror(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t number = 0;
    if (read_mode(rt, arguments, 0, &number) != TARE_OK) return TARE_ABSENT;
    return tare_string_new_c(rt, strerror((int)number));
}

// The environment as a list of texts "NAME=value".
static TareValue os_environment(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue list = tare_list_new(rt, 0);
    for (char **row = environ; row && *row && !tare_value_is_absent(list); row++) {
        TareValue text = tare_string_new_utf8(rt, *row, strlen(*row));
        if (tare_value_is_absent(text) ||
            tare_list_append_steal(rt, tare_list_of(list), text) != TARE_OK)
            tare_slot_clear(rt, &list);
    }
    return list;
}

static TareValue os_isatty(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t number = -1;
    if (read_mode(rt, arguments, 0, &number) != TARE_OK) return TARE_ABSENT;
    return tare_value_from_bool(isatty((int)number));
}

static TareValue os_uname(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    struct utsname names;
    if (uname(&names) < 0) return tare_error_raise_errno(rt, errno, TARE_ABSENT);
    TareValue items[] = {
        tare_string_new_utf8(rt, names.sysname, strlen(names.sysname)),
        tare_string_new_utf8(rt, names.nodename, strlen(names.nodename)),
        tare_string_new_utf8(rt, names.release, strlen(names.release)),
        tare_string_new_utf8(rt, names.version, strlen(names.version)),
        tare_string_new_utf8(rt, names.machine, strlen(names.machine)),
    };
    return tare_tuple_new_from_steal(rt, items, sizeof items / sizeof *items);
}

static TareValue os_terminal_size(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t number = 1;
    struct winsize size;
    if (read_mode(rt, arguments, 0, &number) != TARE_OK) return TARE_ABSENT;
    if (ioctl((int)number, TIOCGWINSZ, &size) < 0)
        return tare_error_raise_errno(rt, errno, TARE_ABSENT);
    TareValue items[] = {tare_int_new(rt, size.ws_col), tare_int_new(rt, size.ws_row)};
    return tare_tuple_new_from_steal(rt, items, 2);
}

// ---- the module --------------------------------------------------------------------------------

static const TareNativeDefinition functions[] = {
    {"unlink", os_unlink, TARE_NATIVE_ONE},
    {"rmdir", os_rmdir, TARE_NATIVE_ONE},
    {"chdir", os_chdir, TARE_NATIVE_ONE},
    {"mkdir", os_mkdir, TARE_NATIVE_POSITIONAL, 1, 2},
    {"chmod", os_chmod, TARE_NATIVE_POSITIONAL, 2, 2},
    {"access", os_access, TARE_NATIVE_POSITIONAL, 2, 2},
    {"rename", os_rename, TARE_NATIVE_POSITIONAL, 2, 2},
    {"link", os_link, TARE_NATIVE_POSITIONAL, 2, 2},
    {"symlink", os_symlink, TARE_NATIVE_POSITIONAL, 2, 2},
    {"readlink", os_readlink, TARE_NATIVE_ONE},
    {"utime", os_utime, TARE_NATIVE_POSITIONAL, 3, 3},
    {"open", os_open, TARE_NATIVE_POSITIONAL, 2, 3},
    {"listdir", os_listdir, TARE_NATIVE_ONE},
    {"stat", os_stat, TARE_NATIVE_ONE},
    {"lstat", os_lstat, TARE_NATIVE_ONE},
    {"getcwd", os_getcwd, TARE_NATIVE_NONE},
    {"getpid", os_getpid, TARE_NATIVE_NONE},
    {"getppid", os_getppid, TARE_NATIVE_NONE},
    {"cpu_count", os_cpu_count, TARE_NATIVE_NONE},
    {"urandom", os_urandom, TARE_NATIVE_ONE},
    {"strerror", os_strerror, TARE_NATIVE_ONE},
    {"environment", os_environment, TARE_NATIVE_NONE},
    {"isatty", os_isatty, TARE_NATIVE_ONE},
    {"uname", os_uname, TARE_NATIVE_NONE},
    {"terminal_size", os_terminal_size, TARE_NATIVE_ONE},
    {"fstat", os_fstat, TARE_NATIVE_ONE},
    {NULL},
};

TareValue tare_os_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_os", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) == TARE_OK &&
        tare_module_add_functions(rt, module, tare_os_descriptor_functions) == TARE_OK)
        return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
