// On a terminal keys step through the film; elsewhere its steps are printed. With -o it becomes a
// page, with --json it is data.
#include "film_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "output_file.h"

enum { EXPRESSION_BYTES = 4096 };

typedef struct Request {
    char expression[EXPRESSION_BYTES];  // "" for gc.collect()
    char path[EXPRESSION_BYTES];        // "" for none
    bool wants_json;
} Request;

static void trim(char *text) {
    size_t start = strspn(text, " \t\n"), end = strlen(text);
    while (end > start && strchr(" \t\n", text[end - 1])) end--;
    memmove(text, text + start, end - start);
    text[end - start] = 0;
}

static bool ends_in(const char *text, const char *end) {
    size_t length = strlen(text), bytes = strlen(end);
    return length >= bytes && !strcmp(text + length - bytes, end);
}

// Takes the word --json off the end of a text.
static void take_json(char *text, Request *request) {
    static const char option[] = "--json";
    trim(text);
    size_t start = strlen(text) - (sizeof option - 1);
    if (!ends_in(text, option) || (start && text[start - 1] != ' ')) return;
    text[start] = 0;
    trim(text);
    request->wants_json = true;
}

// False when it is too long, or -o has no file.
static bool read_request(const char *arguments, Request *request) {
    size_t length = strlen(arguments);
    if (length >= EXPRESSION_BYTES) return false;
    memcpy(request->expression, arguments, length + 1);
    request->path[0] = 0;
    request->wants_json = false;
    take_json(request->expression, request);
    char *option = NULL;
    for (char *at = request->expression; (at = strstr(at, "-o")) != NULL; at++) {
        bool begins_word = at == request->expression || at[-1] == ' ';
        if (begins_word && (at[2] == ' ' || !at[2])) option = at;
    }
    if (option) {
        const char *path = option + strlen("-o");
        memcpy(request->path, path, strlen(path) + 1);
        *option = 0;
        trim(request->path);
        take_json(request->expression, request);
    }
    if (ends_in(request->path, ".json")) request->wants_json = true;
    return !option || request->path[0];
}

// ---- stepping ----------------------------------------------------------------------------------

typedef struct Screen {
    size_t rows, columns;
} Screen;

static Screen get_screen(void) {
    struct winsize size;
    if (ioctl(1, TIOCGWINSZ, &size) || !size.ws_row || !size.ws_col) return (Screen){24, 80};
    return (Screen){size.ws_row, size.ws_col};
}

static const char *next_line(const char *line) {
    const char *end = strchr(line, '\n');
    return end ? end + 1 : line + strlen(line);
}

// Prints what stands above the objects: the row where they begin, and how many rows it took.
static const char *print_head(const char *text, const Screen *screen, size_t *rows) {
    const char *line = text, *next;
    bool is_last = false;
    for (*rows = 0; *line && !is_last; line = next) {
        next = next_line(line);
        is_last = !strncmp(line, "  object ", 9);
        *rows += 1 + (size_t)(next - line) / (screen->columns + 1);
        fwrite(line, 1, (size_t)(next - line), stdout);
    }
    return line;
}

// As many rows as there is room for, the marked one among them.
static void print_rows(const char *rows, size_t room) {
    size_t count = 0, here = 0, first = 0, i = 0;
    for (const char *line = rows; *line; line = next_line(line)) {
        if (*line == '>') here = count;
        count++;
    }
    bool is_cut = count > room;
    if (is_cut) room--;
    if (is_cut && here > room / 2) first = here - room / 2;
    if (is_cut && first + room > count) first = count - room;
    for (const char *line = rows; *line; line = next_line(line), i++)
        if (i >= first && i - first < room)
            fwrite(line, 1, (size_t)(next_line(line) - line), stdout);
    if (is_cut) printf("  (rows %zu to %zu of %zu)\n", first + 1, first + room, count);
}

static void show(const TareFilm *film, size_t step) {
    const char *no_color = getenv("NO_COLOR");
    char *text = tare_describe_step(film, step, !(no_color && *no_color));
    Screen screen = get_screen();
    size_t taken;
    printf("\033[H\033[J");
    if (text) {
        const char *rows = print_head(text, &screen, &taken);
        // The last two rows are the line below and where the cursor stands.
        print_rows(rows, screen.rows > taken + 6 ? screen.rows - taken - 3 : 3);
    }
    printf("\nright, space: next   left: back   up, down: ten steps   home, end   q: leave");
    fflush(stdout);
    free(text);
}

typedef enum Key { KEY_OTHER, KEY_NEXT, KEY_BACK, KEY_FAR, KEY_FAR_BACK, KEY_FIRST, KEY_LAST,
                   KEY_LEAVE } Key;

// What was typed and not looked at: a key that is held comes faster than films are drawn.
typedef struct Typed {
    unsigned char bytes[64];
    size_t start, end;
} Typed;

// Escape, a bracket, digits and a letter; a lone escape leaves.
static Key read_sequence(Typed *typed) {
    if (typed->end - typed->start < 2) return KEY_LEAVE;
    unsigned char first = typed->bytes[++typed->start];
    while (typed->start < typed->end && typed->bytes[typed->start] < 'A') typed->start++;
    unsigned char last = typed->start < typed->end ? typed->bytes[typed->start++] : 0;
    switch (last) {
    case 'C': return KEY_NEXT;
    case 'D': return KEY_BACK;
    case 'B': return KEY_FAR;
    case 'A': return KEY_FAR_BACK;
    case 'H': return KEY_FIRST;
    case 'F': return KEY_LAST;
    default: return first == '1' ? KEY_FIRST : first == '4' ? KEY_LAST : KEY_OTHER;
    }
}

static Key read_key(Typed *typed) {
    if (typed->start >= typed->end) {
        ssize_t count = read(0, typed->bytes, sizeof typed->bytes);
        if (count <= 0) return KEY_LEAVE;
        typed->start = 0;
        typed->end = (size_t)count;
    }
    unsigned char byte = typed->bytes[typed->start++];
    if (byte == 'q' || byte == 3 || byte == 4) return KEY_LEAVE;
    if (byte == 27) return read_sequence(typed);
    return byte == ' ' || byte == '\n' || byte == '\r' ? KEY_NEXT : KEY_OTHER;
}

static size_t move(size_t step, size_t count, Key key) {
    size_t left = count - step;
    switch (key) {
    case KEY_NEXT: return left ? step + 1 : step;
    case KEY_BACK: return step ? step - 1 : 0;
    case KEY_FAR: return left > 10 ? step + 10 : count;
    case KEY_FAR_BACK: return step > 10 ? step - 10 : 0;
    case KEY_FIRST: return 0;
    case KEY_LAST: return count;
    default: return step;
    }
}

static void step_through(const TareFilm *film) {
    struct termios before, raw;
    if (tcgetattr(0, &before)) return;
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(0, TCSADRAIN, &raw);
    printf("\033[?1049h");
    size_t step = 0;
    Typed typed = {.start = 0, .end = 0};
    for (Key key = KEY_OTHER; key != KEY_LEAVE; key = read_key(&typed)) {
        step = move(step, tare_count_steps(film), key);
        show(film, step);
    }
    printf("\033[?1049l");
    fflush(stdout);
    tcsetattr(0, TCSADRAIN, &before);
}

// ---- the command -------------------------------------------------------------------------------

static void write_file(const TareFilm *film, const char *path, const char *text) {
    int error = output_file_write(path, text);
    if (error) fprintf(stderr, "%%film cannot write '%s': %s\n", path, strerror(error));
    else printf("wrote %s: %zu steps\n", path, tare_count_steps(film));
}

static void show_data(const TareFilm *film, const Request *request) {
    char *text = request->wants_json ? tare_describe_film_json(film) : tare_describe_film(film);
    if (!text) fprintf(stderr, "not enough memory to show the film\n");
    else if (*request->path) write_file(film, request->path, text);
    else fputs(text, stdout);
    free(text);
}

static void show_film(const TareFilm *film, const Request *request) {
    if (*request->path || request->wants_json) {
        show_data(film, request);
    } else if (isatty(0) && isatty(1)) {
        step_through(film);
    } else {
        char *text = tare_describe_step(film, tare_count_steps(film) + 1, false);
        if (text) printf("%s", text);
        free(text);
    }
}

// Whether it is an expression; else the error pends, which shows what was typed and no more.
static bool is_expression(TareRuntime *rt, const char *text) {
    TareHandle *module = tare_import(rt, "builtins");
    TareHandle *words[] = {tare_make_text(rt, text, strlen(text)), tare_make_text(rt, "<stdin>", 7),
                           tare_make_text(rt, "eval", 4)};
    bool is_ready = module && words[0] && words[1] && words[2];
    TareHandle *code = is_ready ? tare_invoke_method(rt, module, "compile", words, 3) : NULL;
    bool is_code = code;
    tare_drop(rt, code);
    for (size_t i = 0; i < 3; i++) tare_drop(rt, words[i]);
    tare_drop(rt, module);
    return is_code;
}

void film_view_run(TareRuntime *rt, const char *arguments) {
    Request request;
    if (!read_request(arguments, &request)) {
        fprintf(stderr, "%%film takes an expression, --json and -o FILE\n");
        return;
    }
    char code[EXPRESSION_BYTES + 16];
    snprintf(code, sizeof code, "lambda: (%s)", request.expression);
    bool is_given = *request.expression && is_expression(rt, request.expression);
    TareHandle *callable = is_given ? tare_evaluate(rt, code) : NULL;
    TareFilm *film = NULL;
    if (callable || !*request.expression) film = tare_make_film(rt, callable);
    tare_drop(rt, callable);
    tare_flush(rt);
    if (film) show_film(film, &request);
    else tare_report_error(rt);
    tare_free_film(film);
}
