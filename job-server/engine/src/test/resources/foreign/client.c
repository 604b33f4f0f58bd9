/* The scenario of ForeignClientTests with libgearman. */
#include <libgearman/gearman.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gearman_client_st *client;

static void must(gearman_return_t code, const char *what) {
    if (gearman_failed(code)) {
        fprintf(stderr, "%s: %s (%s)\n", what, gearman_strerror(code), gearman_client_error(client));
        exit(1);
    }
}

typedef void *(gearman_do_fn)(gearman_client_st *, const char *, const char *, const void *,
                              size_t, size_t *, gearman_return_t *);

/* Pieces of results and progress come first. */
static char *result_of(gearman_do_fn *submit, const char *data, size_t size, size_t *result_size) {
    while (1) {
        gearman_return_t code;
        char *result = submit(client, "reverse", NULL, data, size, result_size, &code);
        if (code == GEARMAN_SUCCESS) {
            return result;
        }
        if (code != GEARMAN_WORK_DATA && code != GEARMAN_WORK_STATUS && code != GEARMAN_WORK_WARNING) {
            must(code, "reverse");
        }
        free(result);
    }
}

static void print_result_of(gearman_do_fn *submit, const char *data, const char *end) {
    size_t size;
    char *result = result_of(submit, data, strlen(data), &size);
    printf("%.*s%s", (int) size, result, end);
    free(result);
}

static gearman_return_t on_status(gearman_task_st *task) {
    printf("status %u/%u\n", gearman_task_numerator(task), gearman_task_denominator(task));
    return GEARMAN_SUCCESS;
}

static gearman_return_t print_data(const char *what, gearman_task_st *task) {
    printf("%s %.*s\n", what, (int) gearman_task_data_size(task), (const char *) gearman_task_data(task));
    return GEARMAN_SUCCESS;
}

static gearman_return_t on_data(gearman_task_st *task) { return print_data("data", task); }
static gearman_return_t on_warning(gearman_task_st *task) { return print_data("warning", task); }
static gearman_return_t on_complete(gearman_task_st *task) { return print_data("complete", task); }
static gearman_return_t on_exception(gearman_task_st *task) { return print_data("exception", task); }

static gearman_return_t on_fail(gearman_task_st *task) {
    (void) task;
    printf("failed\n");
    return GEARMAN_SUCCESS;
}

static char results[50][8];
static int result_count;

static gearman_return_t collect(gearman_task_st *task) {
    snprintf(results[result_count++], sizeof results[0], "%.*s", (int) gearman_task_data_size(task),
             (const char *) gearman_task_data(task));
    return GEARMAN_SUCCESS;
}

static int by_text(const void *one, const void *other) { return strcmp(one, other); }

static void run_one_task(const char *function) {
    gearman_return_t code;
    gearman_client_add_task(client, NULL, NULL, function, NULL, "d", 1, &code);
    must(code, function);
    must(gearman_client_run_tasks(client), function);
}

static void run_many_tasks(void) {
    static char data[50][8];
    gearman_client_clear_fn(client);
    gearman_client_set_complete_fn(client, collect);
    for (int i = 0; i < 50; i++) {
        gearman_return_t code;
        char unique[16];
        snprintf(data[i], sizeof data[i], "%d", 10 + i);
        snprintf(unique, sizeof unique, "task:%d", 10 + i);
        gearman_client_add_task(client, NULL, NULL, "reverse", unique, data[i], strlen(data[i]), &code);
        must(code, "add task");
    }
    must(gearman_client_run_tasks(client), "many tasks");
    qsort(results, result_count, sizeof results[0], by_text);
    printf("%d %s %s %s\n", result_count, results[0], results[1], results[2]);
}

static void print_status(void) {
    gearman_job_handle_t handle;
    bool known, running;
    uint32_t numerator, denominator;
    must(gearman_client_do_background(client, "nobody", "waiting", "d", 1, handle), "background");
    must(gearman_client_job_status(client, handle, &known, &running, &numerator, &denominator), "status");
    printf("known %d running %d\n", known, running);
}

/* The last thing: libgearman's next request would wait in vain, whatever the server. */
static void print_status_by_unique_id(void) {
    gearman_status_t status = gearman_client_unique_status(client, "waiting", strlen("waiting"));
    must(gearman_status_return(status), "unique status");
    printf("by unique id: known %d running %d\n", gearman_status_is_known(status),
           gearman_status_is_running(status));
}

static void print_other_forms(void) {
    gearman_job_handle_t handle;
    must(gearman_client_do_high_background(client, "nobody", NULL, "d", 1, handle), "high");
    printf("high in background\n");
    must(gearman_client_do_low_background(client, "nobody", NULL, "d", 1, handle), "low");
    printf("low in background\n");
    must(gearman_client_echo(client, "anybody there?", 14), "echo");
    printf("echo 1\n");
}

/* A job for the next minute. */
static void print_epoch(void) {
    gearman_task_attr_t next_minute = gearman_task_attr_init_epoch(time(NULL) + 60, GEARMAN_JOB_PRIORITY_NORMAL);
    gearman_argument_t argument = gearman_argument_make(NULL, 0, "d", 1);
    gearman_task_st *task = gearman_execute(client, "reverse", 7, "held", 4, &next_minute, &argument, NULL);
    printf("epoch %s\n", task == NULL ? gearman_client_error(client) : "accepted");
}

/* Its partitioner gives each word to the function "reverse" and joins the results. */
static void print_reduced(void) {
    gearman_argument_t argument = gearman_argument_make(NULL, 0, "one two three", 13);
    gearman_task_st *task = gearman_execute_by_partition(
        client, "words", 5, "reverse", 7, NULL, 0, NULL, &argument, NULL);
    if (task == NULL || gearman_failed(gearman_task_return(task))) {
        printf("reduce: %s\n", gearman_client_error(client));
        return;
    }
    gearman_result_st *result = gearman_task_result(task);
    printf("reduced %.*s\n", (int) gearman_result_size(result), gearman_result_value(result));
}

int main(int count, char **arguments) {
    setbuf(stdout, NULL);
    client = gearman_client_create(NULL);
    must(gearman_client_add_servers(client, arguments[1]), "server");
    gearman_client_set_timeout(client, 20000);
    gearman_client_set_server_option(client, "exceptions", strlen("exceptions"));

    print_result_of(gearman_client_do, "normal", " ");
    print_result_of(gearman_client_do_high, "high", " ");
    print_result_of(gearman_client_do_low, "low", "\n");

    size_t size = 300000;
    char *large = malloc(size);
    memset(large, 'x', size);
    free(result_of(gearman_client_do, large, size, &size));
    free(large);
    printf("%zu\n", size);

    gearman_client_set_status_fn(client, on_status);
    gearman_client_set_data_fn(client, on_data);
    gearman_client_set_warning_fn(client, on_warning);
    gearman_client_set_complete_fn(client, on_complete);
    gearman_client_set_exception_fn(client, on_exception);
    gearman_client_set_fail_fn(client, on_fail);
    run_one_task("tell");
    run_one_task("fail");
    run_one_task("except");
    run_many_tasks();
    gearman_client_clear_fn(client);

    print_status();
    print_other_forms();
    if (count > 2 && strcmp(arguments[2], "more") == 0) {
        print_epoch();
        print_reduced();
    }
    print_status_by_unique_id();
    gearman_client_free(client);
    return 0;
}
