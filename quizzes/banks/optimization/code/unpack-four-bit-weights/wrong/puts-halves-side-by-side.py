import numpy as np


def unpack(packed, scales, zeros, columns, group):
    codes = np.concatenate([packed & 15, packed >> 4], axis=1)[:, :columns]
    scale, zero = (np.repeat(x.astype(np.float32), group, axis=1)[:, :columns] for x in (scales, zeros))
    return (codes - zero) * scale
