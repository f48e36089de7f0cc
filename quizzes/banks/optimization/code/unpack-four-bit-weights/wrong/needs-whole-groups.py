import numpy as np


def unpack(packed, scales, zeros, columns, group):
    codes = np.stack([packed & 15, packed >> 4], axis=-1).reshape(len(packed), 2 * packed.shape[1])[:, :columns]
    grouped = codes.reshape(len(packed), scales.shape[1], -1).astype(np.float32)
    weights = (grouped - zeros[..., None].astype(np.float32)) * scales[..., None].astype(np.float32)
    return weights.reshape(len(packed), columns)
