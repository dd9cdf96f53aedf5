// What the levels have in common. Not for callers.

#ifndef EARSHOT_CQUANTIZEDGEMM_LEVELS_H
#define EARSHOT_CQUANTIZEDGEMM_LEVELS_H

#include "CQuantizedGEMM.h"

// Outputs and inputs that are worked on side by side.
enum { LANES = 16 };

#define DECLARE_LEVEL(level)                                                                                            \
    void qgemm_quantise_##level(const float *x, size_t m, size_t inputs, uint8_t *bytes, qgemm_range *ranges);          \
    void qgemm_multiply_##level(                                                                                        \
        const uint8_t *bytes, const qgemm_range *ranges, size_t m, const qgemm_matrix *matrix, float *y, size_t stride)

DECLARE_LEVEL(portable);
#if defined(__x86_64__)
DECLARE_LEVEL(avx2);
DECLARE_LEVEL(avx512_vnni);
#elif defined(__aarch64__)
DECLARE_LEVEL(neon_dotprod);
#endif

#endif
