// Eight outputs to a register: pairs of products in 16 bits (vpmaddubsw), pairs of those in 32 (vpmaddwd).

#if defined(__x86_64__)

#include <immintrin.h>
#include <string.h>

#include "levels.h"

// Rows that one pass over the weights serves: eight of the sixteen registers hold their sums, four hold weights.
enum { ROWS = 4 };

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)

// Four bytes of a row, in every place.
static inline __attribute__((always_inline)) __m256i four(const uint8_t *bytes) {
    int32_t bits;
    memcpy(&bits, bytes, 4);
    return _mm256_set1_epi32(bits);
}

// Adds the products of two quads, `together` in 16 bits first: multiplying is what takes the time, and a quarter of it is saved.
static inline __attribute__((always_inline)) void add(
    __m256i sums[ROWS][2], const uint8_t *bytes, size_t stride, int rows, const int8_t *values, int together) {
    const __m256i ones = _mm256_set1_epi16(1);
    const __m256i *const weights = (const __m256i *)values;
#pragma clang loop unroll(full)
    for (int row = 0; row < rows; row++) {
        const __m256i x0 = four(bytes + row * stride), x1 = four(bytes + row * stride + 4);
#pragma clang loop unroll(full)
        for (int half = 0; half < 2; half++) {
            const __m256i first = _mm256_maddubs_epi16(x0, weights[half]);
            const __m256i second = _mm256_maddubs_epi16(x1, weights[2 + half]);
            const __m256i both = together
                ? _mm256_madd_epi16(_mm256_add_epi16(first, second), ones)
                : _mm256_add_epi32(_mm256_madd_epi16(first, ones), _mm256_madd_epi16(second, ones));
            sums[row][half] = _mm256_add_epi32(sums[row][half], both);
        }
    }
}

static inline __attribute__((always_inline)) void dot(
    const uint8_t *bytes, size_t stride, int rows, const int8_t *values, size_t quads, unsigned fits,
    int32_t products[ROWS][LANES]) {
    __m256i sums[ROWS][2];
    for (int row = 0; row < rows; row++) sums[row][0] = sums[row][1] = _mm256_setzero_si256();
    // By runs of pairs that fit: a branch for each pair would keep the sums out of the registers.
    for (size_t quad = 0; quad < quads; quad += 2) {
        const size_t run = (size_t)__builtin_ctz(~fits) * 2, rest = quads - quad;
        for (const size_t end = quad + (run < rest ? run : rest); quad < end; quad += 2) {
            add(sums, bytes + quad * 4, stride, rows, values + quad * 64, 1);
        }
        if (quad < quads) add(sums, bytes + quad * 4, stride, rows, values + quad * 64, 0);
        fits >>= run / 2 + 1;
    }
    for (int row = 0; row < rows; row++) {
        _mm256_storeu_si256((__m256i *)products[row], sums[row][0]);
        _mm256_storeu_si256((__m256i *)(products[row] + 8), sums[row][1]);
    }
}

#define LEVEL(name) qgemm_##name##_avx2
#include "kernel.h"

#pragma clang attribute pop

#endif
