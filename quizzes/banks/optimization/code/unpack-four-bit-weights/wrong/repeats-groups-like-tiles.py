import numpy as np


def unpack(packed, scales, zeros, columns, group):
    codes = np.stack([packed & 15, packed >> 4], axis=-1).reshape(len(packed), 2 * packed.shape[1])[:, :columns]
    at = np.arange(columns) % scales.shape[1]
    return (codes - zeros[:, at].astype(np.float32)) * scales[:, at].astype(np.float32)
