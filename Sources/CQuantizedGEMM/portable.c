// No machine's own instructions, but eight numbers of 16 bits at a time, which every compiler turns into vectors: products of 7
// and 8 bits fit, and so does the sum of two of them.

#include <string.h>

#include "levels.h"

// Rows that one pass over the weights serves.
enum { ROWS = 4 };

typedef int16_t halves __attribute__((vector_size(16)));
typedef int32_t words __attribute__((vector_size(16)));

static inline __attribute__((always_inline)) void dot(
    const uint8_t *bytes, size_t stride, int rows, const int8_t *values, size_t quads, unsigned fits,
    int32_t products[ROWS][LANES]) {
    (void)fits;
    // Four outputs at a time. The bytes of a quad are b0, b1, b2, b3 from the lowest bits of a word up.
    for (int part = 0; part < LANES / 4; part++) {
        words sums[ROWS];
        for (int row = 0; row < rows; row++) sums[row] = (words){0};
        for (size_t quad = 0; quad < quads; quad++) {
            halves weights;
            memcpy(&weights, values + quad * 64 + part * 16, sizeof weights);
            const halves even = weights << 8 >> 8, odd = weights >> 8;
            for (int row = 0; row < rows; row++) {
                uint32_t four;
                memcpy(&four, bytes + row * stride + quad * 4, 4);
                const words x = (words){0} + (int32_t)four;
                const halves sum = even * ((halves)x & 0xFF) + odd * ((halves)x >> 8);
                sums[row] += ((words)sum << 16 >> 16) + ((words)sum >> 16);
            }
        }
        for (int row = 0; row < rows; row++) memcpy(products[row] + part * 4, &sums[row], sizeof sums[row]);
    }
}

#define LEVEL(name) qgemm_##name##_portable
#include "kernel.h"
