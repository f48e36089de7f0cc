import numpy as np


def unpack(packed, scales, zeros, columns, group):
    codes = np.stack([packed & 15, packed >> 4], axis=-1).reshape(len(packed), 2 * packed.shape[1])
    at = np.minimum(np.arange(codes.shape[1]) // group, scales.shape[1] - 1)
    return (codes - zeros[:, at].astype(np.float32)) * scales[:, at].astype(np.float32)
