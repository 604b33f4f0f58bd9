/* The worker of ForeignClientTests with libgearman. */
#include <libgearman/gearman.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static gearman_return_t reverse(gearman_job_st *job, void *context) {
    (void) context;
    const char *data = gearman_job_workload(job);
    size_t size = gearman_job_workload_size(job);
    char *reversed = malloc(size + 1);
    for (size_t i = 0; i < size; i++) {
        reversed[i] = data[size - 1 - i];
    }
    gearman_return_t sent = gearman_job_send_complete(job, reversed, size);
    free(reversed);
    return gearman_failed(sent) ? GEARMAN_ERROR : GEARMAN_SUCCESS;
}

static gearman_return_t tell(gearman_job_st *job, void *context) {
    (void) context;
    gearman_job_send_status(job, 1, 2);
    gearman_job_send_data(job, "part", 4);
    gearman_job_send_warning(job, "hot", 3);
    gearman_job_send_complete(job, "done", 4);
    return GEARMAN_SUCCESS;
}

static gearman_return_t fail(gearman_job_st *job, void *context) {
    (void) context;
    gearman_job_send_fail(job);
    return GEARMAN_SUCCESS;
}

static gearman_return_t except(gearman_job_st *job, void *context) {
    (void) context;
    gearman_job_send_exception(job, "why", 3);
    return GEARMAN_SUCCESS;
}

static gearman_return_t never_end(gearman_job_st *job, void *context) {
    (void) job;
    (void) context;
    pause();
    return GEARMAN_ERROR;
}

/* Gives each word to the reducer. */
static gearman_return_t words(gearman_job_st *job, void *context) {
    (void) context;
    const char *data = gearman_job_workload(job);
    size_t size = gearman_job_workload_size(job);
    for (size_t start = 0, end = 0; end <= size; end++) {
        if (end == size || data[end] == ' ') {
            gearman_job_send_data(job, data + start, end - start);
            start = end + 1;
        }
    }
    return GEARMAN_SUCCESS;
}

static gearman_return_t join(gearman_aggregator_st *aggregator, gearman_task_st *task, gearman_result_st *result) {
    (void) aggregator;
    char joined[1000] = "";
    while (task != NULL) {
        gearman_result_st *part = gearman_task_result(task);
        strncat(joined, gearman_result_value(part), gearman_result_size(part));
        task = gearman_next(task);
        strcat(joined, task == NULL ? "" : " ");
    }
    return gearman_result_store_value(result, joined, strlen(joined));
}

static void add(gearman_worker_st *worker, const char *name, gearman_function_t function, uint32_t seconds) {
    if (gearman_failed(gearman_worker_define_function(worker, name, strlen(name), function, seconds, NULL))) {
        fprintf(stderr, "%s\n", gearman_worker_error(worker));
        exit(1);
    }
}

int main(int count, char **arguments) {
    gearman_worker_st *worker = gearman_worker_create(NULL);
    gearman_worker_add_servers(worker, arguments[1]);
    gearman_worker_set_identifier(worker, "libgearman-1", strlen("libgearman-1"));
    if (count > 2 && strcmp(arguments[2], "stuck") == 0) {
        add(worker, "reverse", gearman_function_create(never_end), 1);
    } else if (count > 2 && strcmp(arguments[2], "words") == 0) {
        add(worker, "words", gearman_function_create_partition(words, join), 0);
    } else {
        add(worker, "reverse", gearman_function_create(reverse), 0);
        add(worker, "tell", gearman_function_create(tell), 10);
        add(worker, "fail", gearman_function_create(fail), 0);
        add(worker, "except", gearman_function_create(except), 0);
    }
    while (gearman_success(gearman_worker_work(worker))) {
    }
    fprintf(stderr, "%s\n", gearman_worker_error(worker));
    return 1;
}
