// The product, written once and compiled for each level: the including file defines LEVEL(name), which names the level's
// functions, `ROWS` and `dot`, and has the compiler use the level's instructions. The loops over 16 lanes become vectors.

#include "levels.h"

// Where a multiplication and an addition are fused depends on the machine; here they never are.
#pragma STDC FP_CONTRACT OFF

#include <string.h>

static inline __attribute__((always_inline)) qgemm_range range_of(const float *x, size_t count) {
    float low[LANES], high[LANES], none[LANES];
    for (int lane = 0; lane < LANES; lane++) {
        low[lane] = high[lane] = x[lane];
        none[lane] = 0;
    }
    for (size_t k = 0; k < count; k += LANES) {
        for (int lane = 0; lane < LANES; lane++) {
            float value = x[k + lane];
            // 0, but for an infinity or what is no number: comparing would pass over these.
            none[lane] += value * 0;
            low[lane] = value < low[lane] ? value : low[lane];
            high[lane] = value > high[lane] ? value : high[lane];
        }
    }
    for (int lane = 1; lane < LANES; lane++) {
        low[0] = low[lane] < low[0] ? low[lane] : low[0];
        high[0] = high[lane] > high[0] ? high[lane] : high[0];
        none[0] += none[lane];
    }
    return (qgemm_range){low[0] + none[0], (high[0] - low[0]) / 127};
}

void LEVEL(quantise)(const float *x, size_t m, size_t inputs, uint8_t *bytes, qgemm_range *ranges) {
    for (size_t row = 0; row < m; row++) {
        for (size_t start = 0; start < inputs; start += qgemm_group) {
            size_t count = inputs - start < qgemm_group ? inputs - start : qgemm_group;
            qgemm_range range = range_of(x + start, count);
            float factor = range.step > 0 ? 1 / range.step : 0;
            for (size_t k = start; k < start + count; k += LANES) {
                for (int lane = 0; lane < LANES; lane++) {
                    float value = (x[k + lane] - range.low) * factor;
                    // Written so that what is no number becomes 0, too.
                    value = value > 0 ? value : 0;
                    value = value < 127 ? value : 127;
                    // Adding 2²³ rounds to a whole number, halves to the even one, which then stands in the lowest bits.
                    float shifted = value + 8388608.0f;
                    uint32_t bits;
                    memcpy(&bits, &shifted, sizeof bits);
                    bytes[k + lane] = (uint8_t)bits;
                }
            }
            *ranges++ = range;
        }
        x += inputs;
        bytes += inputs;
    }
}

// `rows` rows with 16 outputs: `rows` is a constant wherever this is called.
static inline __attribute__((always_inline)) void tile(
    const uint8_t *bytes, const qgemm_range *ranges, int rows, const qgemm_matrix *matrix, size_t output, float *y,
    size_t stride) {
    size_t inputs = matrix->inputs, groups = qgemm_groups(inputs);
    const int8_t *values = matrix->values + output * inputs;
    const float *sums = matrix->sums + output * groups;
    const uint16_t *fits = matrix->fits + output / LANES * groups;
    float results[ROWS][LANES];
    for (int row = 0; row < rows; row++) memset(results[row], 0, sizeof results[row]);
    for (size_t group = 0; group < groups; group++) {
        size_t start = group * qgemm_group;
        size_t count = inputs - start < qgemm_group ? inputs - start : qgemm_group;
        int32_t products[ROWS][LANES];
        dot(bytes + start, inputs, rows, values + start * LANES, count / 4, fits[group], products);
        for (int row = 0; row < rows; row++) {
            qgemm_range range = ranges[row * groups + group];
            for (int lane = 0; lane < LANES; lane++) {
                results[row][lane] += (float)products[row][lane] * range.step;
                results[row][lane] += sums[group * LANES + lane] * range.low;
            }
        }
    }
    for (int row = 0; row < rows; row++) {
        for (int lane = 0; lane < LANES; lane++) {
            y[row * stride + lane] = results[row][lane] * matrix->scales[output + lane] + matrix->bias[output + lane];
        }
    }
}

// 16 outputs at a time for all rows: their weights stay in the first-level cache, the rows in the second.
void LEVEL(multiply)(
    const uint8_t *bytes, const qgemm_range *ranges, size_t m, const qgemm_matrix *matrix, float *y, size_t stride) {
    size_t inputs = matrix->inputs, groups = qgemm_groups(inputs);
    for (size_t output = 0; output < matrix->outputs; output += LANES) {
        size_t row = 0;
        for (; row + ROWS <= m; row += ROWS) {
            tile(bytes + row * inputs, ranges + row * groups, ROWS, matrix, output, y + row * stride + output, stride);
        }
        for (; row + 4 <= m; row += 4) {
            tile(bytes + row * inputs, ranges + row * groups, 4, matrix, output, y + row * stride + output, stride);
        }
        for (; row < m; row++) {
            tile(bytes + row * inputs, ranges + row * groups, 1, matrix, output, y + row * stride + output, stride);
        }
    }
}
