#include <string.h>

#include "levels.h"

#if defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>
#endif

int qgemm_has(qgemm_level level) {
    switch (level) {
    case qgemm_portable: return 1;
#if defined(__x86_64__)
    case qgemm_avx2: return __builtin_cpu_supports("avx2") != 0;
    case qgemm_avx512_vnni:
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
            && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
#elif defined(__aarch64__) && defined(__linux__)
    // The kernel's word for the dot product instructions (HWCAP_ASIMDDP).
    case qgemm_neon_dotprod: return (getauxval(AT_HWCAP) >> 20 & 1) != 0;
#elif defined(__aarch64__) && defined(__APPLE__)
    case qgemm_neon_dotprod: return 1;
#endif
    default: return 0;
    }
}

qgemm_level qgemm_best(void) {
    static const qgemm_level levels[] = {qgemm_avx512_vnni, qgemm_avx2, qgemm_neon_dotprod};
    for (size_t place = 0; place < sizeof levels / sizeof *levels; place++) {
        if (qgemm_has(levels[place])) return levels[place];
    }
    return qgemm_portable;
}

// Whether the products of two quads of weights may be added in 16 bits. Bytes have no sign, so that the positive and the negative
// weights bound the sum each by themselves; weights 0, 1, 4 and 5 are added up in one place, the others in another.
static int fit(const int8_t *weights) {
    for (int pair = 0; pair < 4; pair += 2) {
        int most = 0, least = 0;
        for (int place = 0; place < 4; place++) {
            int weight = weights[pair + place % 2 + place / 2 * 4];
            if (weight > 0) most += weight; else least += weight;
        }
        if (most * 127 > INT16_MAX || least * 127 < INT16_MIN) return 0;
    }
    return 1;
}

void qgemm_pack(const int8_t *rows, size_t outputs, size_t inputs, int8_t *values, float *sums, uint16_t *fits) {
    size_t groups = qgemm_groups(inputs);
    memset(fits, 0xFF, outputs / LANES * groups * sizeof *fits);
    for (size_t output = 0; output < outputs; output++) {
        const int8_t *row = rows + output * inputs;
        int8_t *panel = values + output / LANES * LANES * inputs + output % LANES * 4;
        for (size_t k = 0; k < inputs; k += 4) memcpy(panel + k * LANES, row + k, 4);
        for (size_t group = 0; group < groups; group++) {
            size_t start = group * qgemm_group;
            size_t count = inputs - start < qgemm_group ? inputs - start : qgemm_group;
            int32_t sum = 0;
            for (size_t k = start; k < start + count; k++) sum += row[k];
            sums[(output / LANES * groups + group) * LANES + output % LANES] = (float)sum;
            for (size_t k = 0; k < count; k += 8) {
                if (!fit(row + start + k)) fits[output / LANES * groups + group] &= (uint16_t)~(1u << k / 8);
            }
        }
    }
}

qgemm_matrix qgemm_slice(const qgemm_matrix *matrix, size_t first, size_t count) {
    return (qgemm_matrix){
        .outputs = count,
        .inputs = matrix->inputs,
        .values = matrix->values + first * matrix->inputs,
        .sums = matrix->sums + first * qgemm_groups(matrix->inputs),
        .fits = matrix->fits + first / LANES * qgemm_groups(matrix->inputs),
        .scales = matrix->scales + first,
        .bias = matrix->bias + first,
    };
}

void qgemm_quantise(qgemm_level level, const float *x, size_t m, size_t inputs, uint8_t *bytes, qgemm_range *ranges) {
    switch (level) {
#if defined(__x86_64__)
    case qgemm_avx512_vnni: return qgemm_quantise_avx512_vnni(x, m, inputs, bytes, ranges);
    case qgemm_avx2: return qgemm_quantise_avx2(x, m, inputs, bytes, ranges);
#elif defined(__aarch64__)
    case qgemm_neon_dotprod: return qgemm_quantise_neon_dotprod(x, m, inputs, bytes, ranges);
#endif
    default: return qgemm_quantise_portable(x, m, inputs, bytes, ranges);
    }
}

void qgemm_multiply(
    qgemm_level level, const uint8_t *bytes, const qgemm_range *ranges, size_t m, const qgemm_matrix *matrix, float *y,
    size_t stride) {
    switch (level) {
#if defined(__x86_64__)
    case qgemm_avx512_vnni: return qgemm_multiply_avx512_vnni(bytes, ranges, m, matrix, y, stride);
    case qgemm_avx2: return qgemm_multiply_avx2(bytes, ranges, m, matrix, y, stride);
#elif defined(__aarch64__)
    case qgemm_neon_dotprod: return qgemm_multiply_neon_dotprod(bytes, ranges, m, matrix, y, stride);
#endif
    default: return qgemm_multiply_portable(bytes, ranges, m, matrix, y, stride);
    }
}
