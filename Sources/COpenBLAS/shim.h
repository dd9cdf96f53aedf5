#ifndef EARSHOT_COPENBLAS_SHIM_H
#define EARSHOT_COPENBLAS_SHIM_H

// OpenBLAS is opened at run time: Earshot builds and runs on machines that do not have it.
#include <dlfcn.h>
#include <stddef.h>

// CBLAS's own signature; its enumerations are ints.
typedef void (*earshot_sgemm)(int order, int transA, int transB, int m, int n, int k, float alpha, const float *a,
                              int lda, const float *b, int ldb, float beta, float *c, int ldc);

enum { earshot_row_major = 101, earshot_no_trans = 111, earshot_trans = 112 };

// Opens the library and looks up cblas_sgemm. Returns NULL with the reason in `reason`, which the next call of dlopen on
// this thread overwrites. The library stays open until the process ends.
static inline earshot_sgemm earshot_blas_open(const char *name, const char **reason) {
    *reason = "";
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        *reason = dlerror();
        return NULL;
    }
    earshot_sgemm sgemm = (earshot_sgemm)dlsym(library, "cblas_sgemm");
    if (sgemm == NULL) {
        *reason = "it has no cblas_sgemm";
        dlclose(library);
        return NULL;
    }
    // One thread for each caller: the products are too small to be worth sharing out.
    void (*set_threads)(int) = (void (*)(int))dlsym(library, "openblas_set_num_threads");
    if (set_threads != NULL) set_threads(1);
    return sgemm;
}

#endif
