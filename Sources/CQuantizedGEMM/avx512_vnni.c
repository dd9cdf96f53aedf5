// Sixteen outputs to a register, four products and their sum at once (vpdpbusd).

#if defined(__x86_64__)

#include <immintrin.h>
#include <string.h>

#include "levels.h"

// Rows that one pass over the weights serves: so many sums hide that each takes five cycles.
enum { ROWS = 12 };

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"))), apply_to = function)

static inline __attribute__((always_inline)) void dot(
    const uint8_t *bytes, size_t stride, int rows, const int8_t *values, size_t quads, unsigned fits,
    int32_t products[ROWS][LANES]) {
    (void)fits;
    __m512i sums[ROWS];
    for (int row = 0; row < rows; row++) sums[row] = _mm512_setzero_si512();
    for (size_t quad = 0; quad < quads; quad++) {
        const __m512i weights = _mm512_load_si512(values + quad * 64);
#pragma clang loop unroll(full)
        for (int row = 0; row < rows; row++) {
            int32_t four;
            memcpy(&four, bytes + row * stride + quad * 4, 4);
            sums[row] = _mm512_dpbusd_epi32(sums[row], _mm512_set1_epi32(four), weights);
        }
    }
    for (int row = 0; row < rows; row++) _mm512_storeu_si512(products[row], sums[row]);
}

#define LEVEL(name) qgemm_##name##_avx512_vnni
#include "kernel.h"

#pragma clang attribute pop

#endif
