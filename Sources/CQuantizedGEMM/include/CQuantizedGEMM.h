#ifndef EARSHOT_CQUANTIZEDGEMM_H
#define EARSHOT_CQUANTIZEDGEMM_H

// Products of float rows with a matrix of bytes: the rows become bytes for the product (dynamic quantisation), sums are whole
// numbers, results are floats again.
//
//     y[m][n] = bias[n] + scale[n] · Σ_k x[m][k] · weight[n][k]
//
// Shapes: `inputs` (k) and `outputs` (n) are multiples of 16 and not 0; m is anything, 0 included. Rows of x lie without gaps.
//
// A row of x is cut into groups of 128 inputs (the last may be shorter), each with a lowest value and a step of its own: one
// large number then spoils its own group only. A value becomes one of 0…127. Seven bits, not eight: AVX2 adds pairs of products in
// 16 bits, and 2 · 127 · 128 fits where 2 · 255 · 128 would be cut off. So every level works out the same whole numbers, and floats in
// the same order without fused multiplication: the results are the same bits on every machine.
//
// Functions keep nothing, allocate nothing and may be called from any number of threads.

#include <stddef.h>
#include <stdint.h>

// Inputs that share a lowest value and a step.
enum { qgemm_group = 128 };

// The instructions that a product is worked out with.
typedef enum {
    // C alone.
    qgemm_portable = 0,
    // x86-64 with AVX2.
    qgemm_avx2 = 1,
    // x86-64 with AVX-512 F, BW, VL and VNNI.
    qgemm_avx512_vnni = 2,
    // arm64 with the dot product instructions.
    qgemm_neon_dotprod = 3,
} qgemm_level;

// Whether this program and this machine have a level; portable is always there.
int qgemm_has(qgemm_level level);

// The fastest level that is there.
qgemm_level qgemm_best(void);

// How many groups so many inputs have.
static inline size_t qgemm_groups(size_t inputs) { return (inputs + qgemm_group - 1) / qgemm_group; }

// What a group's bytes stand for: low + step · byte.
typedef struct {
    float low;
    float step;
} qgemm_range;

// A matrix as products read it. Made by `qgemm_pack`; the caller owns what it points at.
typedef struct {
    size_t outputs;
    size_t inputs;
    // The bytes as [outputs / 16][inputs / 4][16][4], aligned to 64 bytes.
    const int8_t *values;
    // The sums of each output's bytes, as floats: [outputs / 16][groups][16], aligned to 64 bytes.
    const float *sums;
    // [outputs / 16][groups]: bit i says that the products of the quads of inputs 2 i and 2 i + 1 of the group may be added in 16 bits,
    // whatever the rows.
    const uint16_t *fits;
    // What an output's bytes are multiplied with, and what is added to it.
    const float *scales;
    const float *bias;
} qgemm_matrix;

// Packs rows of bytes, an output each, without gaps: `values` takes outputs · inputs bytes, `sums` outputs · groups floats,
// `fits` outputs / 16 · groups numbers.
void qgemm_pack(
    const int8_t *rows, size_t outputs, size_t inputs, int8_t *values, float *sums, uint16_t *fits);

// The matrix of some of the outputs: `count` of them from `first` on, both multiples of 16.
qgemm_matrix qgemm_slice(const qgemm_matrix *matrix, size_t first, size_t count);

// Makes bytes of `m` rows of floats: `bytes` takes m · inputs, `ranges` m · groups. A row with an infinity, with something that is
// no number, or with differences too large for a float yields products of that kind, never finite ones.
void qgemm_quantise(qgemm_level level, const float *x, size_t m, size_t inputs, uint8_t *bytes, qgemm_range *ranges);

// y = the product of what `qgemm_quantise` made of `m` rows; rows of y lie `stride` floats apart. Nothing else is written.
void qgemm_multiply(
    qgemm_level level, const uint8_t *bytes, const qgemm_range *ranges, size_t m, const qgemm_matrix *matrix, float *y,
    size_t stride);

#endif
