// Four outputs to a register, four products and their sum at once (sdot): a byte of 0…127 is the same with a sign as without.

#if defined(__aarch64__)

#include <arm_neon.h>
#include <string.h>

#include "levels.h"

// Rows that one pass over the weights serves: sixteen of the thirty-two registers hold their sums.
enum { ROWS = 4 };

#pragma clang attribute push(__attribute__((target("dotprod"))), apply_to = function)

static inline __attribute__((always_inline)) void dot(
    const uint8_t *bytes, size_t stride, int rows, const int8_t *values, size_t quads, unsigned fits,
    int32_t products[ROWS][LANES]) {
    (void)fits;
    int32x4_t sums[ROWS][4];
    for (int row = 0; row < rows; row++) {
        for (int part = 0; part < 4; part++) sums[row][part] = vdupq_n_s32(0);
    }
    for (size_t quad = 0; quad < quads; quad++) {
        int8x16_t weights[4];
        for (int part = 0; part < 4; part++) weights[part] = vld1q_s8(values + quad * 64 + part * 16);
        for (int row = 0; row < rows; row++) {
            int32_t four;
            memcpy(&four, bytes + row * stride + quad * 4, 4);
            const int8x16_t x = vreinterpretq_s8_s32(vdupq_n_s32(four));
            for (int part = 0; part < 4; part++) sums[row][part] = vdotq_s32(sums[row][part], weights[part], x);
        }
    }
    for (int row = 0; row < rows; row++) {
        for (int part = 0; part < 4; part++) vst1q_s32(products[row] + part * 4, sums[row][part]);
    }
}

#define LEVEL(name) qgemm_##name##_neon_dotprod
#include "kernel.h"

#pragma clang attribute pop

#endif
